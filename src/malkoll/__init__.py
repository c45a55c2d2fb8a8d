"""malkoll: a rule engine and linter for the quality of plans."""

__version__ = "0.1.0"

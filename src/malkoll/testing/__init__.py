"""For those who write rules and plugins: rule files, checks and readers under pytest. Public; see ``docs/api.md``.

Nothing here reads a configuration, and no result is remembered. Plugins that are installed take part, and those
named in ``plugins``.
"""

from malkoll.testing.cases import Case, CaseError, ExpectedGoal, ExpectedIndicator, read_case, read_cases
from malkoll.testing.run import ExampleResult, assert_case, check_text, run_rules

__all__ = [
    "Case",
    "CaseError",
    "ExampleResult",
    "ExpectedGoal",
    "ExpectedIndicator",
    "assert_case",
    "check_text",
    "read_case",
    "read_cases",
    "run_rules",
]

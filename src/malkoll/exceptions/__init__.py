"""Exceptions that somebody has decided on, and what was there before (the baseline). Nothing here opens a file."""

__all__ = ["FILE_NAME"]

FILE_NAME = "malkoll-undantag.toml"
"""What the file of exceptions is called where the configuration says nothing else."""

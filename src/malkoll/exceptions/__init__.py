"""Exceptions that somebody has decided on, and what was there before (the baseline). Nothing here opens a file."""

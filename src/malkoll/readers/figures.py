"""What reads like a value in a table: figures with their unit, a dash for none, yes or no, a symbol."""

from __future__ import annotations

import re
from functools import lru_cache

from malkoll.readers.lines import EDGE
from malkoll.regexes import compiled
from malkoll.swedish.values import is_empty

__all__ = ["has_year", "is_date", "is_value", "is_year"]

_LONGEST = 80  # characters; longer texts say more than a value
_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)\d\d|\s?/\s?\d\d)?(?!\d)")
_DATE = compiled(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])|[-/.]\d\d?[-/.]\d\d?)")
# A word for what is counted; a capital begins the name of a thing ("1 Trygghet") unless it is a measure ("2 MWh").
_UNIT = r"(?:%-?enheter|%|‰|[a-zåäö][^\W\d]*[²³23]?\.?|[A-Z]{1,4}[a-z]?h?)"
_FIGURE = r"(?:\d{1,3}(?:[ \xa0\u2009\u202f]\d{3})+|\d+(?:\.\d{3})*)(?:[.,]\d+)?"
_VALUE = compiled(
    rf"""
      (?:(?i:minst|högst|lägst|max|min|ca|cirka|över|under|drygt|knappt|mer\ än|mindre\ än|fler\ än|färre\ än|
          kvinnor|män|flickor|pojkar)\.?\s)?
      [<>≥≤=+±~−–-]{{0,2}}\s?
      {_FIGURE}(?:(?:\s?[/:–-]\s?|\sav\s){_FIGURE})?
      (?:\s?{_UNIT}(?:[ /]{_UNIT}){{0,3}})?
      (?:,?\s?(?:kvinnor|män|flickor|pojkar)\s{_FIGURE}\s?%?)?
      (?:\s?\([^()]{{1,60}}\)){{0,2}}
      \*{{0,2}}
    """,
    re.VERBOSE,
)
_ANSWERS = frozenset(("ja", "nej", "x"))


def is_year(text: str) -> bool:
    """Whether a text is a year, or a school year, and nothing else."""
    return _YEAR.fullmatch(text) is not None


def has_year(text: str) -> bool:
    """Whether a year stands in a text."""
    return _YEAR.search(text) is not None


def is_date(text: str) -> bool:
    """Whether a text is a date in figures."""
    return _DATE.fullmatch(text) is not None


def is_value(text: str) -> bool:
    """Whether a text reads like a value; figures that are only a year ("Män 2025") read like the head of a column."""
    text = text.strip(EDGE)
    return 0 < len(text) <= _LONGEST and _is_value(text)


@lru_cache(maxsize=4096)
def _is_value(text: str) -> bool:
    if not any(map(str.isalnum, text)):
        return len(text) <= len("– – –")
    if not any(map(str.isdigit, text)):
        return text.casefold() in _ANSWERS or is_empty(text)
    if is_date(text):
        return True
    return any(map(str.isdigit, _YEAR.sub("", text))) and _VALUE.fullmatch(text) is not None

"""When a number beside a statute's name is a wrong one, and not the number of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malkoll.facts.statutes import Number, is_one_off
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Evidence", "is_wrong"]

# Right before a name these say that the number is an amendment's, an older or a foreign statute's.
_OF_ANOTHER = compiled(
    r"\b(?:ändr|tillägg|införa|införd|införs|upphäv|ersätt|ersatt|följd|övergång|föreslag|förslag|proposition|"
    r"lagrådsremiss|gamla|tidigare|äldre|dåvarande|kommande|kompletter|norska|danska|finska|finländska|isländska|"
    r"åländska|tyska|estniska)",
    re.IGNORECASE,
)
# Something that rests on the statute and may have a number of its own.
_RESTS_ON = compiled(
    r"\b\w*(?:förordning|föreskrift|råd|handbok|vägledning|tax|avgift|delegation|reglemente|riktlinje|rutin|policy|"
    r"program|plan|ordning|beslut|rapport|granskning|tillsyn)\w*\s+(?:\w+\s+)?"
    r"(?:till|om|enligt|i|för|av|utifrån|avseende|kring|gällande)\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
# In the sentence: the law is being changed, and the number may be the change's.
_CHANGING = compiled(
    r"\b(?:ändr|lagändr|tillägg|införa|införd|införs|upphäv|ersätt|ersatt|förslag|föreslå|propos|prop\.|lydelse|"
    r"(?:ny|nya|nytt)\b|revider|skärp|i kraft\b|t\.?\s?o\.?\s?m)",
    re.IGNORECASE,
)
_TELLING = 100
"""Serials from here on are those of a national series; municipalities' own seldom come so far in a year."""

_LIKELY = 20
"""Years; a statute much older than the oldest known of its name may be one before it."""


@record
class Evidence:
    """How the number stands by the name.

    ``explicit``: with its series ("SFS"). ``firm``: in parentheses or with its series. ``short``: after a short form
    of the name. ``loose``: the two may not belong together (a comma or a line break between, a name that goes on).
    """

    explicit: bool = False
    firm: bool = False
    short: bool = False
    loose: bool = False


def is_wrong(
    number: Number, of_name: Sequence[Number], evidence: Evidence, before: str, window: str, known: bool
) -> bool:
    """Whether ``number`` is wrong beside a name whose numbers are ``of_name`` (and it is none of these).

    ``before`` is the text right before the name, ``window`` the text around it; ``known``: it is another
    known statute's number. What is not like a slip is left alone: an amendment is younger than what it amends, and
    a municipality numbers its own documents in the same way.
    """
    if not of_name or _OF_ANOTHER.search(before[-45:]):
        return False
    if any(is_one_off(_in_series_of(number, one), one) for one in of_name):
        return True
    if evidence.loose or _RESTS_ON.search(before):
        return False
    if known:
        return True
    if _CHANGING.search(window):
        return False
    telling = number.serial >= _TELLING
    if telling and any(number.serial == one.serial for one in of_name):
        return True
    if telling and (evidence.firm or evidence.short) and any(number.year == one.year for one in of_name):
        return True
    first = min(one.place for one in of_name)
    earlier = number.place < first and first[0] - number.year <= _LIKELY
    return evidence.explicit and not evidence.short and earlier


def _in_series_of(number: Number, other: Number) -> Number:
    """``number`` in the series of ``other``: a number written without one is of the name's own."""
    return Number(other.series, number.year, number.serial)

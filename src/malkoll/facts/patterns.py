"""Regular expressions out of lists of words, so that the words can be read and added to."""

from __future__ import annotations

import re

from malkoll.regexes import compiled

__all__ = ["BODIES", "GOALS", "OWN_PLAN", "any_of", "word_set", "words"]

# Goals by any of their names, as a sentence about all of them calls them: "effektmålen", "samtliga åtaganden".
GOALS = r"(?:\w*mål(?:et|en)?|uppdrag(?:et|en)?|åtagande(?:t|n|na)?|\w*målsättning(?:ar|arna)?|\w*löfte(?:t|n|na)?)"

# The plan itself by its own name; "biblioteksplanen" and "underhållsplanen" may be other plans.
OWN_PLAN = (
    r"(?:(?:verksamhets|nämnds?|uppdrags|handlings|enhets|affärs|arbets|mål-?\s?och\s?budget)?planen|arbetsplanens\s+mål|"
    r"programmet|strategin)"
)
# Who sets goals, as a sentence calls them: "nämnden", "bolaget", "vi".
BODIES = (
    r"(?:\w*nämnden|\w*styrelsen|bolaget|förvaltningen|enheten|skolan|förskolan|förbundet|direktionen|avdelningen|vi)"
)


def any_of(text: str) -> str:
    """An expression for any of the alternatives in ``text``, parted by commas; lines may break anywhere.

    A space in an alternative stands for white space, ``*`` at the end of a word for any ending.
    """
    alternatives = [part for part in " ".join(text.split()).split(", ") if part]
    pieces = [re.escape(part).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for part in alternatives]
    return "(?:" + "|".join(sorted(pieces, key=len, reverse=True)) + ")"


def words(text: str) -> re.Pattern[str]:
    """A pattern that finds any of the alternatives in ``text`` as whole words."""
    return compiled(rf"\b{any_of(text)}(?!\w)", re.IGNORECASE)


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``, a blank apart, as a set."""
    return frozenset(text.split())

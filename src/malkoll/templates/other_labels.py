"""Labels that no template knows, such as "Kostnad": they end the field before them, and what they say is the goal's."""

from __future__ import annotations

import re

from malkoll.regexes import compiled
from malkoll.swedish.verbs import has_finite_verb
from malkoll.templates.columns import sex_named
from malkoll.templates.labels import without_time

__all__ = ["begins_other_label", "is_other_label"]

_LABEL = compiled(r"(?P<label>[A-ZÅÄÖ][^\W\d]*(?:[/-][^\W\d]+)*(?:\s+[^\W\d]+(?:[/-][^\W\d]+)*){0,3})\s*:(?=\s|$)")
_WORD = compiled(r"[^\W\d]+")
_TIME = compiled(
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|apr|aug|sept?|okt"
    r"|nov|dec|\w*vår(?:en)?|\w*sommar(?:en)?|\w*höst(?:en)?|\w*vinter(?:n)?|vecka|månad|måndag|tisdag|onsdag|torsdag"
    r"|fredag|lördag|söndag|kvartal|tertial|läsår(?:et)?|halvår(?:et)?|år(?:et)?|årligen|varje|löpande)",
    re.IGNORECASE,
)
# As much of a word as its forms share.
_STEM = 6


def is_other_label(label: str) -> bool:
    """Whether ``label`` can be one: a few words with a capital, no sentence, and no time or sex that values are for."""
    found = _LABEL.fullmatch(f"{label.strip()}:")
    if found is None or has_finite_verb(found["label"]) or sex_named(found["label"]) is not None:
        return False
    return bool(without_time(label)) and not any(_TIME.fullmatch(word) for word in _WORD.findall(label))


def begins_other_label(text: str, before: str, *, told: bool = False) -> bool:
    """Whether ``text`` begins with such a label and its words, and the label is nothing which ``before`` speaks of.

    "Delårsrapport: i augusti" after "Uppföljning: delårsrapport och årsredovisning" goes on with it. So does a label
    alone, and in what is ``told`` at length, as in a comment, one with a sentence: "Grundskolan: Arbetet går framåt."
    """
    found = _LABEL.match(text)
    if found is None or not is_other_label(found["label"]) or before.rstrip().endswith(":"):
        return False
    rest = text[found.end() :].strip()
    if not rest or (told and has_finite_verb(rest)):
        return False
    said = before.lower()
    return not any(word.lower()[:_STEM] in said for word in _WORD.findall(found["label"]) if len(word) >= _STEM)

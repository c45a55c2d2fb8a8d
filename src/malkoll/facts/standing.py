"""What the words of an assessment say: that a goal is met, met in part or not met."""

from __future__ import annotations

import re
from typing import Literal

from malkoll.facts.patterns import any_of
from malkoll.regexes import compiled

__all__ = ["standing_in"]

_LONGEST = 300
_REACHED = any_of(
    """nås, nått, nåtts, nådde, nåddes, uppnås, uppnått, uppnåtts, uppnåddes, uppnådd, uppnådda, uppfyllt, uppfyllda,
    uppfylld, uppfylls, uppfyllts, uppfylldes, uppfyllelse, måluppfyllelse, klarat, klarats, klarades, infriat,
    infriats, genomfört, genomförd, genomförda, genomförts, slutfört, slutförd, slutförts, klar, klart, klara,
    avslutad, avslutat, met, achieved, reached, fulfilled, completed, done"""
)
_PARTLY = compiled(
    rf"\b{any_of('delvis, till viss del, i viss mån, nästan, till stor del, viss, pågår, pågående, påbörja*')}\b"
    rf"|\b{any_of('partly, partially, in part, ongoing')}\b|^\W*(?:gul|gult|yellow)\W*$",
    re.IGNORECASE,
)
_NOT = compiled(
    rf"\b(?:ej|inte|icke|not)\s+(?:\w+\s+){{0,2}}?{_REACHED}\b|\b{_REACHED}\s+(?:inte|ej)\b|"
    rf"\b(?:når|uppnår|uppfyller|klarar)\s+(?:inte|ej)\b|^\W*(?:röd|rött|red)\W*$|"
    r"\b(?:ej|inte)\s+påbörja\w+|\blåg\s+måluppfyllelse\b|\bunder\s+mål\w*",
    re.IGNORECASE,
)
# What is only expected is no claim that it is so.
_AHEAD = compiled(
    rf"\b{any_of('kommer att, väntas, förväntas, beräknas, prognos*, planeras, risk, när målet, om målet, expected')}"
    r"|\bbedöms\s+(?:\w+\s+)?(?:nås|uppnås|uppfyllas|kunna|bli)\b",
    re.IGNORECASE,
)
_MET = compiled(rf"\b{_REACHED}\b|^\W*(?:grön|grönt|green|ja|yes)\W*$|\bi\s+hög\s+grad\b", re.IGNORECASE)


def standing_in(text: str) -> Literal["met", "partly", "not-met"] | None:
    """What an assessment says, ``None`` where it cannot be told: it is a forecast, an essay or says something else."""
    line = " ".join(text.split())
    if not line or len(line) > _LONGEST or _AHEAD.search(line):
        return None
    if _NOT.search(line):
        return "not-met"
    if _PARTLY.search(line):
        return "partly"
    return "met" if _MET.search(line) else None

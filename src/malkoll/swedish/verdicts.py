"""Sentences that say how a goal went: "Målet är delvis uppfyllt.", "Når inte målet"."""

from __future__ import annotations

import re

from malkoll.regexes import compiled

__all__ = ["ENDED", "THE_GOAL", "is_verdict", "says_how_it_went"]

ENDED = (
    r"(?:nått|nåtts|nåddes|nådde|nås|uppnått|uppnåtts|uppnåddes|uppnås|uppfyllt|uppfyllts|uppfylldes|uppfylls|infriat|"
    r"infriades|bedömt|bedöms|utvärderas|utvärderats|slutfört|genomfört|klart)"
)
"""What has become of a goal, as an expression."""
THE_GOAL = r"(?:\w{0,30}målet|uppdraget|målsättningen|målnivån|åtagandet|\w{0,30}löftet)"
"""A goal by any of its names, as an expression."""
_TOLD = compiled(
    r"^\W*arbetet\s+(?:pågår|har\s+(?:inte\s+)?(?:påbörjats|slutförts))\b|"
    rf"^\W*(?:{THE_GOAL}|det)\b(?:\s+[^\W\d]\w*){{0,4}}?\s+{ENDED}\b"
    # "Når delvis målet", "Målet kan inte bedömas".
    r"|^\W*(?:når|uppnår|uppfyller)\s+(?:(?:inte|ej|delvis|inte\s+helt|bara\s+delvis|helt)\s+)?mål(?:et)?\b"
    rf"|^\W*{THE_GOAL}\s+(?:kan|går)\s+(?:inte|ej)\s+(?:att\s+)?bedömas?\b",
    re.IGNORECASE,
)


_LONGEST = 80
_REACHED = r"(?:upp(?:nås|nått|nåtts|nåddes|fylls|fyllt|fyllts|fylldes|fylld|nådd)|nås|nått|nåddes)"
_ALONE = compiled(
    rf"\W*(?:målet\s+)?(?:bedöms\s+)?(?:(?:helt|delvis|inte|ej)\s+)?{_REACHED}(?:\s+(?:helt|delvis|inte|ej))?\W*",
    re.IGNORECASE,
)


def is_verdict(text: str) -> bool:
    """Whether ``text``, a few words after a label, only says how a goal went: "Uppnås delvis"."""
    return len(text) <= _LONGEST and (_ALONE.fullmatch(text) is not None or says_how_it_went(text))


def says_how_it_went(sentence: str) -> bool:
    """Whether ``sentence`` begins by saying whether a goal was reached, or that nobody can tell."""
    return _TOLD.match(sentence) is not None

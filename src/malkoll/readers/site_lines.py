"""Lines that a web site puts at the top of every page, in text copied off it: they are no part of the document."""

from __future__ import annotations

import re

from malkoll.regexes import compiled

__all__ = ["TOP", "is_of_site"]

TOP = 40
"""Lines from the first within which a page's own text has begun."""
_LONGEST = 200
_TO_CONTENT = compiled(
    r"(?:(?:gå|hoppa)\s(?:direkt\s)?)?till\s(?:sidans\s)?(?:huvud)?innehåll(?:et)?|(?:skip|jump)\sto\s(?:main\s)?content"
    r"|meny|menu|lyssna",
    re.IGNORECASE,
)
_TRAIL = compiled(
    r"(?:du\sär\shär:?\s)?(?:start|startsidan?|hem|förstasidan?|home)\s[/>›»|]\s\S.*|du\sär\shär:\s\S.*", re.IGNORECASE
)


def is_of_site(text: str) -> bool:
    """Whether a line that stands alone is the site's: "Gå till innehåll", "Start / Kommun / Planer"."""
    return len(text) <= _LONGEST and (_TO_CONTENT.fullmatch(text) or _TRAIL.fullmatch(text)) is not None

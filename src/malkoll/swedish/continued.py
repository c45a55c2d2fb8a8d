"""How a page says that a table goes on from the page before."""

from __future__ import annotations

import re

from malkoll.regexes import compiled

__all__ = ["without_continued"]

# "Uppdrag (forts.)", "Insats, forts.", "forts. 11".
_CONTINUED = compiled(r"(?<!\s)\s*+,?\s*+\(?\bforts(?:\.|ättning\b\.?)\s*\)?", re.IGNORECASE)


def without_continued(text: str) -> str:
    """A head or title without the word that it goes on: "Uppdrag (forts.)" gives "Uppdrag"."""
    return (_CONTINUED.sub("", text) if "forts" in text.casefold() else text).strip()

"""Whether a text tells of what has happened."""

from __future__ import annotations

import re

__all__ = ["tells_of_the_past"]

_PAST = re.compile(
    r"(?<!\w)(?:\w{2,30}(?:ade|ades|rdes|ldes|ndes|gdes|ktes|ptes)|var|hade|blev|fick|gick|kom|gjorde|gav|tog|togs|höll|"
    r"hölls|stod|låg|steg|sjönk|fanns|skedde|ledde|had|was|were)(?!\w)",
    re.IGNORECASE,
)


def tells_of_the_past(text: str) -> bool:
    """Whether a verb of ``text`` is in the past tense; participles that look alike ("beslutade") count too."""
    return _PAST.search(text) is not None

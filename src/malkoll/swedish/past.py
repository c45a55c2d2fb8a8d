"""Whether a text tells of what has happened."""

from __future__ import annotations

import re

from malkoll.regexes import compiled
from malkoll.swedish._tables import word_set

__all__ = ["tells_of_the_past"]

# "steg" and "låg" are other words as well.
_PAST = compiled(
    r"(?<!\w)(?:\w{2,30}(?:ades|rdes|ldes|ndes|gdes|ktes|ptes)|hade|blev|fick|gick|kom|gjorde|tog|togs|höll|hölls|stod|"
    r"sjönk|fanns|skedde|ledde|had|was|were|var(?!\s(?:och\sen|för|annan|tredje|fjärde|femte)(?!\w)))(?!\w)",
    re.IGNORECASE,
)
_PAST_OR_PARTICIPLE = compiled(r"(?<!\w)(?P<before>\w{1,40})\s\w{2,30}ade(?!\w)")
# After these it is a participle: "de planerade åtgärderna", "är hämtade", "enligt beslutade mål".
_OF_PARTICIPLES = word_set("""
    de den det dem dessa denna detta alla allt några flera många andra båda samtliga övriga redan nya egna våra vår
    deras dess sina sin är vara blir bli blivit varit av till från med för i på om enligt utifrån genom efter mot mellan
    under över ur som och eller samt mer mest tidigare inte ännu två tre fyra fem sex
    """)


def tells_of_the_past(text: str) -> bool:
    """Whether a verb of ``text`` is in the past tense."""
    if _PAST.search(text) is not None:
        return True
    found = _PAST_OR_PARTICIPLE.finditer(text)
    return any(one["before"].lower() not in _OF_PARTICIPLES for one in found)

"""The goals of Agenda 2030, as plans list them beside their own goals.

The names are the official Swedish ones (Globala målen, resolution A/RES/70/1).
"""

from __future__ import annotations

import re

from malkoll.regexes import compiled

__all__ = ["sdg_of"]

_NAMES = {
    "ingen fattigdom": "1",
    "ingen hunger": "2",
    "god hälsa och välbefinnande": "3",
    "god utbildning för alla": "4",
    "god utbildning": "4",
    "jämställdhet": "5",
    "rent vatten och sanitet för alla": "6",
    "rent vatten och sanitet": "6",
    "hållbar energi för alla": "7",
    "anständiga arbetsvillkor och ekonomisk tillväxt": "8",
    "hållbar industri, innovationer och infrastruktur": "9",
    "minskad ojämlikhet": "10",
    "hållbara städer och samhällen": "11",
    "hållbar konsumtion och produktion": "12",
    "bekämpa klimatförändringarna": "13",
    "hav och marina resurser": "14",
    "ekosystem och biologisk mångfald": "15",
    "fredliga och inkluderande samhällen": "16",
    "genomförande och globalt partnerskap": "17",
}
_LINE = compiled(r"\s*(?:mål\s+)?(\d{1,2})[.:]?\s+(\D{4,60})$", re.IGNORECASE)


def sdg_of(text: str) -> str | None:
    """The number of the global goal that ``text`` names with its number, or ``None``."""
    if len(text) > 80:
        return None
    found = _LINE.match(text)
    if found is None:
        return None
    number = _NAMES.get(found.group(2).strip().lower())
    return number if number == found.group(1) else None

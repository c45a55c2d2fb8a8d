"""What people write in everyday words where the language has other ones, and what to write instead.

The words are exact: a misspelt word of the language is told as that (``syntax``).
"""

from __future__ import annotations

import re

from malkoll.regexes import compiled

__all__ = ["CAPTURES_OTHERWISE", "CONNECTIVES", "FOREIGN_QUOTES", "RECOGNISERS", "is_like_a_sentence", "said_otherwise"]

_INSTEAD: dict[str, dict[str, str]] = {
    # terminal that is expected → what is written → what the language says
    "HAVE": {
        "innehålla": "ha", "innefatta": "ha", "omfatta": "ha", "ange": "ha", "redovisa": "ha", "inkludera": "ha",
        "beskriva": "ha", "visa": "ha", "specificera": "ha", "presentera": "ha", "describe": "have", "show": "have",
        "följas upp": "ha en uppföljning", "mätas": "ha en indikator", "inte sakna": "ha",
        "contain": "have", "include": "have", "state": "have", "be measured": "have an indicator", "not lack": "have",
    },
    "HAS": {
        "innehåller": "har", "omfattar": "har", "inkluderar": "har", "contains": "has", "includes": "has",
    },
    "MENTION": {"ta upp": "nämna", "beröra": "nämna", "address": "mention"},
    "NOUN": {
        "mått": "indikator", "nyckeltal": "indikator", "mätetal": "indikator", "styrtal": "indikator",
        "insats": "åtgärd", "insatser": "åtgärder", "uppdrag": "mål", "målsättning": "mål", "delmål": "mål",
        "datum": "tidsgräns", "slutdatum": "tidsgräns", "tidplan": "tidsgräns", "deadline": "tidsgräns",
        "målnivå": "målvärde", "nuläge": "utgångsvärde", "startvärde": "utgångsvärde",
        "baslinjevärde": "utgångsvärde", "baslinje": "utgångsvärde", "startläge": "utgångsvärde",
        "ingångsvärde": "utgångsvärde", "basvärde": "utgångsvärde",
        "slutvärde": "målvärde", "måltal": "målvärde", "ägare": "ansvarig", "resultat": "utfall",
        "analys": "kommentar",
        "ansvar": "ansvarig", "målägare": "ansvarig", "rubrik": "titel",
        "start value": "baseline", "baseline value": "baseline", "starting point": "baseline",
        "metric": "indicator", "kpi": "indicator", "owner": "responsible", "objective": "goal", "result": "outcome",
    },
    "AT_LEAST": {
        "max": "högst", "maximalt": "högst", "min": "minst", "minimum": "minst", "åtminstone": "minst",
        "över": "fler än", "under": "färre än", "precis": "exakt", "maximum": "at most",
    },
    "HINT": {
        "tips": "råd", "rekommendation": "råd", "text": "meddelande", "varför": "därför", "motivering": "därför",
        "exempel": "underkänt", "hänvisning": "källa", "tip": "hint", "why": "because", "reason": "because",
        "example": "failing", "text:": "message",
    },
    "IS": {"=": "är", ":": "är"},
    "COLON": {"=": ":"},
    "ROW": {"tabellen": "en rad i tabellen", "the table": "a row of the table", "table": "a row of the table"},
    "AND": {",": "och", "samt": "och", "&": "och", "plus": "och"},
    "OR": {"/": "eller", "alternativt": "eller"},
    "MUST": {"behöver ha": "ska ha", "behöver": "ska ha", "har": "ska ha", "needs": "must have", "has": "must have"},
    "COMMA": {"och": ",", "and": ","},
}  # fmt: skip

_CAPTURED: dict[tuple[str, int], str] = {
    # what a pattern captures, and the language → what people write
    ("number", 0): "nr num siffra bokstav beteckning löpnummer id kod ordning",
    ("number", 1): "no num letter digit id code",
    ("title", 0): "rubrik text mål målet mening innehåll formulering namnet",
    ("title", 1): "heading text goal",
    ("name", 0): "person vem ansvarig roll värde",
    ("name", 1): "person who responsible role value",
    ("year", 0): "årtal datum period tid",
    ("year", 1): "date period time",
}
CAPTURES_OTHERWISE: dict[str, tuple[str, int]] = {
    word: key for key, words in reversed(_CAPTURED.items()) for word in words.split()
}
"""What people write in braces of a pattern → what the pattern captures (by canonical name), and the language."""

FOREIGN_QUOTES = frozenset("„‟«»‚‘’'`´‹›")
"""What other languages and keyboards quote with."""

CONNECTIVES = frozenset({"som", "och", "eller", "med", "utan", "that", "and", "or", "with", "without"})
"""Words that go on with a sentence and cannot begin one."""

RECOGNISERS = frozenset({"rubriken", "fältet", "avsnittet", "tabellen", "the heading", "the field", "the section"})

_MODAL = compiled(r"\b(?:ska|skall|bör|får|måste|must|should|may|shall)\b", re.IGNORECASE)


def said_otherwise(words: str, expected: frozenset[str]) -> tuple[str, str] | None:
    """What ``words`` begin with that the language says otherwise, as written, and how it says it.

    ``expected`` are the terminals that could stand there.
    """
    folded = " ".join(words.lower().split())
    best: tuple[str, str] | None = None
    for terminal, table in _INSTEAD.items():
        if terminal not in expected:
            continue
        for written, right in table.items():
            if _begins(folded, written) and (best is None or len(written) > len(best[0])):
                best = written, right
    return best


def _begins(words: str, written: str) -> bool:
    rest = words[len(written) :]
    return words.startswith(written) and not (written[-1].isalnum() and (rest[:1].isalnum() or rest[:1] == "-"))


def is_like_a_sentence(words: str) -> bool:
    """Whether ``words`` look like a requirement, if not one that the language knows."""
    return '"' not in words and _MODAL.search(words) is not None and len(words.split()) > 2

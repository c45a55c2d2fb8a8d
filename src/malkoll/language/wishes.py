"""What people first want to require of a plan, and the nearest that the language can check.

Each row: what is written after "ska" (or, with "är", after "som"), and what to require instead, best first.
A row of what to require is a predicate, or a whole sentence where it holds for something else.
"""

from __future__ import annotations

import re

from malkoll.language.tree import Lang
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["JUDGEMENTS", "WISHES", "Wish", "as_clause", "deny"]


@record
class Wish:
    """What is written, without "vara" before it, and the predicates or sentences that come nearest."""

    written: re.Pattern[str]
    instead: tuple[str, ...]


def _wish(written: str, *instead: str) -> Wish:
    return Wish(compiled(rf"(?:{written})(?![\w-])", re.IGNORECASE), instead)


_GOING_SV = r"(?:(?:kunna|gå\s+att)\s+)?"
_WISHES_SV = (
    _wish(r"smarta?", "ha en indikator och en tidsgräns", "Varje mål ska ha en indikator och en tidsgräns."),
    _wish(
        rf"{_GOING_SV}(?:mätbar\w*|mätas?|kvantifierb?a?\w*|kvantitativ\w*|siffersatta?|ha\s+en\s+mätning)",
        "ha en indikator", "ha ett målvärde", "Varje mål ska ha en indikator.",
    ),
    _wish(
        r"(?:uppdela(?:d|t|de)|fördela(?:d|t|de)|nedbru(?:ten|tet|tna)|delas\s+upp|redovisas?(?:d|t|de)?)\s+"
        r"(?:på|per|efter|utifrån)\s+kön\w*|könsfördela(?:d|t|de)|jämställdhetsuppdela(?:d|t|de)",
        "vara könsuppdelad", "vara könsuppdelat", "Varje indikator ska vara könsuppdelad.",
    ),
    _wish(
        r"specifi[kc]\w*|konkret\w*|tydlig\w*|avgränsa(?:d|t|de)|klart?\s+formulera(?:d|t|de)",
        "ange en handling eller ett resultat", "Varje titel ska ange en handling eller ett resultat.",
    ),
    _wish(
        r"tids(?:s?atta?|bestäm\w*|bunden|bundet|bundna|angiv\w*)|(?:terminera|datera|tidsplanera)(?:d|t|de)",
        "ha en tidsgräns", "Varje mål ska ha en tidsgräns.",
    ),
    _wish(
        rf"{_GOING_SV}(?:uppföljningsbar\w*|uppföljbar\w*|följbar\w*|följas?\s+upp|uppfölj(?:d|t|da))",
        "vara uppföljd", "vara uppföljt", "ha en uppföljning", "Varje mål ska ha en uppföljning.",
    ),
    _wish(
        rf"{_GOING_SV}(?:utvärder\w*|bedömas?|bedömda|klara?|genomför(?:d|t|da|as)|slutför\w*|uppnås?|nås|uppfyllas?"
        r"|uppfyllda?|uppfyllt)",
        "ha en bedömning", "vara bedömd", "vara bedömt", "ha en status", "Varje mål ska ha en bedömning.",
    ),
    _wish(
        r"ansvars(?:atta?|satta?|fördela\w*)|tilldela(?:d|t|de)(?:\s+(?:en\s+|till\s+)?[\w-]+)?|ägas?(?:\s+av\s+[\w-]+)?"
        r"|bemanna(?:d|t|de)",
        "ha en ansvarig", "Varje mål ska ha en ansvarig.",
    ),
    _wish(r"jämförbar\w*|jämföras?", "ha ett utgångsvärde", "Varje indikator ska ha ett utgångsvärde."),
    _wish(
        r"(?:kommentera|motivera|förklara|beskriv)(?:d|t|de|as|s|en|et|na)",
        "ha en kommentar", "ha en beskrivning", "Varje mål ska ha en kommentar.",
    ),
    _wish(
        r"(?:namngiv|rubricera|namnge)(?:d|t|en|et|na)", "ha en titel", "ha ett namn", "Varje mål ska ha en titel."
    ),
)  # fmt: skip

_GOING_EN = r"(?:be\s+able\s+to\s+|be\s+possible\s+to\s+)?"
_WISHES_EN = (
    _wish("smart", "have an indicator and a deadline", "Every goal must have an indicator and a deadline."),
    _wish(
        rf"{_GOING_EN}(?:measurable|quantified|quantitative|measured)",
        "have an indicator", "have a target", "Every goal must have an indicator.",
    ),
    _wish(
        r"(?:broken\s+down|split|divided|reported|disaggregated)\s+(?:by|on|per)\s+(?:sex|gender)",
        "be split by sex", "Every indicator must be split by sex.",
    ),
    _wish(
        r"specific|concrete|clear|well[- ]defined", "name an action or a result",
        "Every title must name an action or a result.",
    ),
    _wish(
        r"time[- ](?:bound|limited|set)|timed|dated|scheduled", "have a deadline", "Every goal must have a deadline."
    ),
    _wish(
        r"possible\s+to\s+follow\s+up|follow(?:ed)?[- ]up(?:able)?|trackable|tracked|monitored",
        "be followed up", "have a follow-up", "Every goal must have a follow-up.",
    ),
    _wish(
        r"evaluated|finished|completed|reached|met|achieved|fulfilled",
        "have an assessment", "be assessed", "have a status", "Every goal must have an assessment.",
    ),
    _wish(
        r"assigned(?:\s+to\s+[\w-]+)?|owned(?:\s+by\s+[\w-]+)?|staffed",
        "have a responsible", "Every goal must have a responsible.",
    ),
    _wish(r"comparable|compared", "have a baseline", "Every indicator must have a baseline."),
    _wish(
        r"commented|explained|motivated|described",
        "have a comment", "have a description", "Every goal must have a comment.",
    ),
    _wish(r"named|titled", "have a title", "have a name", "Every goal must have a title."),
)  # fmt: skip

WISHES: dict[Lang, tuple[Wish, ...]] = {"sv": _WISHES_SV, "en": _WISHES_EN}
"""The wishes by language."""

JUDGEMENTS: dict[Lang, re.Pattern[str]] = {
    "sv": compiled(
        r"(?:realistisk|rimlig|ambitiös|accepter|relevant|utman|viktig|inspirer|nåbar|uppnåelig|hållbar|prioriter"
        r"|motiver|genomförbar|begriplig|lättläs|enk(?:el|la)|meningsfull|bra|god|gott|rätt|effektiv|angeläg|verklig"
        r"|trovärdig|strategisk|väsentlig)\w*",
        re.IGNORECASE,
    ),
    "en": compiled(
        r"(?:realistic|reasonable|ambitious|accepted|acceptable|relevant|challenging|important|inspir|achievable"
        r"|attainable|sustainable|prioriti[sz]ed|feasible|understandable|simple|meaningful|good|right|efficient"
        r"|effective|credible|strategic)\w*",
        re.IGNORECASE,
    ),
}
"""What only a person can judge."""

_CLAUSES = (
    ("inte vara ", "inte är "), ("inte ha ", "inte har "), ("inte nämna ", "inte nämner "), ("vara ", "är "),
    ("ha ", "har "), ("nämna ", "nämner "), ("ange ", "anger "), ("sakna ", "saknar "),
    ("be ", "is "), ("have ", "has "), ("mention ", "mentions "), ("name ", "names "), ("lack ", "lacks "),
)  # fmt: skip
_DENIED = (
    ("inte ", ""), ("är ", "inte är "), ("har ", "inte har "), ("saknar ", "har "), ("", "inte "),
)  # fmt: skip
_DENIED_EN = (
    ("is not ", "is "), ("does not have ", "has "), ("does not mention ", "mentions "), ("is ", "is not "),
    ("has ", "does not have "), ("lacks ", "has "), ("mentions ", "does not mention "), ("names ", "does not name "),
)  # fmt: skip


def as_clause(predicate: str, lang: Lang, *, denied: bool = False) -> str | None:
    """The clause that says after "som" what ``predicate`` says after "ska", or denies it; ``None`` if unknown."""
    folded = " ".join(predicate.split())
    said = next((clause + folded[len(verb) :] for verb, clause in _CLAUSES if folded.lower().startswith(verb)), None)
    if said is None or not denied:
        return said
    return deny(said, lang)


def deny(clause: str, lang: Lang) -> str | None:
    """The clause that denies ``clause``."""
    table = _DENIED if lang == "sv" else _DENIED_EN
    return next((to + clause[len(start) :] for start, to in table if clause.lower().startswith(start)), None)

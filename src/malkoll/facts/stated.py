"""Values that stand in the same words as what they are values of.

"Andel elever som trivs, 74 procent 2024, 85 procent 2027." names an indicator and gives its baseline
and target; "Medarbetarenkäten. Svaren jämförs med förra årets." names evidence and its method.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from malkoll.facts.patterns import any_of
from malkoll.plan import Value
from malkoll.span import Span
from malkoll.swedish.dates import find_dates
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.values import is_empty, read_value

__all__ = ["Stated", "method_in", "values_in"]

_BASELINE = any_of(
    """utgångsläge, utgångsläget, utgångsvärde, utgångsvärdet, nuläge, nuläget, basvärde, startvärde, baslinje,
    baslinjen, i dag, idag, från, nuvarande värde"""
)
_TARGET = any_of(
    """målvärde, målvärdet, målnivå, målnivån, måltal, måltalet, mål, målet, till, ska vara, ska öka till, ska
    minska till, ska bli, ska nå, ska uppgå till, senast, högst, minst, lägst"""
)
_SEX = any_of("flickor, pojkar, kvinnor, män, kv, k")
_OPENS = re.compile(
    rf"(?:[,;:]\s*|[.]\s+|\s+\(?)(?=(?:{_BASELINE}|{_TARGET})\b[^,;.]{{0,40}}?(?:\d|\bja\b|\bnej\b)|[,;:]?\s*(?:\d|{_SEX}\s+\d))",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    rf"\s*[,;.]\s+(?=(?:{_BASELINE}|{_TARGET}|varav)\b|\d)|\s+(?:och|men)\s+(?=(?:{_TARGET})\b)|\s+(?=till\s+(?:minst\s+|högst\s+)?\d)",
    re.IGNORECASE,
)
_IS_BASELINE = re.compile(rf"\W*{_BASELINE}\b", re.IGNORECASE)
_IS_TARGET = re.compile(rf"\W*{_TARGET}\b", re.IGNORECASE)
_JUDGED = any_of(
    """bedöms, jämförs, analyseras, gås igenom, sammanställs, läses, värderas, där, och bedöms, och jämförs"""
)
_METHOD = re.compile(
    rf",\s+(?=(?:som\s+)?{_JUDGED}\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """An indicator's own name, and the values that stood with it."""

    name: str
    baseline: Value | None = None
    target: Value | None = None


def values_in(text: str, span: Span) -> Stated | None:
    """The indicator and the values that ``text`` states together, or ``None`` where it only names one."""
    found = _split(text)
    if found is None:
        return None
    name, rest = found
    baseline: Value | None = None
    target: Value | None = None
    for clause in _clauses(rest):
        value = _value(clause, span)
        if value is None:
            continue
        if _IS_TARGET.match(clause) or (baseline is not None and not _IS_BASELINE.match(clause)):
            target = target or value
        elif baseline is None:
            baseline = value
    if baseline is None and target is None:
        return None
    return Stated(name, baseline, target)


def _split(text: str) -> tuple[str, str] | None:
    """The name and what comes after it: values begin after a comma, a full stop or a value word."""
    for found in _OPENS.finditer(text):
        name, rest = text[: found.start()].strip(" ,;:.("), text[found.end() :].strip()
        mark = text[found.start() : found.end()].strip()
        # "barn 10–12 år" is no value: without a mark before it only a value word opens the values.
        if len(name) < 8 or (not mark and not re.match(rf"(?:{_BASELINE}|{_TARGET})\b", rest, re.IGNORECASE)):
            continue
        return name, rest
    return None


def _clauses(rest: str) -> list[str]:
    """``rest`` parted into values; what stands in parentheses stays with the value before it."""
    shielded = re.sub(r"\([^()]*\)", lambda match: match.group(0).replace(",", "\x00").replace(".", "\x01"), rest)
    parts = [part.replace("\x00", ",").replace("\x01", ".") for part in _CLAUSE.split(shielded)]
    out: list[str] = []
    for part in parts:
        sexed = re.match(rf"\W*(?:varav\s+)?{_SEX}\b", part, re.IGNORECASE)
        if out and sexed and not re.match(rf"\W*{_SEX}\b", out[-1], re.IGNORECASE):
            out[-1] += ", " + part
        else:
            out.append(part)
    return [part.strip() for part in out if part.strip()]


def _value(clause: str, span: Span) -> Value | None:
    words = re.sub(rf"^\W*(?:{_BASELINE}|{_TARGET})\b(?:\s+(?:för|år))?", "", clause, flags=re.IGNORECASE)
    words = re.sub(r"^\s*(?:(?:19|20)\d\d)?\s*(?:är|var)?\s*", "", words).strip(" ,.;")
    if not words or is_empty(words):
        return None
    said = read_value(words)
    years = [date.year for date in find_dates(clause) if date.year is not None]
    if said.number is None and said.women is None and not re.search(r"\b(?:ja|nej)\b", words, re.IGNORECASE):
        return None
    return Value(
        words, span, said.number, said.unit, said.period, years[-1] if years else said.year, said.women, said.men
    )


def method_in(text: str) -> tuple[str, str | None]:
    """The evidence that ``text`` names and, where it goes on to say so, how it is judged."""
    sentences = [text[start:end].strip() for start, end in split_sentences(text)]
    if len(sentences) > 1:
        return sentences[0].rstrip("."), " ".join(sentences[1:])
    found = _METHOD.search(text)
    if found is not None:
        return text[: found.start()].strip(), text[found.end() :].strip()
    return text.rstrip("."), None

"""Values that stand in the same words as what they are values of.

"Andel elever som trivs, 74 procent 2024, 85 procent 2027." names an indicator and gives its baseline
and target; "Medarbetarenkäten. Svaren jämförs med förra årets." names evidence and its method.
"""

from __future__ import annotations

import re
from dataclasses import replace

from malkoll.facts.patterns import any_of
from malkoll.plan import Value
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.dates import find_dates
from malkoll.swedish.numbers import find_numbers
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.values import is_empty, read_value

__all__ = ["Stated", "method_in", "values_in"]

_BASELINE = any_of(
    """utgångsläge, utgångsläget, utgångsvärde, utgångsvärdet, nuläge, nuläget, basvärde, startvärde, baslinje,
    baslinjen, i dag, idag, från, nuvarande värde"""
)
# Words that begin a value only where a number follows at once: "till 85 procent", not "till skolan".
_CLOSE = r"(?:till|från|högst|minst|lägst|senast|mål)\b(?!\s+(?:(?:minst|högst|cirka|ca|år)\s+)?\d)"
_TARGET = any_of(
    """målvärde, målvärdet, målnivå, målnivån, måltal, måltalet, mål, målet, till, ska vara, ska öka till, ska
    minska till, ska bli, ska nå, ska uppgå till, senast, högst, minst, lägst"""
)
_SEX = any_of("flickor, pojkar, kvinnor, män, kv, k")
_FEW = any_of("noll, en, ett, två, tre, fyra, fem, sex, sju, åtta, nio, tio, elva, tolv")
_VALUE_WORD = rf"(?:{_BASELINE}|{_TARGET})"
# A number with its unit at the end, and another one in parentheses: "100 procent (64 procent)".
_WITH_NOW = r"\d[\d ]*(?:[.,]\d+)?\s*(?:%|[^\W\d]\w*)\s*\([^()]*\d[^()]*\)\W*$"
_OPENS = compiled(
    rf"[,;:]\s*(?={_VALUE_WORD}\b[^,;.]{{0,40}}?\b{_FEW}\b)|"
    rf"(?:[,;:]\s*|[.]\s+|\s+\(?)(?=(?!{_CLOSE}){_VALUE_WORD}\b[^,;.]{{0,40}}?(?:\d|\bja\b|\bnej\b)|"
    rf"[,;:]?\s*(?:\d|{_SEX}\s+\d)|{_WITH_NOW})",
    re.IGNORECASE,
)
_CLAUSE = compiled(
    rf"\s*[,;.]\s+(?=(?:{_BASELINE}|{_TARGET}|varav)\b|\d)|\s+(?:och|men)\s+(?={_TARGET}\b)"
    rf"|\s+(?:och|men)\s+(?=\d)(?!\d[\d ]*\s+(?:av\s+)?(?:kvinn|män|flick|pojk))"
    rf"|\s+(?=till\s+(?:minst\s+|högst\s+)?\d)|\s*(?:→|⇒|->|–>)\s*(?=\D{{0,12}}\d)",
    re.IGNORECASE,
)
# "värde för 2025 saknas" is no value, and what stands with it is the other one.
_MISSING = compiled(r"[,;]\s*(?:utgångs|bas|start)?(?:värde|nuläge|läge)\w*\s[^,;]{0,20}\bsaknas\b", re.IGNORECASE)
# "målvärde 35, källa: Socialstyrelsen": where the figure is from is no part of it.
_SOURCE = compiled(r"[,;(]\s*(?:data)?källa\b.*$", re.IGNORECASE)
_NOW = compiled(r"\s*\((?P<now>[^()]*\d[^()]*)\)\s*$")
_IS_YEAR = compiled(r"\W*(?:år\s+)?(?:19|20)\d\d\W*")
# What a sentence says it is to be, and what it says it was; a colon stands for either.
_AIMED = compiled(r"\b(?:ska|skall|bör|målet|målvärdet|målnivån|siktar|senast)\b", re.IGNORECASE)
_WAS = compiled(r"\b(?:var|är|låg|ligger|blev|uppgick|uppgår|hade|har)\b|:\s", re.IGNORECASE)
_NAMES_VALUES = compiled(r"\b(?:utgångs|bas|start|mål)(?:läge|värde|nivå|linje)\w*\b|\bnuläge\w*\b", re.IGNORECASE)
_BOUND = compiled(r"\b(?:högst|minst|lägst|max|under|över)\s+$", re.IGNORECASE)
_IS_BASELINE = compiled(rf"\W*{_BASELINE}\b", re.IGNORECASE)
_IS_TARGET = compiled(rf"\W*{_TARGET}\b", re.IGNORECASE)
_JUDGED = any_of(
    """bedöms, jämförs, analyseras, gås igenom, sammanställs, läses, värderas, där, och bedöms, och jämförs"""
)
_METHOD = compiled(
    rf",\s+(?=(?:som\s+)?{_JUDGED}\b)",
    re.IGNORECASE,
)


@record
class Stated:
    """An indicator's own name, and the values that stood with it. ``unnamed``: no word says what the first one is."""

    name: str
    baseline: Value | None = None
    target: Value | None = None
    unnamed: bool = False


def values_in(text: str, span: Span) -> Stated | None:
    """The indicator and the values that ``text`` states together, or ``None`` where it only names one."""
    known = _MISSING.sub("", text)
    told = _in_sentences(known, span)
    if told is not None:
        return told
    found = _split(known)
    if found is None:
        return None
    name, rest = found
    baseline: Value | None = None
    target: Value | None = None
    unnamed = False
    for clause in _clauses(rest):
        clause, now = _now_in(clause, span)
        baseline = baseline or now
        value = _value(clause, span)
        if value is None:
            continue
        if known != text or _IS_TARGET.match(clause) or (baseline is not None and not _IS_BASELINE.match(clause)):
            target = target or value
        elif baseline is None:
            baseline, unnamed = value, not _IS_BASELINE.match(clause)
    if baseline is None and target is None:
        return None
    return Stated(name, baseline, target, unnamed)


def _in_sentences(text: str, span: Span) -> Stated | None:
    """A name, and after it sentences that tell values: "Hösten 2025 var det 17. I december 2026 ska det vara 13."."""
    first, *rest = [text[start:end].strip() for start, end in split_sentences(text)] or [""]
    if not rest or _split(first) is not None or any(_NAMES_VALUES.search(sentence) for sentence in rest):
        # Where the values have their own names, those part them better than sentences do.
        return None
    baseline: Value | None = None
    target: Value | None = None
    for sentence in rest:
        aimed = _AIMED.search(sentence) is not None
        if not aimed and not _WAS.search(sentence):
            continue
        value = _told(sentence, span)
        if value is None:
            continue
        if aimed or (baseline is not None and target is None):
            target = target or value
        else:
            baseline = baseline or value
    return Stated(first.rstrip("."), baseline, target) if baseline is not None or target is not None else None


def _told(sentence: str, span: Span) -> Value | None:
    """The value that a sentence tells: from its first figure that is no date, to its end."""
    dates = find_dates(sentence)
    figures = [
        one
        for one in find_numbers(sentence)
        if not any(date.start <= one.start < date.end for date in dates)
        and not _IS_YEAR.fullmatch(sentence[one.start : one.end])
    ]
    if not figures:
        return None
    start = figures[0].start
    bound = _BOUND.search(sentence, 0, start)
    words = sentence[bound.start() if bound is not None else start :].strip(" .")
    said = read_value(words)
    if said.number is None and said.women is None:
        said = replace(said, number=figures[0].value)
    years = [date.year for date in dates if date.year is not None]
    year = years[-1] if years else said.year
    return Value(words, span, said.number, said.unit, said.period, year, said.women, said.men)


def _split(text: str) -> tuple[str, str] | None:
    """The name and what comes after it: values begin after a comma, a full stop or a value word."""
    for found in _OPENS.finditer(text):
        name, rest = text[: found.start()].strip(" ,;:.("), text[found.end() :].strip()
        mark = text[found.start() : found.end()].strip()
        # "barn 10–12 år" is no value: without a mark before it only a value word opens the values.
        opens = re.match(rf"{_VALUE_WORD}\b|{_WITH_NOW}", rest, re.IGNORECASE)
        if len(name) < 4 or (not mark and not opens):
            continue
        return name, rest
    return None


def _now_in(clause: str, span: Span) -> tuple[str, Value | None]:
    """A target without its parenthesis, and the level now that stands in it: "minst 35 procent (31 procent)".

    A parenthesis by sex tells where the target stands now only where the target lies outside both values:
    no total does.
    """
    found = _NOW.search(clause)
    if found is None or _IS_YEAR.fullmatch(found.group("now")) or _IS_BASELINE.match(clause):
        return clause, None
    target, now = _value(clause[: found.start()], span), _value(found.group("now"), span)
    if target is None or target.number is None or now is None:
        return clause, None
    if now.women is not None and now.men is not None:
        if min(now.women, now.men) <= target.number <= max(now.women, now.men):
            return clause, None
    elif now.number is None or not (_IS_TARGET.match(clause) or _same_kind(target, now)):
        return clause, None
    return clause[: found.start()], now


def _same_kind(target: Value, now: Value) -> bool:
    return target.year is None and target.unit == now.unit


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
    words = re.sub(r"^\s*(?:(?:19|20)\d\d)?\s*(?:är|var)?\s*", "", _SOURCE.sub("", words)).strip(" ,.;")
    if "(" not in words:
        # The parenthesis opened where the name ended: "Sjukfrånvaro (kvinnor 9,1 %, män 5,2 %)".
        words = words.replace(")", "").strip(" ,.;")
    if not words or is_empty(words):
        return None
    said = read_value(words)
    if said.number is None and said.women is None and (spelled := find_numbers(words, words=True)):
        said = replace(said, number=spelled[0].value)
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

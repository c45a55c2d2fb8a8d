"""References to plans, and those to an edition before the one the document follows up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from malkoll.document import Document
from malkoll.facts.passages import Running, all_text, narrowed, running_text
from malkoll.facts.patterns import words
from malkoll.facts.spelling import reduced
from malkoll.plan import Citation, Passage, Plan
from malkoll.swedish.sentences import split_sentences

__all__ = ["plan_references_in"]

_PERIOD = re.compile(r"(?<![\w-])(?P<start>20\d\d)\s?[-–—/]\s?(?P<end>20\d\d|\d\d)(?![\w-])")
# What may stand before a period; searched for in a short stretch only.
_NAME = re.compile(
    r"(?:(?<!\w)(?P<owner>[^\W\d_]+s)\s)?"
    r"(?<!\w)(?P<name>(?:[^\W\d_]+-?\s(?:och|samt)\s)?"
    r"[^\W\d_]*(?:plan|budget|strategi|program|styrkort|agenda|överenskommelse)(?:en|et|n|s)?)"
    r"(?P<field>\s(?:för|mot|om|i|inom)\s(?!åren\s|perioden\s)[^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*){0,3})?"
    r"\s(?:(?:för|under)\s)?(?:(?:åren|perioden)\s)?\Z",
    re.IGNORECASE,
)
_FIELD_AFTER = re.compile(r"\s(?:för|mot|om|gällande|avseende)\s(?!år|period|tiden)[^\W\d_]+", re.IGNORECASE)
_LONGEST_NAME = 90
# "Plan 2024–2026" alone may be any plan ("budget 2024 med plan 2025–2026").
_ANY_PLAN = frozenset({"plan", "program", "strategi", "agenda"})
# The sentence means the earlier edition.
_PAST = re.compile(r"\w{3}ades\b|\bi\s(?:fjol|våras|höstas)\b", re.IGNORECASE)
_OF_HISTORY = words("""
    ersätt*, ersatt*, tidigare, föregående, förra, förut, dåvarande, gamla, antogs, antagits, beslutades, fastställdes,
    jämför*, skillnad, utfallet, utfall, sedan, kvarstå*, kvarvarande, kvar, reviderad*, reviderat*, revidering*,
    uppdatera*, upphör*, upphört*, gällde, löpte, avslut*, utvärder*, årsredovisning*, bokslut*, histor*, förläng*,
    överför*, överfört*, medan, var, hade, innebar, infördes, inleddes, påbörjades, startade, lades, gavs, fick, redan,
    ursprunglig*, första, då, övergå*, övergick, föregick, än, hittills, ännu, gick, kom, previous, earlier, former,
    replaced, replaces, compared, than, since, was, were
    """)
_FEWEST_WORDS = 6
_CLEARLY = 3


@dataclass(frozen=True, slots=True)
class _Cited:
    """A plan cited by name and years. ``told`` is the sentence of running text it stands in."""

    name: tuple[str, ...]
    owner: str | None
    start: int
    end: int
    text: str
    running: Running
    at: int
    told: str | None

    def passage(self, document: Document) -> Passage:
        return Passage(self.text, narrowed(document, self.running.at(self.at), self.text))


def plan_references_in(plan: Plan, document: Document) -> tuple[Citation, ...]:
    """The plans that ``document`` refers to by name and years, in its order."""
    prose = {running.span.start for running in running_text(document)}
    cited = [one for running in all_text(document) for one in _cited(running, running.span.start in prose)]
    named: dict[tuple[str, ...], list[_Cited]] = defaultdict(list)
    for one in cited:
        named[one.name].append(one)
    current = {name: _current(same, plan) for name, same in named.items()}
    out = []
    for one in cited:
        usual = current[one.name]
        here = one.passage(document)
        if usual is None:
            out.append(Citation("plan", here.text, here.span))
        elif _is_stale(one, usual, named[one.name]):
            meant = usual[0].passage(document)
            out.append(Citation("plan", here.text, here.span, False, meant.text, (meant,)))
        else:
            out.append(Citation("plan", here.text, here.span, True))
    return tuple(out)


def _cited(running: Running, in_prose: bool) -> Iterator[_Cited]:
    text = running.text
    if "20" not in text:
        return
    sentences: list[tuple[int, int]] | None = None
    for found in _PERIOD.finditer(text):
        start = int(found["start"])
        end = int(found["end"]) if len(found["end"]) == 4 else start - start % 100 + int(found["end"])
        named = _NAME.search(text, max(0, found.start() - _LONGEST_NAME), found.start())
        if named is None or end <= start:
            continue
        field = (named["field"] or "") + " " + (after[0] if (after := _FIELD_AFTER.match(text, found.end())) else "")
        name = tuple(map(reduced, (named["name"] + field).split()))
        if len(name) == 1 and name[0] in _ANY_PLAN:
            continue
        told = None
        if in_prose:
            sentences = split_sentences(text) if sentences is None else sentences
            told = next((text[a:b] for a, b in sentences if a <= found.start() < b), None)
        at = named.start("name")
        yield _Cited(name, named["owner"], start, end, text[at : found.end()], running, at, told)


def _current(same: list[_Cited], plan: Plan) -> list[_Cited] | None:
    """The citations of the edition that the document follows up: the one it names by far the most."""
    editions: dict[tuple[int, int], list[_Cited]] = defaultdict(list)
    for one in same:
        editions[one.start, one.end].append(one)
    (start, end), most = max(editions.items(), key=lambda edition: len(edition[1]))
    year = plan.date[:4] if plan.date and plan.kind == "follow-up" else ""
    if year.isdigit() and not start <= int(year) <= end:
        return None
    return most if len(most) >= _CLEARLY else None


def _is_stale(one: _Cited, usual: list[_Cited], same: list[_Cited]) -> bool:
    """Whether ``one`` is an earlier edition of the plan cited as ``usual``, and cited as if it were that one."""
    now = usual[0]
    # A school year and the next do not overlap, and may both be meant.
    earlier = one.start < now.start < one.end and one.end - one.start == now.end - now.start
    if not earlier or one.told is None:
        return False
    if len(usual) < _CLEARLY * sum(1 for other in same if other.start < now.start):
        return False
    if one.owner is not None and one.owner not in {other.owner for other in usual}:
        return False
    if len(one.told.split()) < _FEWEST_WORDS or _OF_HISTORY.search(one.told) or _PAST.search(one.told):
        return False
    # The years of both editions in one sentence set them against each other.
    others = [int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", one.told)]
    return sorted(others) == sorted([one.start, one.end]) or others == [one.start]

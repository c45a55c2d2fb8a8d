"""Plans as a text cites them: by name and years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from malkoll.document import Document
from malkoll.facts.passages import Running, narrowed
from malkoll.facts.patterns import words
from malkoll.facts.spelling import reduced
from malkoll.plan import Passage
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.sentences import split_sentences

__all__ = ["Cited", "cited_in", "means_an_earlier_one"]

_PERIOD = compiled(r"(?<![\w-])(?P<start>20\d\d)(?:\s?[-–—/]\s?(?P<end>20\d\d|\d\d)(?![\w-])|(?!\w|\s?[-–—/]\s?\d))")
# What may stand before a period; searched for in a short stretch only.
_NAME = compiled(
    r"(?:(?<!\w)(?P<owner>[^\W\d_]+s)\s)?"
    r"(?<!\w)(?P<name>(?:[^\W\d_]+-?\s(?:och|samt)\s)?"
    r"[^\W\d_]*(?:plan|budget|strategi|program|styrkort|agenda|överenskommelse)(?:en|et|n|s)?)"
    r"(?P<field>\s(?:för|mot|om|i|inom)\s(?!år\s|året\s|åren\s|perioden\s)[^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*){0,3})?"
    r"\s(?:(?:för|under)\s)?(?:(?:år|året|åren|perioden)\s)?\Z",
    re.IGNORECASE,
)
_FIELD_AFTER = compiled(r"\s(?:för|mot|om|gällande|avseende)\s(?!år|period|tiden)[^\W\d_]+", re.IGNORECASE)
_LONGEST_NAME = 90
# "Plan 2024–2026" alone may be any plan ("budget 2024 med plan 2025–2026").
_ANY_PLAN = frozenset({"plan", "program", "strategi", "agenda"})
# The sentence means the earlier edition.
_PAST = compiled(r"\w{3}ades\b|\bi\s(?:fjol|våras|höstas)\b", re.IGNORECASE)
_OF_HISTORY = words("""
    ersätt*, ersatt*, tidigare, föregående, förra, förut, dåvarande, gamla, antogs, antagits, beslutades, fastställdes,
    jämför*, skillnad, utfallet, utfall, sedan, kvarstå*, kvarvarande, kvar, reviderad*, reviderat*, revidering*,
    uppdatera*, upphör*, upphört*, gällde, löpte, avslut*, utvärder*, årsredovisning*, bokslut*, histor*, förläng*,
    överför*, överfört*, medan, var, hade, innebar, infördes, inleddes, påbörjades, startade, lades, gavs, fick, redan,
    ursprunglig*, första, då, övergå*, övergick, föregick, än, hittills, ännu, gick, kom, previous, earlier, former,
    replaced, replaces, compared, than, since, was, were
    """)


@record
class Cited:
    """A plan cited by name and years. ``told`` is the sentence of running text it stands in."""

    name: tuple[str, ...]
    owner: str | None
    start: int
    end: int
    text: str
    running: Running
    at: int
    told: str | None

    @property
    def yearly(self) -> bool:
        """Whether the plan is for one year."""
        return self.start == self.end

    @property
    def before(self) -> str:
        """What stands before the plan's name in its sentence, or in its heading or cell."""
        text = self.running.text[: self.at]
        at = self.running.text.find(self.told) if self.told is not None else 0
        return text[max(0, at) :]

    def passage(self, document: Document) -> Passage:
        """The citation with its place."""
        return Passage(self.text, narrowed(document, self.running.at(self.at), self.text))


def cited_in(running: Running, in_prose: bool, by_year: bool) -> Iterator[Cited]:
    """The plans that a text cites; ``in_prose``: it is running text, and told in sentences.

    ``by_year``: plans for one year are wanted too.
    """
    text = running.text
    if "20" not in text:
        return
    sentences: Sequence[tuple[int, int]] | None = None
    for found in _PERIOD.finditer(text):
        if found["end"] is None and not by_year:
            continue
        start = int(found["start"])
        last = found["end"] or found["start"]
        end = int(last) if len(last) == 4 else start - start % 100 + int(last)
        named = _NAME.search(text, max(0, found.start() - _LONGEST_NAME), found.start())
        if named is None or end < start or (found["end"] and end == start):
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
        yield Cited(name, named["owner"], start, end, text[at : found.end()], running, at, told)


def means_an_earlier_one(sentence: str) -> bool:
    """Whether a sentence tells of what was: it cites an earlier plan on purpose."""
    return _OF_HISTORY.search(sentence) is not None or _PAST.search(sentence) is not None

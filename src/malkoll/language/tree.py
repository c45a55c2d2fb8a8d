"""What a rule file says, as data: one tree for Swedish and English.

Names in the tree are canonical ids ("goal", "follow_up", "counts_people"); which words stand for them
in either language is in ``vocabulary``. A requirement means the same whichever language it was
written in, and can be said again in both (``render``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cache
from typing import Literal

from malkoll.finding import Confidence, Modality, Text
from malkoll.language.vocabulary import COMPARED
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.span import Span

__all__ = [
    "PARTS",
    "Capture",
    "ColumnIs",
    "Compare",
    "Condition",
    "Count",
    "DocumentKind",
    "ElementIs",
    "Example",
    "Exists",
    "Field",
    "Has",
    "HeadingIs",
    "HeadingUnder",
    "Is",
    "ItemUnder",
    "Lang",
    "Mentions",
    "Modality",
    "Pack",
    "Pattern",
    "Recogniser",
    "Requirement",
    "Section",
    "Sentence",
    "SentenceIs",
    "Statute",
    "Subject",
    "TableRow",
    "Template",
    "Thing",
    "WordList",
]

Lang = Literal["sv", "en"]
DocumentKind = Literal["plan", "follow-up"]


# --- requirements -------------------------------------------------------------------------------


@record
class Count:
    """How many: "minst 2", "högst 3", "fler än 10", "färre än 2", "exakt 1"."""

    op: Literal["min", "max", "more", "fewer", "exactly"]
    number: int


@record
class Thing:
    """Something an element has: a noun, how many, and what must hold for it.

    ``parts`` are what it must itself hold ("en kommentar med orsak och åtgärd").
    """

    noun: str
    count: Count | None = None
    parts: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()


@record
class Has:
    """Has (or, negated, lacks) things: all of them ("and") or at least one ("or")."""

    things: tuple[Thing, ...]
    joiner: Literal["and", "or"] = "and"
    negated: bool = False


@record
class Is:
    """Has a property: "är könsuppdelad", "räknar personer", "stämmer", "ska minska"."""

    property: str
    negated: bool = False


@record
class Mentions:
    """Its words hold (or do not hold) a word of the word list ``words`` (its name as written)."""

    words: str
    negated: bool = False


@record
class Compare:
    """A value is lower, higher or equal to another value of the same element."""

    op: Literal["lower", "higher", "equal"]
    attribute: str
    negated: bool = False


@record
class Exists:
    """Is to be found in the plan or in the follow-up report (needs both documents)."""

    where: DocumentKind
    negated: bool = False


Condition = Has | Is | Mentions | Compare | Exists


@record
class Subject:
    """What a sentence speaks of: one or more nouns, and which of them."""

    nouns: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()


@record
class Sentence:
    """One requirement sentence.

    ``every``: each subject must fulfil ``predicate``. ``no``: none may. ``the``: the plan itself must.
    With modality "ask" there is no predicate: every subject that meets its conditions is asked about.
    """

    quantifier: Literal["every", "no", "the"]
    subject: Subject
    modality: Modality
    predicate: Condition | None


PARTS = ("uppföljning", "follow-up")
"""What may stand between the equals signs of the line that parts a plan from its follow-up in an example."""


@cache
def _parted() -> re.Pattern[str]:
    # Not made with the module: what is remembered of expressions is found by way of it.
    return compiled(rf"^[ \t]*={{3,}}[ \t]*(?:{'|'.join(PARTS)})[ \t]*={{3,}}[ \t]*$\n?", re.MULTILINE | re.IGNORECASE)


@record
class Example:
    """A piece of plan in Markdown, and how many findings of its rule it must give (0: it passes).

    An example of a rule that needs both documents holds both, with a line ``=== uppföljning ===`` (or
    ``=== follow-up ===``) between them.
    """

    text: str
    count: int
    span: Span

    @property
    def documents(self) -> tuple[str, ...]:
        """The texts of its documents, the plan's and those of any follow-ups, each on the lines it has here."""
        parts = []
        start = begin = 0
        for line in _parted().finditer(self.text):
            parts.append("\n" * begin + self.text[start : line.start()])
            start, begin = line.end(), self.text.count("\n", 0, line.end())
        return (*parts, "\n" * begin + self.text[start:])


@record
class Requirement:
    """A rule: its sentences and everything about them.

    ``language`` is the one its sentences are written in. ``applies_to`` holds the kinds of document
    it is tried on. ``check`` names a hand-written check where no sentence can say it.
    """

    code: str
    name: str
    sentences: tuple[Sentence, ...]
    language: Lang
    message: Text
    hint: Text
    because: Text
    source: Text
    confidence: Confidence
    applies_to: frozenset[DocumentKind]
    examples: tuple[Example, ...]
    path: str
    span: Span
    since: str | None = None
    deprecated: Text | None = None
    check: str | None = None

    def needs_other(self, kind: DocumentKind) -> bool:
        """Whether it asks a document of this kind for what only a comparison with another one tells."""
        return any(
            (isinstance(one, Exists) and one.where != kind) or (isinstance(one, Is) and one.property in COMPARED)
            for sentence in self.sentences
            for one in _conditions(sentence)
        )

    @property
    def about_comparison(self) -> bool:
        """Whether there is a kind of document that it can say something of only where two are compared."""
        return any(self.needs_other(kind) for kind in self.applies_to)

    @property
    def about_exceptions(self) -> bool:
        """Whether it speaks of nothing but exceptions: it is then tried when all other rules have been."""
        return bool(self.sentences) and all(set(one.subject.nouns) == {"exception"} for one in self.sentences)


def _conditions(sentence: Sentence) -> Iterator[Condition]:
    waiting = list(sentence.subject.conditions)
    if sentence.predicate is not None:
        waiting.append(sentence.predicate)
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, Has):
            waiting += [inner for thing in one.things for inner in thing.conditions]


@record
class WordList:
    """Words by which something is known. ``names`` are its names in either language.

    A word matches its inflected forms and compounds that end in it ("vikarie" in
    "sommarvikarierna"); one written with a trailing hyphen ("övertids-") matches compounds that begin
    with it; one with a space is a phrase, matched word by word.
    """

    names: Text
    words: tuple[str, ...]
    path: str
    span: Span


@record
class Statute:
    """A statute that plans cite: which number goes with which names.

    ``number`` is as it is cited, with its series where that is not SFS: "2017:725", "SOSFS 2011:9",
    "EU 2016/679". ``name`` is its own name, without the number; ``also_called`` are further names in use and
    ``abbreviations`` the short forms ("LSS"), which count only with the number beside them. Several
    statutes may bear one name, an old one and the one that took its place: then both numbers go with it.
    ``source`` says where the number was looked up. ``replaced_by`` is the number of the one
    that took its place, where one has.
    """

    number: str
    name: str
    source: Text
    path: str
    span: Span
    also_called: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    replaced_by: str | None = None


# --- templates ----------------------------------------------------------------------------------


@record
class Capture:
    """``{titel}``, ``{nummer?}``, ``{målord}`` in a pattern.

    ``name`` is canonical for the known ones ("title", "number", "name", "year", "target_year") and as
    written for a word list. ``optional`` where written with ``?``.
    """

    name: str
    optional: bool = False
    word_list: bool = False


@record
class Pattern:
    """A pattern of literal words and captures, in order. Dashes, case, bold and spaces do not matter.

    ``text`` is the pattern as written; two patterns that say the same in two languages are equal.
    """

    parts: tuple[str | Capture, ...]
    text: str = field(compare=False)


@record
class HeadingIs:
    """A heading of this pattern."""

    pattern: Pattern


@record
class HeadingUnder:
    """Every heading under a heading of this pattern; ``direct``: only those one step below it."""

    pattern: Pattern
    direct: bool


@record
class Section:
    """What stands under a heading of this pattern."""

    pattern: Pattern


@record
class Field:
    """A label and its value: on one line, or the label alone and the value after it."""

    pattern: Pattern


@record
class TableRow:
    """A row of the table with these heads; ``fields`` says what each column holds (None: nothing)."""

    heads: tuple[Pattern, ...]
    fields: tuple[str | None, ...]


@record
class ItemUnder:
    """An item of the list under a heading or label of this pattern."""

    pattern: Pattern


@record
class SentenceIs:
    """A sentence of running text with this pattern in it; used where a document has no other goals."""

    pattern: Pattern


Recogniser = HeadingIs | HeadingUnder | Section | Field | TableRow | ItemUnder | SentenceIs


@record
class ElementIs:
    """How an element of the plan is recognised: "Ett mål är rubriken … eller fältet …"."""

    noun: str
    recognisers: tuple[Recogniser, ...]


@record
class ColumnIs:
    """What a table's column holds, wherever it stands: "Kolumnen … är ansvarig"."""

    noun: str
    heads: tuple[Pattern, ...]


@record
class Template:
    """How an organisation lays out its plans.

    ``recognised_by``: texts of which one alternative, all of it, must stand in the document. With
    ``extends`` the statements of that template apply after its own.
    """

    name: str
    title: str
    extends: str | None
    recognised_by: tuple[tuple[Pattern, ...], ...]
    document_kind: DocumentKind | None
    statements: tuple[ElementIs | ColumnIs, ...]
    language: Lang
    path: str
    span: Span


@record
class Pack:
    """Everything one rule file, or several together, define."""

    requirements: tuple[Requirement, ...] = ()
    word_lists: tuple[WordList, ...] = ()
    templates: tuple[Template, ...] = ()
    statutes: tuple[Statute, ...] = ()

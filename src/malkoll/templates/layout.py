"""A template made ready for use: its statements and those it extends, compiled and indexed.

What a template says of an element replaces what the template it extends says of that element: a
template that names its goals' headings is not surprised by other headings that look like goals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from malkoll.language.tree import (
    ColumnIs,
    DocumentKind,
    ElementIs,
    Field,
    HeadingIs,
    HeadingUnder,
    ItemUnder,
    Pattern,
    Section,
    SentenceIs,
    TableRow,
    Template,
    WordList,
)
from malkoll.records import record
from malkoll.swedish.lists import matcher_for
from malkoll.swedish.words import WordMatcher
from malkoll.templates.labels import without_answers, without_brackets, without_place, without_time
from malkoll.templates.patterns import Compiled, Match, Words, plain

__all__ = ["HeadingRule", "Layout", "RowRule", "UnderRule", "build", "matchers"]


@record
class HeadingRule:
    """A heading of this pattern is such an element."""

    noun: str
    pattern: Compiled


@record
class UnderRule:
    """Every heading under a heading of this pattern is such an element."""

    noun: str
    pattern: Compiled
    direct: bool


class _Index:
    """Patterns by noun: literal ones by lookup, the others one after the other."""

    __slots__ = ("_cache", "_literal", "_open")

    def __init__(self) -> None:
        self._literal: dict[str, list[str]] = {}
        self._open: list[tuple[str, Compiled]] = []
        self._cache: dict[str, tuple[tuple[str, Match], ...]] = {}

    def add(self, noun: str, pattern: Compiled) -> None:
        if pattern.literal:
            self._literal.setdefault(plain(pattern.pattern.text), []).append(noun)
        else:
            self._open.append((noun, pattern))

    def copy(self) -> _Index:
        """One that more can be added to by itself."""
        made = _Index()
        made._literal = {text: list(nouns) for text, nouns in self._literal.items()}
        made._open = list(self._open)
        return made

    def find(self, text: str) -> tuple[tuple[str, Match], ...]:
        """All nouns that ``text`` is a name of, in the template's order of kinds."""
        known = self._cache.get(text)
        if known is None:
            found = [(noun, Match()) for noun in self._literal.get(plain(text), ())]
            for noun, pattern in self._open:
                match = pattern.match(text)
                if match is not None:
                    found.append((noun, match))
            known = tuple(found) or self._find_shorter(text)
            self._cache[text] = known
        return known

    def _find_shorter(self, text: str) -> tuple[tuple[str, Match], ...]:
        """What ``text`` is a name of without words that say when, where or what may be answered: "Når vi målet?"."""
        asked = text.rstrip("? ")
        for bare in (asked, without_time(text), without_place(text), without_answers(text), *without_brackets(text)):
            if bare not in ("", text) and (near := self.find(bare)):
                return near
        return ()


@record
class RowRule:
    """A row of the table with these heads is such an element.

    ``columns`` are those that the template itself names, wherever they stand; they tell of a column without field.
    """

    noun: str
    heads: tuple[Compiled, ...]
    fields: tuple[str | None, ...]
    columns: _Index


@record(frozen=False)
class Layout:
    """A compiled template."""

    name: str
    kind: DocumentKind | None
    words: Words
    headings: list[HeadingRule] = field(default_factory=list)
    under: list[UnderRule] = field(default_factory=list)
    rows: list[RowRule] = field(default_factory=list)
    items: list[HeadingRule] = field(default_factory=list)
    sentences: list[HeadingRule] = field(default_factory=list)
    fields: _Index = field(default_factory=_Index)
    sections: _Index = field(default_factory=_Index)
    columns: _Index = field(default_factory=_Index)
    named: _Index = field(default_factory=_Index)
    """While it is built: the columns of the templates read so far."""


def matchers(word_lists: Iterable[WordList]) -> dict[str, WordMatcher]:
    """A matcher for each word list, under its names in both languages."""
    out: dict[str, WordMatcher] = {}
    for words in word_lists:
        matcher = matcher_for(words.words)
        for name in (words.names.sv, words.names.en):
            if name:
                out[name] = matcher
    return out


def build(template: Template, templates: Mapping[str, Template], words: Words) -> Layout:
    """Compile ``template`` with those it extends."""
    layout = Layout(template.name, None, words)
    said: set[tuple[type, str]] = set()
    seen: set[str] = set()
    current: Template | None = template
    while current is not None and current.name not in seen:
        seen.add(current.name)
        layout.kind = layout.kind or current.document_kind
        own: set[tuple[type, str]] = set()
        layout.named = layout.named.copy()
        for statement in current.statements:
            key = (type(statement), statement.noun)
            if key in said:
                continue
            own.add(key)
            _add(layout, statement, words)
        said |= own
        current = templates.get(current.extends) if current.extends else None
    return layout


def _add(layout: Layout, statement: ElementIs | ColumnIs, words: Words) -> None:
    noun = statement.noun

    def ready(pattern: Pattern, *, free: bool = False) -> Compiled:
        return Compiled(pattern, words, free=free)

    if isinstance(statement, ColumnIs):
        for head in statement.heads:
            # "Finansiellt mål", "Nämndens mål": which goals, the words before say.
            column = ready(head, free=noun == "goal")
            layout.columns.add(noun, column)
            layout.named.add(noun, column)
        return
    for recogniser in statement.recognisers:
        match recogniser:
            case HeadingIs(pattern):
                layout.headings.append(HeadingRule(noun, ready(pattern, free=True)))
            case HeadingUnder(pattern, direct):
                layout.under.append(UnderRule(noun, ready(pattern, free=True), direct))
            case Section(pattern):
                layout.sections.add(noun, ready(pattern))
            case Field(pattern):
                layout.fields.add(noun, ready(pattern))
            case TableRow(heads, fields):
                layout.rows.append(RowRule(noun, tuple(ready(head, free=True) for head in heads), fields, layout.named))
            case ItemUnder(pattern):
                layout.items.append(HeadingRule(noun, ready(pattern, free=True)))
            case SentenceIs(pattern):
                layout.sentences.append(HeadingRule(noun, ready(pattern)))

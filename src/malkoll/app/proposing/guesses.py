"""Guesses at what stands for what in a plan, as a template would write them. None is believed before it is tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from malkoll.app.proposing.meaning import (
    are_figures,
    column_meaning,
    meaning,
    meaning_of_values,
    section_meaning,
    year_of_figures,
)
from malkoll.app.proposing.outline import Outline, Part
from malkoll.app.proposing.seen import Seen, headings, labels, tables, without_years
from malkoll.document import Document
from malkoll.errors import RuleFileError
from malkoll.facts import titles
from malkoll.facts.patterns import word_set
from malkoll.language import parse
from malkoll.plan import Title
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.templates.layout import Layout
from malkoll.templates.patterns import plain

__all__ = ["Guess", "Guesses", "loads", "sentence"]

_SHORT = 3
"""Words of a label that may be one though it comes once only."""
_VALUES = {"utgångsvärde", "målvärde", "utfall"}
_ON_GOALS = {"ansvarig", "uppföljning", "tidsgräns", "indikator"}
"""What a table has a column for where its rows are goals, or what is done to reach one."""
_ARTICLE = {"mål": "Ett", "område": "Ett", "underlag": "Ett", "utgångsvärde": "Ett", "målvärde": "Ett", "utfall": "Ett"}
_FEWEST_NAMED = 2


@record
class Guess:
    """A recogniser for ``noun`` (``None``: nothing tells what it is), as a template writes it.

    ``standard``: the template standard knows it. ``weak``: believed only where standard finds no indicators.
    ``lines``: where the goals are that it is to find, and no others. ``areas``: what the same headings are that stand
    above those goals. ``only_here``: it names what this plan alone has. ``says_goals``: believed only where no goals
    are known yet. ``figures``: what stands after it is figures.
    """

    noun: str | None
    recogniser: str
    seen: Seen
    standard: bool = False
    weak: bool = False
    lines: frozenset[int] = frozenset()
    areas: str | None = None
    only_here: bool = False
    says_goals: bool = False
    figures: bool = False
    same_word: bool = False

    @property
    def said(self) -> str:
        """The noun to write: where nothing tells which, one that can stand there."""
        return self.noun or ("mål" if self.lines else "kommentar")


def sentence(noun: str, recogniser: str) -> str:
    """The sentence of a template that says it."""
    return f"{_ARTICLE.get(noun, 'En')} {noun} är {recogniser}."


def loads(said: str) -> bool:
    """Whether a template can hold the sentence."""
    try:
        parse(f'mall a "A"\n    {said}\n', "a.mall")
    except RuleFileError:
        return False
    return True


class Guesses:
    """All guesses at one document; ``layout`` is what the template standard knows."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.layout = layout
        self.outline = Outline(document)

    def all(self) -> Iterator[Guess]:
        """Every guess that a template can say."""
        for guess in (*self._shapes(), *self._under_headings(), *self._lists(), *self._labels(), *self._tables()):
            if loads(sentence(guess.said, guess.recogniser)):
                yield guess

    # --- headings --------------------------------------------------------------------------------

    def _shapes(self) -> Iterator[Guess]:
        for seen in headings(self.document):
            if seen.whole:
                known = bool(self.layout.sections.find(seen.words) or self.layout.fields.find(seen.words))
                noun = section_meaning(seen.words) or self._of_section(seen)
                yield Guess(noun, f'avsnittet "{seen.pattern}"', seen, known)
                continue
            yield Guess(self._of_shape(seen), f'rubriken "{seen.pattern}"', seen)

    def _of_section(self, seen: Seen) -> str | None:
        """What stands under a heading that comes back, by what it says."""
        noun = meaning_of_values([one.text_below for one in self.outline.parts if one.line in seen.lines])
        return noun if noun in ("ansvarig", "uppföljning") else None

    def _of_shape(self, seen: Seen) -> str | None:
        """What headings of one shape are: by their words, by what stands under them, or by what they say."""
        if self.outline.is_like_goals(seen.lines):
            return "mål"
        below = {one.line: one.below for one in self.outline.parts}
        if any(self.outline.is_like_goals([one.line for one in below.get(line, ())]) for line in seen.lines):
            return "område"
        named = meaning(seen.words)
        if named is not None or seen.times < _FEWEST_NAMED:
            return named
        if seen.words.split()[-1].lower() not in _PARTS_OF_TEXT:
            return "mål"
        # "Steg 1: Bygg en bro" may be a goal, "Bilaga 1: Ordlista" is none.
        said = [text.split(" ", 2)[-1] for text in seen.items if "{titel}" in seen.pattern]
        return "mål" if 2 * sum(map(_is_concrete, said)) > len(seen.items) else None

    def _under_headings(self) -> Iterator[Guess]:
        """Goals that are the headings right under one or several headings."""
        above = self.outline.above_goals()
        for part in above:
            if part.above in above:
                return
        by_heading: dict[Part | None, list[Part]] = {}
        for part in above:
            by_heading.setdefault(part.above, []).append(part)
        for higher, parts in by_heading.items():
            told = [part for part in parts if part.pattern is not None and part is not self.outline.title]
            lines = frozenset(one.line for part in told for one in part.below)
            count = len(lines)
            noun = self._noun_of([one for part in told for one in part.below])
            if len(told) == len(parts) > 1 and count > 1:
                seen = Seen(" ", " ", count, told[0].line)
                if higher is not None and higher.pattern and higher is not self.outline.title:
                    yield Guess(
                        noun,
                        f'varje rubrik under rubriken "{higher.pattern}"',
                        seen,
                        lines=lines,
                        areas=f'varje rubrik direkt under rubriken "{higher.pattern}"',
                    )
                goals = " eller ".join(f'varje rubrik direkt under rubriken "{part.pattern}"' for part in told)
                areas = " eller ".join(f'rubriken "{part.pattern}"' for part in told)
                yield Guess(noun, goals, seen, lines=lines, areas=areas)
                continue
            for part in told:
                seen = Seen(part.pattern or "", part.text, len(part.below), part.line)
                own = frozenset(one.line for one in part.below)
                said = f'varje rubrik direkt under rubriken "{part.pattern}"'
                yield Guess(self._noun_of(part.below), said, seen, lines=own)
            if self.outline.title in parts:
                yield from self._by_name(self.outline.title)

    def _noun_of(self, parts: list[Part]) -> str | None:
        """Goals, where each of these headings looks like one or says what is to be: "Färgerna i korthet" does not."""
        told = [part.text for part in parts if part.line not in self.outline.goals]
        return "mål" if all(_is_concrete(text) for text in told) else None

    def _by_name(self, title: Part | None) -> Iterator[Guess]:
        """Goals right under the document's own title, beside its other chapters: they have to be named."""
        goals = [part for part in title.below if part.line in self.outline.goals] if title is not None else []
        if goals and all(part.pattern for part in goals):
            said = " eller ".join(f'rubriken "{part.pattern}"' for part in goals)
            seen = Seen(" ", " ", len(goals), goals[0].line)
            yield Guess("mål", said, seen, lines=frozenset(part.line for part in goals), only_here=True)

    def _lists(self) -> Iterator[Guess]:
        """Goals that are the items of a list, told by the heading above or by labels that the items share."""
        for part in self.outline.lists():
            items = [item for item in part.items if item.depth == 0]
            if part.pattern is None or part is self.outline.title or part.line in self.outline.goals:
                continue
            texts = [(line.text, line.bold) for item in items for line in item.lines[:1]]
            named = sum(0 < bold < len(text) for text, bold in texts) == len(texts)
            labelled = any(":" in (text[:bold].rstrip()[-1:], text[bold:].lstrip()[:1]) for text, bold in texts)
            told = meaning(part.text) == "mål" or (named and not labelled)
            seen = Seen(part.pattern, part.text, len(items), part.line)
            lines = frozenset(item.span.line for item in items)
            yield Guess(
                "mål" if told else None,
                f'en punkt under rubriken "{part.pattern}"',
                seen,
                lines=lines,
                says_goals=True,
            )

    # --- labels and tables ------------------------------------------------------------------------

    def _labels(self) -> Iterator[Guess]:
        for seen in labels(self.document):
            found = {noun for noun, _ in self.layout.fields.find(seen.words)}
            figures = are_figures(seen.values)
            noun = self._of_label.get(plain(seen.words))
            # A figure is no assessment, whatever standard takes the label for.
            known = bool(found) and not (figures and noun in _VALUES and not found & (_VALUES | {"indicator"}))
            known = known or bool(found & {"baseline", "target", "outcome"})
            if seen.times > 1 or noun is not None or len(seen.words.split()) <= _SHORT:
                yield Guess(noun, f'fältet "{seen.pattern}"', seen, known, figures=figures)

    @cached_property
    def _of_label(self) -> dict[str, str | None]:
        """What each label stands for: by its words, by what stands after it, or as a column of the same name."""
        out: dict[str, str | None] = {}
        figures: list[Seen] = []
        columns = {
            plain(without_years(head)): noun
            for seen in tables(self.document)
            for head, noun in zip(seen.heads, self._of_columns(seen), strict=True)
        }
        for seen in labels(self.document):
            noun = meaning(seen.words)
            if noun == "uppföljning" and meaning_of_values(seen.values) == "indikator":
                noun = "indikator"  # "Avläses: Färdiga lägenheter, 20 i dag, 100 vid årets slut"
            if noun is None or (noun in _VALUES and not are_figures(seen.values)):
                noun = meaning_of_values(seen.values) or (None if noun in _VALUES else noun)
            key = plain(seen.words)
            out[key] = noun or columns.get(plain(without_years(seen.pattern)))
            if are_figures(seen.values) and out[key] in (None, *_PAIR) and not self.layout.fields.find(seen.words):
                figures.append(seen)
        if len(figures) == len(_PAIR) and figures[0].times == figures[1].times > 1:
            # A figure now and one to reach: the earlier year first, or else the one that is told first.
            now, aim = sorted(figures, key=lambda one: (year_of_figures(one.values) or 0, one.line))
            pair = {plain(now.words): _PAIR[0], plain(aim.words): _PAIR[1]}
            if all(out[key] in (None, noun) for key, noun in pair.items()):
                out |= pair
        return out

    def _tables(self) -> Iterator[Guess]:
        for seen in tables(self.document):
            heads = seen.items[0].split(" | ")
            if all(self.layout.columns.find(head) for head in heads):
                continue
            nouns = self._of_columns(seen)
            first = int(nouns[0] == "nummer")
            if "mål" in nouns and plain(heads[nouns.index("mål")]) in self._goal_words:
                yield self._row(seen, nouns, "mål", same_word=True)
                continue
            main = next((noun for noun in ("indikator", "åtgärd", "underlag", "mål") if noun in nouns), None)
            if any(_OF_MONEY.search(head) for head in heads[:2]):
                # "Tkr | Budget | Utfall": accounts measure no goal.
                continue
            if main is None and _VALUES & set(nouns) and nouns[first] not in _VALUES:
                # Values in the columns are of something that the first column names.
                named = [*nouns[:first], "indikator", *nouns[first + 1 :]]
                yield self._row(seen, named, "indikator", weak=True)
            elif main is None and _ON_GOALS & set(nouns) and None in nouns[: first + 2]:
                at = nouns.index(None)
                for row in ("mål", "åtgärd"):
                    yield self._row(seen, [*nouns[:at], row, *nouns[at + 1 :]], row, says_goals=row == "mål")
            elif main is not None:
                yield self._row(seen, nouns, main, says_goals=main == "mål")

    @cached_property
    def _goal_words(self) -> frozenset[str]:
        """What headings call the goals: "önskat läge" of "Önskat läge 2 – Fler läser"."""
        found = (guess.seen for guess in self._shapes() if guess.noun == "mål" and not guess.seen.whole)
        return frozenset(plain(seen.words) for seen in found)

    def _of_columns(self, seen: Seen) -> list[str | None]:
        """What each column holds: by its head, or by what stands in it."""
        nouns: list[str | None] = []
        for at, head in enumerate(seen.heads):
            cells = [row[at] for row in seen.rows if at < len(row)]
            bare = without_years(head)
            noun = column_meaning(bare)
            figures = are_figures(cells)
            if plain(bare) in self._goal_words and not figures:
                noun = "mål"
            elif noun == "uppföljning" and meaning_of_values(cells) == "indikator":
                noun = "indikator"
            elif at == 0 and cells and all(_CODE.fullmatch(cell) for cell in cells):
                noun = "nummer"
            if noun in _VALUES and cells and not figures and not any(any(map(str.isdigit, cell)) for cell in cells):
                noun = None
            if noun is None and at > 0 and not figures:
                noun = meaning_of_values(cells)
            nouns.append(noun)
        values = [
            at
            for at in range(1, len(nouns))
            if nouns[at] in (None, *_VALUES) and are_figures([row[at] for row in seen.rows if at < len(row)])
        ]
        if len(values) == len(_PAIR) and not {nouns[at] for at in values} >= set(_PAIR):
            # A figure now and one to reach, in that order.
            known = {nouns[at] for at in values} - {None}
            if known <= set(_PAIR) and nouns[values[0]] != _PAIR[1] and nouns[values[1]] != _PAIR[0]:
                nouns[values[0]], nouns[values[1]] = _PAIR
        return nouns

    def _row(
        self,
        seen: Seen,
        nouns: list[str | None],
        main: str,
        *,
        weak: bool = False,
        says_goals: bool = False,
        same_word: bool = False,
    ) -> Guess:
        fields: list[str] = []
        for noun, head in zip(nouns, seen.heads, strict=True):
            said = "namn" if noun == main and main in ("indikator", "underlag") else noun
            said = "titel" if noun == main and main in ("mål", "åtgärd") else said
            if said is not None and (said in fields or not head or not _can_hold(main, said)):
                said = None
            fields.append(said or "-")
        heads = [
            head.replace("{år}", "{målår}") if noun == "målvärde" and "{målår}" not in head else head
            for noun, head in zip(nouns, seen.heads, strict=True)
        ]
        recogniser = f'en rad i tabellen "{" | ".join(heads)}" med {", ".join(fields)}'
        return Guess(main, recogniser, seen, weak=weak, says_goals=says_goals, same_word=same_word)


_OF_MONEY = compiled(r"^(?:\W*(?:t|m|mn|md)?kr\b|belopp|konto|ekonomi|resultaträkning)|\bbudget", re.IGNORECASE)
_CODE = compiled(r"[A-ZÅÄÖ]{0,3}[ -]?\d{1,3}(?:[.:]\d{1,3})*[a-z]?\.?")
_PAIR = ("utgångsvärde", "målvärde")
_PARTS_OF_TEXT = word_set(
    """bilaga kapitel avsnitt del tabell figur diagram bild sida fråga steg fas etapp punkt vecka kvartal tertial"""
)


def _is_concrete(title: str) -> bool:
    return titles.complete(Title(title, Span(0, 0, 1, 1, 1, 1))).concrete


def _can_hold(noun: str, field: str) -> bool:
    return loads(sentence(noun, f'en rad i tabellen "A" med {field}'))

"""Legends of colours: lines and rows that say what a colour means, and where two of them disagree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from malkoll.document import Document, Heading, Item, Paragraph, Table, TextLine
from malkoll.facts.passages import narrowed
from malkoll.plan import Passage, Term
from malkoll.span import Span
from malkoll.swedish.sentences import split_sentences

__all__ = ["colours_in"]

_FORMS = {
    "grön": "grön", "grönt": "grön", "gul": "gul", "gult": "gul", "röd": "röd", "rött": "röd", "blå": "blå",
    "blått": "blå", "grå": "grå", "grått": "grå", "vit": "vit", "vitt": "vit", "svart": "svart", "orange": "orange",
    "lila": "lila", "green": "grön", "yellow": "gul", "red": "röd", "blue": "blå", "grey": "grå", "amber": "orange",
    "ljusgrön": "ljusgrön", "ljusgrönt": "ljusgrön", "mörkgrön": "mörkgrön", "mörkgrönt": "mörkgrön",
}  # fmt: skip
_ONE_FORM = frozenset({"orange", "lila", "svart"})
_COLOUR = rf"(?P<colour>{'|'.join(sorted(_FORMS, key=len, reverse=True))})(?!\w)"
_ALONE = re.compile(rf"\W{{0,5}}{_COLOUR}\W{{0,5}}\Z", re.IGNORECASE)
_EXPLAINED = re.compile(
    rf"\W{{0,5}}{_COLOUR}\s?(?:[:=]|[–—-](?=\s)|\t)\s?(?P<meaning>[^\W_].*)", re.IGNORECASE | re.DOTALL
)
_INITIAL = re.compile(r"[\W_]*[gröblvsoamGRÖBLVSOAM]")
# Two colours make a legend where their lines are no further apart than this.
_NEAR = 3
_FEWEST = 2
# Shorter meanings ("Hög", "Minskat") are good in one legend and bad in another.
_SHORTEST = 3
# Longer ones are comments on something that has the colour for its status.
_LONGEST = 25
# A document of more legends than this has one on every page, and the first ones tell.
_MOST = 20


@dataclass(frozen=True, slots=True)
class _Entry:
    """A colour in a legend: its name, the form it is written in, and its meaning, as written and as compared."""

    colour: str
    form: str
    written: str
    meaning: str
    span: Span

    @property
    def neuter(self) -> bool:
        return self.form.casefold() != "svart" and self.form.casefold().endswith("t")


_Legend = dict[str, _Entry]
_Pair = tuple[_Entry, _Entry]


def colours_in(document: Document) -> list[Term]:
    """The colours of the legends in ``document``: each form of each, once."""
    legends = _legends(document)
    forms = Counter(entry.form.casefold() for legend in legends for entry in legend.values())
    out: dict[str, Term] = {}
    said: set[str] = set()
    for first, second in combinations(legends[:_MOST], 2):
        for usual, other in _other_form(first, second):
            # The rarer form, or else the one that its own legend departs from in the other colours.
            if (forms[other.form.casefold()], not _odd(other, second)) > (
                forms[usual.form.casefold()],
                not _odd(usual, first),
            ):
                usual, other = other, usual
            out.setdefault(other.colour, _term(document, other, other.form, usual, usual.form))
            said.add(other.form.casefold())
        for usual, other in _other_meaning(first, second):
            out.setdefault(other.colour, _term(document, other, _whole(other), usual, _whole(usual)))
            said.add(other.form.casefold())
    terms = list(out.values())
    for legend in legends:
        for entry in legend.values():
            if entry.form.casefold() not in said:
                said.add(entry.form.casefold())
                terms.append(Term("colour", entry.form, narrowed(document, entry.span, entry.form)))
    return terms


def _term(document: Document, other: _Entry, text: str, usual: _Entry, usual_text: str) -> Term:
    there = Passage(usual_text, narrowed(document, usual.span, usual.form))
    return Term("colour", text, narrowed(document, other.span, other.form), False, there)


def _whole(entry: _Entry) -> str:
    return f"{entry.form} – {entry.written}"


def _odd(entry: _Entry, legend: _Legend) -> bool:
    """Whether most other colours of the legend are in another gender."""
    others = [one.neuter for one in legend.values() if one is not entry]
    return others.count(entry.neuter) * 2 < len(others)


def _legends(document: Document) -> list[_Legend]:
    legends: list[_Legend] = []
    last = -_NEAR
    for entry in _entries(document):
        open_legend = legends[-1] if legends and entry.span.line - last <= _NEAR else None
        if open_legend is None or entry.colour in open_legend:
            legends.append({entry.colour: entry})
        else:
            open_legend[entry.colour] = entry
        last = entry.span.line
    return [legend for legend in legends if len(legend) >= _FEWEST]


def _entries(document: Document) -> Iterator[_Entry]:
    for block in document.blocks:
        match block:
            case Table():
                yield from _in_table(block)
            case Paragraph() | Item():
                for line in block.lines:
                    yield from _in_line(line)
            case Heading():
                yield from _in_line(TextLine(block.text, block.span))
            case _:
                continue


def _in_table(table: Table) -> Iterator[_Entry]:
    """Rows of a colour and a meaning. Where a colour comes back the column holds the status of something."""
    found: list[_Entry] = []
    for row in table.rows:
        cells = [cell for cell in row.cells if cell.lines]
        if len(cells) == 1:
            found += _in_line(cells[0].lines[0])
        elif cells:
            colour = _ALONE.match(cells[0].text)
            if colour is not None and _ALONE.match(cells[1].text) is None:
                found += _entry(colour["colour"], cells[1].text, cells[0].lines[0].span)
    if len({entry.colour for entry in found}) == len(found):
        yield from found


def _in_line(line: TextLine) -> Iterator[_Entry]:
    """The colours explained in a line, one in each of its sentences: "Grön: enligt plan. Gul: försenat."."""
    if _INITIAL.match(line.text) is None:
        return
    for start, end in split_sentences(line.text):
        found = _EXPLAINED.match(line.text[start:end])
        if found is None:
            return
        yield from _entry(found["colour"], found["meaning"], line.span)


def _entry(form: str, meaning: str, span: Span) -> Iterator[_Entry]:
    said = re.findall(r"\w+", meaning.casefold())
    if len(said) <= _LONGEST:
        yield _Entry(_FORMS[form.casefold()], form, " ".join(meaning.split()), " ".join(said), span)


def _shared(first: _Legend, second: _Legend) -> list[_Pair]:
    return [(first[colour], second[colour]) for colour in first if colour in second]


def _other_form(first: _Legend, second: _Legend) -> Iterator[_Pair]:
    """A colour that two legends write in two forms, where they write another in one."""
    shared = _shared(first, second)
    differing = [(a, b) for a, b in shared if a.form.casefold() != b.form.casefold()]
    agreeing = [a for a, b in shared if a.form.casefold() == b.form.casefold() and a.colour not in _ONE_FORM]
    if agreeing:
        yield from differing[:1]


def _other_meaning(first: _Legend, second: _Legend) -> Iterator[_Pair]:
    """A colour that means another thing in a legend that is otherwise the same."""
    shared = _shared(first, second)
    same = [a for a, b in shared if a.meaning == b.meaning]
    for usual, other in shared if same else ():
        if usual.meaning == other.meaning or len(other.meaning.split()) < _SHORTEST:
            continue
        moved = _has(first, other) or _has(second, usual)
        if moved or (len(same) >= _FEWEST and _unlike(usual, other)):
            yield usual, other
            return


def _has(legend: _Legend, entry: _Entry) -> bool:
    """Whether the legend gives the entry's meaning to another colour."""
    if len(entry.meaning.split()) < _SHORTEST:
        return False
    return any(one.meaning == entry.meaning and one.colour != entry.colour for one in legend.values())


def _unlike(usual: _Entry, other: _Entry) -> bool:
    """Whether the meanings have hardly a word in common."""
    first, second = set(usual.meaning.split()), set(other.meaning.split())
    return len(first & second) * 4 < min(len(first), len(second))

"""Legends of colours: lines and rows that say what a colour means, and where two of them disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from malkoll.document import Document
from malkoll.facts.colour_entries import Entry, entries
from malkoll.facts.passages import narrowed
from malkoll.plan import Passage, Term

__all__ = ["colours_in"]

_ONE_FORM = frozenset({"orange", "lila", "svart"})
# Two colours make a legend where their lines are no further apart than this.
_NEAR = 3
_FEWEST = 2
# Shorter meanings ("Hög", "Minskat") are good in one legend and bad in another.
_SHORTEST = 3
# A document of more legends than this has one on every page, and the first ones tell.
_MOST = 20


_Legend = dict[str, Entry]
_Pair = tuple[Entry, Entry]


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
        for usual, other in (*_other_meaning(first, second), *_other_colour(first, second)):
            out.setdefault(other.colour, _term(document, other, _whole(other), usual, _whole(usual)))
            said.add(other.form.casefold())
    terms = list(out.values())
    for legend in legends:
        for entry in legend.values():
            if entry.form.casefold() not in said:
                said.add(entry.form.casefold())
                terms.append(Term("colour", entry.form, narrowed(document, entry.span, entry.form)))
    return terms


def _term(document: Document, other: Entry, text: str, usual: Entry, usual_text: str) -> Term:
    there = Passage(usual_text, narrowed(document, usual.span, usual.form))
    return Term("colour", text, narrowed(document, other.span, other.form), False, there)


def _whole(entry: Entry) -> str:
    return f"{entry.form} – {entry.written}"


def _odd(entry: Entry, legend: _Legend) -> bool:
    """Whether most other colours of the legend are in another gender."""
    others = [one.neuter for one in legend.values() if one is not entry]
    return others.count(entry.neuter) * 2 < len(others)


def _legends(document: Document) -> list[_Legend]:
    legends: list[_Legend] = []
    last, within = -_NEAR, -1
    for entry in entries(document):
        open_legend = legends[-1] if legends and entry.span.line - last <= _NEAR and entry.within == within else None
        if open_legend is None or entry.colour in open_legend:
            legends.append({entry.colour: entry})
        else:
            open_legend[entry.colour] = entry
        last, within = entry.span.line, entry.within
    return [legend for legend in legends if len(legend) >= _FEWEST]


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
        if usual.meaning == other.meaning:
            continue
        # Short meanings change places on purpose ("Hög" goal, "Hög" risk), unless the other colours keep theirs.
        fewest = 1 if len(same) >= _FEWEST else _SHORTEST
        moved = _has(first, other, fewest) or _has(second, usual, fewest)
        long = len(other.meaning.split()) >= _SHORTEST
        if (moved and len(other.meaning.split()) >= fewest) or (
            long and len(same) >= _FEWEST and _unlike(usual, other)
        ):
            yield usual, other
            return


def _other_colour(first: _Legend, second: _Legend) -> Iterator[_Pair]:
    """A meaning that has another colour in a legend that is otherwise the same and does not know the first colour."""
    if sum(a.meaning == b.meaning for a, b in _shared(first, second)) < _FEWEST:
        return
    own = {entry.meaning: entry for colour, entry in first.items() if colour not in second}
    for colour, other in second.items():
        usual = own.get(other.meaning)
        if colour not in first and usual is not None:
            yield usual, other
            return


def _has(legend: _Legend, entry: Entry, fewest: int) -> bool:
    """Whether the legend gives the entry's meaning, if it is of so many words, to another colour."""
    if len(entry.meaning.split()) < fewest:
        return False
    return any(one.meaning == entry.meaning and one.colour != entry.colour for one in legend.values())


def _unlike(usual: Entry, other: Entry) -> bool:
    """Whether the meanings have hardly a word in common."""
    first, second = set(usual.meaning.split()), set(other.meaning.split())
    return len(first & second) * 4 < min(len(first), len(second))

"""Indicators in a plain list under a goal: "Soliditet minst 35 procent (31 procent)"."""

from __future__ import annotations

from collections.abc import Iterable

from malkoll.document import Block, Item
from malkoll.facts.prices import is_price
from malkoll.facts.stated import values_in
from malkoll.plan import Goal, Indicator
from malkoll.span import Span
from malkoll.swedish.verbs import has_finite_verb, starts_with_infinitive_or_imperative

__all__ = ["indicators_in", "lists_of"]

# Longer items are sentences, not names.
_LONGEST_NAME = 12


def lists_of(blocks: Iterable[Block]) -> list[list[Item]]:
    """The lists of a document: items that follow each other."""
    out: list[list[Item]] = []
    last: Block | None = None
    for block in blocks:
        if isinstance(block, Item):
            if isinstance(last, Item):
                out[-1].append(block)
            else:
                out.append([block])
        last = block
    return out


def indicators_in(goal: Goal, lists: Iterable[list[Item]]) -> tuple[Indicator, ...]:
    """The indicators among the list items of ``goal``'s own text.

    A list is one of indicators when at least half of its items name something and state its level; then
    its other items, if they only name something, are indicators whose level is missing. What the goal costs is
    neither.
    """
    own = {passage.span for passage in goal.body}
    out: list[Indicator] = []
    for listed in lists:
        if not any(_told(item, own) for item in listed):
            continue
        items = [item for item in listed if not is_price(item.text, goal.title.text)]
        named = [told for item in items if (told := _told(item, own)) is not None and _only_names(told[0])]
        levels = [values_in(text, span) for text, span in named]
        if 2 * sum(level is not None for level in levels) < len(items) or not named:
            continue
        for (text, span), level in zip(named, levels, strict=True):
            if level is not None or len(text.split()) <= _LONGEST_NAME:
                out.append(Indicator(text.strip(" ."), span, "list"))
    return tuple(out)


def _told(item: Item, own: set[Span]) -> tuple[str, Span] | None:
    """What an item says in the goal's own text: all of it, or its first line, where what follows is a label."""
    if not item.lines:
        return None
    first = item.lines[0]
    whole = first.span.to(item.lines[-1].span)
    if whole in own:
        return item.text, whole
    return (first.text, first.span) if first.span in own else None


def _only_names(text: str) -> bool:
    """Whether ``text`` names something and does not say what is to be done or to be."""
    return not has_finite_verb(text) and starts_with_infinitive_or_imperative(text) is None

"""Several documents in one file: a plan and the next one after it, as in the papers for a meeting.

What is looked for in a document depends on what else stands in it (goals told in sentences only count where no
others are set), so that each has to be read for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from malkoll.document import Document, Heading, Item, Paragraph
from malkoll.plan import Plan
from malkoll.templates.about import names_a_document, names_whose

__all__ = ["documents_in", "joined"]

_FRONT_LINES = 3
"""Lines below its title among which a document says whose it is, and how long such a line is at most."""
_FRONT_LENGTH = 120


def documents_in(document: Document) -> tuple[Document, ...]:
    """The documents that the file holds, one after the other; one alone is given as it is.

    Each begins with a heading of the highest level that names a kind of document ("Handlingsplan för …"), and says
    below it whose it is ("Lövsta kommun, socialnämnden"): a chapter of a document does not. What stands above the first
    of these headings (the municipality's name on a line of its own) belongs to the first document.
    """
    blocks = document.blocks
    first = next(
        (at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level is not None), None
    )
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and _begins(document, at)]
    if len(starts) < 2 or starts[0] != first:
        return (document,)
    ends = [*starts[1:], len(blocks)]
    return tuple(replace(document, blocks=blocks[begin:end]) for begin, end in zip([0, *starts[1:]], ends, strict=True))


def joined(plans: Sequence[Plan]) -> Plan:
    """The plans of one file as one, which is otherwise as the first."""
    first, *others = plans
    areas, goals, decisions = list(first.areas), list(first.goals), list(first.decisions)
    for plan in others:
        ids = {area.id: f"a{len(areas) + at}" for at, area in enumerate(plan.areas, 1)}
        ids |= {goal.id: f"g{len(goals) + at}" for at, goal in enumerate(plan.goals, 1)}
        areas += [replace(area, id=ids[area.id]) for area in plan.areas]
        goals += [
            replace(goal, id=ids[goal.id], parent=None if goal.parent is None else ids[goal.parent])
            for goal in plan.goals
        ]
        decisions += plan.decisions
    told = tuple(line for plan in plans for line in plan.follow_up_headings)
    return replace(first, areas=tuple(areas), goals=tuple(goals), decisions=tuple(decisions), follow_up_headings=told)


def _begins(document: Document, at: int) -> bool:
    block = document.blocks[at]
    if not isinstance(block, Heading) or block.level != 1 or not names_a_document(block.text):
        return False
    lines: list[str] = []
    for below in document.blocks[at + 1 : at + 1 + _FRONT_LINES]:
        match below:
            case Heading(look="line" | "bold"):
                lines.append(below.text)
            case Paragraph() | Item():
                lines += [line.text for line in below.lines]
            case _:
                break
    return any(len(line) <= _FRONT_LENGTH and names_whose(line) for line in lines[:_FRONT_LINES])

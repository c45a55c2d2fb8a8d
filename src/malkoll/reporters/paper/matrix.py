"""Goals against requirements: a table of marks, with a column for each requirement that is not met everywhere."""

from __future__ import annotations

from malkoll.finding import GoalRef, Tried
from malkoll.reporters.paper.decisions import points
from malkoll.reporters.paper.model import (
    Block,
    Cell,
    Column,
    Grid,
    Group,
    Heading,
    Item,
    Items,
    Mark,
    Para,
    Part,
    Row,
    Run,
)
from malkoll.reporters.paper.view import Seen, marked
from malkoll.reporters.paper.words import MARKS, OUTCOMES, SAYS, STANDING

__all__ = ["fits_the_front", "matrix"]

_UPRIGHT = 12
"""Columns of requirements that fit on the short side of a sheet."""
_MOST_ON_FRONT = 12
"""Goals of a matrix that has room on the first page."""


def fits_the_front(seen: Seen) -> bool:
    """Whether the matrix is small enough to stand on the first page, before what to decide."""
    return len(seen.goals) <= _MOST_ON_FRONT and len(_codes(seen)) <= _UPRIGHT


def matrix(seen: Seen, level: int, rules_at: str) -> Part:
    """The part with the matrix; ``rules_at`` is the heading under which all requirements are counted."""
    voice = seen.voice
    codes = _codes(seen)
    blocks: list[Block] = [Heading(level, voice.own(SAYS["matrix"]))]
    if not codes:
        blocks.append(Para(voice.own(SAYS["matrix_full"])))
        return Part(f"{seen.prefix}matris", tuple(blocks), "section")
    grid = Grid(
        voice.word(SAYS["matrix_caption"]),
        (
            Column(voice.word(SAYS["goal"])),
            Column(voice.word(STANDING[seen.kind]["yes"]), "mark"),
            *(_column(code, seen) for code in codes),
        ),
        tuple(_groups(codes, seen)),
        look="matrix",
        wide=len(codes) > _UPRIGHT,
    )
    blocks += [grid, _signs(seen, _used(grid))]
    untold = [code for code in codes if code not in seen.points]
    if untold:
        blocks.append(_key(untold, seen))
    blocks.append(
        Para(voice.own(SAYS["matrix_rest"], f"”{rules_at}”" if seen.language == "sv" else f"“{rules_at}”"), "small")
    )
    return Part(f"{seen.prefix}matris", tuple(blocks), "matrix")


def _codes(seen: Seen) -> list[str]:
    """The requirements not met everywhere, in the order of the first page, then those excepted or not checked."""
    left = {code for (code, _), row in seen.rows.items() if marked(row) in ("no", "unknown", "excepted")}
    ordered = [one.code for one in points(seen) if one.code in left]
    return [*ordered, *sorted(left - set(ordered))]


def _column(code: str, seen: Seen) -> Column:
    link = f"{seen.prefix}punkt-{seen.points[code]}" if code in seen.points else ""
    return Column(code, "mark", seen.points.get(code, 0), link)


def _groups(codes: list[str], seen: Seen) -> list[Group]:
    groups: list[tuple[str | None, list[Row]]] = []
    heads: dict[str | None, str] = {}
    for goal in seen.goals:
        area = seen.area(goal)
        key = area.id if area is not None else None
        if area is not None:
            heads[key] = f"{area.number} {area.title}" if area.number else area.title
        if not groups or groups[-1][0] != key:
            groups.append((key, []))
        groups[-1][1].append(_row(codes, goal, seen))
    outside = [seen.rows.get((code, None)) for code in codes]
    made = [
        Group(tuple(rows), seen.voice.plan(heads[key], 120) if key in heads else _no_area(bool(heads), seen))
        for key, rows in groups
    ]
    if any(marked(row) != "none" for row in outside):
        cells = (Cell(seen.voice.own(SAYS["outside"])), Cell(), *(_cell(row, seen) for row in outside))
        made.append(Group((Row(cells),)))
    return made


def _no_area(there_are_areas: bool, seen: Seen) -> tuple[Run, ...]:
    return seen.voice.own(SAYS["no_area"]) if there_are_areas else ()


def _row(codes: list[str], goal: GoalRef, seen: Seen) -> Row:
    stands = seen.standing[goal.id]
    return Row(
        (
            Cell(seen.voice.goal(goal, link=seen.anchor(goal))),
            Cell((Run(seen.voice.word(MARKS[stands])),), stands),
            *(_cell(seen.rows.get((code, goal.id)), seen) for code in codes),
        )
    )


def _cell(row: Tried | None, seen: Seen) -> Cell:
    """How a requirement came out, and at how many of what it is about, where that is not the goal itself."""
    mark = marked(row)
    text = (Run(seen.voice.word(MARKS[mark])),)
    if row is None or mark in ("none", "yes"):
        return Cell(text, mark)
    count = {"no": row.not_met, "unknown": row.not_checked, "excepted": row.excepted}[mark]
    total = row.met + row.not_met + row.not_checked + row.excepted
    rule = seen.rules.get(row.code)
    of_goal = rule is not None and rule.subjects == {"goal"}
    return Cell(text, mark, seen.voice.word(SAYS["of"], count, total) if total > 1 and not of_goal else "")


def _used(grid: Grid) -> set[Mark]:
    return {cell.mark for group in grid.groups for row in group.rows for cell in row.cells if cell.mark is not None}


def _signs(seen: Seen, used: set[Mark]) -> Grid | Items:
    """What the marks stand for."""
    voice = seen.voice
    order: tuple[Mark, ...] = ("yes", "no", "unknown", "excepted", "none")
    return Items(
        tuple(
            Item(
                (Run(voice.word(OUTCOMES[mark])),), tag=voice.word(MARKS[mark]) if mark != "none" else "", tag_look=mark
            )
            for mark in order
            if mark in used
        ),
        look="signs",
    )


def _key(codes: list[str], seen: Seen) -> Items:
    """What the codes in the heads stand for."""
    return Items(
        tuple(Item(seen.voice.rule(seen.requires(code)), tag=code, tag_look="code") for code in codes), look="key"
    )

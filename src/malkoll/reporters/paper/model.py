"""What the paper says, in the order it says it: computed once, and written by every writer alike.

A writer decides how things look and nothing about what is said. Texts are made of ``Run``: words in one language.
"""

from __future__ import annotations

from typing import Literal

from malkoll.records import record

__all__ = [
    "Bar",
    "Block",
    "Cell",
    "Column",
    "Facts",
    "Filling",
    "Grid",
    "Group",
    "Heading",
    "Item",
    "Items",
    "Mark",
    "Paper",
    "Para",
    "Part",
    "Row",
    "Run",
    "Said",
    "Squares",
    "plain",
]

Mark = Literal["yes", "no", "unknown", "excepted", "none"]
"""How something came out: met, not met, not checked, excepted, or not applicable."""
Filling = Literal["yes", "no", "unknown", "excepted", "none", "count"]
"""How a bar is filled: by what came out, or ("count") neither well nor badly."""


@record
class Run:
    """Some words. ``language`` is set where they are not in the paper's own; ``quoted`` where the plan wrote them.

    ``link`` is the id of the part of the paper that they lead to.
    """

    text: str
    language: str = ""
    quoted: bool = False
    strong: bool = False
    link: str = ""


Said = tuple[Run, ...]


def plain(said: Said) -> str:
    """The words alone."""
    return "".join(run.text for run in said)


@record
class Heading:
    """A heading. ``above`` is a short line over it (what kind of thing it is); ``mark`` how that thing came out."""

    level: int
    text: Said
    above: Said = ()
    mark: Mark | None = None
    mark_text: str = ""


@record
class Para:
    """A paragraph; ``look`` says how much it matters: the answer itself, usual text, or small print."""

    text: Said
    look: Literal["answer", "text", "small", "lead", "label"] = "text"


@record
class Item:
    """An entry of a list: a first line, what follows from it, and what it holds for."""

    text: Said
    more: tuple[Said, ...] = ()
    entries: tuple[Said, ...] = ()
    tag: str = ""
    tag_look: str = ""
    id: str = ""


@record
class Items:
    """A list. ``look`` is "decisions" for the numbered list of the first page."""

    items: tuple[Item, ...]
    numbered: bool = False
    look: Literal["plain", "decisions", "missing", "questions", "signs", "key"] = "plain"


@record
class Facts:
    """Labels and what stands for each."""

    rows: tuple[tuple[str, tuple[Said, ...]], ...]


@record
class Bar:
    """A bar of a chart: how many of each kind, on a scale that ends at ``scale``; ``title`` says it in words."""

    parts: tuple[tuple[Filling, int], ...]
    scale: int
    title: str


@record
class Cell:
    """A cell: words, how something came out (``mark`` with the word for it in ``text``), or a bar."""

    text: Said = ()
    mark: Mark | None = None
    note: str = ""
    bar: Bar | None = None


@record
class Column:
    """A column and its head. ``number`` and ``link`` are the point that its code stands for; ``filling`` is what part
    of the bars it counts.
    """

    head: str
    look: Literal["words", "number", "mark", "bar", "code"] = "words"
    number: int = 0
    link: str = ""
    filling: Filling | None = None


@record
class Row:
    """A row; its first cell names it."""

    cells: tuple[Cell, ...]


@record
class Group:
    """Rows that belong together, under a head of their own where there is one."""

    rows: tuple[Row, ...]
    head: Said = ()


@record
class Grid:
    """A table. ``look`` "matrix" has narrow columns of marks; ``wide`` needs the long side of the sheet."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    foot: Row | None = None
    look: Literal["plain", "matrix", "chart", "rules"] = "plain"
    wide: bool = False
    caption_shown: bool = True


@record
class Squares:
    """A picture of all goals, a square for each, in the plan's order; ``legend`` tells the same in words."""

    title: str
    marks: tuple[Mark, ...]
    legend: tuple[tuple[Mark, str, int], ...]


@record
class Part:
    """Some blocks that belong together; the first is their heading. ``look`` is what they are for."""

    id: str
    blocks: tuple[Block, ...]
    look: Literal["front", "matrix", "plan", "goals", "goal", "section", "about"] = "section"


Block = Heading | Para | Items | Facts | Grid | Squares | Part


@record
class Paper:
    """The whole paper. ``day`` is ISO; ``subject`` what it is about, for the properties of a file."""

    language: str
    title: str
    subject: str
    day: str
    version: str
    skip: str
    contents: str
    blocks: tuple[Block, ...]
    outline: tuple[tuple[str, str], ...] = ()

"""A comparison for a person at a terminal: the answer, a table goal by goal, and what there is to look at."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import ConsoleRenderable
from rich.table import Table
from rich.text import Text as RichText

from malkoll.comparison import Comparison, GoalFate
from malkoll.finding import Text
from malkoll.reporters import comparison_answer as answers
from malkoll.reporters import comparison_words as words
from malkoll.reporters.comparison_terms import LABELS, called, goal_name, in_short
from malkoll.reporters.safe import one_line
from malkoll.reporters.screen import Look, rendered, wrapped

__all__ = ["comparison_as_text"]

_OFF_TERMINAL = 100
"""Characters that the table has where there is no terminal."""
_STYLES: dict[GoalFate, str] = {"missing": "bold red", "not-reported": "yellow", "new": "cyan", "reported": "green"}


def comparison_as_text(comparison: Comparison, look: Look, note: Text | None = None) -> str:
    """The comparison as text for the terminal. ``note`` says why no requirement was tried, where none was."""
    language = look.language
    parts: list[ConsoleRenderable] = []
    parts += wrapped(answers.heading(comparison, language), look, 0, "bold underline")
    parts.append(RichText())
    for said in (*answers.answer(comparison, language), *answers.left_out(comparison, language)):
        parts += wrapped(said, look, 0)
    if note is not None:
        parts += wrapped(note.in_language(language), look, 0, "dim")
    top = rendered(parts, look)
    table = rendered([_table(comparison, look)], Look(language, look.color, _width(look)))
    below: list[ConsoleRenderable] = [RichText(), *_closer(comparison, look)]
    if note is None:
        below += [RichText(_label("findings", language), "bold"), RichText()]
    return top + table + rendered(below, look)


def _label(key: str, language: str) -> str:
    return LABELS[key].in_language(language)


def _width(look: Look) -> int:
    return min(look.width or _OFF_TERMINAL, 140)


def _table(comparison: Comparison, look: Look) -> Table:
    language = look.language
    table = Table(box=box.SIMPLE_HEAD, width=_width(look), pad_edge=False, padding=(0, 1))
    table.add_column(RichText(_label("goal", language)), ratio=4, overflow="fold")
    one = _label("edition" if comparison.editions else "follow_up", language)
    for plan in comparison.follow_ups:
        head = one if len(comparison.follow_ups) == 1 else in_short(called(plan))
        table.add_column(RichText(head), ratio=5 if len(comparison.follow_ups) == 1 else 3, overflow="fold")
    for row in comparison.rows:
        cells = []
        for step in row.steps:
            first, *rest = words.cell(row, step, comparison, language)
            style = _STYLES.get(step.fate, "")
            cells.append(RichText.assemble((first, style), "".join(f"\n{line}" for line in rest)))
        table.add_row(RichText(goal_name(row.goal)), *cells)
    return table


def _closer(comparison: Comparison, look: Look) -> Iterator[RichText]:
    """What the table has no room for."""
    several = len(comparison.follow_ups) > 1
    indent = 6 if several else 4
    for number, (row, said) in enumerate(words.closer(comparison, look.language)):
        if not number:
            yield RichText(_label("closer", look.language), "bold")
            yield RichText()
        yield from wrapped(goal_name(row.goal), look, 2, "bold")
        for one in said:
            if several:
                yield RichText(f"    {one_line(called(one.follow_up))}", "dim")
            for line in one.remarks:
                yield from wrapped(line, look, indent)
            for line in one.indicators:
                yield from wrapped(line, look, indent + 2, "", RichText(" " * indent + "·"))
        yield RichText()

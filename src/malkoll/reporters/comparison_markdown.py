"""A comparison as Markdown: the answer, a table goal by goal, and what there is to look at."""

from __future__ import annotations

from collections.abc import Iterator

from malkoll.comparison import Comparison
from malkoll.finding import Text
from malkoll.hooks import ReportContext
from malkoll.reporters import comparison_answer as answers
from malkoll.reporters import comparison_words as words
from malkoll.reporters.comparison_terms import LABELS, called, goal_name
from malkoll.reporters.markup import escaped

__all__ = ["comparison_as_markdown"]


def comparison_as_markdown(comparison: Comparison, context: ReportContext, note: Text | None = None) -> str:
    """The comparison as Markdown. ``note`` says why no requirement was tried, where none was."""
    language = context.language
    parts = [f"# {escaped(answers.heading(comparison, language))}"]
    parts += [escaped(said) for said in answers.answer(comparison, language)]
    parts += [escaped(said) for said in answers.left_out(comparison, language)]
    if note is not None:
        parts.append(f"*{escaped(note.in_language(language))}*")
    parts.append("\n".join(_table(comparison, language)))
    closer = list(_closer(comparison, language))
    if closer:
        parts += [f"## {LABELS['closer'].in_language(language)}", *closer]
    return "\n\n".join(parts) + "\n"


def _table(comparison: Comparison, language: str) -> Iterator[str]:
    one = LABELS["edition" if comparison.editions else "follow_up"].in_language(language)
    single = len(comparison.follow_ups) == 1
    heads = [one if single else escaped(called(plan)) for plan in comparison.follow_ups]
    yield f"| {LABELS['goal'].in_language(language)} | {' | '.join(heads)} |"
    yield "|---" * (len(heads) + 1) + "|"
    for row in comparison.rows:
        cells = ["<br>".join(map(escaped, words.cell(row, step, comparison, language))) for step in row.steps]
        yield f"| {escaped(goal_name(row.goal))} | {' | '.join(cells)} |"


def _closer(comparison: Comparison, language: str) -> Iterator[str]:
    several = len(comparison.follow_ups) > 1
    for row, said in words.closer(comparison, language):
        yield f"### {escaped(goal_name(row.goal))}"
        for one in said:
            if several:
                yield f"**{escaped(called(one.follow_up))}**"
            yield "\n".join(f"- {escaped(line)}" for line in (*one.remarks, *one.indicators))

"""A comparison as Markdown: the answer, a table goal by goal, and what there is to look at."""

from __future__ import annotations

from collections.abc import Iterator

from malkoll.comparison import Comparison
from malkoll.finding import Text
from malkoll.hooks import ReportContext
from malkoll.reporters import comparison_answer as answers
from malkoll.reporters import comparison_words as words
from malkoll.reporters.comparison_terms import called, goal_name
from malkoll.reporters.markup import escaped

__all__ = ["comparison_as_markdown"]

_LABELS = {
    "goal": Text(sv="Mål", en="Goal"),
    "follow_up": Text(sv="I uppföljningen", en="In the follow-up"),
    "edition": Text(sv="I den andra planen", en="In the other plan"),
    "closer": Text(sv="Mål för mål: ändringar och siffror", en="Goal by goal: changes and figures"),
}


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
        parts += [f"## {_LABELS['closer'].in_language(language)}", *closer]
    return "\n\n".join(parts) + "\n"


def _table(comparison: Comparison, language: str) -> Iterator[str]:
    one = _LABELS["edition" if comparison.editions else "follow_up"].in_language(language)
    single = len(comparison.follow_ups) == 1
    heads = [one if single else escaped(called(plan)) for plan in comparison.follow_ups]
    yield f"| {_LABELS['goal'].in_language(language)} | {' | '.join(heads)} |"
    yield "|---" * (len(heads) + 1) + "|"
    for row in comparison.rows:
        cells = ["<br>".join(map(escaped, words.cell(row, step, comparison, language))) for step in row.steps]
        yield f"| {escaped(goal_name(row.goal))} | {' | '.join(cells)} |"


def _closer(comparison: Comparison, language: str) -> Iterator[str]:
    several = len(comparison.follow_ups) > 1
    for row in comparison.rows:
        telling = [number for number, step in enumerate(row.steps) if words.looked_at(step)]
        if telling:
            yield f"### {escaped(goal_name(row.goal))}"
        for number in telling:
            step = row.steps[number]
            if several:
                yield f"**{escaped(called(comparison.follow_ups[number]))}**"
            said = [*words.remarks(row, step, language)]
            said += [line for one in step.indicators if (line := words.indicator_line(one, language)) is not None]
            yield "\n".join(f"- {escaped(line)}" for line in said)

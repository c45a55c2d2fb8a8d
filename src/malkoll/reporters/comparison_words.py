"""What became of each goal and indicator, in words. Shared by all that show a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from malkoll.comparison import Comparison, GoalRow, GoalStep, IndicatorStep, Progress, Reached, WordPiece
from malkoll.finding import Text
from malkoll.plan import Plan, Value
from malkoll.records import record
from malkoll.reporters.comparison_terms import either, goal_name, in_short, joined, quoted, shares, unknowable
from malkoll.reporters.safe import one_line
from malkoll.swedish.differences import marked_words
from malkoll.swedish.figures import figure

__all__ = ["Closer", "cell", "closer"]


_FATES = {
    "reported": Text(sv="redovisat", en="reported"),
    "not-reported": Text(sv="nämns, men redovisas inte", en="named, but not reported"),
    "kept": Text(sv="kvar", en="kept"),
    "missing": Text(sv="saknas", en="missing"),
    "new": Text(sv="nytt, finns inte i planen", en="new, not in the plan"),
    "absent": Text(sv="–", en="–"),
}
_CHANGES = {
    "reworded": Text(sv="omformulerat", en="reworded"),
    "renumbered": Text(sv="nytt nummer", en="new number"),
    "moved": Text(sv="flyttat", en="moved"),
    "split": Text(sv="delat", en="split"),
    "merged": Text(sv="sammanslaget", en="merged"),
}


def cell(row: GoalRow, step: GoalStep, comparison: Comparison, language: str) -> list[str]:
    """What a follow-up says of a goal, in a few lines for a table."""
    fate = _FATES[step.fate].in_language(language)
    if comparison.editions and step.fate in ("missing", "new"):
        fate = either(language, *(("borttaget", "dropped") if step.fate == "missing" else ("nytt", "new")))
    said = _assessment(step)
    lines = [f"{fate}: {said}" if said else fate]
    changes = [_CHANGES[one].in_language(language) for one in step.changes]
    if step.match is not None and step.match.confidence == "low":
        changes.append(either(language, "osäkert", "uncertain"))
    if changes:
        lines.append(", ".join(changes))
    if step.fate not in ("missing", "absent"):
        figures = _figures(step, language)
        if figures:
            lines.append(figures)
    if step.clash is not None:
        lines.append(either(language, "bedömning och siffror går isär", "assessment and figures disagree"))
    return lines


def _assessment(step: GoalStep) -> str:
    """What the assessments say, each of several once."""
    said = [one.passage.text for one in step.told if one.way == "assessment" and one.passage is not None]
    said = said or [one.passage.text for one in step.told if one.way == "status" and one.passage is not None][:1]
    words = " / ".join(dict.fromkeys(one_line(one) for one in said if one.strip()))
    return words if len(words) <= 40 else words[:39].rstrip() + "…"


def _figures(step: GoalStep, language: str) -> str:
    """How many of the indicators have an outcome, and how many reach their target."""
    planned = [one for one in step.indicators if one.planned is not None and not unknowable(one)]
    if not planned or step.fate == "kept":
        return ""
    said = shares(planned, language)
    held = [one.progress.reached for one in planned if one.progress is not None and one.progress.reached != "unknown"]
    reached = held.count("reached")
    if len(planned) == 1 and held:
        said += f"; {_REACHED_ONE['reached' if reached else 'not-reached'].in_language(language)}"
    elif held:
        said += either(language, f"; {reached or 'ingen'} når målvärdet", f"; {reached or 'none'} at the target")
    return said


# --- what to look at ------------------------------------------------------------------------------------------


@record
class Closer:
    """What the table has no room for of one goal in one follow-up: what changed of it, and a line for an indicator."""

    follow_up: Plan
    remarks: tuple[str, ...]
    indicators: tuple[str, ...]


def closer(comparison: Comparison, language: str) -> Iterator[tuple[GoalRow, tuple[Closer, ...]]]:
    """The goals of which there is more to say than the table does, with that, in the table's order."""
    for row in comparison.rows:
        said = tuple(
            Closer(
                plan,
                tuple(_remarks(row, step, language)),
                tuple(line for one in step.indicators if (line := _indicator_line(one, language)) is not None),
            )
            for plan, step in zip(comparison.follow_ups, row.steps, strict=True)
            if _looked_at(step)
        )
        if said:
            yield row, said


def _looked_at(step: GoalStep) -> bool:
    """Whether there is more to say of a goal than the table does."""
    return bool(step.changes or step.clash or _doubtful(step) or any(map(_noteworthy, step.indicators)))


def _doubtful(step: GoalStep) -> bool:
    return step.match is not None and step.match.confidence == "low"


def _noteworthy(one: IndicatorStep) -> bool:
    if one.fate == "goal-missing" or unknowable(one):
        return False
    return one.fate in ("dropped", "added", "not-followed-up") or bool(one.changes) or one.progress is not None


def _remarks(row: GoalRow, step: GoalStep, language: str) -> Iterator[str]:
    """What has changed of a goal, and where its words and figures disagree; a line each."""
    quote = [quoted(goal_name(goal), language) for goal in step.found]
    if "split" in step.changes:
        yield either(language, f"Delat i {joined(quote, language)}.", f"Split into {joined(quote, language)}.")
    if "merged" in step.changes:
        others = joined([quoted(goal_name(goal), language) for goal in step.others], language)
        yield either(
            language,
            f"Sammanslaget med {others} till {quote[0]}.",
            f"Merged with {others} into {quote[0]}.",
        )
    if "reworded" in step.changes:
        yield f"{either(language, 'Omformulerat', 'Reworded')}: {_worded(step.wording, language)}"
    if "renumbered" in step.changes:
        numbers = f"{one_line(row.goal.number or '')} → {one_line(step.found[0].number or '')}"
        yield f"{either(language, 'Nytt nummer', 'New number')}: {numbers}"
    if "moved" in step.changes:
        above = " → ".join(quoted(one or "", language) for one in step.above)
        yield f"{either(language, 'Flyttat', 'Moved')}: {above}"
    yield from _doubt(step, language)
    if step.clash is not None:
        yield _clash(step, language)


def _doubt(step: GoalStep, language: str) -> Iterator[str]:
    match = step.match
    if match is None or match.confidence == "high" or not step.found:
        return
    if match.runner_up is not None:
        other, under = in_short(goal_name(match.runner_up.goal)), match.runner_up.under
        where = either(language, f" under ”{in_short(under)}”", f" under “{in_short(under)}”") if under else ""
        yield either(
            language, f"Osäkert: det kan också vara ”{other}”{where}.", f"Uncertain: it may also be “{other}”{where}."
        )
    elif match.confidence == "low":
        found = in_short(goal_name(step.found[0]))
        yield either(
            language,
            f"Osäkert: malkoll tror att det är ”{found}” (titlarna är lika till {match.likeness} %).",
            f"Uncertain: malkoll takes it to be “{found}” (the titles are {match.likeness} % alike).",
        )


def _clash(step: GoalStep, language: str) -> str:
    clash = step.clash
    assert clash is not None
    said = in_short(clash.said.text)
    names = joined([quoted(one.found.name or "", language) for one in clash.indicators if one.found], language)
    if clash.standing == "met":
        return either(
            language,
            f"Bedömningen är ”{said}”, men planens målvärde är inte nått för {names}.",
            f"The assessment is “{said}”, but the plan's target is not reached for {names}.",
        )
    return either(
        language,
        f"Bedömningen är ”{said}”, men målvärdet är nått för {names}.",
        f"The assessment is “{said}”, but the target is reached for {names}.",
    )


# --- indicators -------------------------------------------------------------------------------------------------


def _indicator_line(one: IndicatorStep, language: str) -> str | None:
    """What became of an indicator, in one line; ``None`` where there is nothing to say."""
    if not _noteworthy(one):
        return None
    named = one.found if one.found is not None else one.planned
    name = in_short((named.name if named is not None else None) or either(language, "(utan namn)", "(unnamed)"))
    return f"{name}: {'; '.join(_of_indicator(one, language))}"


def _of_indicator(one: IndicatorStep, language: str) -> Iterator[str]:
    if one.fate == "dropped":
        yield either(language, "finns inte med", "not there")
        return
    if one.fate == "added":
        yield either(language, "ny, finns inte i planen", "new, not in the plan")
    if "renamed" in one.changes:
        yield f"{either(language, 'nytt namn', 'renamed')}, {_worded(one.wording, language)}"
    if "moved" in one.changes and one.goal is not None:
        under = in_short(goal_name(one.goal))
        yield either(language, f"står nu under ”{under}”", f"now stands under “{under}”")
    if {"target", "unit", "direction"} & set(one.changes):
        yield f"{either(language, 'målvärdet ändrat', 'target changed')}, {_both(one.target)}"
    if "baseline" in one.changes:
        yield f"{either(language, 'utgångsvärdet ändrat', 'baseline changed')}, {_both(one.baseline)}"
    if one.progress is not None and one.found is not None:
        yield from _outcome(one, one.progress, language)
    elif one.fate == "not-followed-up":
        yield either(language, "inget utfall", "no outcome")
    elif one.fate == "followed-up":
        yield either(language, "följs upp i ord, utan utfall", "followed up in words, without an outcome")


def _both(values: tuple[Value | None, Value | None]) -> str:
    """Two values with an arrow between them, and their years where those differ."""
    years = {value.year for value in values if value is not None}
    return " → ".join(_value(one, dated=len(years) > 1) for one in values)


def _value(value: Value | None, *, dated: bool) -> str:
    if value is None:
        return "–"
    year = f" ({value.year})" if dated and value.year is not None and str(value.year) not in value.text else ""
    return in_short(value.text) + year


def _outcome(one: IndicatorStep, progress: Progress, language: str) -> Iterator[str]:
    found = one.found
    assert found is not None
    assert found.outcome is not None
    target = found.target or (one.planned.target if one.planned is not None else None)
    said = f"{either(language, 'utfall', 'outcome')} {in_short(found.outcome.text)}"
    if target is not None and one.against_plan is None:
        said += f", {either(language, 'målvärde', 'target')} {in_short(target.text)}"
    yield said
    if one.against_plan is not None and progress.reached == "reached" and _short(one.against_plan):
        yield either(language, "når det nya målvärdet men inte planens", "at the new target but not at the plan's")
        return
    word = _REACHED_ONE[progress.reached].in_language(language)
    if progress.expected is not None and progress.reached in ("on-track", "behind"):
        level = figure(progress.expected, 1) if language == "sv" else f"{progress.expected:.1f}"
        word += either(language, f" (i jämn takt: {level})", f" (at an even pace: {level})")
    elif progress.reason is not None and progress.reached == "unknown":
        word += f" ({progress.reason.in_language(language)})"
    yield word


def _short(progress: Progress) -> bool:
    return progress.reached not in ("reached", "unknown")


_REACHED_ONE: dict[Reached, Text] = {
    "reached": Text(sv="når målvärdet", en="at the target"),
    "on-track": Text(sv="i takt", en="on track"),
    "behind": Text(sv="efter i takten", en="behind"),
    "not-reached": Text(sv="når inte målvärdet", en="short of the target"),
    "wrong-way": Text(sv="går åt fel håll", en="goes the wrong way"),
    "unknown": Text(sv="kan inte bedömas", en="cannot be judged"),
}


def _worded(pieces: Sequence[WordPiece], language: str) -> str:
    return one_line(marked_words(pieces, language))

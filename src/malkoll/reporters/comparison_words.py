"""What a comparison says, in words: the answer first, then goal by goal. Shared by all that show one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from malkoll.comparison import Comparison, GoalRow, GoalStep, IndicatorStep, Progress, Reached, Standing, WordPiece
from malkoll.finding import Text
from malkoll.plan import Goal, Plan, Value
from malkoll.reporters.safe import one_line
from malkoll.swedish.differences import marked_words
from malkoll.swedish.figures import figure

__all__ = [
    "answer",
    "called",
    "cell",
    "goal_name",
    "heading",
    "in_short",
    "indicator_line",
    "left_out",
    "looked_at",
    "remarks",
]

_LONGEST = 90
"""Characters of a title or a value that is quoted among other words."""


def _said(language: str, sv: str, en: str) -> str:
    return sv if language == "sv" else en


def called(plan: Plan) -> str:
    """What a document is called: its title, or its path where it has none."""
    return one_line(plan.title or "") or one_line(plan.path)


def goal_name(goal: Goal) -> str:
    """A goal's number and title."""
    title = one_line(goal.title.text)
    return f"{one_line(goal.number)} {title}" if goal.number and not title.endswith(goal.number) else title


def heading(comparison: Comparison, language: str) -> str:
    """What is compared with what."""
    against = _said(language, "jämförd med", "compared with")
    several = [called(plan) for plan in comparison.follow_ups]
    last = several.pop()
    listed = f"{', '.join(several)} {_said(language, 'och', 'and')} {last}" if several else last
    return f"{called(comparison.plan)}, {against} {listed}"


# --- the answer -------------------------------------------------------------------------------------------


def answer(comparison: Comparison, language: str) -> Iterator[str]:
    """What became of the goals: a sentence or two for each follow-up."""
    several = len(comparison.follow_ups) > 1
    for number, plan in enumerate(comparison.follow_ups):
        lead = f"{called(plan)}: " if several else ""
        said = _editions(comparison, number, language) if comparison.editions else _goals(comparison, number, language)
        rest = (_standings(comparison, number, language), _indicators(comparison, number, language))
        yield lead + " ".join(one for one in (said, *rest) if one)
        clashes = _clashes(comparison, number)
        if clashes:
            yield _said(
                language,
                f"För {_count(clashes, 'mål', 'mål')} säger bedömningen och siffrorna olika saker.",
                f"For {_count(clashes, 'goal', 'goals')} the assessment and the figures say different things.",
            )


def _goals(comparison: Comparison, number: int, language: str) -> str:
    fates = Counter(row.steps[number].fate for row in comparison.planned)
    total = len(comparison.planned)
    told, silent, missing = fates["reported"], fates["not-reported"], fates["missing"]
    new = sum(row.steps[number].fate == "new" for row in comparison.added)
    if told == total:
        first = _said(
            language,
            "Planens enda mål redovisas i uppföljningen." if total == 1 else f"Alla planens {total} mål redovisas.",
            "The plan's only goal is reported." if total == 1 else f"All of the plan's {total} goals are reported.",
        )
    else:
        parts = [_said(language, f"{told} redovisas", f"{told} {_are(told)} reported")]
        if silent:
            parts.append(_said(language, f"{silent} nämns utan att redovisas", f"{silent} {_are(silent)} only named"))
        if missing:
            parts.append(_said(language, f"{missing} saknas", f"{missing} {_are(missing)} missing"))
        listed = _listed(parts, language)
        first = _said(language, f"Planen har {total} mål: {listed}.", f"The plan has {total} goals: {listed}.")
    if new:
        first += " " + _said(
            language, f"{_count(new, 'mål', 'mål')} har kommit till.", f"{_count(new, 'goal is', 'goals are')} new."
        )
    return first


def _editions(comparison: Comparison, number: int, language: str) -> str:
    total = len(comparison.planned)
    gone = sum(row.steps[number].fate == "missing" for row in comparison.planned)
    new = sum(row.steps[number].fate == "new" for row in comparison.added)
    changed = sum(bool(set(row.steps[number].changes) - {"renumbered"}) for row in comparison.planned)
    return _said(
        language,
        f"Av {total} mål är {total - gone} kvar, varav {changed} ändrade, och {gone} borttagna. {new} är nya.",
        f"Of {total} goals {total - gone} are kept, {changed} of them changed, and {gone} dropped. {new} are new.",
    )


_STANDINGS: dict[Standing, Text] = {
    "met": Text(sv="{} som uppfyllda", en="{} as met"),
    "partly": Text(sv="{} som delvis uppfyllda", en="{} as met in part"),
    "not-met": Text(sv="{} som ej uppfyllda", en="{} as not met"),
}


def _standings(comparison: Comparison, number: int, language: str) -> str:
    """What the assessments say, where they do."""
    counts = Counter(row.steps[number].standing for row in comparison.planned)
    parts = [said.in_language(language).format(counts[key]) for key, said in _STANDINGS.items() if counts[key]]
    listed = _listed(parts, language)
    return _said(language, f"Bedömda: {listed}.", f"Assessed: {listed}.") if listed else ""


def _indicators(comparison: Comparison, number: int, language: str) -> str:
    """How the plan's indicators stand, of those goals that are there."""
    steps = [one for row in comparison.planned for one in row.steps[number].indicators if one.planned is not None]
    steps = [one for one in steps if one.fate != "goal-missing" and not _unknowable(one)]
    if not steps or comparison.editions:
        return ""
    counts = Counter(one.progress.reached for one in steps if one.progress is not None)
    words = [(counts[key], _REACHED_MANY[key].in_language(language)) for key in _REACHED_MANY]
    parts = [f"{count} {word}" for count, word in words if count]
    listed = _listed(parts, language)
    of_all = f"{_shares(steps, language)}. "
    if listed:
        of_all += _said(language, f"Av utfallen är {listed}.", f"Of the outcomes: {listed}.")
    return of_all.strip()


def _shares(steps: Sequence[IndicatorStep], language: str) -> str:
    """How many indicators there are, and how many of them have an outcome, are told of in words, or neither."""
    outcome = sum(one.progress is not None for one in steps)
    in_words = sum(one.progress is None and one.fate == "followed-up" for one in steps)
    neither = len(steps) - outcome - in_words
    parts = []
    if outcome:
        parts.append(_said(language, f"{outcome} med utfall", f"{outcome} with an outcome"))
    if in_words:
        parts.append(_said(language, f"{in_words} i ord", f"{in_words} in words"))
    if neither:
        parts.append(_said(language, f"{neither} utan utfall", f"{neither} without an outcome"))
    total = _said(
        language, _count(len(steps), "indikator", "indikatorer"), _count(len(steps), "indicator", "indicators")
    )
    if len(parts) == 1:
        return f"{total} {parts[0].partition(' ')[2]}"
    return f"{total}: {_listed(parts, language)}"


_REACHED_MANY: dict[Reached, Text] = {
    "reached": Text(sv="vid eller förbi målvärdet", en="at the target or past it"),
    "on-track": Text(sv="i takt", en="on track"),
    "behind": Text(sv="efter i takten", en="behind"),
    "not-reached": Text(sv="inte framme vid målvärdet", en="short of the target"),
    "wrong-way": Text(sv="på väg åt fel håll", en="going the wrong way"),
    "unknown": Text(sv="sådana som inte kan hållas mot ett målvärde", en="not to be held against a target"),
}


def _unknowable(one: IndicatorStep) -> bool:
    """Whether it stands in one document only and has no name to look for in the other: a level in running text."""
    only = one.planned if one.found is None else one.found if one.planned is None else None
    return only is not None and (only.in_prose or not only.name)


def _clashes(comparison: Comparison, number: int) -> int:
    return sum(row.steps[number].clash is not None for row in comparison.rows)


def left_out(comparison: Comparison, language: str) -> Iterator[str]:
    """The areas that a follow-up leaves out whole."""
    for plan, areas in zip(comparison.follow_ups, comparison.left_out, strict=True):
        if areas:
            listed = _listed([_quoted(area.title, language) for area in areas], language)
            yield _said(
                language,
                f"{called(plan)} tar inte upp något mål under {listed}.",
                f"{called(plan)} has no goal under {listed}.",
            )


# --- goal by goal -------------------------------------------------------------------------------------------


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
        fate = _said(language, *(("borttaget", "dropped") if step.fate == "missing" else ("nytt", "new")))
    said = _assessment(step)
    lines = [f"{fate}: {said}" if said else fate]
    changes = [_CHANGES[one].in_language(language) for one in step.changes]
    if step.match is not None and step.match.confidence == "low":
        changes.append(_said(language, "osäkert", "uncertain"))
    if changes:
        lines.append(", ".join(changes))
    if step.fate not in ("missing", "absent"):
        figures = _figures(step, language)
        if figures:
            lines.append(figures)
    if step.clash is not None:
        lines.append(_said(language, "bedömning och siffror går isär", "assessment and figures disagree"))
    return lines


def in_short(text: str) -> str:
    """Words of a plan on one line, cut where they are many."""
    line = one_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _assessment(step: GoalStep) -> str:
    """What the assessments say, each of several once."""
    said = [one.passage.text for one in step.told if one.way == "assessment" and one.passage is not None]
    said = said or [one.passage.text for one in step.told if one.way == "status" and one.passage is not None][:1]
    words = " / ".join(dict.fromkeys(one_line(one) for one in said if one.strip()))
    return words if len(words) <= 40 else words[:39].rstrip() + "…"


def _figures(step: GoalStep, language: str) -> str:
    """How many of the indicators have an outcome, and how many reach their target."""
    planned = [one for one in step.indicators if one.planned is not None and not _unknowable(one)]
    if not planned or step.fate == "kept":
        return ""
    said = _shares(planned, language)
    held = [one.progress.reached for one in planned if one.progress is not None and one.progress.reached != "unknown"]
    reached = held.count("reached")
    if len(planned) == 1 and held:
        said += f"; {_REACHED_ONE['reached' if reached else 'not-reached'].in_language(language)}"
    elif held:
        said += _said(language, f"; {reached or 'ingen'} når målvärdet", f"; {reached or 'none'} at the target")
    return said


# --- what to look at ------------------------------------------------------------------------------------------


def looked_at(step: GoalStep) -> bool:
    """Whether there is more to say of a goal than the table does."""
    return bool(step.changes or step.clash or _doubtful(step) or any(map(_noteworthy, step.indicators)))


def _doubtful(step: GoalStep) -> bool:
    return step.match is not None and step.match.confidence == "low"


def _noteworthy(one: IndicatorStep) -> bool:
    if one.fate == "goal-missing" or _unknowable(one):
        return False
    return one.fate in ("dropped", "added", "not-followed-up") or bool(one.changes) or one.progress is not None


def remarks(row: GoalRow, step: GoalStep, language: str) -> Iterator[str]:
    """What has changed of a goal, and where its words and figures disagree; a line each."""
    quote = [_quoted(goal_name(goal), language) for goal in step.found]
    if "split" in step.changes:
        yield _said(language, f"Delat i {_listed(quote, language)}.", f"Split into {_listed(quote, language)}.")
    if "merged" in step.changes:
        others = _listed([_quoted(goal_name(goal), language) for goal in step.others], language)
        yield _said(
            language,
            f"Sammanslaget med {others} till {quote[0]}.",
            f"Merged with {others} into {quote[0]}.",
        )
    if "reworded" in step.changes:
        yield f"{_said(language, 'Omformulerat', 'Reworded')}: {_worded(step.wording, language)}"
    if "renumbered" in step.changes:
        numbers = f"{one_line(row.goal.number or '')} → {one_line(step.found[0].number or '')}"
        yield f"{_said(language, 'Nytt nummer', 'New number')}: {numbers}"
    if "moved" in step.changes:
        above = " → ".join(_quoted(one or "", language) for one in step.above)
        yield f"{_said(language, 'Flyttat', 'Moved')}: {above}"
    yield from _doubt(step, language)
    if step.clash is not None:
        yield _clash(step, language)


def _doubt(step: GoalStep, language: str) -> Iterator[str]:
    match = step.match
    if match is None or match.confidence == "high" or not step.found:
        return
    if match.runner_up is not None:
        other, under = in_short(goal_name(match.runner_up.goal)), match.runner_up.under
        where = _said(language, f" under ”{in_short(under)}”", f" under “{in_short(under)}”") if under else ""
        yield _said(
            language, f"Osäkert: det kan också vara ”{other}”{where}.", f"Uncertain: it may also be “{other}”{where}."
        )
    elif match.confidence == "low":
        found = in_short(goal_name(step.found[0]))
        yield _said(
            language,
            f"Osäkert: malkoll tror att det är ”{found}” (titlarna är lika till {match.likeness} %).",
            f"Uncertain: malkoll takes it to be “{found}” (the titles are {match.likeness} % alike).",
        )


def _clash(step: GoalStep, language: str) -> str:
    clash = step.clash
    assert clash is not None
    said = in_short(clash.said.text)
    names = _listed([_quoted(one.found.name or "", language) for one in clash.indicators if one.found], language)
    if clash.standing == "met":
        return _said(
            language,
            f"Bedömningen är ”{said}”, men planens målvärde är inte nått för {names}.",
            f"The assessment is “{said}”, but the plan's target is not reached for {names}.",
        )
    return _said(
        language,
        f"Bedömningen är ”{said}”, men målvärdet är nått för {names}.",
        f"The assessment is “{said}”, but the target is reached for {names}.",
    )


# --- indicators -------------------------------------------------------------------------------------------------


def indicator_line(one: IndicatorStep, language: str) -> str | None:
    """What became of an indicator, in one line; ``None`` where there is nothing to say."""
    if not _noteworthy(one):
        return None
    named = one.found if one.found is not None else one.planned
    name = in_short((named.name if named is not None else None) or _said(language, "(utan namn)", "(unnamed)"))
    return f"{name}: {'; '.join(_of_indicator(one, language))}"


def _of_indicator(one: IndicatorStep, language: str) -> Iterator[str]:
    if one.fate == "dropped":
        yield _said(language, "finns inte med", "not there")
        return
    if one.fate == "added":
        yield _said(language, "ny, finns inte i planen", "new, not in the plan")
    if "renamed" in one.changes:
        yield f"{_said(language, 'nytt namn', 'renamed')}, {_worded(one.wording, language)}"
    if "moved" in one.changes and one.goal is not None:
        under = in_short(goal_name(one.goal))
        yield _said(language, f"står nu under ”{under}”", f"now stands under “{under}”")
    if {"target", "unit", "direction"} & set(one.changes):
        yield f"{_said(language, 'målvärdet ändrat', 'target changed')}, {_both(one.target)}"
    if "baseline" in one.changes:
        yield f"{_said(language, 'utgångsvärdet ändrat', 'baseline changed')}, {_both(one.baseline)}"
    if one.progress is not None and one.found is not None:
        yield from _outcome(one, one.progress, language)
    elif one.fate == "not-followed-up":
        yield _said(language, "inget utfall", "no outcome")
    elif one.fate == "followed-up":
        yield _said(language, "följs upp i ord, utan utfall", "followed up in words, without an outcome")


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
    said = f"{_said(language, 'utfall', 'outcome')} {in_short(found.outcome.text)}"
    if target is not None and one.against_plan is None:
        said += f", {_said(language, 'målvärde', 'target')} {in_short(target.text)}"
    yield said
    if one.against_plan is not None and progress.reached == "reached" and _short(one.against_plan):
        yield _said(language, "når det nya målvärdet men inte planens", "at the new target but not at the plan's")
        return
    word = _REACHED_ONE[progress.reached].in_language(language)
    if progress.expected is not None and progress.reached in ("on-track", "behind"):
        level = figure(progress.expected, 1) if language == "sv" else f"{progress.expected:.1f}"
        word += _said(language, f" (i jämn takt: {level})", f" (at an even pace: {level})")
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


# --- small words ------------------------------------------------------------------------------------------------


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _worded(pieces: Sequence[WordPiece], language: str) -> str:
    return one_line(marked_words(pieces, language))


def _quoted(text: str, language: str) -> str:
    return _said(language, f"”{in_short(text)}”", f"“{in_short(text)}”")


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _listed(parts: Iterable[str], language: str) -> str:
    several = list(parts)
    if len(several) < 2:
        return "".join(several)
    return f"{', '.join(several[:-1])} {_said(language, 'och', 'and')} {several[-1]}"

"""The charts: tables whose rows have a bar, so that the picture and its numbers stand side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from malkoll.finding import GoalRef
from malkoll.plan import Indicator
from malkoll.reporters.paper.front import answered
from malkoll.reporters.paper.model import Bar, Block, Cell, Column, Filling, Grid, Group, Heading, Part, Row, Run, Said
from malkoll.reporters.paper.view import Seen
from malkoll.reporters.paper.voice import Voice, safe
from malkoll.reporters.paper.words import SAYS, STANDING

__all__ = ["charts", "comparison", "percent"]

_MOST_WORDINGS = 8
"""Wordings of an assessment that get a bar of their own."""
_LONGEST_WORDING = 48


def percent(part: int, whole: int, language: str) -> str:
    """A share in whole per cent; never 0 or 100 where it is not all or nothing."""
    if not whole:
        return "–"
    share = round(100 * part / whole)
    if part and not share:
        share = 1
    if part < whole and share == 100:
        share = 99
    return f"{share} %" if language == "sv" else f"{share}%"


def charts(seen: Seen, level: int) -> Part | None:
    """The part with the charts that say something of this document."""
    made = [one for one in (_by_area(seen), _people(seen), _status(seen)) if one is not None]
    if not made:
        return None
    blocks: list[Block] = [Heading(level, seen.voice.own(SAYS["charts"])), *made]
    return Part(f"{seen.prefix}siffror", tuple(blocks))


def _by_area(seen: Seen) -> Grid | None:
    goals: dict[str | None, list[GoalRef]] = {}
    titles: dict[str | None, Said] = {None: seen.voice.own(SAYS["no_area"])}
    for goal in seen.goals:
        area = seen.area(goal)
        key = area.id if area is not None else None
        goals.setdefault(key, []).append(goal)
        if area is not None:
            titles[key] = seen.voice.plan(f"{area.number} {area.title}" if area.number else area.title, 120)
    if len(goals) < 2:
        return None
    scale = max(map(len, goals.values()))
    rows = [_standing_row(titles[key], tuple(many), seen, scale) for key, many in goals.items()]
    word = seen.voice.word
    able = word(STANDING[seen.kind]["yes"])
    return _standing_grid(word(SAYS[f"by_area_{seen.kind}"]), seen.voice, word(SAYS["area"]), able, rows)


def _standing_row(title: Said, goals: tuple[GoalRef, ...], seen: Seen, scale: int) -> Row:
    counts = seen.standing_counts(goals)
    able, total = dict(counts)["yes"], len(goals)
    said = answered(seen.language, seen.kind, dict(counts))
    return Row(
        (
            Cell(title),
            Cell(bar=Bar(counts, scale, said)),
            Cell((Run(seen.voice.word(SAYS["of"], able, total)),)),
            Cell((Run(percent(able, total, seen.language)),)),
        )
    )


def _standing_grid(caption: str, voice: Voice, first: str, able: str, rows: Sequence[Row]) -> Grid:
    columns = (
        Column(first),
        Column(voice.word(SAYS["picture_of"]), "bar"),
        Column(able, "number", filling="yes"),
        Column(voice.word(SAYS["share"]), "number"),
    )
    return Grid(caption, columns, (Group(tuple(rows)),), look="chart")


def _people(seen: Seen) -> Grid | None:
    """How many indicators about people are split by sex, by area and in all."""
    if seen.plan is None:
        return None
    by_area: dict[str | None, list[Indicator]] = {}
    titles: dict[str | None, Said] = {None: seen.voice.own(SAYS["no_area"])}
    for ref in seen.goals:
        goal, area = seen.planned(ref), seen.area(ref)
        about = [one for one in goal.indicators if one.counts_people] if goal is not None else []
        if about:
            key = area.id if area is not None else None
            by_area.setdefault(key, []).extend(about)
            if area is not None:
                titles[key] = seen.voice.plan(f"{area.number} {area.title}" if area.number else area.title, 120)
    everyone = [one for many in by_area.values() for one in many]
    if not everyone:
        return None
    scale = len(everyone)
    rows = [_people_row(titles[key], many, seen, scale) for key, many in by_area.items()] if len(by_area) > 1 else []
    voice = seen.voice
    rows.append(_people_row(voice.own(SAYS["total" if rows else "people_all"]), everyone, seen, scale))
    columns = (
        Column(voice.word(SAYS["area" if len(rows) > 1 else "what"])),
        Column(voice.word(SAYS["picture_of"]), "bar"),
        Column(voice.word(SAYS["with_sexes"]), "number", filling="yes"),
        Column(voice.word(SAYS["without_sexes"]), "number", filling="no"),
    )
    return Grid(voice.word(SAYS["people"]), columns, (Group(tuple(rows)),), look="chart")


def _people_row(title: Said, indicators: Sequence[Indicator], seen: Seen, scale: int) -> Row:
    split = sum(one.sex_split for one in indicators)
    rest = len(indicators) - split
    voice = seen.voice
    said = f"{voice.word(SAYS['with_sexes'])}: {split}. {voice.word(SAYS['without_sexes'])}: {rest}."
    return Row(
        (
            Cell(title),
            Cell(bar=Bar((("yes", split), ("no", rest)), scale, said)),
            Cell((Run(str(split)),)),
            Cell((Run(str(rest)),)),
        )
    )


def _status(seen: Seen) -> Grid | None:
    """The goals of a follow-up by the words that assess them."""
    if seen.plan is None or seen.kind != "follow-up":
        return None
    words = Counter(_assessed(seen, goal) for goal in seen.goals)
    if set(words) == {None}:
        return None
    voice = seen.voice
    told = [(word, count) for word, count in words.most_common() if word]
    listed = told[:_MOST_WORDINGS]
    rest = sum(count for _, count in told[_MOST_WORDINGS:]) + words[""]
    scale = max(words.values())
    rows = [_status_row(voice.plan(word), count, scale, "count", seen) for word, count in listed]
    if rest:
        rows.append(_status_row(voice.own(SAYS["status_other"]), rest, scale, "count", seen))
    if words[None]:
        rows.append(_status_row(voice.own(SAYS["status_none"]), words[None], scale, "unknown", seen))
    columns = (
        Column(voice.word(SAYS["status"])),
        Column(voice.word(SAYS["picture_of"]), "bar"),
        Column(voice.word(SAYS["goals"]), "number"),
    )
    return Grid(voice.word(SAYS["status_chart"]), columns, (Group(tuple(rows)),), look="chart")


def _assessed(seen: Seen, ref: GoalRef) -> str | None:
    """A goal's assessment in its own words: "" where they are many, ``None`` where colour or a picture carries it."""
    goal = seen.planned(ref)
    if goal is None:
        return None
    said = goal.assessment.text if goal.assessment is not None else ""
    if not said.strip() and goal.status is not None and goal.status.in_text:
        said = goal.status.text
    said = safe(said).strip(" .")
    if not said:
        return None
    return said[:1].upper() + said[1:] if len(said) <= _LONGEST_WORDING else ""


def _status_row(title: Said, count: int, scale: int, mark: Filling, seen: Seen) -> Row:
    words = SAYS["goal_one"] if count == 1 else SAYS["goal_count"]
    said = seen.voice.word(words, count) if count != 1 else seen.voice.word(words)
    return Row((Cell(title), Cell(bar=Bar(((mark, count),), scale, said)), Cell((Run(str(count)),))))


def comparison(documents: Sequence[Seen], titles: Sequence[Said], level: int, language: str) -> Part:
    """How the documents of a run stand beside each other."""
    voice = Voice(language, language)
    scale = max(len(seen.goals) for seen in documents)
    kinds = {seen.kind for seen in documents}
    able = voice.word(STANDING[kinds.pop()]["yes"] if len(kinds) == 1 else SAYS["able"])
    rows = []
    for seen, title in zip(documents, titles, strict=True):
        row = _standing_row(title, seen.goals, seen, scale)
        errors = sum(one.severity == "error" for one in seen.report.findings)
        rows.append(Row((*row.cells, Cell((Run(str(errors)),)))))
    columns = (
        Column(voice.word(SAYS["document"])),
        Column(voice.word(SAYS["picture_of"]), "bar"),
        Column(able, "number", filling="yes"),
        Column(voice.word(SAYS["share"]), "number"),
        Column(voice.word(SAYS["errors"]), "number"),
    )
    grid = Grid(voice.word(SAYS["compare_caption"]), columns, (Group(tuple(rows)),), look="chart")
    return Part("jamforelse", (Heading(level, voice.own(SAYS["compare"])), grid))

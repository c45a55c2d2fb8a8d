"""What became of an earlier plan's goals: a paper of its own, or a part of the paper on the follow-up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from malkoll.comparison import Comparison, ComparisonReport, GoalFate, GoalRow
from malkoll.finding import Finding, Text
from malkoll.hooks import ReportContext
from malkoll.reporters import comparison_answer as answers
from malkoll.reporters import comparison_words as words
from malkoll.reporters.comparison_terms import LABELS, called, goal_name
from malkoll.reporters.paper.closing import about
from malkoll.reporters.paper.front import dated
from malkoll.reporters.paper.goals import without_names
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
    Said,
    Squares,
)
from malkoll.reporters.paper.view import Seen
from malkoll.reporters.paper.voice import SHORT, TITLE, Voice, language_of, shortened
from malkoll.reporters.paper.words import SAYS, TAGS
from malkoll.swedish.sentences import split_sentences

__all__ = ["followed", "followed_paper"]

_MARKS: dict[GoalFate, Mark] = {"reported": "yes", "kept": "yes", "not-reported": "unknown", "missing": "no"}
_GRAVITY = ("error", "warning", "question")
_WIDE = 3
"""Follow-ups from which the table needs the long side of the sheet."""

_TITLE = Text(sv="Vad blev av målen?", en="What became of the goals?")
_OF_PLAN = Text(sv="Vad blev av planens mål?", en="What became of the plan's goals?")
_KICKER = Text(sv="Jämförelse av plan och uppföljning", en="Comparison of a plan and its follow-up")
_KICKER_EDITIONS = Text(sv="Jämförelse av utgåvor", en="Comparison of editions")
_CAPTION = Text(sv="Varje mål i uppföljningen", en="Every goal in the follow-up")
_CAPTION_EDITIONS = Text(sv="Varje mål i den andra planen", en="Every goal in the other plan")
_PICTURE = Text(sv="Planens mål i dess egen ordning", en="The plan's goals in its own order")
_CLOSER = Text(sv="Ändringar och siffror, mål för mål", en="Changes and figures, goal by goal")
_NEW = Text(sv="Nya mål, som inte finns i planen", en="New goals, not in the plan")
_LEGEND: dict[Mark, Text] = {
    "yes": Text(sv="Redovisas", en="Reported"),
    "unknown": Text(sv="Nämns utan att redovisas", en="Named, but not reported"),
    "no": Text(sv="Saknas", en="Missing"),
}
_LEGEND_EDITIONS: dict[Mark, Text] = {
    "yes": Text(sv="Kvar", en="Kept"),
    "unknown": Text(sv="Nämns", en="Named"),
    "no": Text(sv="Borttaget", en="Dropped"),
}


def followed_paper(
    report: ComparisonReport, comparison: Comparison, documents: tuple[Seen, ...], context: ReportContext
) -> tuple[str, list[Block]]:
    """The title and the parts of a paper on a comparison alone."""
    voice = Voice(context.language, language_of(comparison.plan))
    title = voice.word(_TITLE)
    above = dated(voice.own(_KICKER_EDITIONS if comparison.editions else _KICKER), context)
    subject = answers.heading(comparison, context.language)
    front: list[Block] = [Heading(1, (Run(title),), above), Para((Run(shortened(subject, TITLE)),), "lead")]
    front += _answer(comparison, voice, "answer")
    if report.note is not None:
        front.append(Para(voice.own(report.note), "small"))
    front.append(_table(comparison, voice))
    blocks: list[Block] = [Part("svar", tuple(front), "front")]
    blocks += [
        part
        for part in (_decisions(report, documents, voice, 2), _closer(comparison, voice, 2, ""))
        if part is not None
    ]
    blocks.append(about(documents, report, context, 2))
    return f"{title} {subject}", blocks


def followed(comparison: Comparison, language: str, level: int, prefix: str) -> Part:
    """The part of a follow-up's paper that tells what became of the goals of the plan it follows up."""
    voice = Voice(language, language_of(comparison.plan))
    subject = shortened(answers.heading(comparison, language), TITLE)
    blocks: list[Block] = [Heading(level, voice.own(_OF_PLAN)), Para((Run(subject),), "lead")]
    blocks += _answer(comparison, voice, "text")
    blocks.append(_table(comparison, voice))
    closer = _closer(comparison, voice, level + 1, prefix)
    if closer is not None:
        blocks += closer.blocks
    return Part(f"{prefix}jamforelse", tuple(blocks))


def _answer(comparison: Comparison, voice: Voice, look: Literal["answer", "text"]) -> Iterator[Block]:
    first, *rest = answers.answer(comparison, voice.language)
    start, end = next(iter(split_sentences(first)), (0, len(first)))
    yield Para(_said(first[start:end].strip(), voice), look)
    yield from (Para(_said(one, voice)) for one in (first[end:].strip(), *rest) if one)
    yield _picture(comparison, voice)
    yield from (Para(_said(one, voice)) for one in answers.left_out(comparison, voice.language))


def _said(text: str, voice: Voice) -> Said:
    """A sentence about the plan; its words stand between quotes."""
    return voice.rule(Text(sv=text, en=text))


def _picture(comparison: Comparison, voice: Voice) -> Squares:
    """A square for each goal of the plan, by what the last follow-up says of it."""
    marks = tuple(_mark(row, len(comparison.follow_ups) - 1) for row in comparison.planned)
    legend = _LEGEND_EDITIONS if comparison.editions else _LEGEND
    counted = ((mark, voice.word(text), marks.count(mark)) for mark, text in legend.items())
    return Squares(voice.word(_PICTURE), marks, tuple(one for one in counted if one[2]))


def _mark(row: GoalRow, number: int) -> Mark:
    return _MARKS.get(row.steps[number].fate, "none")


def _table(comparison: Comparison, voice: Voice) -> Grid:
    single = len(comparison.follow_ups) == 1
    one = voice.word(LABELS["edition" if comparison.editions else "follow_up"])
    heads = [one if single else shortened(called(plan), SHORT) for plan in comparison.follow_ups]
    groups = [Group(tuple(_row(row, comparison, voice) for row in comparison.planned))]
    if comparison.added:
        added = tuple(_row(row, comparison, voice) for row in comparison.added)
        groups.append(Group(added, voice.own(_NEW)))
    return Grid(
        voice.word(_CAPTION_EDITIONS if comparison.editions else _CAPTION),
        (Column(voice.word(SAYS["goal"])), *(Column(head) for head in heads)),
        tuple(groups),
        wide=len(heads) >= _WIDE,
    )


def _row(row: GoalRow, comparison: Comparison, voice: Voice) -> Row:
    name = voice.plan(goal_name(row.goal), TITLE)
    return Row((Cell(name), *(_cell(row, number, comparison, voice) for number in range(len(row.steps)))))


def _cell(row: GoalRow, number: int, comparison: Comparison, voice: Voice) -> Cell:
    step = row.steps[number]
    first, *rest = words.cell(row, step, comparison, voice.language)
    mark = _mark(row, number)
    note = "; ".join(rest)
    # Where the two stand on one line a point parts them.
    text = (Run(f"{first[:1].upper()}{first[1:]}{'.' if note else ''}"),)
    return Cell(text, None if mark == "none" else mark, f"{note[:1].upper()}{note[1:]}")


def _decisions(report: ComparisonReport, documents: tuple[Seen, ...], voice: Voice, level: int) -> Part | None:
    """What to decide: each requirement that is not met, with what it is about, the gravest first."""
    by_code: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_code.setdefault(finding.code, []).append(finding)
    if not by_code:
        return None
    order = sorted(by_code, key=lambda code: (_GRAVITY.index(by_code[code][0].severity), code))
    items = tuple(_item(by_code[code], documents[0], voice) for code in order)
    blocks = (Heading(level, voice.own(SAYS["decide"])), Items(items, True, "decisions"))
    return Part("beslut", blocks)


def _item(findings: list[Finding], seen: Seen, voice: Voice) -> Item:
    """One of a kind is told as it is; of several, what is required comes first and then each."""
    first = findings[0]
    told = tuple(voice.rule(without_names(one)) for one in findings)
    text, entries = (told[0], ()) if len(told) == 1 else (voice.rule(seen.requires(first.code)), told)
    hint = (*voice.own(SAYS["do"], strong=True), Run(" "), *voice.rule(first.hint))
    return Item(
        (*text, Run(f"  {first.code}")), (hint,), entries, tag=voice.word(TAGS[first.severity]), tag_look=first.severity
    )


def _closer(comparison: Comparison, voice: Voice, level: int, prefix: str) -> Part | None:
    """What the table has no room for: how titles changed, which targets, and how outcomes stand."""
    blocks: list[Block] = []
    several = len(comparison.follow_ups) > 1
    for row, said in words.closer(comparison, voice.language):
        blocks.append(Heading(level + 1, voice.plan(goal_name(row.goal), TITLE)))
        for one in said:
            if several:
                blocks.append(Para((Run(shortened(called(one.follow_up), SHORT)),), "label"))
            blocks.append(Items(tuple(Item(_said(line, voice)) for line in (*one.remarks, *one.indicators))))
    if not blocks:
        return None
    return Part(f"{prefix}andringar", (Heading(level, voice.own(_CLOSER)), *blocks))

"""What stands last: exceptions, what could not be checked, all requirements counted, where the paper comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from malkoll.finding import Report, Text
from malkoll.hooks import ReportContext
from malkoll.reporters.paper.goals import without_names
from malkoll.reporters.paper.model import Block, Cell, Column, Facts, Grid, Group, Heading, Para, Part, Row, Run, Said
from malkoll.reporters.paper.view import Seen
from malkoll.reporters.paper.voice import Voice, safe
from malkoll.reporters.paper.words import SAYS, TAGS
from malkoll.reporters.summary import summarise

__all__ = ["about", "exceptions", "file_name", "requirements", "unchecked"]

_OUTCOMES = ("met", "not_met", "not_applicable", "not_checked", "excepted")


def exceptions(seen: Seen, level: int) -> Part | None:
    """What is excepted: who decided, why and until when."""
    if not seen.report.excepted:
        return None
    voice = seen.voice
    rows = []
    for one in seen.report.excepted:
        goal, note = one.finding.goal, one.note
        named = voice.goal(goal, link=seen.anchor(goal)) if goal is not None else voice.own(SAYS["outside"])
        rows.append(
            Row(
                (
                    Cell(named),
                    Cell((*voice.rule(without_names(one.finding)), Run(f" ({one.finding.code})"))),
                    Cell(_given(note.decision, voice)),
                    Cell(_given(note.reason, voice)),
                    Cell((Run(note.until.isoformat() if note.until else "–"),)),
                )
            )
        )
    heads = ("goal", "requirement", "decided", "reason", "until")
    columns = tuple(Column(voice.word(SAYS[key])) for key in heads)
    grid = Grid(voice.word(SAYS["exceptions_caption"]), columns, (Group(tuple(rows)),))
    return Part(f"{seen.prefix}undantag", (Heading(level, voice.own(SAYS["exceptions"])), grid))


def _given(words: str | None, voice: Voice) -> Said:
    return voice.plan(words) if words and words.strip() else voice.own(SAYS["no_decision"])


def unchecked(seen: Seen, level: int) -> Part | None:
    """What could not be checked, and why."""
    voice = seen.voice
    rows = []
    for tried in seen.report.tried:
        if not tried.not_checked:
            continue
        goals = [one for one in seen.goals if (row := seen.rows.get((tried.code, one.id))) and row.not_checked]
        where: list[Run] = []
        for at, goal in enumerate(goals[:6]):
            where += [*((Run("; "),) if at else ()), *voice.goal(goal, 60, seen.anchor(goal))]
        if len(goals) > 6:
            where += voice.own(SAYS["and_more"], len(goals) - 6)
        elsewhere = seen.rows.get((tried.code, None))
        if elsewhere is not None and elsewhere.not_checked:
            where += [*((Run("; "),) if where else ()), *voice.own(SAYS["outside"])]
        rows.append(
            Row(
                (
                    Cell((*voice.rule(seen.requires(tried.code)), Run(f" ({tried.code})"))),
                    Cell((Run(str(tried.not_checked)),)),
                    Cell(voice.rule(tried.reason or Text(sv="–", en="–"))),
                    Cell(tuple(where)),
                )
            )
        )
    if not rows:
        return None
    columns = (
        Column(voice.word(SAYS["requirement"])),
        Column(voice.word(SAYS["count"]), "number"),
        Column(voice.word(SAYS["reason"])),
        Column(voice.word(SAYS["where"])),
    )
    grid = Grid(voice.word(SAYS["unchecked_caption"]), columns, (Group(tuple(rows)),))
    return Part(f"{seen.prefix}oprovat", (Heading(level, voice.own(SAYS["unchecked"])), grid))


def requirements(seen: Seen, level: int) -> Part:
    """Every requirement that was tried, with the five outcomes counted."""
    voice = seen.voice
    applied = [one for one in seen.report.tried if one.met or one.not_met or one.not_checked or one.excepted]
    rows = tuple(
        Row(
            (
                Cell((Run(one.code),)),
                Cell(voice.rule(seen.requires(one.code))),
                Cell((Run(voice.word(TAGS[seen.severity(one.code)])),)),
                *(Cell((Run(str(getattr(one, key))),)) for key in _OUTCOMES),
            )
        )
        for one in applied
    )
    # A requirement without an element counts in the sum all the same: the sums are those of the run.
    sums = tuple(str(sum(getattr(one, key) for one in seen.report.tried)) for key in _OUTCOMES)
    foot = Row((Cell((Run(voice.word(SAYS["total"])),)), Cell(), Cell(), *(Cell((Run(one),)) for one in sums)))
    columns = (
        Column(voice.word(SAYS["requirement"]), "code"),
        Column(voice.word(_SAYS_WHAT)),
        Column(voice.word(_GRADE)),
        *(Column(voice.word(SAYS[key]), "number") for key in _OUTCOMES),
    )
    blocks: list[Block] = [
        Heading(level, voice.own(SAYS["rules"])),
        Para(voice.own(SAYS["rules_lead"]), "small"),
        Grid(voice.word(SAYS["rules_caption"]), columns, (Group(rows),), foot, "rules"),
    ]
    blocks += _not_applied(seen, {one.code for one in applied})
    return Part(f"{seen.prefix}krav", tuple(blocks))


_SAYS_WHAT = Text(sv="Vad det kräver", en="What it requires")
_GRADE = Text(sv="Allvar", en="Grade")


def _not_applied(seen: Seen, applied: set[str]) -> Iterable[Block]:
    """The requirements that had nothing to be tried on, apart from those for another kind of document."""
    left = sorted(one.code for one in seen.report.tried if one.code not in applied)
    others = [code for code in left if code in seen.rules and seen.kind not in seen.rules[code].applies_to]
    absent = [code for code in left if code not in others and not _about_exceptions(code, seen)]
    for key, codes in (("rules_absent", absent), ("rules_other", others)):
        if codes:
            yield Para(seen.voice.own(SAYS[key], ", ".join(codes)), "small")


def _about_exceptions(code: str, seen: Seen) -> bool:
    return code in seen.rules and seen.rules[code].about_exceptions


def file_name(path: str) -> str:
    """A file's name without the folders it lies in, which are nobody else's business; "" for standard input."""
    if path.startswith("<"):
        return ""
    return safe(re.split(r"[/\\]", path)[-1]) or safe(path)


def about(documents: Iterable[Seen], report: Report, context: ReportContext, level: int) -> Part:
    """Where the paper comes from, so that it can be made again and checked."""
    voice = Voice(context.language, context.language)
    blocks: list[Block] = [
        Heading(level, voice.own(SAYS["about"])),
        Para(voice.own(SAYS["about_says"])),
    ]
    several = list(documents)
    for seen in several:
        document, its = seen.report, seen.voice
        outcomes = summarise(Report((document,), "", ""))
        named = (Run(file_name(document.path), quoted=True),) if file_name(document.path) else voice.own(_STDIN)
        rows: list[tuple[str, tuple[Said, ...]]] = [(voice.word(SAYS["file"]), (named,))]
        if document.title and safe(document.title):
            rows.append((voice.word(SAYS["title"]), (its.plan(document.title),)))
        rows += [
            (voice.word(SAYS["digest"]), ((Run(document.sha256),),)),
            (voice.word(SAYS["kind"]), (voice.own(SAYS[f"kind_{seen.kind}"], safe(document.template)),)),
            (voice.word(SAYS["tried"]), (voice.own(SAYS["tried_says"], document.goals, outcomes.tried),)),
            (voice.word(_OUTCOME), (voice.own(SAYS["outcome_says"], *outcomes.outcomes.values()),)),
        ]
        blocks.append(Facts(tuple(rows)))
    last: list[tuple[str, tuple[Said, ...]]] = [
        (voice.word(SAYS["rulebook"]), ((Run(safe(report.ruleset_name)),),)),
        (voice.word(SAYS["rulebook_digest"]), ((Run(report.ruleset_sha256),),)),
        (voice.word(SAYS["program"]), ((Run(f"malkoll {context.version}"),),)),
    ]
    if context.today is not None:
        last.append((voice.word(SAYS["day"]), ((Run(context.today.isoformat()),),)))
    blocks.append(Facts(tuple(last)))
    return Part("om", tuple(blocks), "about")


_STDIN = Text(sv="standard in", en="standard input")
_OUTCOME = Text(sv="Utfall", en="Outcome")

"""The paper as a whole: a page that answers, then goal by goal, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from malkoll.comparison import ComparisonReport
from malkoll.finding import DocumentReport, Report, Text
from malkoll.hooks import ReportContext
from malkoll.plan import Plan
from malkoll.regexes import compiled
from malkoll.reporters.paper.charts import charts, comparison
from malkoll.reporters.paper.closing import about, exceptions, file_name, requirements, unchecked
from malkoll.reporters.paper.decisions import decisions, points, told_once
from malkoll.reporters.paper.followed import followed, followed_paper
from malkoll.reporters.paper.front import answer, answers, dated, lacking, means, picture
from malkoll.reporters.paper.goals import by_goal, outside
from malkoll.reporters.paper.matrix import fits_the_front, matrix
from malkoll.reporters.paper.model import Block, Heading, Item, Items, Paper, Para, Part, Run, Said, plain
from malkoll.reporters.paper.view import Seen
from malkoll.reporters.paper.voice import Voice, safe
from malkoll.reporters.paper.words import SAYS

__all__ = ["paper"]


def paper(report: Report, context: ReportContext) -> Paper:
    """The paper on a report: on one document, or on several with a comparison first."""
    documents = tuple(_seen(at, one, report, context) for at, one in enumerate(report.documents, start=1))
    voice = Voice(context.language, context.language)
    if isinstance(report, ComparisonReport) and report.comparison is not None:
        title, blocks = followed_paper(report, report.comparison, documents, context)
    elif len(documents) == 1:
        title, blocks = _single(documents[0], report, context)
    else:
        title, blocks = _several(documents, report, context, voice)
    outline = tuple(_outline(blocks))
    return Paper(
        context.language,
        title,
        ", ".join(_name(seen) for seen in documents),
        context.today.isoformat() if context.today is not None else "",
        context.version,
        voice.word(SAYS["skip"]),
        voice.word(SAYS["contents"]),
        tuple(blocks),
        outline,
    )


def _seen(number: int, document: DocumentReport, report: Report, context: ReportContext) -> Seen:
    plan: Plan | None = context.plans.get(document.path)
    prefix = f"d{number}-" if len(report.documents) > 1 else ""
    seen = Seen(document, plan, context.rules, context.language, prefix)
    found = points(seen)
    seen.points.update({one.code: at for at, one in enumerate(found, start=1)})
    seen.advised.update(one.code for one in found if told_once(one, seen))
    return seen


def _outline(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """The parts that a reader may want to go to: id and heading."""
    for block in blocks:
        if isinstance(block, Part):
            heading = next((one for one in block.blocks if isinstance(one, Heading)), None)
            if heading is not None and heading.level == 2:
                yield block.id, plain(heading.text)
            elif block.look == "front":
                yield from _outline(list(block.blocks))


def _single(seen: Seen, report: Report, context: ReportContext) -> tuple[str, list[Block]]:
    voice = seen.voice
    question = voice.word(SAYS[f"{seen.kind}_title"])
    above = dated(_whose(seen, voice.word(SAYS[f"kicker_{seen.kind}"])), context)
    heading = Heading(1, (Run(question),), above)
    front: list[Block] = [heading, Para(_title(seen), "lead"), *_not_read(report, voice)]
    front += _front(seen, 2)
    rest = [*_body(seen, 2), about((seen,), report, context, 2)]
    if context.comparison is not None:
        rest.insert(0, followed(context.comparison, context.language, 2, seen.prefix))
    return f"{question} {_name(seen)}", [Part("svar", tuple(front), "front"), *rest]


def _several(
    documents: tuple[Seen, ...], report: Report, context: ReportContext, voice: Voice
) -> tuple[str, list[Block]]:
    kinds = {seen.kind for seen in documents}
    question = voice.word(SAYS[f"{kinds.pop()}_title" if len(kinds) == 1 else "plan_title"])
    above = voice.own(SAYS["kicker_several"], len(documents))
    front: list[Block] = [Heading(1, (Run(question),), above), *_made(context, voice), *_not_read(report, voice)]
    if not documents:
        front.append(Para(voice.own(SAYS["nothing"]), "answer"))
        return question, [Part("svar", tuple(front), "front"), about((), report, context, 2)]
    titles = [(*_linked(seen),) for seen in documents]
    front += answers(documents, context.language)
    front.append(comparison(documents, titles, 2, context.language))
    blocks: list[Block] = [Part("svar", tuple(front), "front")]
    for seen in documents:
        inner: list[Block] = [Heading(2, _title(seen), _whose(seen, voice.word(SAYS[f"kicker_{seen.kind}"])))]
        inner += [*_front(seen, 3), *_body(seen, 3)]
        blocks.append(Part(f"{seen.prefix}plan", tuple(inner), "plan"))
    blocks.append(about(documents, report, context, 2))
    return question, blocks


def _front(seen: Seen, level: int) -> list[Block]:
    """What the first page of a document says. A matrix without room on it comes after what to decide."""
    table = matrix(seen, level, seen.voice.word(SAYS["rules"]))
    decide = decisions(seen, level)
    last = (table, decide) if fits_the_front(seen) else (decide, table)
    return [answer(seen), picture(seen), *lacking(seen), means(seen), *last]


def _body(seen: Seen, level: int) -> list[Block]:
    """What follows on a document's first page."""
    parts = (
        charts(seen, level),
        by_goal(seen, level),
        outside(seen, level),
        exceptions(seen, level),
        unchecked(seen, level),
        requirements(seen, level),
    )
    return [part for part in parts if part is not None]


def _title(seen: Seen) -> Said:
    title = seen.report.title
    return (
        seen.voice.plan(title, 300)
        if title and safe(title)
        else (Run(file_name(seen.report.path) or "–", quoted=True),)
    )


def _name(seen: Seen) -> str:
    return plain(_title(seen))


def _linked(seen: Seen) -> Said:
    """A document's title and whose it is, leading to its part."""
    link = f"{seen.prefix}plan"
    board = seen.plan.board if seen.plan is not None else None
    runs = tuple(Run(run.text, run.language, run.quoted, run.strong, link) for run in _title(seen))
    return (*runs, Run(", "), *seen.voice.plan(board, 120)) if board and safe(board) else runs


def _whose(seen: Seen, kicker: str) -> Said:
    """What was reviewed and whose it is."""
    said: Said = (Run(kicker),)
    plan = seen.plan
    for one in (plan.board, plan.organisation) if plan is not None else ():
        if one and safe(one):
            said = (*said, Run(" · "), *seen.voice.plan(safe(one)[:1].upper() + safe(one)[1:], 120))
    return said


def _made(context: ReportContext, voice: Voice) -> list[Block]:
    if context.today is None:
        return [Para(voice.own(SAYS["made_undated"], context.version), "small")]
    return [Para(voice.own(SAYS["made"], context.today.isoformat(), context.version), "small")]


def _not_read(report: Report, voice: Voice) -> list[Block]:
    """What could not be reviewed at all; the folder it lies in is left out."""
    if not report.errors:
        return []
    told = (
        Text(*(None if said is None else _FOLDERS.sub("", said) for said in (one.sv, one.en))) for one in report.errors
    )
    return [Heading(2, voice.own(SAYS["not_read"])), Items(tuple(Item(voice.rule(one)) for one in told))]


_FOLDERS = compiled(r"(?<!\S)\S*[/\\](?=\S)")

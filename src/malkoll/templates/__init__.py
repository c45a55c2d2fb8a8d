"""Templates: from a document to the plan in it."""

from __future__ import annotations

from collections.abc import Iterable

from malkoll.document import Document, Heading, Item, Paragraph, Table, TocEntry
from malkoll.errors import SettingsError
from malkoll.language.tree import Template, WordList
from malkoll.plan import Plan, PlanKind
from malkoll.templates import drafts
from malkoll.templates.about import about
from malkoll.templates.labels import chapter_number, strip_icons
from malkoll.templates.layout import Layout, build, matchers
from malkoll.templates.patterns import Compiled, Words
from malkoll.templates.recogniser import Recogniser
from malkoll.templates.several import documents_in, joined

__all__ = ["choose", "passed_over", "recognise"]

STANDARD = "standard"
"""The template of plans that nobody wrote a template for."""


def choose(
    document: Document, templates: Iterable[Template], word_lists: Iterable[WordList], name: str | None = None
) -> Template:
    """The template to read ``document`` with: the one named, else the one whose texts stand in it.

    Where several are recognised the one with the longest text wins; where none is, ``standard``.

    Raises:
        SettingsError: there is no template of that name.
    """
    by_name = {template.name: template for template in templates}
    if name is not None:
        if name in by_name:
            return by_name[name]
        known = ", ".join(sorted(by_name))
        raise SettingsError(
            f"Mallen ”{name}” finns inte. De mallar som finns: {known}.",
            f"There is no template “{name}”. The templates there are: {known}.",
        )
    words = matchers(word_lists)
    lines = _lines(document)
    best: tuple[int, str] | None = None
    for template in by_name.values():
        for alternative in template.recognised_by:
            patterns = [Compiled(pattern, words) for pattern in alternative]
            if patterns and all(any(pattern.stands_in(line) for line in lines) for pattern in patterns):
                weight = sum(len(pattern.text) for pattern in alternative)
                if best is None or weight > best[0]:
                    best = (weight, template.name)
    return by_name[best[1] if best is not None else STANDARD]


def passed_over(document: Document, template: Template, word_lists: Iterable[WordList]) -> tuple[str, ...] | None:
    """The texts of ``template`` that it is recognised by and that stand nowhere in ``document``.

    Of several sentences the one that lacks least; ``None`` where it is recognised, nothing where it cannot be.
    """
    if not template.recognised_by:
        return ()
    words = matchers(word_lists)
    lines = _lines(document)
    lacking = [
        tuple(one.text for one in alternative if not any(Compiled(one, words).stands_in(line) for line in lines))
        for alternative in template.recognised_by
    ]
    return None if not all(lacking) else min(lacking, key=len)


def _lines(document: Document) -> list[str]:
    """The lines a template may be recognised by: headings, entries of the contents, short lines, heads."""
    out: list[str] = []
    for block in document.blocks:
        match block:
            case Heading() | TocEntry():
                out.append(block.text)
            case Paragraph() | Item():
                out.extend(line.text for line in block.lines if len(line.text) <= 160)
            case Table():
                out.extend(" | ".join(cell.text for cell in row.cells) for row in block.rows[:1])
            case _:
                continue
    return out


def recognise(
    document: Document,
    template: Template,
    templates: Iterable[Template],
    word_lists: Iterable[WordList],
    kind: PlanKind | None = None,
) -> Plan:
    """Read ``document`` as ``template`` says. Facts about what was found are left to ``facts``.

    ``kind`` overrides what the template or the document's own title says it is.
    """
    words: Words = matchers(word_lists)
    layout = build(template, {known.name: known for known in templates}, words)
    parts = documents_in(document)
    plans = [_recognised(part, template, layout, kind) for part in parts]
    if len(plans) > 1 and all(plan.goals for plan in plans):
        return joined(plans)
    return _recognised(document, template, layout, kind) if len(plans) > 1 else plans[0]


def _recognised(document: Document, template: Template, layout: Layout, kind: PlanKind | None) -> Plan:
    said = about(document)
    chosen: PlanKind = kind or layout.kind or said.kind or "plan"
    first = said.period.start if said.period else said.date
    year = int(first[:4]) if first and first[:4].isdigit() else None
    last = said.period.end if said.period else None
    last_year = max(int(last[:4]), year or 0) if last and last[:4].isdigit() else year
    reading = _read(document, layout, chosen, (year, last_year), said.title)
    if kind is None and layout.kind is None and said.kind is None and _reports(reading):
        chosen = "follow-up"
        reading = _read(document, layout, chosen, (year, last_year), said.title)
    return Plan(
        path=document.path,
        sha256=document.sha256,
        template=template.name,
        kind=chosen,
        title=said.title,
        organisation=said.organisation,
        board=said.board,
        period=said.period,
        date=said.date,
        areas=tuple(drafts.area(draft) for draft in reading.areas if draft.title),
        goals=tuple(drafts.goal(draft) for draft in reading.goals if draft.title),
        decisions=tuple(drafts.decision(draft) for draft in reading.decisions),
        follow_up_headings=tuple(
            block.span.line
            for block in document.blocks
            if isinstance(block, Heading)
            and any(noun == "follow_up" for noun, _ in layout.sections.find(_bare(block.text)))
        ),
    )


def _bare(heading: str) -> str:
    """A heading as templates see it: without icons and the number of its chapter."""
    return chapter_number(strip_icons(heading))[1].rstrip(" :")


def _read(
    document: Document, layout: Layout, kind: PlanKind, years: tuple[int | None, int | None], title: str | None
) -> Recogniser:
    reading = Recogniser(document, layout, kind, years[0], title)
    reading.last_year = years[1]
    reading.run()
    return reading


def _reports(reading: Recogniser) -> bool:
    """Whether most goals are reported on: the document is a follow-up, whatever it calls itself."""
    told = [goal for goal in reading.goals if goal.has("assessment") or goal.has("comment") or goal.status is not None]
    return bool(reading.goals) and 2 * len(told) > len(reading.goals)

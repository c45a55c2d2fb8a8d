"""Papers to hold against what they should say, made of plans written here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import malkoll
from malkoll.api import CheckedReport
from malkoll.hooks import ReportContext
from malkoll.reporters.paper.build import paper
from malkoll.reporters.paper.model import Block, Facts, Grid, Heading, Item, Items, Paper, Para, Part, Squares, plain
from malkoll.reporters.registry import PAPERS

DAY = date(2026, 3, 12)
EXAMPLES = Path(__file__).parents[2] / "examples"

GOOD = """## Mål 1: Fler unga är med i en förening 2028

Ansvarig: Fritidschef

Uppföljning: Nämnden följer målet i delårsrapporten.

| Indikator | Utgångsvärde | Målvärde 2028 |
|---|---|---|
| Andel flickor och pojkar som är med i en förening | 61 % (flickor 58 %, pojkar 64 %) | 70 % |
"""
HEAD = "# Verksamhetsplan 2026 för fritidsnämnden i Granköpings kommun\n\n"


def checked(folder: Path, text: str, name: str = "plan.md", **options: object) -> CheckedReport:
    """What came out of checking a plan that reads so; the rule book's hash is that of no rule book."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    found = malkoll.check(path, no_config=True, cached=False, today=DAY, **options)  # type: ignore[arg-type]
    return replace(found, ruleset_sha256="f" * 64)


def context(report: CheckedReport, language: str = "sv") -> ReportContext:
    return ReportContext(language, "0.0.0", report.rules, plans=report.plans, today=report.day)


def made(report: CheckedReport, language: str = "sv") -> Paper:
    return paper(report, context(report, language))


def written(report: CheckedReport, name: str, language: str = "sv") -> str | bytes:
    """The paper in the format ``name``."""
    return next(one for one in PAPERS if one.name == name).write(report, context(report, language))


def walked(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks, parts and what is in them."""
    for block in blocks:
        yield block
        if isinstance(block, Part):
            yield from walked(block.blocks)


def part(of: Paper, id: str) -> Part:
    return next(one for one in walked(of.blocks) if isinstance(one, Part) and one.id == id)


def grid(of: Paper, caption: str) -> Grid:
    return next(one for one in walked(of.blocks) if isinstance(one, Grid) and one.caption.startswith(caption))


def answer(of: Paper) -> str:
    return next(plain(one.text) for one in walked(of.blocks) if isinstance(one, Para) and one.look == "answer")


def marks(of: Paper) -> tuple[str, ...]:
    """How each goal stands, in the plan's order."""
    return next(one.marks for one in walked(of.blocks) if isinstance(one, Squares))


def words(*blocks: Block) -> str:
    """All that blocks say, a line for each thing."""
    return "\n".join(_lines(blocks))


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walked(blocks):
        match block:
            case Heading():
                yield f"{plain(block.above)} {plain(block.text)} {block.mark_text}"
            case Para():
                yield plain(block.text)
            case Items():
                for item in block.items:
                    yield from _item(item)
            case Facts():
                for label, values in block.rows:
                    yield f"{label}: {'; '.join(map(plain, values))}"
            case Grid():
                yield f"{block.caption}: {' | '.join(column.head for column in block.columns)}"
                for group in block.groups:
                    yield plain(group.head)
                    for row in group.rows:
                        yield " | ".join(f"{plain(cell.text)} {cell.note}".strip() for cell in row.cells)


def _item(item: Item) -> Iterator[str]:
    yield f"{item.tag} {plain(item.text)}".strip()
    yield from map(plain, item.entries)
    yield from map(plain, item.more)

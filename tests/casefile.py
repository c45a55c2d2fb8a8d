"""Plans annotated by hand: what a careful reader wants found, and what stands in the plan.

The format is described in ``cases/README.md``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

CASES = Path(__file__).parent / "cases"

_NOTE = re.compile(r"[ ]*<!--\s*(?P<sort>hittas|kan hittas):\s*(?P<codes>[^>]*?)\s*-->")
_FACIT = re.compile(r"<!--\s*facit\s*\n(?P<body>.*?)-->", re.DOTALL)


@dataclass
class ExpectedIndicator:
    """An indicator as the facit states it; ``None`` where it states nothing."""

    name: str
    baseline: str | None = None
    target: str | None = None
    outcome: str | None = None
    people: bool | None = None
    split: bool | None = None


@dataclass
class ExpectedGoal:
    """A goal as the facit states it."""

    number: str | None
    title: str
    indicators: list[ExpectedIndicator] = field(default_factory=list)
    evidence: list[tuple[str, bool | None]] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    follow_up: bool | None = None
    assessment: str | None = None


@dataclass
class Case:
    """A plan, its annotations by line, and its facit."""

    name: str
    text: str
    certain: set[tuple[int, str]]
    arguable: set[tuple[int, str]]
    kind: str
    goals: list[ExpectedGoal]


def read_case(path: Path) -> Case:
    """Read an annotated plan; the text is the plan without its annotations, lines in place."""
    source = path.read_text(encoding="utf-8")
    found = _FACIT.search(source)
    assert found is not None, f"{path.name} has no facit"
    body = source[: found.start()]
    certain: set[tuple[int, str]] = set()
    arguable: set[tuple[int, str]] = set()
    lines = []
    for number, line in enumerate(body.split("\n"), 1):
        for note in _NOTE.finditer(line):
            into = certain if note["sort"] == "hittas" else arguable
            into.update((number, code.strip()) for code in note["codes"].split(",") if code.strip())
        lines.append(_NOTE.sub("", line))
    kind, goals = _facit(found["body"])
    return Case(path.stem, "\n".join(lines).rstrip() + "\n", certain, arguable, kind, goals)


def _facit(body: str) -> tuple[str, list[ExpectedGoal]]:
    kind = "plan"
    goals: list[ExpectedGoal] = []
    for line in body.splitlines():
        label, _, rest = line.strip().partition(":")
        rest = rest.strip()
        match label.strip():
            case "dokument":
                kind = "follow-up" if rest.startswith("uppf") else "plan"
            case "mål":
                number, _, title = rest.partition("|")
                goals.append(ExpectedGoal(_none(number), title.strip()))
            case "indikator":
                goals[-1].indicators.append(_indicator(rest))
            case "underlag":
                name, *facts = [part.strip() for part in rest.split("|")]
                said = dict(fact.rsplit(" ", 1) for fact in facts if " " in fact)
                goals[-1].evidence.append((name, _yes(said.get("metod"))))
            case "ansvarig":
                goals[-1].responsible.append(rest)
            case "uppföljning":
                goals[-1].follow_up = _yes(rest)
            case "bedömning":
                goals[-1].assessment = rest
            case "åtgärd":
                goals[-1].measures.append(rest)
    return kind, goals


def _indicator(rest: str) -> ExpectedIndicator:
    name, *facts = [part.strip() for part in rest.split("|")]
    out = ExpectedIndicator(name)
    for fact in facts:
        word, _, value = fact.partition(" ")
        match word:
            case "utgång":
                out.baseline = value.strip()
            case "målvärde":
                out.target = value.strip()
            case "utfall":
                out.outcome = value.strip()
            case "personer":
                out.people = _yes(value)
            case "könsuppdelad":
                out.split = _yes(value)
    return out


def _none(text: str) -> str | None:
    text = text.strip()
    return None if text in ("", "-", "–") else text


def _yes(text: str | None) -> bool | None:
    return None if text is None else text.strip().lower().startswith("j")


def cases() -> list[Case]:
    """All annotated plans."""
    return [read_case(path) for path in sorted(CASES.glob("[0-9]*.md"))]

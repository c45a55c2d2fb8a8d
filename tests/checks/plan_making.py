"""Plans made by hand for the tests: only what a test speaks of is given."""

from __future__ import annotations

from itertools import count
from typing import Any

from malkoll.plan import (
    Comment,
    Evidence,
    Goal,
    Indicator,
    Passage,
    Plan,
    Responsible,
    Status,
    Title,
    Value,
)
from malkoll.span import Span


def span(line: int, column: int = 1, width: int = 10) -> Span:
    """A span on one line of a text whose lines are all 100 characters long."""
    start = (line - 1) * 101 + column - 1
    return Span(start, start + width, line, column, line, column + width)


def passage(text: str, line: int = 1) -> Passage:
    return Passage(text, span(line))


def value(text: str, number: float | None = None, **more: Any) -> Value:
    return Value(text, span(1), number, **more)


def role(name: str, line: int = 1, is_role: bool = True) -> Responsible:
    return Responsible(name, span(line), is_role)


def comment(text: str = "Det gick så här.", cause: str | None = None, action: str | None = None) -> Comment:
    return Comment(
        text,
        span(1),
        passage(cause) if cause is not None else None,
        passage(action) if action is not None else None,
    )


def status(carrier: Any = "text", text: str = "Klart", line: int = 1) -> Status:
    return Status(text if carrier == "text" else "", span(line), carrier)


def indicator(name: str | None = "Andel nöjda", line: int = 1, **more: Any) -> Indicator:
    return Indicator(name, span(line), **more)


def evidence(name: str = "Enkät", line: int = 1, **more: Any) -> Evidence:
    return Evidence(name, span(line), **more)


_ids = count(1)


def goal(title: str = "Tryggare skolväg", line: int = 1, number: str | None = None, **more: Any) -> Goal:
    settings: dict[str, Any] = {"parent": None, "end_line": line + 9, "kind": "mål", "id": f"g{next(_ids)}"} | more
    concrete = settings.pop("concrete", True)
    return Goal(title=Title(title, span(line), concrete), span=span(line), number=number, **settings)


def plan(*goals: Goal, kind: Any = "plan", **more: Any) -> Plan:
    return Plan("plan.md", "0" * 64, "standard", kind, goals=goals, **more)

"""Plans made by hand, or at random, for the laws of comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from malkoll.plan import Area, Assessment, Goal, Indicator, Plan, PlanKind, Title, Value
from malkoll.span import Span


@dataclass(frozen=True)
class Made:
    """A goal in short: ``indicators`` are names and targets."""

    title: str
    number: str | None = None
    indicators: tuple[tuple[str, float], ...] = ()
    area: int | None = None


_VERBS = ("Öka", "Utveckla", "Minska", "Bygga", "Förbättra", "Samordna", "Förenkla")
_THINGS = (
    "tryggheten",
    "sjukfrånvaron",
    "kollektivtrafiken",
    "läsförmågan",
    "bygglovshandläggningen",
    "biblioteken",
    "energianvändningen",
    "cykelvägarna",
    "hemtjänsten",
    "arkivet",
)
_PLACES = ("i skolan", "i äldreomsorgen", "på landsbygden", "för barn och unga", "i förvaltningen", "vid kusten")


def titles() -> st.SearchStrategy[str]:
    return st.builds("{} {} {}".format, st.sampled_from(_VERBS), st.sampled_from(_THINGS), st.sampled_from(_PLACES))


@st.composite
def goals(draw: st.DrawFn, least: int = 1) -> tuple[Made, ...]:
    """Goals with titles of their own, numbered from 1, with indicators that no two of them share."""
    names = draw(st.lists(titles(), min_size=least, max_size=9, unique=True))
    return tuple(
        Made(
            title,
            str(at + 1),
            tuple((f"Andel {title.split()[1]} nummer {at}{one}", 50.0 + one) for one in range(draw(st.integers(0, 3)))),
            draw(st.sampled_from([None, 0, 1])),
        )
        for at, title in enumerate(names)
    )


def plan(made: Sequence[Made], kind: PlanKind = "plan", path: str = "plan.md") -> Plan:
    """The plan that holds these goals, on lines of 100 characters."""
    used = sorted({one.area for one in made if one.area is not None})
    areas = tuple(Area(f"a{at}", "område", None, f"Område {'ABC'[at]}", _span(at)) for at in used)
    found = []
    line = 10
    for at, one in enumerate(made):
        line += 10
        indicators = tuple(
            Indicator(name, _span(line + 1 + row), target=Value(f"{target:g} %", _span(line + 1 + row), target, "%"))
            for row, (name, target) in enumerate(one.indicators)
        )
        parent = f"a{one.area}" if one.area is not None else None
        goal = Goal(
            f"g{at + 1}", parent, "mål", one.number, Title(one.title, _span(line)), _span(line), line + 9,
            indicators=indicators,
        )  # fmt: skip
        if kind == "follow-up":
            goal = replace(goal, assessment=Assessment("Uppfyllt", _span(line + 8)))
        found.append(goal)
    return Plan(path, "0" * 64, "standard", kind, areas=areas, goals=tuple(found))


def _span(line: int) -> Span:
    start = (line - 1) * 101
    return Span(start, start + 10, line, 1, line, 11)

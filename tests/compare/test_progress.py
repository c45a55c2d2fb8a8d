"""An outcome held against its target."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from making import plan

from malkoll.comparing.progress import Calendar, calendar, progress
from malkoll.comparison import Progress
from malkoll.plan import Indicator, Period, Value
from malkoll.span import Span

_HERE = Span(0, 1, 1, 1, 1, 2)
DAYS = Calendar(date(2025, 1, 1), date(2026, 12, 31), date(2025, 12, 31))


def _value(number: float | None, unit: str | None = "%", **more: object) -> Value:
    return Value(f"{number} {unit or ''}", _HERE, number, unit, **more)  # type: ignore[arg-type]


def _held(start: float | None, target: float, outcome: float | None, days: Calendar = DAYS, **more: object) -> Progress:
    planned = Indicator(
        "Andel", _HERE, baseline=None if start is None else _value(start), target=_value(target), **more,  # type: ignore[arg-type]
    )  # fmt: skip
    found = progress(planned, Indicator("Andel", _HERE, outcome=_value(outcome)), days)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("start", "target", "outcome", "reached"),
    [
        (60, 80, 80, "reached"),
        (60, 80, 85, "reached"),
        (60, 80, 71, "on-track"),
        (60, 80, 65, "behind"),
        (60, 80, 55, "wrong-way"),
        (80, 60, 59, "reached"),
        (80, 60, 69, "on-track"),
        (80, 60, 75, "behind"),
        (80, 60, 85, "wrong-way"),
    ],
)
def test_half_way_through_the_period_half_of_the_way_is_in_time(
    start: float, target: float, outcome: float, reached: str
) -> None:
    assert _held(start, target, outcome).reached == reached


def test_how_much_of_the_way_is_gone_and_where_it_should_be_are_told() -> None:
    found = _held(60, 80, 65)
    assert found.share == 0.25
    assert found.expected == pytest.approx(70, abs=0.1)


def test_when_the_time_is_out_what_is_not_there_is_not_reached() -> None:
    assert _held(60, 80, 75, replace(DAYS, report=date(2026, 12, 31))).reached == "not-reached"


def test_without_a_known_period_only_the_way_can_be_told() -> None:
    nowhere = Calendar(None, None, None)
    assert [_held(60, 80, number, nowhere).reached for number in (80, 70, 50)] == [
        "reached", "not-reached", "wrong-way",
    ]  # fmt: skip


def test_without_a_baseline_the_words_give_the_way() -> None:
    assert _held(None, 80, 70).reached == "unknown"
    assert _held(None, 80, 80).reached == "reached"
    assert _held(None, 80, 70, change="decrease").reached == "reached"
    assert _held(None, 80, 70, direction="increase").reached == "not-reached"


def test_what_cannot_be_compared_says_why_in_both_languages() -> None:
    planned = Indicator("Väntetid", _HERE, target=_value(14, "dagar"))
    for outcome, word in (
        (_value(3, "veckor"), "enheter"),
        (_value(None), "siffra"),
        (_value(3, "dagar", by_change=True), "förändring"),
    ):
        found = progress(planned, Indicator("Väntetid", _HERE, outcome=outcome), DAYS)
        assert found is not None
        assert found.reached == "unknown"
        assert found.reason is not None
        assert word in (found.reason.sv or "")
        assert found.reason.en


def test_no_outcome_is_no_progress() -> None:
    assert progress(Indicator("Andel", _HERE, target=_value(80)), Indicator("Andel", _HERE), DAYS) is None


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Delårsrapport per 31 augusti 2026", date(2026, 8, 31)),
        ("Uppföljning tertial 1 2026", date(2026, 4, 30)),
        ("Årsredovisning 2026", date(2026, 12, 31)),
        ("Uppföljning 2026", None),
    ],
)
def test_the_title_tells_which_day_a_report_is_about(title: str, day: date | None) -> None:
    base = replace(plan([]), period=Period("2025", "2028"))
    days = calendar(base, replace(plan([], "follow-up"), title=title))
    assert days == Calendar(date(2025, 1, 1), date(2028, 12, 31), day)

"""An outcome held against its target: reached, in time on the way there, behind, or the wrong way."""

from __future__ import annotations

from datetime import date

from malkoll.comparing.values import same_unit, target_for
from malkoll.comparison import Progress
from malkoll.finding import Text
from malkoll.plan import Direction, Indicator, Period, Plan, Value
from malkoll.records import record
from malkoll.swedish.dates import DateMention, end_of, find_dates

__all__ = ["Calendar", "calendar", "progress"]


@record
class Calendar:
    """The days that a comparison runs between, each ``None`` where no document says.

    ``start`` and ``end`` are of the plan's period, ``report`` the day that the follow-up tells of.
    """

    start: date | None
    end: date | None
    report: date | None

    @property
    def year(self) -> int | None:
        """The year that the follow-up tells of."""
        return self.report.year if self.report is not None else None


_YEARLY = ("årsredovisning", "årsrapport", "verksamhetsberättelse", "årsuppföljning", "helårs", "bokslut", "annual")


def calendar(plan: Plan, follow_up: Plan) -> Calendar:
    """The days of a plan and one of its follow-ups."""
    period = plan.period or Period()
    start = _mention(period.start)
    end = _mention(period.end or period.start)
    return Calendar(_first_day(start), end_of(end) if end is not None else None, _report_day(follow_up))


def _mention(text: str | None) -> DateMention | None:
    return next((one for one in find_dates(text or "") if one.year is not None), None)


def _first_day(mention: DateMention | None) -> date | None:
    if mention is None or mention.year is None:
        return None
    year = mention.start_year or mention.year
    return date(year, mention.month or 1, mention.day or 1) if mention.kind in ("day", "month") else date(year, 1, 1)


def _report_day(follow_up: Plan) -> date | None:
    """The last day that the report tells of: by its title ("per 31 augusti", "tertial 2"), else its own date."""
    title = follow_up.title or ""
    for mention in find_dates(title):
        whole_year = mention.kind in ("year", "range")
        if mention.year is not None and (not whole_year or any(word in title.casefold() for word in _YEARLY)):
            return end_of(mention)
    if follow_up.date:
        try:
            return date.fromisoformat(follow_up.date)
        except ValueError:
            return None
    return None


def progress(planned: Indicator | None, found: Indicator, days: Calendar) -> Progress | None:
    """How an indicator's outcome stands to its target; ``None`` where there is no outcome at all.

    The target is the follow-up's where it gives one, else the plan's for that year.
    """
    outcome = found.outcome
    if outcome is None or not outcome.text.strip():
        return None
    target = found.target if found.target is not None and found.target.text.strip() else target_for(planned, days.year)
    baseline = (planned.baseline if planned is not None else None) or found.baseline
    reason = _cannot(outcome, target)
    if reason is not None or target is None:
        return Progress("unknown", reason)
    assert outcome.number is not None
    assert target.number is not None
    start = baseline.number if baseline is not None and _comparable(baseline, target) else None
    way = _way(planned, found, start, target.number)
    if way is None:
        return Progress("reached") if outcome.number == target.number else Progress("unknown", _NO_DIRECTION)
    share = None
    if start is not None and start != target.number:
        share = (outcome.number - start) / (target.number - start)
    if way == "maintain":
        return Progress("reached") if outcome.number == target.number else Progress("unknown", _KEPT)
    if outcome.number >= target.number if way == "increase" else outcome.number <= target.number:
        return Progress("reached", share=share)
    end = date(target.year, 12, 31) if target.year is not None else days.end
    return _on_the_way(outcome.number, start, target.number, share, Calendar(days.start, end, days.report))


def _on_the_way(outcome: float, start: float | None, target: float, share: float | None, days: Calendar) -> Progress:
    final = days.end is not None and days.report is not None and days.report >= days.end
    gone = _elapsed(days)
    expected = start + (target - start) * gone if start is not None and gone is not None else None
    if share is not None and share < 0:
        return Progress("wrong-way", None, expected, share)
    if final or share is None or start is None:
        return Progress("not-reached", None, None, share)
    if expected is None:
        return Progress("not-reached", _NO_PERIOD, None, share)
    in_time = outcome >= expected if target > start else outcome <= expected
    return Progress("on-track" if in_time else "behind", None, expected, share)


def _elapsed(days: Calendar) -> float | None:
    """How much of the time has gone, from 0 to 1."""
    if days.start is None or days.end is None or days.report is None or days.end <= days.start:
        return None
    return min(1.0, max(0.0, (days.report - days.start).days / (days.end - days.start).days))


def _cannot(outcome: Value, target: Value | None) -> Text | None:
    if target is None:
        return Text(sv="målvärde saknas", en="there is no target")
    if outcome.number is None:
        return Text(sv="utfallet är ingen siffra", en="the outcome is no figure")
    if target.number is None:
        return Text(sv="målvärdet är ingen siffra", en="the target is no figure")
    if target.by_change != outcome.by_change:
        return Text(sv="det ena är en nivå och det andra en förändring", en="one is a level and the other is a change")
    if not same_unit(outcome, target):
        units = f"{outcome.unit} – {target.unit}"
        return Text(sv=f"olika enheter ({units})", en=f"different units ({units})")
    return None


_NO_DIRECTION = Text(
    sv="det framgår inte om värdet ska öka eller minska", en="nothing says whether the figure is to go up or down"
)
_KEPT = Text(sv="nivån ska bibehållas, och hur mycket den får avvika framgår inte", en="it is to be kept at its level")
_NO_PERIOD = Text(
    sv="hur långt det borde ha kommit framgår inte: perioden är okänd",
    en="how far it should have come cannot be told: the period is not known",
)


def _comparable(one: Value, other: Value) -> bool:
    return one.number is not None and same_unit(one, other) and one.by_change == other.by_change


def _way(planned: Indicator | None, found: Indicator, start: float | None, target: float) -> Direction | None:
    """Which way the figure is to go: by the words, or from the baseline to the target."""
    for one in (planned, found):
        if one is not None and (one.change or one.direction) is not None:
            said = one.change or one.direction
            if said != "maintain" or start is None or start == target:
                return said
    if start is not None and start != target:
        return "increase" if target > start else "decrease"
    return None

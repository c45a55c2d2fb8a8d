"""Whether a target or a baseline is still the same: another way to write it is no change."""

from __future__ import annotations

import re

from malkoll.checks.identity import alike
from malkoll.comparison import IndicatorChange
from malkoll.plan import Indicator, Value
from malkoll.regexes import compiled

__all__ = ["changed_baseline", "changed_target", "same_unit", "target_for"]

Values = tuple[Value | None, Value | None]

_UNITS = {
    "procent": "%",
    "percent": "%",
    "st": "",
    "stycken": "",
    "antal": "",
    "kronor": "kr",
    "sek": "kr",
    "tusen kronor": "tkr",
    "mkr": "mnkr",
    "miljoner kronor": "mnkr",
    "procentenhet": "procentenheter",
    "timme": "timmar",
    "tim": "timmar",
    "dag": "dagar",
    "minut": "minuter",
    "min": "minuter",
}
_LEAST = compiled(r"\b(?:minst|lägst|mer\s+än|fler\s+än|över|at\s+least|more\s+than)\b|[≥>]", re.IGNORECASE)
_MOST = compiled(r"\b(?:högst|max\w*|mindre\s+än|färre\s+än|under|at\s+most|fewer\s+than)\b|[≤<]", re.IGNORECASE)


def _unit(value: Value) -> str:
    unit = alike(value.unit or "")
    return _UNITS.get(unit, unit)


def same_unit(one: Value, other: Value) -> bool:
    """Whether two values are told in one unit; a figure without any is taken to be in the other's."""
    here, there = _unit(one), _unit(other)
    return not here or not there or here == there


def _all(single: Value | None, several: tuple[Value, ...]) -> tuple[Value, ...]:
    found = [one for one in several if one.text.strip()]
    if single is not None and single.text.strip() and single not in found:
        found.insert(0, single)
    return tuple(found)


def target_for(planned: Indicator | None, year: int | None) -> Value | None:
    """The plan's target for ``year``: that year's own, or the next one after it, or the only one there is."""
    values = _all(planned.target, planned.targets) if planned is not None else ()
    if not values or planned is None:
        return None
    dated = sorted((one for one in values if one.year is not None), key=lambda one: one.year or 0)
    if year is not None and dated:
        return next((one for one in dated if (one.year or 0) >= year), dated[-1])
    return planned.target or values[0]


def changed_target(planned: Indicator, found: Indicator) -> tuple[tuple[IndicatorChange, ...], Values]:
    """What of the target is another in the follow-up, and the two values; one that is not repeated is no change."""
    for new in _all(found.target, found.targets):
        old = target_for(planned, new.year)
        if old is None:
            continue
        if old.year is not None and new.year is not None and new.year < old.year:
            continue  # a step on the way there
        changes = _changes(old, new)
        if changes:
            return changes, (old, new)
    return (), (None, None)


def _changes(old: Value, new: Value) -> tuple[IndicatorChange, ...]:
    if not same_unit(old, new):
        return ("unit",)
    if _bound(old) * _bound(new) < 0:
        return ("direction",)
    later = old.year is not None and new.year is not None and new.year > old.year
    return ("target",) if later or not _same(old, new) else ()


def _bound(value: Value) -> int:
    return (_LEAST.search(value.text) is not None) - (_MOST.search(value.text) is not None)


def changed_baseline(planned: Indicator, found: Indicator) -> Values | None:
    """The two baselines where they differ; a later measurement is another value and no change."""
    old, new = planned.baseline, found.baseline
    if old is None or new is None or not old.text.strip() or not new.text.strip():
        return None
    if (old.year or new.year) and old.year != new.year and old.year is not None and new.year is not None:
        return None
    if old.period and new.period and alike(old.period) != alike(new.period):
        return None
    return (old, new) if not same_unit(old, new) or not _same(old, new) else None


def _same(old: Value, new: Value) -> bool:
    if old.number is None and new.number is None:
        return alike(old.text) == alike(new.text)
    if old.number != new.number or old.by_change != new.by_change:
        return False
    pairs = ((old.women, new.women), (old.men, new.men))
    return all(one is None or other is None or one == other for one, other in pairs)

"""Parts told beside their whole: by sex, in a bracket, or added up in words ("totalt 3 miljoner kronor")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from malkoll.facts.claims.rounding import Range, agreement, range_of
from malkoll.facts.claims.told import Told
from malkoll.plan import Claim, Goal, Indicator, Passage, Value
from malkoll.regexes import compiled
from malkoll.swedish.figures import figure
from malkoll.swedish.numbers import Number

__all__ = ["by_sex_in", "of_values", "parts_in", "sums_in"]

_WOMEN = r"(?:kvinn|flick)\w*"
_MEN = r"(?:män|man|pojk)\w*"
_SEX = compiled(rf"(?<![^\W_])(?:{_WOMEN}|{_MEN})\b", re.IGNORECASE)
_W = compiled(rf"(?<![^\W_]){_WOMEN}\b", re.IGNORECASE)
_BRACKET = compiled(r"(?P<noun>(?:\s+[^\W\d_][\w-]*){0,5})\s*\((?P<inside>[^()]{3,120})\)")
_PARTS = compiled(r"^\s*(?:varav\s+)?[^,;]*?(?:(?:,|;|\s+och|\s+samt|\s*/)\s*[^,;]*?)+$", re.IGNORECASE)
_OTHERS = compiled(r"okän|uppgift|annat|övrig|icke-?binär|varav|saknas|fler", re.IGNORECASE)
_AIM = compiled(r"(?<![^\W_])(?:ska|mål\w*|senast|minst|högst|till)(?![^\W_])", re.IGNORECASE)
_IN_ALL = compiled(
    r"(?<![^\W_])(?:totalt|sammanlagt|tillsammans|sammantaget|summa)\s+(?:[^\W\d_]+\s+){0,3}$", re.IGNORECASE
)


def by_sex_in(told: Told) -> Iterator[Claim]:
    """A whole with values for women and men in a bracket behind it: "97 utredningar (24 kvinnor, 73 män)"."""
    if not _SEX.search(told.text):
        return
    for at, whole in enumerate(told.numbers[:-2]):
        found = _BRACKET.match(told.text, whole.full_end)
        if found is None or whole.word or found["noun"].count(" ") > 4:
            continue
        parts = [one for one in told.numbers[at + 1 :] if found.start("inside") <= one.start < found.end("inside")]
        words = _SEX.findall(found["inside"])
        if len(parts) != 2 or len(words) != 2 or _OTHERS.search(found["inside"]):
            continue
        if bool(_W.fullmatch(words[0])) == bool(_W.fullmatch(words[1])):
            continue
        end = found.end()
        yield from _claim_by_sex(told, whole, parts, told.text[whole.full_start : end])


def _claim_by_sex(told: Told, whole: Number, parts: list[Number], said: str) -> Iterator[Claim]:
    text = told.text
    one, other = (range_of(part, text, counted=True) for part in parts)
    share = whole.percent or any(part.percent for part in parts)
    if share and not (whole.percent or whole.unit is None):
        return  # "120 elever (60 % flickor, 40 % pojkar)": shares of the whole, not its parts
    if any(part.percent for part in parts) and not whole.percent:
        return
    span, goal = told.span(whole.start), told.goal.id if told.goal else None
    low, high = min(part.value for part in parts), max(part.value for part in parts)
    total = _clean(parts[0].value + parts[1].value)
    if not share:
        found = agreement(whole, text, one + other, counted=True)
        between = low <= whole.value <= high
        if found.holds or not between or (low == 0 and not whole.decimals):
            yield Claim(
                said, span, "sum", whole.value, total, found.holds,
                f"{figure(parts[0].value)} + {figure(parts[1].value)} = {figure(total)}", cut=found.cut, goal=goal,
            )  # fmt: skip
            return
    weighted = Range(min(one.low, other.low), max(one.high, other.high))
    holds = agreement(whole, text, weighted).holds
    if not holds and (whole.approximate is not None or _AIM.search(text)):
        return  # "minst 70 procent (kvinnor 63, män 61)": where to, and where from
    yield Claim(said, span, "percent", whole.value, None, holds, _between(low, high, whole.value, holds), goal=goal)


def _between(low: float, high: float, whole: float, holds: bool) -> str:
    if holds:
        return f"{figure(low)} ≤ {figure(whole)} ≤ {figure(high)}"
    return f"{figure(whole)} ligger inte mellan {figure(low)} och {figure(high)}"


# What lies between its values for women and men, and is not their sum.
_SHARE = compiled(
    r"\bandel\w*|%|\bprocent\w*|\bindex\b|\bgenomsnitt\w*|\bmedel\w*|\bmedian\w*|\bkvot\w*|\bper\s", re.IGNORECASE
)


def of_values(goals: tuple[Goal, ...]) -> Iterator[Claim]:
    """Values of indicators that are given for all and for women and men."""
    for goal in goals:
        for indicator in goal.indicators:
            for value in (indicator.baseline, indicator.outcome):
                if value is not None:
                    yield from _of_value(value, indicator, goal)


def _of_value(value: Value, indicator: Indicator, goal: Goal) -> Iterator[Claim]:
    whole, women, men = value.number, value.women, value.men
    if whole is None or women is None or men is None or whole in (women, men):
        return
    step = max(_step(whole), _step(women), _step(men))
    low, high = min(women, men), max(women, men)
    added = _clean(women + men)
    percent = value.unit is not None and value.unit.lower() in ("%", "procent")
    percent = percent or _SHARE.search(indicator.name or "") is not None
    if not percent and abs(added - whole) <= step * 1.5:
        yield Claim(
            value.text, value.span, "sum", whole, added, True,
            f"{figure(women)} + {figure(men)} = {figure(added)}", goal=goal.id,
        )  # fmt: skip
        return
    holds = low - step <= whole <= high + step
    if not holds and indicator.form == "prose":
        return
    if not holds and not percent:
        # Some may be of neither, or not known: only too many is too many.
        if added > whole + step * 1.5:
            how = f"{figure(women)} + {figure(men)} = {figure(added)}"
            yield Claim(value.text, value.span, "sum", whole, added, False, how, goal=goal.id)
        return
    yield Claim(value.text, value.span, "percent", whole, None, holds, _between(low, high, whole, holds), goal=goal.id)


def _step(value: float) -> float:
    """What the last decimal of a figure counts."""
    text = f"{value:.6f}".rstrip("0").partition(".")[2]
    return float(10 ** -len(text))


def _clean(value: float) -> float | int:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def parts_in(told: Told) -> Iterator[Claim]:
    """Parts in a bracket that make the whole before them: "fyra mål (två egna och två gemensamma)".

    Such a bracket need not name all parts, so only one that adds up is a claim.
    """
    if "(" not in told.text or _SEX.search(told.text):
        return
    for at, whole in enumerate(told.numbers[:-2]):
        found = _BRACKET.match(told.text, whole.full_end)
        if found is None or whole.percent:
            continue
        parts = [one for one in told.numbers[at + 1 :] if found.start("inside") <= one.start < found.end("inside")]
        if len(parts) < 2 or any(part.percent for part in parts) or not _PARTS.match(found["inside"]):
            continue
        total = _clean(sum(part.value for part in parts))
        if total == whole.value:
            yield Claim(
                told.text[whole.start : found.end()], told.span(whole.start), "count", whole.value, total, True,
                " + ".join(figure(part.value) for part in parts) + f" = {figure(total)}",
                goal=told.goal.id if told.goal else None,
            )  # fmt: skip


def sums_in(paragraph: list[Told]) -> Iterator[Claim]:
    """What a paragraph adds up in words: "… 1 miljon … 2 miljoner kronor. Sammanlagt … 3 miljoner kronor".

    Not all terms need stand in the text, so only a sum that comes out is a claim.
    """
    before: list[tuple[Told, Number]] = []
    for told in paragraph:
        for at, number in enumerate(told.numbers):
            if at == 0 or number.full_start >= told.numbers[at - 1].full_end:
                claim = _added(told, number, before)
                if claim is not None:
                    yield claim
            before.append((told, number))


def _added(told: Told, total: Number, before: list[tuple[Told, Number]]) -> Claim | None:
    if total.percent or not _IN_ALL.search(told.text, max(0, total.full_start - 40), total.full_start):
        return None
    unit = (total.unit or "").lower()[:6]
    alike = [one for one in before if (one[1].unit or "").lower()[:6] == unit and not one[1].percent][-6:]
    for count in range(2, len(alike) + 1):
        terms = alike[-count:]
        computed = Range(0, 0)
        for teller, number in terms:
            computed = computed + range_of(number, teller.text, counted=True)
        found = agreement(total, told.text, computed, counted=True)
        if found.holds:
            value = _clean(sum(number.value for _, number in terms))
            return Claim(
                told.text[total.full_start : total.full_end], told.span(total.start), "sum", total.value, value, True,
                " + ".join(figure(number.value) for _, number in terms) + f" = {figure(value)}",
                tuple(Passage(n.text, t.span(n.start)) for t, n in terms),
                found.cut, goal=told.goal.id if told.goal else None,
            )  # fmt: skip
    return None

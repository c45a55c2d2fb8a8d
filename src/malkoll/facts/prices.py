"""What a goal costs, told in a list under it: "Kostnad: 3 Mkr". That is no measure of the goal.

A measure has a level to compare: one to reach, one from a year that is named, a share or so much for each, or it is
of money that is earned or owed. A sum that stands by itself is what something costs.
"""

from __future__ import annotations

import re

from malkoll.facts.patterns import any_of
from malkoll.regexes import compiled
from malkoll.swedish.dates import find_dates
from malkoll.swedish.direction import change_of
from malkoll.swedish.numbers import Number, find_numbers

__all__ = ["PRICE", "is_price"]

_MONEY = any_of(
    """kr, kronor, tkr, mkr, mnkr, mdkr, mdr, sek, tsek, ksek, msek, tusen kr, tusen kronor, miljon kr, miljon kronor,
    miljoner kr, miljoner kronor, milj. kr, milj. kronor, milj kr, milj kronor, miljard kronor, miljarder kronor,
    miljarder kr, euro"""
)
PRICE = r"\w*(?:kostnad|budget|anslag|pris|finansiering|utgift|medelsbehov|resursbehov|medelsram|prislapp)\w*"

_UNIT = compiled(rf"\s*(?:{_MONEY}(?!\w)|€|:-)", re.IGNORECASE)
_RANGE = compiled(r"\s*(?:[-–—]|till|och)\s*$")
_IS_YEAR = compiled(r"(?:19|20)\d\d")
# A cost by the year is a cost; a cost for each inhabitant is a measure.
_FOR_EACH = compiled(
    r"(?:\bper\s+|/\s*)(?!(?:kalender|läs|verksamhets|budget)?år|månad|mån\b|termin|kvartal|vecka|\d)\w"
    r"|\b(?:andel|snitt|genomsnitt|medel(?:värde|kostnad|pris)|median|index|kvot)\w*",
    re.IGNORECASE,
)
_LEVEL = any_of("mål, målet, målvärde, målvärdet, målnivå, måltal, nuläge, nuläget, utgångsläge, utgångsvärde")
_COMPARED = compiled(
    rf"(?<!\bför )(?<!\bav )\b{_LEVEL}\b|\b{any_of('ska, skall, jämfört med, i dag, idag')}\b"
    r"|\b(?:från|till)\s+(?:cirka\s+|ca\s+)?\d.*\d|→|->",
    re.IGNORECASE,
)
_BOUND = compiled(rf"\b{any_of('högst, minst, lägst, max, maximalt, under, över')}\s+\d|[<>≤≥]", re.IGNORECASE)
_INCOME = (
    r"intäkt|inkomst|försäljning|resultat|överskott|underskott|vinst|omsättning|avkastning|besparing|skuld|tillgång|"
    r"kapital|avgift|taxa|hyra|hyror|lön|löner|bistånd|försörjningsstöd"
)
_EARNED = compiled(rf"\w*(?:{_INCOME})\w*", re.IGNORECASE)
_OF_ECONOMY = compiled(rf"\b(?:{PRICE}|\w*(?:ekonomi|{_INCOME})\w*)", re.IGNORECASE)
# "Beräknad kostnad för målet 2026": a cost by its plain name, whatever stands around it.
_PLAIN = compiled(
    rf"(?:(?:den|det|vår|målets|total|totalt|beräknad|beräknat|uppskattad|preliminär|avsatt|årlig|extra|ny)\w*\s+){{0,2}}"
    rf"(?:{PRICE}|vad\s+(?:det|målet)\s+kostar|så\s+(?:mycket\s+)?kostar\s+(?:det|målet))"
    r"(?:\s+(?:för|till|under|per|i|av|kronor|kr|tkr|mkr)\b.*|\s+(?:19|20)\d\d.*|\s*\(.*)?",
    re.IGNORECASE,
)


def is_price(text: str, title: str) -> bool:
    """Whether ``text``, an item under the goal ``title``, tells a sum that something costs and measures nothing."""
    dates = find_dates(text)
    figures = [
        one
        for one in find_numbers(text)
        if not any(date.start <= one.start < date.end for date in dates) and not _IS_YEAR.fullmatch(one.text)
    ]
    if not figures or not all(_is_money(text, figures, at) for at in range(len(figures))):
        return False
    name = text[: figures[0].full_start].strip(" :;,–-(")
    if _FOR_EACH.search(text) or _COMPARED.search(text) or change_of(name) is not None or _OF_ECONOMY.search(title):
        return False
    if _PLAIN.fullmatch(name):
        return True
    several = len(figures) > 1 and not _RANGE.search(text, figures[0].end, figures[1].start)
    dated = any(date.year is not None for date in dates) or re.search(r"\b(?:19|20)\d\d\b", text) is not None
    return not (several or dated or _BOUND.search(text) or _EARNED.search(name))


def _is_money(text: str, figures: list[Number], at: int) -> bool:
    """Whether a figure is a sum of money by its own unit, or by that of the figure it is a range with."""
    figure = figures[at]
    if _UNIT.match(text, figure.end):
        return True
    after = figures[at + 1] if at + 1 < len(figures) else None
    ranged = after is not None and _RANGE.fullmatch(text, figure.end, after.start) is not None
    return ranged and _is_money(text, figures, at + 1)

"""Cell values written as a person sees them in Swedish: 0.874 under the format "0.0%" is "87,4 %"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from malkoll.regexes import compiled

__all__ = ["shown"]

_QUOTED = compiled(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKET = compiled(r"\[(?:\$([^\]-]{0,10})(?:-[^\]]*)?|[^\]]*)\]")
_PLACES = compiled(r"[0#?](?:[0#?,. ]*[0#?])?,*")
_SCIENTIFIC = compiled(r"[0#?]E[+-]", re.IGNORECASE)
_FRACTION = compiled(r"[#?0]\s*/\s*[#?0-9]")
_LONGEST_FORMAT = 255
_SIGNIFICANT = 10  # digits that a cell without a format shows
_KEPT = "\x00"  # stands for literal text while the places of digits are looked for


def shown(value: object, form: str | None) -> str:
    """``value`` of a cell under the number format ``form`` (as the file has it, in the American notation)."""
    form = (form or "General")[:_LONGEST_FORMAT]
    match value:
        case None:
            return ""
        case bool():
            return "SANT" if value else "FALSKT"
        case int() | float():
            return _number(value, form)
        case datetime():
            return _date(value, form)
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case _:
            return str(value)


def _date(value: datetime, form: str) -> str:
    """A date in figures; one whose format shows no day is a month or a year."""
    bare = _QUOTED.sub("", _BRACKET.sub("", form)).lower()
    if "d" not in bare and "y" in bare and "h" not in bare:
        return f"{value.year}-{value.month:02}" if "m" in bare else str(value.year)
    if value.hour or value.minute:
        return value.isoformat(" ", "minutes")
    return value.date().isoformat()


def _number(value: float, form: str) -> str:
    try:
        number = Decimal(repr(value))
    except InvalidOperation:
        return str(value)
    if not number.is_finite():
        return str(value)
    parts = _sections(form)
    part = parts[0]
    signed = number < 0
    if signed and len(parts) > 1:
        part = parts[1]
        # Red figures stand for a minus that the format leaves out.
        signed = not set("-−(") & set(_QUOTED.sub(lambda literal: literal[1] or literal[2] or "", part))
        if not part:
            return ""
    elif number == 0 and len(parts) > 2:
        part = parts[2] if _PLACES.search(_QUOTED.sub("", parts[2])) or not parts[2] else parts[0]
    if not part:
        return ""
    text = _formatted(abs(number), part)
    return f"-{text}" if signed else text


def _sections(form: str) -> list[str]:
    """The parts of a format for positive and negative numbers and zero; a semicolon in quotes parts nothing."""
    parts = [""]
    for token in re.finditer(r'"[^"]*"|\\.|;|[^;"\\]+|.', form):
        if token.group() == ";":
            parts.append("")
        else:
            parts[-1] += token.group()
    return parts


def _formatted(number: Decimal, part: str) -> str:
    literals: list[str] = []

    def keep(text: str) -> str:
        literals.append(text)
        return _KEPT

    # "# ##0" with its space kept as a character groups by thousands as "#,##0" does.
    part = part.replace(_KEPT, "").replace("\\ ", " ").replace('" "', " ").replace("\xa0", " ")
    bare = _QUOTED.sub(lambda found: keep(found[1] or found[2] or ""), part)
    bare = _BRACKET.sub(lambda found: keep(found[1] or ""), bare)
    places = _PLACES.search(bare)
    if places is None or _SCIENTIFIC.search(bare) or _FRACTION.search(bare) or "general" in bare.lower():
        figures = _general(number)
        before, after = ("", "") if places is None and "general" not in bare.lower() else _around(bare)
    else:
        pattern = places.group()
        number *= Decimal(100) ** bare.count("%")
        digits = pattern.rstrip(",")
        number /= Decimal(1000) ** (len(pattern) - len(digits))
        figures = _figures(number, digits)
        before, after = bare[: places.start()], bare[places.end() :]
    after = re.sub(r"\s*%", " %", after)
    text = f"{before}{figures}{after}".replace("General", "")
    left = iter(literals)
    return " ".join(re.sub(_KEPT, lambda _: next(left, ""), text).split())


def _around(bare: str) -> tuple[str, str]:
    before, found, after = re.sub("general", "General", bare, flags=re.IGNORECASE).partition("General")
    return (before, after) if found else ("", "")


def _figures(number: Decimal, digits: str) -> str:
    whole, _, decimals = digits.partition(".")
    most = sum(decimals.count(place) for place in "0#?")
    least = sum(decimals.count(place) for place in "0?")
    rounded = number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP) if number.adjusted() < 25 else number
    figures = f"{rounded:f}"
    integer, _, fraction = figures.partition(".")
    fraction = fraction[:least] + fraction[least:].rstrip("0")
    integer = integer.zfill(whole.count("0")) if whole.count("0") > 1 else integer
    if "," in whole or " " in whole.strip():
        integer = f"{int(integer):,}".replace(",", " ")
    return f"{integer},{fraction}" if fraction else integer


def _general(number: Decimal) -> str:
    """As a cell without a format shows it: as many decimals as fit."""
    whole = max(number.adjusted() + 1, 1)
    if whole > 25:
        return str(number)
    rounded = number.quantize(Decimal(1).scaleb(-max(_SIGNIFICANT - whole, 0)), ROUND_HALF_UP)
    figures = f"{rounded:f}"
    return (figures.rstrip("0").rstrip(".") if "." in figures else figures).replace(".", ",")

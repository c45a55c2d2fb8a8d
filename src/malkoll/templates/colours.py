"""Colours by their names, as a person would call what a cell is filled with."""

from __future__ import annotations

import colorsys
import re

from malkoll.finding import Text
from malkoll.regexes import compiled

__all__ = ["name_of"]

_HEX = compiled(r"#?(?P<hex>[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_RGB = compiled(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})", re.IGNORECASE)
_RED, _ORANGE, _YELLOW = Text("röd", "red"), Text("orange", "orange"), Text("gul", "yellow")
_GREEN, _BLUE, _PURPLE, _PINK = Text("grön", "green"), Text("blå", "blue"), Text("lila", "purple"), Text("rosa", "pink")
# Where on the circle of hues each begins, in degrees.
_HUES = ((0, _RED), (15, _ORANGE), (44, _YELLOW), (70, _GREEN), (170, _BLUE), (260, _PURPLE), (300, _PINK), (340, _RED))
_WORDS = {
    "red": _RED, "orange": _ORANGE, "yellow": _YELLOW, "gold": _YELLOW, "green": _GREEN, "lime": _GREEN,
    "blue": _BLUE, "purple": _PURPLE, "pink": _PINK,
}  # fmt: skip


def name_of(mark: str | None) -> Text | None:
    """The name of the colour that a cell's mark ("colour:#FFC000") tells; ``None`` where it tells none."""
    if mark is None or not mark.startswith("colour:"):
        return None
    colour = mark.removeprefix("colour:").strip()
    if (found := _HEX.fullmatch(colour)) is not None:
        digits = found["hex"] if len(found["hex"]) == 6 else "".join(2 * digit for digit in found["hex"])
        return _nearest(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))
    if (told := _RGB.match(colour)) is not None:
        return _nearest(*(min(255, int(part)) for part in told.groups()))
    return next((name for word, name in _WORDS.items() if word in colour.lower()), None)


def _nearest(red: int, green: int, blue: int) -> Text | None:
    hue, light, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.15 or not 0.08 < light < 0.97:
        return None  # grey, black or white
    degrees = hue * 360
    return next(name for begin, name in reversed(_HUES) if degrees >= begin)

"""Signs out of symbol fonts, which are drawn by the font and say nothing by their number."""

from __future__ import annotations

from malkoll.regexes import compiled

__all__ = ["HIGHLIGHTS", "is_sign", "symbol"]

_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
    0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "•", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEC: "↗", 0xEE: "↘",
    0xEF: "⇐", 0xF0: "→", 0xF1: "↑", 0xF2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB7: "•",
    0xB9: "≠", 0xBB: "≈",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x97: "●", 0xA2: "■", 0xA3: "□"}
_WINGDINGS_3 = {0x70: "▲", 0x71: "▼", 0x7D: "▶", 0x7C: "◀"}
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3}

_SIGN = compiled(r"[\s●○■□▪▫◆◇⬥▲△▼▽►▶◀◄⬤⚫⚪◼◻★☆⬛⬜❍❑❒❖⧫•·☺☹😐]+")

HIGHLIGHTS = {
    "black": "#000000", "blue": "#0000FF", "cyan": "#00FFFF", "darkBlue": "#000080", "darkCyan": "#008080",
    "darkGray": "#808080", "darkGreen": "#008000", "darkMagenta": "#800080", "darkRed": "#800000",
    "darkYellow": "#808000", "green": "#00FF00", "lightGray": "#C0C0C0", "magenta": "#FF00FF", "red": "#FF0000",
    "yellow": "#FFFF00",
}  # fmt: skip
"""The colours of Word's marker pen."""


def symbol(font: str, code: str) -> str:
    """The sign with the hexadecimal ``code`` in ``font``, empty where it is not known."""
    try:
        number = int(code, 16) & 0xFFF
    except ValueError:
        return ""
    known = _FONTS.get(font.casefold())
    if known is not None:
        return known.get(number & 0xFF, "")
    return chr(int(code, 16)) if len(code) <= 4 and not 0xD800 <= int(code, 16) <= 0xF8FF else ""


def is_sign(text: str) -> bool:
    """Whether ``text`` is nothing but dots, squares and triangles, which only their colour tells apart."""
    return _SIGN.fullmatch(text) is not None and bool(text.strip())

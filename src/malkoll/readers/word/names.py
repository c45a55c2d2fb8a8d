"""Names in the XML of a Word file, and the few ways in which its elements are asked."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from malkoll.regexes import compiled

__all__ = [
    "CHOICE",
    "DRAWING",
    "FALLBACK",
    "MATH",
    "TBL",
    "TC",
    "TR",
    "TRANSPARENT",
    "P",
    "W",
    "child",
    "colour",
    "is_on",
    "number",
    "opened",
    "value",
]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

P, TBL, TR, TC = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
CHOICE, FALLBACK = f"{_COMPATIBLE}Choice", f"{_COMPATIBLE}Fallback"
_ALTERNATIVES = f"{_COMPATIBLE}AlternateContent"
_CONTROL = f"{W}sdt"

TRANSPARENT = frozenset(
    {_CONTROL, _ALTERNATIVES, CHOICE, FALLBACK}
    | {W + name for name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag", "dir", "bdo")}
)
"""What stands around text without being any: content controls, insertions, the target of a move."""

_WHOLE = compiled(r"-?[0-9]{1,9}")
_OFF = frozenset(("0", "false", "off", "none"))


def child(element: _Element | None, *names: str) -> _Element | None:
    """The first child of each name in turn, in the main namespace; ``None`` where one is missing."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: _Element | None, name: str = "val") -> str | None:
    """An attribute in the main namespace."""
    return None if element is None else element.get(W + name)


def number(element: _Element | None, name: str = "val") -> int | None:
    """An attribute that is a whole number; ``None`` where it is missing or is none."""
    text = value(element, name)
    return int(text) if text is not None and _WHOLE.fullmatch(text) else None


def is_on(element: _Element | None) -> bool | None:
    """Whether a switch such as ``w:b`` is on; ``None`` where it is not set."""
    if element is None:
        return None
    return (value(element) or "true").lower() not in _OFF


def colour(text: str | None) -> str | None:
    """``#RRGGBB`` for a colour that shows on white paper."""
    if text is None or len(text) != 6 or text.upper() == "FFFFFF":
        return None
    try:
        int(text, 16)
    except ValueError:
        return None
    return f"#{text.upper()}"


def opened(element: _Element) -> Iterator[_Element]:
    """The children that stand for ``element``, which is one of ``TRANSPARENT``, in the final text."""
    if element.tag == _CONTROL:
        inside = element.find(f"{W}sdtContent")
        return iter(()) if inside is None else inside.iterchildren()
    if element.tag == _ALTERNATIVES:
        chosen = element.find(CHOICE)
        chosen = element.find(FALLBACK) if chosen is None else chosen
        return iter(()) if chosen is None else chosen.iterchildren()
    return element.iterchildren()

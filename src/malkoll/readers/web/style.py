"""How an element looks, as far as it says anything: bold, italic, hidden, coloured, in lines of its own.

Attributes, ``style=""`` and the simple rules of the page's own sheets are read: a tag, classes, an id. Of a rule for
what stands within something else only colour and weight are taken, never that it is hidden: the condition is not
looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from malkoll.readers.web.tree import Node, names
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Look", "Styles", "colour_of"]

_MOST_CSS = 1_000_000  # characters of style sheets
_BRACE = compiled(r"[{}]")
_COMMENT = compiled(r"<!--|-->|/\*(?:[^*]|\*(?!/))*\*/")
_COMPOUND = compiled(r"([a-zA-Z][\w:]*)?((?:\.[\w\\-]+)*)(#[\w-]+)?")
_BOLD_TAGS = frozenset(("b", "strong"))
_SLANTED_TAGS = frozenset(("i", "em"))
_HIDES = {"display": "none", "visibility": "hidden", "mso-hide": "all"}
_SYMBOLS = ("wingdings", "webdings", "symbol")
_HEX = compiled(r"#([0-9a-f]{3,8})\b")
_RGB = compiled(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+))?")
_NAMED = compiled(r"[a-z]{3,30}")
_COLOURS = names(
    "red green blue yellow orange lime gold amber tomato crimson firebrick darkred maroon salmon coral orangered "
    "darkorange limegreen forestgreen seagreen darkgreen lightgreen palegreen springgreen olive yellowgreen khaki "
    "aqua cyan teal navy royalblue steelblue lightblue skyblue dodgerblue purple violet magenta fuchsia pink brown "
    "darkblue lightyellow indianred mediumseagreen greenyellow lawngreen chartreuse"
)
_LEAST_COLOUR = 24  # how far apart red, green and blue must lie (of 255) for a shade to be a colour


@record
class Look:
    """What an element says of its looks; ``None`` where it says nothing."""

    bold: bool | None = None
    slanted: bool | None = None
    hidden: bool = False
    back: str | None = None
    """Colour behind it, as "#92d050" or a name; shades of grey are none."""
    ink: str | None = None
    kept_lines: bool | None = None
    """Whether line breaks of the source are line breaks of the text."""
    symbols: bool | None = None
    """Whether its letters stand for signs (Wingdings)."""

    def over(self, below: Look) -> Look:
        """What it says itself, and what ``below`` says where it says nothing."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.slanted if self.slanted is None else self.slanted,
            self.hidden or below.hidden,
            self.back or below.back,
            self.ink or below.ink,
            below.kept_lines if self.kept_lines is None else self.kept_lines,
            below.symbols if self.symbols is None else self.symbols,
        )


_PLAIN = Look()


@record
class _Rule:
    tag: str
    classes: frozenset[str]
    look: Look


class Styles:
    """The looks of the elements of one page."""

    def __init__(self, sheets: str) -> None:
        self._tags: dict[str, Look] = {}
        self._ids: dict[str, Look] = {}
        self._classes: dict[str, list[_Rule]] = {}
        self._known: dict[str, Look] = {}
        self._of_classes: dict[tuple[str, str], Look] = {}
        for selectors, declared in _rules(sheets[:_MOST_CSS]):
            look = self._declared(declared)
            if look != _PLAIN:
                for selector in selectors.split(","):
                    self._learn(selector.strip(), look)

    def look(self, node: Node) -> Look:
        """What ``node`` says of its own looks."""
        attrs = node.attrs
        look = self._ruled(node.tag, attrs["class"]) if "class" in attrs else self._tags.get(node.tag, _PLAIN)
        if "id" in attrs and attrs["id"] in self._ids:
            look = self._ids[attrs["id"]].over(look)
        if "bgcolor" in attrs:
            look = replace(look, back=colour_of(attrs["bgcolor"]) or look.back)
        if node.tag == "font":
            symbols = attrs.get("face", "").lower().startswith(_SYMBOLS)
            look = replace(look, ink=colour_of(attrs.get("color", "")) or look.ink, symbols=symbols or look.symbols)
        if "style" in attrs:
            look = self._declared(attrs["style"]).over(look)
        if node.tag in _BOLD_TAGS and look.bold is None:
            look = replace(look, bold=True)
        elif node.tag in _SLANTED_TAGS and look.slanted is None:
            look = replace(look, slanted=True)
        elif node.tag == "pre":
            look = replace(look, kept_lines=True)
        return look

    def _ruled(self, tag: str, said: str) -> Look:
        """What the rules say of an element of ``tag`` with the classes ``said``."""
        look = self._of_classes.get((tag, said))
        if look is None:
            look = self._tags.get(tag, _PLAIN)
            classes = frozenset(said.split())
            for name in said.split()[:40]:
                for rule in self._classes.get(name, ()):
                    if rule.tag in ("", tag) and rule.classes <= classes:
                        look = rule.look.over(look)
            self._of_classes[tag, said] = look
        return look

    def _learn(self, selector: str, look: Look) -> None:
        parts = selector.replace(">", " ").split()
        if not parts or ":" in parts[-1]:
            return
        compound = _COMPOUND.fullmatch(parts[-1])
        if compound is None:
            return
        tag, classes, name = (compound[1] or "").lower(), compound[2], compound[3]
        if len(parts) > 1:
            look = replace(look, hidden=False)
        if name:
            self._ids[name[1:]] = look.over(self._ids.get(name[1:], _PLAIN))
        elif classes:
            names = classes[1:].split(".")
            rules = self._classes.setdefault(names[0], [])
            if len(rules) < 100:
                rules.append(_Rule(tag, frozenset(names), look))
        elif tag and len(parts) == 1:
            self._tags[tag] = look.over(self._tags.get(tag, _PLAIN))

    def _declared(self, source: str) -> Look:
        look = self._known.get(source)
        if look is None:
            look = self._known[source] = _declared(source)
        return look


def _rules(sheets: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations; what stands in ``@media`` and the like is left out."""
    sheets = _COMMENT.sub(" ", sheets)
    depth = 0
    start = opened = 0
    selectors = ""
    for brace in _BRACE.finditer(sheets):
        if brace.group() == "{":
            depth += 1
            if depth == 1:
                selectors, opened = sheets[start : brace.start()].rpartition(";")[2].strip(), brace.end()
        elif depth:
            depth -= 1
            if depth == 0:
                start = brace.end()
                if not selectors.startswith("@") and len(selectors) < 2000:
                    yield selectors, sheets[opened : brace.start()]


def _declared(source: str) -> Look:
    look = _PLAIN
    for declaration in source.lower().split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip(), value.strip()
        if name in ("font-weight", "font"):
            look = replace(look, bold=_is_bold(name, value, look.bold))
            if name == "font" and _is_symbols(value):
                look = replace(look, symbols=True)
        elif name == "font-style":
            look = replace(look, slanted=value.startswith(("italic", "oblique")))
        elif name == "font-family":
            look = replace(look, symbols=_is_symbols(value))
        elif name in _HIDES and value.startswith(_HIDES[name]):
            look = replace(look, hidden=True)
        elif name in ("background", "background-color"):
            look = replace(look, back=colour_of(value) or look.back)
        elif name == "color":
            look = replace(look, ink=colour_of(value))
        elif name == "white-space":
            look = replace(look, kept_lines=value.startswith(("pre", "break-spaces")))
    return look


def _is_bold(name: str, value: str, before: bool | None) -> bool | None:
    if name == "font":
        return True if re.search(r"\b(?:bold|[6-9]00)\b", value) else before
    return value.startswith(("bold", "6", "7", "8", "9"))


def _is_symbols(value: str) -> bool:
    return any(part.strip(" \"'").startswith(_SYMBOLS) for part in value.split(",")[:1]) or value.endswith(_SYMBOLS)


def colour_of(value: str) -> str | None:
    """The colour that ``value`` says, as "#92d050" or a name; ``None`` for white, black, grey and none at all."""
    value = value.strip().lower()[:200]
    rgb = _RGB.search(value)
    if rgb is not None:
        if rgb[4] is not None and rgb[4].strip("0.") == "":
            return None
        return _shade(*(min(int(part), 255) for part in rgb.groups()[:3]))
    hexed = _HEX.search(value) or re.fullmatch(r"([0-9a-f]{6})", value)
    if hexed is not None:
        digits = hexed[1]
        if len(digits) in (3, 4):
            return _shade(*(int(digit * 2, 16) for digit in digits[:3]))
        return _shade(*(int(digits[at : at + 2], 16) for at in (0, 2, 4))) if len(digits) in (6, 8) else None
    return next((name for name in _NAMED.findall(value) if name in _COLOURS), None)


def _shade(red: int, green: int, blue: int) -> str | None:
    parts = (red, green, blue)
    return f"#{red:02x}{green:02x}{blue:02x}" if max(parts) - min(parts) >= _LEAST_COLOUR else None

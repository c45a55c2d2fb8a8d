"""What the terminal reporters share: a console that writes to a string, and lines that wrap where they may."""

from __future__ import annotations

from io import StringIO

from rich.console import Console, ConsoleRenderable
from rich.text import Text as RichText

from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.reporters.wording import clean

__all__ = ["NO_WRAP", "SEVERITY_STYLE", "Look", "rendered", "wrapped"]

NO_WRAP = 1_000_000
"""The width off a terminal: nothing wraps."""

_LINK_ID = compiled(r"\x1b\]8;id=[^;]*;")

SEVERITY_STYLE = {"error": "bold red", "warning": "yellow", "question": "cyan"}


@record
class Look:
    """How the screen is: its width in characters (``None`` off a terminal), colours, and the language."""

    language: str = "sv"
    color: bool = False
    width: int | None = None
    verbose: bool = False


def rendered(parts: list[ConsoleRenderable], look: Look) -> str:
    """``parts`` as one string, with colours and links where ``look`` has colour. Nothing is read as markup."""
    if not look.color and look.width is None and all(isinstance(part, RichText) for part in parts):
        # Words alone, nothing to wrap: a console would only take its time.
        return "\n".join(line.rstrip() for part in parts for line in str(part).split("\n")) + "\n" * bool(parts)
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=look.color,
        color_system="standard" if look.color else None,
        no_color=not look.color,
        width=look.width or NO_WRAP,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        console.print(part, soft_wrap=look.width is None)
    text = _LINK_ID.sub("\x1b]8;;", out.getvalue())  # rich numbers links at random; the same report is the same text
    return "\n".join(line.rstrip() for line in text.split("\n"))


def wrapped(text: str, look: Look, indent: int, style: str = "", lead: RichText | None = None) -> list[RichText]:
    """``text`` in lines that begin at column ``indent`` (0-based), ``lead`` standing before the first of them."""
    from textwrap import wrap

    line = " ".join(clean(text).split())
    room = max(30, (look.width or NO_WRAP) - indent)
    pieces = wrap(line, room, break_long_words=False, break_on_hyphens=False) if look.width else [line]
    lines = []
    for at, piece in enumerate(pieces or [""]):
        first = lead if at == 0 and lead is not None else RichText()
        padded = RichText.assemble(first, " " * max(0, indent - first.cell_len), (piece, style))
        lines.append(padded)
    return lines

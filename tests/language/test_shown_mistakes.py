"""A mistake as plain text: the line it stands in, and what is wrong underlined, however long the line is."""

from __future__ import annotations

import pytest

from malkoll.errors import Mistake
from malkoll.finding import Text
from malkoll.language import show_mistake


def _shown(source: str, column: int, width: int) -> tuple[str, str]:
    """The source line and the line of carets below it, as shown."""
    mistake = Mistake("x", "prov.krav", 7, column, width, source, Text("fel", "wrong"))
    place, line, carets = show_mistake(mistake, "sv").split("\n")
    assert place == f"prov.krav:7:{column}: fel"
    assert (line[:6], carets[:6]) == ("  7 | ", "    | ")
    return line[6:], carets[6:]


_LONG = "".join(chr(ord("a") + at % 26) for at in range(1000))


@pytest.mark.parametrize(
    ("length", "column", "shown"),
    [
        (400, 100, _LONG[:400]),
        (401, 1, _LONG[:399] + "…"),
        (401, 81, _LONG[:399] + "…"),
        (401, 82, "…" + _LONG[2:401]),
        (900, 82, "…" + _LONG[2:400] + "…"),
        (900, 300, "…" + _LONG[220:618] + "…"),
        (900, 900, "…" + _LONG[820:900]),
    ],
)
def test_of_a_long_line_the_part_around_the_mistake_is_shown_and_the_mistake_is_underlined(
    length: int, column: int, shown: str
) -> None:
    line, carets = _shown(_LONG[:length], column, 1)
    assert line == shown
    assert carets.strip() == "^"
    assert line[len(carets) - 1] == _LONG[column - 1]


def test_carets_stand_below_what_is_wrong_after_tabs_and_marks_on_letters() -> None:
    assert _shown("\tett fel här", 6, 3)[1] == "\t    ^^^"
    assert _shown("a\u030a e\u0301n", 4, 3)[1] == "  ^^"


def test_a_mistake_on_an_empty_line_shows_no_line() -> None:
    mistake = Mistake("x", "prov.krav", 7, 1, 1, "   ", Text("fel", "wrong"), Text("råd", "advice"))
    assert show_mistake(mistake, "sv") == "prov.krav:7:1: fel\n  råd"

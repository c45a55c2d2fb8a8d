"""A line's possible labels, and the numbers, codes, times and brackets of titles and labels."""

from __future__ import annotations

import pytest

from malkoll.span import Span
from malkoll.templates.labels import (
    chapter_number,
    guesses,
    leading_number,
    numbered,
    sub_span,
    titled,
    without_brackets,
    without_time,
)


def told(text: str, bold: int = 0, *, whole: bool = False) -> list[tuple[str, str, int, bool]]:
    return [(one.label, one.rest, one.at, one.alone) for one in guesses(text, bold, whole=whole)]


@pytest.mark.parametrize(
    ("text", "bold", "whole", "wanted"),
    [
        ("Ansvarig: Chef ", 0, False, [("Ansvarig", "Chef", 10, False)]),
        ("Ansvarig : ; Chef", 0, False, [("Ansvarig", "Chef", 13, False)]),
        ("Ansvarig:", 0, True, [("Ansvarig", "", 9, True)]),
        ("Ansvarig: ;", 0, True, [("Ansvarig", "", 11, True)]),
        ("Ansvarig", 0, True, [("Ansvarig", "", 8, True)]),
        ("Ansvarig", 0, False, []),
        (": Chef", 0, False, []),
        (": Ansvarig: Chef", 0, True, []),
        ("Ansvarig  funktion: Chef", 0, False, [("Ansvarig  funktion", "Chef", 20, False)]),
        ("Ansvarig Chef", 8, False, [("Ansvarig", "Chef", 9, False)]),
        ("Startvärde   81 %", 0, False, [("Startvärde", "81 %", 13, False)]),
        ("Startvärde\t81 %", 0, False, [("Startvärde", "81 %", 11, False)]),
        ("Startvärde 81 %", 0, False, []),
        ("Startvärde:  81 %", 0, False, [("Startvärde", "81 %", 13, False)]),
    ],
)
def test_what_stands_before_a_mark_bold_or_before_wide_space_may_be_a_label(text, bold, whole, wanted) -> None:
    assert told(text, bold, whole=whole) == wanted


def test_a_label_is_no_longer_than_sixty_characters() -> None:
    for length, found in ((60, 1), (61, 0)):
        assert len(told("x" * length + ": y")) == found
        assert len(told("x" * length, whole=True)) == found
        assert len(told("x" * length + " y", length)) == found


@pytest.mark.parametrize(
    ("text", "marked", "coded", "headed"),
    [
        ("1. Renare luft", ("1", "Renare luft"), ("1", "Renare luft"), ("1", "Renare luft")),
        ("KF2.1 – Renare luft", ("KF2.1", "Renare luft"), ("KF2.1", "Renare luft"), ("KF2.1", "Renare luft")),
        (
            "K2 Felen ska åtgärdas",
            (None, "K2 Felen ska åtgärdas"),
            ("K2", "Felen ska åtgärdas"),
            ("K2", "Felen ska åtgärdas"),
        ),
        ("3.1.1 Renare luft", (None, "3.1.1 Renare luft"), ("3.1.1", "Renare luft"), ("3.1.1", "Renare luft")),
        (
            "95 procent av alla",
            (None, "95 procent av alla"),
            (None, "95 procent av alla"),
            (None, "95 procent av alla"),
        ),
        ("K2 Felen", (None, "K2 Felen"), (None, "K2 Felen"), (None, "K2 Felen")),
    ],
)
def test_a_number_is_told_by_its_mark_a_code_by_its_title_and_a_chapter_by_a_capital(
    text, marked, coded, headed
) -> None:
    assert leading_number(text)[:2] == marked
    assert text[leading_number(text)[2] :] == marked[1]
    assert numbered(text) == coded
    assert titled(text) == headed


def test_the_number_of_a_chapter_is_parted_from_its_heading() -> None:
    assert chapter_number("3.1 Nämndmål: Kortare väntan") == ("3.1", "Nämndmål: Kortare väntan")
    assert chapter_number("3. mål") == ("3", "mål")
    assert chapter_number("mål 3") == (None, "mål 3")


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Nuläge (2023)", ("Nuläge 2023", "Nuläge")),
        ("Utfall  ( % ) ", ("Utfall %", "Utfall")),
        ("Utfall (kvinnor)", ()),
        ("Utfall (%) i år", ()),
        ("(2023)", ()),
    ],
)
def test_brackets_at_the_end_of_a_label_may_be_left_out_but_not_a_sex(text: str, bare: tuple[str, ...]) -> None:
    assert without_brackets(text) == bare


@pytest.mark.parametrize("text", ["Läge T1", "Läge tertial 2", "Läge per 31 augusti", "Läge  jan–aug ", "Läge helår"])
def test_the_part_of_the_year_is_left_out_of_a_label(text: str) -> None:
    assert without_time(text) == "Läge"


def test_a_part_of_a_line_has_its_own_place_where_the_line_is_as_it_was_written() -> None:
    line = Span(10, 20, 3, 5, 3, 15)
    assert sub_span(line, "Chef: Anna", 6) == Span(16, 20, 3, 11, 3, 15)
    assert sub_span(line, "Chef: Anna", 1) == Span(11, 20, 3, 6, 3, 15)
    assert sub_span(line, "Chef: Anna", 0) == line
    assert sub_span(line, "Chef: Ann", 6) == line
    two = Span(10, 20, 3, 5, 4, 3)
    assert sub_span(two, "Chef: Anna", 6) == two

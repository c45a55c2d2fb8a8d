"""What a person calls the colour that a cell is filled with."""

from __future__ import annotations

import pytest

from malkoll.templates.colours import name_of


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        ("colour:#FF0000", "röd"),
        ("colour:F00", "röd"),
        ("colour:#ED7D31", "orange"),
        ("colour:#FFC000", "gul"),
        ("colour:#ff0", "gul"),
        ("colour:#FFFFE0", "gul"),
        ("colour: #00B050", "grön"),
        ("colour:#0070C0", "blå"),
        ("colour:#7030A0", "lila"),
        ("colour:#FF69B4", "rosa"),
        ("colour:#FF2050", "röd"),
        ("colour:rgb(0, 176, 80)", "grön"),
        ("colour:rgba(255 192 0 / 50%)", "gul"),
        ("colour:rgb(0, 112, 999)", "blå"),
        ("colour:LightGreen", "grön"),
        ("colour:darkorange", "orange"),
        ("colour:gold", "gul"),
    ],
)
def test_a_colour_is_called_by_its_name_however_it_is_written(mark: str, name: str) -> None:
    found = name_of(mark)
    assert found is not None
    assert found.sv == name


@pytest.mark.parametrize(
    "mark",
    [
        None,
        "image",
        "red",
        "#FF0000",
        "colour:#808080",
        "colour:#FFFFFF",
        "colour:#000000",
        "colour:#100000",
        "colour:#FFF8F8",
        "colour:rgb(200, 190, 200)",
        "colour:transparent",
        "colour:#FF00",
    ],
)
def test_what_is_no_colour_or_has_none_is_called_nothing(mark: str | None) -> None:
    assert name_of(mark) is None

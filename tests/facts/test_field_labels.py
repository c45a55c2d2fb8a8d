"""Labels of fields, and those that stand twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_reading import document

from malkoll.facts.field_labels import labels_in


def doubled(text: str) -> list[tuple[int, str]]:
    return [(label.span.line, label.text) for label in labels_in(document(text)) if label.doubled]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Ansvarig: Ansvarig: Skolchef", "Ansvarig"),
        ("*Ansvarig: Ansvarig: Skolchef*", "Ansvarig"),
        ("**Mål:** Mål: Tryggare skolväg", "Mål"),
        ("- Indikator: Indikator: Andel nöjda elever", "Indikator"),
        ("Ansvarig: Ansvariga: Rektorerna", "Ansvarig"),
        ("Ansvarig : ansvarig: Skolchef", "Ansvarig"),
        ("Metod för uppföljning: Metod för uppföljning: enkät i maj", "Metod för uppföljning"),
        ("| Mål | Läge |\n| --- | --- |\n| Skolväg | Kommentar: Kommentar: Arbetet pågår |", "Kommentar"),
    ],
)
def test_a_label_that_stands_twice_in_a_row_is_doubled(line: str, label: str) -> None:
    assert [text for _, text in doubled(line)] == [label]


def test_a_label_alone_that_comes_again_with_its_value_is_doubled() -> None:
    assert doubled("Ansvarig:\nAnsvarig: Skolchef\n") == [(2, "Ansvarig")]
    assert doubled("**Ansvarig:**\n\nAnsvarig: Skolchef\n") == [(3, "Ansvarig")]


@pytest.mark.parametrize(
    "text",
    [
        "Ansvarig: Skolchef\n",
        "Mål: Mål 4 i handlingsprogrammet\n",
        "Mål: Mål 4: Tryggare skolväg\n",
        "Ansvarig: Ansvarig chef: Karin Lind\n",
        "Indikatorer: Indikator 1: Andel nöjda\n",
        "Ansvarig Ansvarig Skolchef\n",
        "## Ansvarig\n\nAnsvarig: Skolchef\n",
        "Indikator: Andel nöjda\nIndikator: Andel trygga\n",
        "Indikatorer:\nIndikator: Andel nöjda\nIndikator: Andel trygga\n",
        "Indikator:\nIndikator: Andel nöjda\nIndikator: Andel trygga\n",
        "Ansvarig:\nAnsvarig:\n",
        "Ort och datum: Ort och datum:\n",
        "Underskrift: ________ Underskrift: ________\n",
        "Utfall 2024: Utfall 2025: 12\n",
        (
            "| Kommentar | Läge |\n| --- | --- |\n| Kommentar: Arbetet pågår | "
            "Klart |\n| Kommentar: Allt är klart | Klart |\n"
        ),
        "| Ansvarig | Ansvarig: Skolchef |\n| --- | --- |\n| Mål | Skolväg |\n",
        "Kl. 10:10: 10:20 paus\n",
        "Läs mer: https://lovsta.se\n",
    ],
)
def test_labels_that_stand_once_each_are_not_doubled(text: str) -> None:
    assert doubled(text) == []


def test_all_labels_are_known() -> None:
    text = (
        "## Mål 1: Skolväg\n\nAnsvarig: Skolchef\n- Indikator: Andel "
        "nöjda\n\nHär är en hel mening som går på: den har kolon.\n"
    )
    assert [label.text for label in labels_in(document(text))] == ["Mål 1", "Ansvarig", "Indikator"]


@given(st.text(alphabet="Aab: \n|*-", max_size=80))
def test_any_text_has_labels_or_none(text: str) -> None:
    if text.strip():
        assert all(label.text for label in labels_in(document(text + "x")))

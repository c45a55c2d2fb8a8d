"""What may be advised: only what would itself be understood. And examples that hold more than one document."""

from __future__ import annotations

import pytest

from malkoll.language.soundness import first_sound, is_sound, is_sound_statement
from malkoll.language.tree import Example
from malkoll.span import Span


@pytest.mark.parametrize(
    ("said", "sound"),
    [
        ("Varje mål ska ha en ansvarig.", True),
        ("Every goal must have a responsible.", True),
        ("Varje mål ska nämna en-lista-som-ingen-skrivit.", True),
        ("Varje mål ska ha ett ansvarig.", False),
        ("Varje mål ska ha en metod.", False),
        ("Varje mål ska ha en ansvarig", False),
        ("Varje mål.", False),
        ('råd "Skriv mer."', False),
        ("", False),
    ],
)
def test_a_sentence_is_sound_if_it_is_a_requirement_without_a_mistake(said: str, sound: bool) -> None:
    assert is_sound(said) is sound


@pytest.mark.parametrize(
    ("said", "sound"),
    [
        ('Ett mål är rubriken "Mål {nummer}: {titel}".', True),
        ('Kolumnen "Vem" är ansvarig.', True),
        ('En mål är rubriken "Mål {nummer}: {titel}".', False),
        ('Ett mål är rubriken "{titel}".', False),
        ("Varje mål ska ha en ansvarig.", False),
        ("", False),
    ],
)
def test_a_statement_is_sound_if_a_template_can_hold_it(said: str, sound: bool) -> None:
    assert is_sound_statement(said) is sound


def test_the_first_sentence_that_is_sound_is_advised_as_a_whole_sentence() -> None:
    tried = ("varje mål ska ha ett ansvarig", "varje mål  ska ha\n en ansvarig .. ", "varje mål ska ha en indikator")
    assert first_sound(tried) == "Varje mål ska ha en ansvarig."
    assert first_sound(tried[:1]) is None
    assert first_sound(()) is None


def test_an_example_of_several_documents_has_each_on_the_lines_it_has_in_the_example() -> None:
    text = "# Plan\n\n## Mål 1\n=== uppföljning ===\n# Uppföljning\n==== Follow-up ====\n# Igen\n"
    plan, first, second = Example(text, 1, Span(0, 1, 1, 1, 1, 2)).documents
    assert plan == "# Plan\n\n## Mål 1\n"
    assert first == "\n\n\n\n# Uppföljning\n"
    assert second == "\n\n\n\n\n\n# Igen\n"
    lines = text.split("\n")
    for document in (plan, first, second):
        found = document.rstrip("\n").split("\n")[-1]
        assert lines[document.rstrip("\n").count("\n")] == found


def test_an_example_of_one_document_is_its_text() -> None:
    text = "# Plan\n\n== inte en gräns ==\n=== annat ===\n"
    assert Example(text, 1, Span(0, 1, 1, 1, 1, 2)).documents == (text,)

"""Labels: what in a line may be one, and where its value begins."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import only_goal, plan_in

from malkoll.span import Span
from malkoll.templates.labels import LabelGuess, guesses, leading_number, strip_icons, sub_span

NBSP = "\u00a0"


def first(text: str, bold: int = 0, *, whole: bool = False) -> LabelGuess:
    return next(iter(guesses(text, bold, whole=whole)))


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        ("Ansvarig: Trafikchef", "Ansvarig", "Trafikchef"),
        ("Ansvarig:Trafikchef", "Ansvarig", "Trafikchef"),
        ("Ansvarig : Trafikchef", "Ansvarig", "Trafikchef"),
        ("Ansvarig; Trafikchef", "Ansvarig", "Trafikchef"),
        ("Ansvarig: : Trafikchef", "Ansvarig", "Trafikchef"),
        ("Ansvarig:", "Ansvarig", ""),
        ("Ansvarig: ;", "Ansvarig", ""),
        ("Tid: klockan 8:30", "Tid", "klockan 8:30"),
        ("**Ansvarig**: Trafikchef", "Ansvarig", "Trafikchef"),
    ],
)
def test_a_label_ends_at_the_first_colon_or_semicolon(line: str, label: str, value: str) -> None:
    guess = first(line)
    assert (guess.label, guess.rest, guess.alone) == (label, value, not value)


def test_the_bold_beginning_of_a_line_may_be_a_label_without_colon() -> None:
    assert first("Ansvarig Trafikchef", 8) == LabelGuess("Ansvarig", "Trafikchef", 9, False)


def test_a_line_that_is_bold_to_its_end_has_no_value_after_its_bold_part() -> None:
    assert list(guesses("Ansvarig Trafikchef", 19, whole=False)) == []


def test_a_whole_line_may_be_a_label_alone_only_where_that_is_asked_for() -> None:
    assert list(guesses("Ansvarig", 0, whole=False)) == []
    assert list(guesses("Ansvarig", 0, whole=True)) == [LabelGuess("Ansvarig", "", 8, True)]


def test_a_colon_far_into_a_sentence_ends_no_label() -> None:
    sentence = "Kommunen har under många år sett att en enda sak avgör hur det går: pengar"
    assert list(guesses(sentence, 0, whole=True)) == []


def test_a_line_that_begins_with_a_colon_has_no_label() -> None:
    assert list(guesses(": Trafikchef", 0, whole=False)) == []


@pytest.mark.parametrize(
    ("title", "number", "rest"),
    [
        ("1. Fler cyklar", "1", "Fler cyklar"),
        ("1) Fler cyklar", "1", "Fler cyklar"),
        ("1: Fler cyklar", "1", "Fler cyklar"),
        ("1.2.3. Fler cyklar", "1.2.3", "Fler cyklar"),
        ("1 – Fler cyklar", "1", "Fler cyklar"),
        ("1 - Fler cyklar", "1", "Fler cyklar"),
        ("TN4. Fler cyklar", "TN4", "Fler cyklar"),
        ("85 procent av eleverna", None, "85 procent av eleverna"),
        ("2026 ska alla ha plats", None, "2026 ska alla ha plats"),
        ("1.5 grader varmare", None, "1.5 grader varmare"),
        ("Fler cyklar 1. och 2.", None, "Fler cyklar 1. och 2."),
        ("1.", None, "1."),
        ("", None, ""),
    ],
)
def test_a_number_before_a_title_has_a_mark_after_it(title: str, number: str | None, rest: str) -> None:
    found, text, at = leading_number(title)
    assert (found, text) == (number, rest)
    assert title[at:] == rest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("● Klart", "Klart"),
        ("☺ Målet nås", "Målet nås"),
        ("✔️ Uppnått", "Uppnått"),
        ("→ Fler cyklar", "Fler cyklar"),
        ("●", ""),
        ("Klart", "Klart"),
        ("”Fler cyklar”", "”Fler cyklar”"),
        ("≥ 80 %", "≥ 80 %"),
        ("-2,5 %", "-2,5 %"),
        ("(Klart)", "(Klart)"),
    ],
)
def test_icons_before_the_first_word_go_and_marks_that_mean_something_stay(text: str, words: str) -> None:
    assert strip_icons(text) == words


def test_the_span_of_a_value_begins_where_the_value_does() -> None:
    line = Span(100, 120, 7, 1, 7, 21)
    assert sub_span(line, "Ansvarig: Trafikchef", 10) == Span(110, 120, 7, 11, 7, 21)


def test_the_span_of_a_value_is_the_whole_line_where_marks_were_taken_away() -> None:
    line = Span(100, 124, 7, 1, 7, 25)
    assert sub_span(line, "Ansvarig: Trafikchef", 10) == line


def test_the_span_of_a_value_on_several_lines_is_all_of_them() -> None:
    lines = Span(100, 120, 7, 1, 8, 6)
    assert sub_span(lines, "Ansvarig: Trafikchef", 10) == lines


# --- laws -----------------------------------------------------------------------------------------

WORD = st.from_regex(r"[A-ZÅÄÖ][a-zåäö]{1,12}", fullmatch=True)
VALUE = st.from_regex(r"[A-ZÅÄÖ][a-zåäö]{1,9}( [a-zåäö0-9]{1,9}){0,5}", fullmatch=True)


@given(WORD, VALUE, st.sampled_from([":", ";", ": ", " : ", ":  ", " ;"]))
@settings(deadline=None)
def test_any_label_is_told_from_any_value_however_the_colon_is_spaced(label: str, value: str, mark: str) -> None:
    guess = first(label + mark + value)
    assert (guess.label, guess.rest) == (label, value)
    assert (label + mark + value)[guess.at :] == value


@given(st.text(max_size=100), st.integers(0, 70), st.booleans())
@settings(deadline=None)
def test_what_follows_a_label_stands_in_the_line_where_the_guess_says(text: str, bold: int, whole: bool) -> None:
    for guess in guesses(text, min(bold, len(text)), whole=whole):
        assert text[guess.at :].startswith(guess.rest)
        assert guess.alone == (not guess.rest)


@given(st.text(max_size=60))
@settings(deadline=None)
def test_a_title_without_its_number_is_the_end_of_the_title(text: str) -> None:
    number, rest, at = leading_number(text)
    assert text[at:] == rest
    assert (number is None) == (at == 0)


@given(st.text(max_size=60))
@settings(deadline=None)
def test_icons_are_taken_away_once(text: str) -> None:
    left = strip_icons(text)
    assert strip_icons(left) == left
    assert left in text


LABELS = st.sampled_from(["Ansvarig", "Ansvariga", "Målägare", "Ansvarig nämnd", "ANSVARIG", "Vem ansvarar"])
COLONS = st.sampled_from([": ", ":", " : ", f":{NBSP}", f"{NBSP}: ", ":  ", ":\n\n", "\n\n", ":** ", "**: "])


@given(LABELS, COLONS)
@settings(deadline=None)
def test_any_label_with_any_colon_and_space_gives_the_plan_the_same_value(label: str, colon: str) -> None:
    line = f"**{label}{colon}Trafikchef" if "**" in colon else f"{label}{colon}Trafikchef"
    goal = only_goal(plan_in(f"# Plan för Björkö kommun\n\n## Mål 1: Fler cyklar\n\n{line}\n"))
    assert [one.role for one in goal.responsible] == ["Trafikchef"]

"""Patterns of templates: what in a line they match, and what they take from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import template, words

from malkoll.language.tree import ElementIs, HeadingIs
from malkoll.templates.patterns import Compiled, plain

NBSP = "\u00a0"


def pattern(text: str, *, free: bool = False) -> Compiled:
    (statement,) = template(f'Ett mål är rubriken "{text}".').statements
    assert isinstance(statement, ElementIs)
    (heading,) = statement.recognisers
    assert isinstance(heading, HeadingIs)
    return Compiled(heading.pattern, words(), free=free)


@pytest.mark.parametrize(
    "line",
    [
        "Ambition 3 - Fler cyklar",
        "Ambition 3 – Fler cyklar",
        "Ambition 3 — Fler cyklar",
        "Ambition 3: Fler cyklar",
        "Ambition 3. Fler cyklar",
        "Ambition 3:Fler cyklar",
        "AMBITION 3 – Fler cyklar",
        "ambition  3  –  Fler cyklar",
        f"Ambition{NBSP}3{NBSP}–{NBSP}Fler cyklar",
        "  Ambition 3 - Fler cyklar",
    ],
)
def test_spaces_letter_case_and_the_mark_before_the_title_do_not_matter(line: str) -> None:
    match = pattern("Ambition {nummer} - {titel}").match(line)
    assert match is not None
    assert match.captured == {"number": "3", "title": "Fler cyklar"}


@pytest.mark.parametrize(
    "line",
    [
        "Ambition – Fler cyklar",
        "Ambitionen 3 – Fler cyklar",
        "Vår ambition 3 – Fler cyklar",
        "Ambition 3 Fler cyklar",
        "Ambition 3",
        "Ambition 3 – ",
        "Ambition 30 % – Fler cyklar",
    ],
)
def test_a_line_that_lacks_a_part_or_has_more_before_it_is_another_line(line: str) -> None:
    assert pattern("Ambition {nummer} - {titel}").match(line) is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Ambition 1.2 – Fler cyklar", "1.2"),
        ("Ambition 1:2 – Fler cyklar", "1:2"),
        ("Ambition 12 – Fler cyklar", "12"),
        ("Ambition 4b – Fler cyklar", "4b"),
        ("Ambition TN 14 – Fler cyklar", "TN 14"),
        ("Ambition TN1.1 – Fler cyklar", "TN1.1"),
        ("Ambition nr 4 – Fler cyklar", "nr 4"),
        ("Ambition III – Fler cyklar", "III"),
        ("Ambition B – Fler cyklar", "B"),
        ("Ambition 3. – Fler cyklar", "3"),
    ],
)
def test_a_number_may_be_a_figure_a_letter_a_roman_numeral_or_have_letters_before_it(line: str, number: str) -> None:
    match = pattern("Ambition {nummer} - {titel}").match(line)
    assert match is not None
    assert match.captured == {"number": number, "title": "Fler cyklar"}


@pytest.mark.parametrize(
    ("line", "captured"),
    [
        ("Ambition: Fler cyklar", {"title": "Fler cyklar"}),
        ("Ambition – Fler cyklar", {"title": "Fler cyklar"}),
        ("Ambition 7: Fler cyklar", {"number": "7", "title": "Fler cyklar"}),
    ],
)
def test_what_has_a_question_mark_in_the_pattern_may_be_absent(line: str, captured: dict[str, str]) -> None:
    match = pattern("Ambition {nummer?} - {titel}").match(line)
    assert match is not None
    assert match.captured == captured


@pytest.mark.parametrize(
    ("text", "line", "captured"),
    [
        ("Läget {år}", "Läget 2025", {"year": "2025"}),
        ("Dit ska vi {målår}", "Dit ska vi 2028:", {"target_year": "2028"}),
        ("Läget {år?}", "Läget", {}),
        ("Att göra: {namn}", "Att göra: Bygga bron", {"name": "Bygga bron"}),
    ],
)
def test_years_and_names_are_taken_from_the_line(text: str, line: str, captured: dict[str, str]) -> None:
    match = pattern(text).match(line)
    assert match is not None
    assert match.captured == captured


def test_a_number_that_is_no_year_is_not_taken_for_one() -> None:
    assert pattern("Läget {år}").match("Läget 1450") is None
    assert pattern("Läget {år}").match("Läget 20255") is None


# --- word lists -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Mål 1: Fler cyklar", "Mål"),
        ("Uppdrag 1: Fler cyklar", "Uppdrag"),
        ("Nämndmål 1: Fler cyklar", "Nämndmål"),
        ("Målen 1: Fler cyklar", "Målen"),
        ("Långsiktigt mål: Fler cyklar", "Långsiktigt mål"),
    ],
)
def test_a_word_list_stands_for_its_words_in_all_their_forms(line: str, kind: str) -> None:
    match = pattern("{målord} {nummer?} - {titel}").match(line)
    assert match is not None
    assert (match.kind, match.captured["title"]) == (kind, "Fler cyklar")


@pytest.mark.parametrize("line", ["Stadsdelens mål: Fler cyklar", "Tekniska nämndens mål: Fler cyklar"])
def test_words_that_say_whose_goal_it_is_stand_before_it_only_in_headings(line: str) -> None:
    assert pattern("{målord} {nummer?} - {titel}").match(line) is None
    assert pattern("{målord} {nummer?} - {titel}", free=True).match(line) is not None


@pytest.mark.parametrize(
    "line",
    ["Metoder för mål: Fler cyklar", "Arbetet med mål: Fler cyklar", "Vision 1: Fler cyklar", "Målning 1: Ute"],
)
def test_words_that_make_it_something_else_than_a_goal_are_no_kind_of_goal(line: str) -> None:
    assert pattern("{målord} {nummer?} - {titel}", free=True).match(line) is None


# --- inside a line, its beginning, and without the title ------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Målet är att halvera matsvinnet", "halvera matsvinnet"),
        ("För nämnden i Björkö gäller att målet är att halvera matsvinnet", "halvera matsvinnet"),
        ("Det sammantagna målet är att halvera matsvinnet", "halvera matsvinnet"),
    ],
)
def test_a_pattern_is_found_inside_a_sentence_and_takes_the_rest_of_it(sentence: str, title: str) -> None:
    match = pattern("målet är att {titel}").search(sentence)
    assert match is not None
    assert match.captured["title"] == title


def test_a_pattern_is_not_found_in_the_middle_of_a_word() -> None:
    assert pattern("målet är att {titel}").search("Delmålet är att halvera matsvinnet") is None


def test_a_text_begins_with_a_pattern_whatever_follows() -> None:
    begins = pattern("Ambition {nummer} - {titel}").search_start
    assert begins("Ambition 3 – Fler cyklar i hela Björkö | 12")
    assert not begins("Se Ambition 3 – Fler cyklar")


def test_a_heading_that_holds_all_but_the_title_waits_for_it() -> None:
    match = pattern("Ambition {nummer?} - {titel}").match_without_title("Ambition 3")
    assert match is not None
    assert match.open_title
    assert match.captured == {"number": "3"}


@pytest.mark.parametrize("line", ["Ambition", "Ambition 3 – Fler cyklar", "Fler cyklar"])
def test_without_a_number_or_with_a_title_no_title_is_waited_for(line: str) -> None:
    assert pattern("Ambition {nummer?} - {titel}").match_without_title(line) is None


def test_a_pattern_without_captures_is_literal_and_matches_its_own_words_alone() -> None:
    assert pattern("Så vet vi").literal
    assert not pattern("Så vet vi {år}").literal
    assert pattern("Så vet vi").match("SÅ VET VI:") is not None
    assert pattern("Så vet vi").match("Så vet vi det") is None


def test_a_line_longer_than_a_title_can_be_is_not_tried() -> None:
    ready = pattern("Ambition {nummer} - {titel}")
    assert ready.match("Ambition 3 – " + "a" * 500) is not None
    assert ready.match("Ambition 3 – " + "a" * 700) is None
    assert ready.search("Ambition 3 – " + "a" * 700) is None


def test_signs_that_mean_something_to_a_regular_expression_mean_themselves() -> None:
    assert pattern("Mål (nämnden) + mer?").match("mål (nämnden) + mer?") is not None
    assert pattern("Mål.").match("Målx") is None


# --- laws -----------------------------------------------------------------------------------------

TITLES = st.from_regex(r"[A-ZÅÄÖ][a-zåäö]{1,9}( [a-zåäö]{1,9}){0,5}", fullmatch=True)


@given(TITLES, st.integers(1, 99), st.sampled_from(["-", "–", "—"]), st.sampled_from([" ", "  ", NBSP]))
@settings(deadline=None)
def test_any_title_is_taken_whole_whatever_dash_and_spaces_stand_before_it(
    title: str, number: int, dash: str, space: str
) -> None:
    line = f"Ambition{space}{number}{space}{dash}{space}{title}"
    match = pattern("Ambition {nummer} - {titel}").match(line)
    assert match is not None
    assert match.captured == {"number": str(number), "title": title}
    for name, text in match.captured.items():
        assert line[match.starts[name] :].startswith(text)


@given(st.text())
@settings(deadline=None)
def test_plain_text_is_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_line_is_matched_or_not_but_never_upsets_a_pattern(text: str) -> None:
    for ready in (pattern("{målord} {nummer?} - {titel}", free=True), pattern("målet är att {titel}")):
        ready.match(text)
        ready.search(text)
        ready.search_start(text)
        ready.match_without_title(text)


@pytest.mark.parametrize(
    "line", ["Kompass 2027–2029", "Kompass 2027-2029", "Kompass 2027 — 2029", "KOMPASS 2027 - 2029:"]
)
@pytest.mark.parametrize("text", ["Kompass {år}–{målår}", "Kompass {år} - {målår}"])
def test_a_period_is_two_years_and_a_dash_with_or_without_spaces(text: str, line: str) -> None:
    match = pattern(text).match(line)
    assert match is not None
    assert match.captured == {"year": "2027", "target_year": "2029"}
    assert pattern(text).match("Kompass 2027 2029") is None


def test_a_mark_without_spaces_between_places_is_found_as_it_is_written() -> None:
    assert pattern("K{nummer}-{titel}").match("K2-Lugnare gator") is not None
    assert pattern("K{nummer} - {titel}").match("K2-Lugnare gator") is None


def test_a_short_line_may_have_what_a_plan_is_recognised_by_anywhere_from_a_word_on() -> None:
    stands_in = pattern("Tallsunds kommun").stands_in
    assert stands_in("Tallsunds kommun, den 3 mars")
    assert stands_in("Socialnämnden i Tallsunds kommun")
    assert not stands_in("Nytallsunds kommun")
    assert not stands_in("Planen jämför sig med nio andra kommuner av samma storlek, bland dem Tallsunds kommun")


def test_the_first_dash_parts_a_name_from_the_title_and_the_title_goes_on_to_the_end() -> None:
    match = pattern("Mål för {namn} - {titel}").match("Mål för skolan – Fler läser – och räknar")
    assert match is not None
    assert match.captured == {"name": "skolan", "title": "Fler läser – och räknar"}


def test_a_dash_or_colon_inside_the_words_of_a_pattern_stands_for_any_mark() -> None:
    ready = pattern("Skolplan - mål {nummer} - {titel}")
    for line in ("Skolplan – mål 3: Fler läser", "Skolplan: mål 3 – Fler läser", "Skolplan. Mål 3. Fler läser"):
        match = ready.match(line)
        assert match is not None, line
        assert match.captured == {"number": "3", "title": "Fler läser"}
    assert ready.match("Skolplan mål 3: Fler läser") is None


def test_a_hyphen_inside_a_word_of_a_pattern_stands_for_any_dash() -> None:
    match = pattern("IT-ambition {nummer} - {titel}").match("IT–ambition 2: Fler datorer")
    assert match is not None
    assert match.captured == {"number": "2", "title": "Fler datorer"}


def test_a_mark_at_the_end_of_a_pattern_is_the_mark_itself() -> None:
    assert pattern("Del {namn}.").match("Del ett.") is not None
    assert pattern("Del {namn}.").match("Del ett:") is None

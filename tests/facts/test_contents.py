"""The table of contents held against the headings."""

from __future__ import annotations

import pytest
from plan_reading import document

from malkoll.facts.contents import contents_in

TITLES = ("Inledning", "Läsning för alla", "Öppettider", "Bokbussen", "Samarbete med skolan", "Uppföljning")
BODY = "Biblioteken i kommunen är fyra, och alla har öppet på lördagar.\n\n"


def plan(
    entries: tuple[str, ...] = TITLES, headings: tuple[str, ...] = TITLES, mark: str = "## ", between: str = ""
) -> str:
    listed = "".join(f"{entry} ..... {page}\n" for page, entry in enumerate(entries, 2))
    return f"# Biblioteksplan\n\nInnehåll\n\n{listed}\n{between}" + "".join(
        f"{mark}{one}\n\n{BODY}" for one in headings
    )


def without_heading(text: str) -> list[str]:
    return [entry.text for entry in contents_in(document(text)) if not entry.has_heading]


def replaced(one: str, other: str, titles: tuple[str, ...] = TITLES) -> tuple[str, ...]:
    return tuple(other if title == one else title for title in titles)


@pytest.mark.parametrize("mark", ["## ", "", "**"])
def test_an_entry_without_heading_is_told(mark: str) -> None:
    gone = tuple(title for title in TITLES if title != "Bokbussen")
    text = (
        plan(headings=gone, mark=mark) if mark != "**" else plan(headings=tuple(f"**{one}**" for one in gone), mark="")
    )
    assert without_heading(text) == ["Bokbussen"]


def test_an_entry_with_other_words_than_its_heading_is_told() -> None:
    assert without_heading(plan(headings=replaced("Samarbete med skolan", "Hur vi når de yngsta"))) == [
        "Samarbete med skolan"
    ]


@pytest.mark.parametrize(
    ("entry", "heading"),
    [
        ("Bokbussen", "4. Bokbussen"),
        ("4 Bokbussen", "Bokbussen"),
        ("4.1 Bokbussen", "4.1. BOKBUSSEN"),
        ("Bokbussen – byarnas bibliotek", "Bokbussen - byarnas bibliotek"),
        ("Bokbussen: byarnas bibliotek", "Bokbussen byarnas bibliotek:"),
        ("Bokbussen och byarnas biblotek", "Bokbussen och byarnas bibliotek"),
        ("Bokbussen", "Bokbussen – byarnas bibliotek"),
        ("Bokbussen – byarnas bibliotek", "Bokbussen"),
        ("Bokbussen och byarnas bibliotek", "Bokbussen och\n\n## byarnas bibliotek"),
        ("Bokbussen och Norra byns bibliotek", "Bokbussen och\n\n## Norra byns bibliotek"),
        ("Bokbussen", "<b>Bokbussen</b>"),
        ("Bokbussens framtid", "Bokbussen och dess framtid"),
        ("Bokbussens kompetensutveckling", "Bokbussens kompetens-\nutveckling"),
    ],
)
def test_small_differences_are_no_mismatch(entry: str, heading: str) -> None:
    assert without_heading(plan(replaced("Bokbussen", entry), replaced("Bokbussen", heading))) == []


@pytest.mark.parametrize("mark", ["", "1 ", "**"])
def test_where_headings_are_not_marked_a_line_of_its_own_is_one(mark: str) -> None:
    assert without_heading(plan(mark=mark)) == []


@pytest.mark.parametrize(
    "text",
    [
        plan((*TITLES, "Bilaga 1 Statistik", "Bilaga 2 Budget")),
        plan(("Innehåll", *TITLES, "Tabell 1 Besök", "Figur 1 Lån")),
        plan((*TITLES, "Ekonomi")),
        plan(headings=TITLES[:3]),
        plan(headings=("Vi", "Du", "Ni")),
        plan(TITLES[:3], TITLES[:2]),
        plan(headings=TITLES[:1] + TITLES[2:4] + TITLES[5:]),
    ],
    ids=[
        "appendices",
        "figures",
        "the last one",
        "cut off",
        "not understood",
        "too few to tell",
        "two of six missing",
    ],
)
def test_what_may_stand_elsewhere_or_was_not_understood_is_left_alone(text: str) -> None:
    assert without_heading(text) == []


def test_an_image_where_the_heading_belongs_may_hold_it() -> None:
    text = plan(headings=replaced("Bokbussen", "X"))
    assert without_heading(text) == ["Bokbussen"]
    assert without_heading(text.replace("## X", "![](buss.png)")) == []


SENTENCE = "Biblioteken i kommunen är fyra, och alla har öppet på lördagar"


def test_running_text_among_the_entries_is_told() -> None:
    entries = (*TITLES[:3], SENTENCE, *TITLES[3:])
    assert without_heading(plan(entries)) == [SENTENCE]


def test_goals_worded_as_sentences_are_headings_like_others() -> None:
    goals = (SENTENCE, "Alla barn i kommunen ska få möta böcker varje dag i förskolan")
    assert without_heading(plan((*goals, *TITLES), (*(f"{goal}." for goal in goals), *TITLES))) == []
    assert without_heading(plan((SENTENCE, *TITLES), (SENTENCE, *TITLES))) == []
    headed = plan((SENTENCE, *TITLES), (f"{SENTENCE}.", *TITLES))
    assert without_heading(headed) == []


def test_in_plain_text_a_sentence_may_be_a_heading() -> None:
    assert (
        without_heading(plan((*TITLES[:3], SENTENCE, *TITLES[3:]), (*TITLES[:3], f"{SENTENCE}.", *TITLES[3:]), ""))
        == []
    )


def test_without_contents_there_is_nothing_to_hold_against() -> None:
    assert contents_in(document("# Plan\n\n## Inledning\n\nText.\n")) == ()


def test_every_entry_held_against_the_text_is_counted() -> None:
    assert len(contents_in(document(plan()))) == len(TITLES)


TOLD = "Bokbussen köptes in under våren och fick då en egen förare."
EARLIER = "Bokbussen köptes in under våren och fick då en egen förare"


def test_an_entry_that_is_a_sentence_of_what_has_been_and_marked_as_a_heading_is_no_heading() -> None:
    assert without_heading(plan(replaced("Bokbussen", EARLIER), replaced("Bokbussen", TOLD))) == [EARLIER]


@pytest.mark.parametrize(
    "heading",
    [
        "Bokbussen ska gå till alla byar i kommunen varje vecka.",
        "Vi ser varje barn och läser med dem hela året.",
        "Bokbussen köptes in under våren och fick då en egen förare",
        "Så blev läsåret.",
    ],
    ids=["goal", "slogan", "no full stop", "short"],
)
def test_goals_slogans_and_headings_without_a_full_stop_are_headings(heading: str) -> None:
    assert without_heading(plan(replaced("Bokbussen", heading.rstrip(".")), replaced("Bokbussen", heading))) == []


def test_where_headings_end_with_a_full_stop_it_is_a_way_of_writing() -> None:
    headings = replaced("Inledning", "Inledning.", replaced("Bokbussen", TOLD))
    assert without_heading(plan(replaced("Bokbussen", EARLIER), headings)) == []


def test_a_title_of_a_goal_is_a_heading_whatever_its_tense() -> None:
    read = document(plan(replaced("Bokbussen", EARLIER), replaced("Bokbussen", TOLD)))
    lines = {at for at, line in enumerate(read.text.split("\n"), 1) if TOLD in line}
    assert all(entry.has_heading for entry in contents_in(read, lines))

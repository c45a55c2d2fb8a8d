"""Legends of colours, and where two of them disagree."""

from __future__ import annotations

import pytest
from plan_reading import report_in

from malkoll.plan import Term

GOALS = ("Grönt", "målet nås"), ("Gult", "målet nås delvis"), ("Rött", "målet nås inte")
MEASURES = ("Grönt", "åtgärden går enligt plan"), ("Gult", "åtgärden är sen"), ("Rött", "åtgärden görs inte")
Legend = tuple[tuple[str, str], ...]


def table(legend: Legend) -> str:
    return "\n".join(["| Färg | Betyder |", "|---|---|", *(f"| {colour} | {says} |" for colour, says in legend)])


def items(legend: Legend) -> str:
    return "\n".join(f"- {colour} – {says}" for colour, says in legend)


def line(legend: Legend) -> str:
    return " ".join(f"{colour}: {says}." for colour, says in legend)


def tabs(legend: Legend) -> str:
    return "\n".join(f"{colour}\t{says}" for colour, says in legend)


def odd(*parts: str) -> list[Term]:
    text = "# Uppföljning för Lövsta\n\n" + "\n\nFärgerna förklaras så.\n\n".join(parts) + "\n"
    return [term for term in report_in(text).terms if term.kind == "colour" and not term.consistent]


def told(*parts: str) -> list[tuple[str, str]]:
    return [(term.text, term.usual.text if term.usual else "") for term in odd(*parts)]


def with_red(form: str) -> Legend:
    return (*MEASURES[:2], (form, MEASURES[2][1]))


@pytest.mark.parametrize("first", [table, items, line, tabs])
@pytest.mark.parametrize("second", [table, items, line, tabs])
def test_a_colour_that_two_legends_write_in_two_forms_is_told_where_it_departs(first, second) -> None:  # type: ignore[no-untyped-def]
    assert told(first(GOALS), second(with_red("Röd"))) == [("Röd", "Rött")]
    assert told(first(with_red("Röd")), second(GOALS)) == [("Röd", "Rött")]


def test_a_colour_with_two_meanings_in_legends_that_are_otherwise_the_same_is_told() -> None:
    swapped = ("Blått", "åtgärden går enligt plan"), ("Grönt", "åtgärden är helt klar"), *MEASURES[1:]
    ((text, usual),) = told(items(MEASURES), items(swapped))
    assert (text, usual) == ("Grönt – åtgärden är helt klar", "Grönt – åtgärden går enligt plan")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (items(GOALS), items(MEASURES)),  # of two things
        (items(GOALS), table(GOALS)),
        (items(GOALS), items((("Blått", "målet är nått"), *GOALS))),
        (items(GOALS), items((("Grön", "åtgärden är klar"), ("Gul", "åtgärden är sen"), ("Röd", "den görs inte")))),
        (items((("Grönt", "Låg"), ("Gult", "Viss"), ("Rött", "Hög"))), items((("Rött", "Låg"), ("Grönt", "Hög")))),
        (items(GOALS), "Rött – det är färgen på huset – valdes av barnen. Röd är dörren."),
        (items(GOALS), "Röd tråd i arbetet är samverkan.\n\nGrönt ljus gavs i mars."),
        (items(GOALS), table((("Grön", "Bussen kom"), ("Röd", "Tåget kom"), ("Grönt", "Båten kom")))),
        (items(GOALS), "| Mål | Status |\n|---|---|\n| Fler cyklar | Röd |\n| Fler bussar | Grönt |"),
    ],
)
def test_other_legends_statuses_and_running_text_do_not_disagree(first: str, second: str) -> None:
    assert told(first, second) == []


def test_a_colour_is_told_once_however_many_legends_there_are() -> None:
    assert len(odd(items(GOALS), items(with_red("Röd")), table(GOALS), items(with_red("Röd")))) == 1


NAMED = "Färger: Grön = målet nås, Gul = målet nås delvis, Röd = målet nås inte."


@pytest.mark.parametrize(
    ("second", "says", "usual"),
    [
        ("Grön = målet nås, Gul = målet nås inte, Röd = målet nås delvis.", "Gul – målet nås inte", "målet nås delvis"),
        ("Grön: målet nås, orange: målet nås delvis, röd: målet nås inte", "orange – målet nås delvis", "delvis"),
        ("Färgerna är grön – målet nås, gul – målet nås delvis.", "", ""),
        ("Grön betyder att målet nås, blå att målet nås delvis och röd att målet nås inte.", "blå – målet nås", "Gul"),
        ("Grön = målet nås; Gul = målet nås\ndelvis; Röd = går ännu ej att bedöma. Se bilaga 2.", "Röd – går", "Röd"),
        ("| Grön = målet nås, Lila = målet nås delvis, Röd = målet nås inte |\n| --- |\n| Mål |", "Lila", "Gul"),
    ],
    ids=["moved", "another colour", "the same", "betyder", "another meaning", "in a cell"],
)
def test_a_legend_told_in_one_sentence_is_held_against_the_others(second: str, says: str, usual: str) -> None:
    found = told(NAMED, second)
    assert len(found) == bool(says)
    assert all(text.startswith(says) and usual in meant for text, meant in found)


@pytest.mark.parametrize(
    "second",
    [
        "Åtgärder: Grön = genomförd, Gul = pågår, Blå = inte påbörjad.",
        "Risker: Grön = liten risk, Gul = viss risk, Röd = stor risk.",
        "Grön: 2 mål, Gul: 1 mål, Orange: 3 mål, Röd: inget mål.",
        "Mål 1 Grön – målet nås, Mål 2 Orange – målet nås delvis, Mål 3 Röd – målet nås inte.",
        "Mål 1: Grön – målet nås, Mål 2: Orange – målet nås delvis, Mål 3: Röd – målet nås inte.",
        "Grön – målet nås, Orange – målet nås delvis, Röd – målet nås inte, Grön – målet nås.",
        "Ljusgrön = målet nås snart, Grön = målet nås, Gul = målet nås delvis, Röd = målet nås inte.",
        "Grön = målet nås, Gul = målet nås delvis, Vit = bedöms inte.",
        "Två mål är gröna, ett är orange och ett är rött: målet nås inte.",
    ],
    ids=["measures", "risks", "counts", "statuses", "labelled statuses", "back", "one more", "one other", "prose"],
)
def test_sentences_that_count_colours_give_a_status_or_explain_other_things_are_left_alone(second: str) -> None:
    assert told(NAMED, second) == []
    assert told(second, NAMED) == []


def test_a_meaning_may_begin_with_a_word_that_counts() -> None:
    first = "Grön = ingen avvikelse, Gul = en mindre avvikelse, Röd = stor avvikelse."
    assert told(first, first.replace("Gul", "Orange")) == [
        ("Orange – en mindre avvikelse", "Gul – en mindre avvikelse")
    ]


def test_short_meanings_may_change_places_where_no_two_colours_keep_theirs() -> None:
    assert told("Grön = hög, Gul = medel, Röd = låg.", "Grön = låg, Gul = medel, Röd = hög.") == []
    assert told(
        "Grön = nås, Gul = sen, Röd = nås ej, Grå = okänt.", "Grön = nås, Gul = sen, Röd = okänt, Grå = nås ej."
    )

"""Sections that are empty, hold a place, or stand twice."""

from __future__ import annotations

import pytest
from plan_reading import plan_in, report_in

START = (
    "# Kulturplan för Lövsta\n\n## 1 Bakgrund\n\n"
    "Biblioteken i kommunen är fyra, och det största av dem ligger i centrum.\n\n"
)
END = "## Uppföljning av planen\n\nNämnden följer upp planen i februari.\n"


def unfilled(text: str) -> list[str]:
    return [section.title for section in plan_in(text).sections if not section.filled]


def twice(text: str) -> list[tuple[int, int]]:
    return [(one.span.line, one.repeats.span.line) for one in plan_in(text).sections if one.repeats is not None]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## 2 Risker\n\n## 3 Ekonomi\n\nPlanen ryms i budget.\n\n", "2 Risker"),
        ("## 2.1 Risker\n\n## 2.2 Ekonomi\n\nPlanen ryms i budget.\n\n", "2.1 Risker"),
        ("## Syfte\n\n## Ekonomi\n\nPlanen ryms i budget.\n\n", "Syfte"),
        ("## Läget\n\n### Lokaler\n\nDe är fem.\n\n### Besökare\n\n", "Besökare"),
        (
            "## Norr\n\n### Så ser det ut\n\nBra.\n\n### Det gör vi nu\n\nAllt.\n\n"
            "## Söder\n\n### Så ser det ut\n\n### Det gör vi nu\n\nAllt.\n\n",
            "Så ser det ut",
        ),
    ],
    ids=["numbered", "numbered below", "text by nature", "last of its chapter", "filled elsewhere"],
)
def test_a_section_with_nothing_in_it_is_empty(text: str, title: str) -> None:
    assert unfilled(START + text + END) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "## 2 Ekonomi\n\n### 2.1 Budget\n\nPlanen ryms.\n\n",
        "## 2 Ekonomi\n\n## 2.1 Budget\n\nPlanen ryms.\n\n",
        "## Ekonomi\n\n## Budget\n\nPlanen ryms.\n\n",
        "## Våra mål\n\n## Mål 1: Fler besök på biblioteken\n\nIndikator: Antal besök\n\n",
        "## Syfte\n\n![Bild](bild.png)\n\n",
        "## Syfte\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n",
        "## Syfte\n\n- Läsning\n\n",
        "## Syfte\n\nLäsning\n\n",
        "## Syfte och\n\n## mål för planen\n\nLäsning.\n\n",
        "## 2 Diagram 1. Besök\n\n## 3 Ekonomi\n\nPlanen ryms.\n\n",
        "## 2 Tabell 1. Besök\n\n## Tabell 2. Lån\n\n",
        "## Mål 1: Fler besök på biblioteken\n\n### Kommentar\n\n### Ansvarig\n\nBibliotekschef\n\n",
        "## Läget\n\n### Besökare\n\n",
        "Syfte\n\nEkonomi\n\nPlanen ryms.\n\n",
        "**Syfte**\n\n**Ekonomi**\n\nPlanen ryms.\n\n",
    ],
)
def test_chapters_labels_captions_and_halves_of_headings_are_not_empty(text: str) -> None:
    assert unfilled(START + text + END) == []


@pytest.mark.parametrize(
    "text",
    [
        START + END + "## Bilaga med statistik\n",
        "# Kulturplan\n\n## Syfte\n\n## Lövsta kommun\n\n## 2026\n\n" + START + END,
        START + "".join(f"## {at} Kapitel\n\n" for at in range(2, 9)) + END,
    ],
    ids=["at the end", "on the cover", "a layout that was not understood"],
)
def test_where_emptiness_has_another_reason_nothing_is_said(text: str) -> None:
    assert unfilled(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Text kommer",
        "Text kommer.",
        "XX",
        "xxx xxx",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "[Skriv här]",
        "[Beskriv kort hur nämnden arbetar med frågan]",
        "Klicka eller tryck här för att ange text.",
        "Klicka här för att ange text.",
        "Kompletteras senare",
        "Fyll i",
        "TBD",
        "…",
        "- Text kommer",
        "*Text kommer senare*",
    ],
)
@pytest.mark.parametrize("heading", ["## Läget i kommunen", "**Läget i kommunen**"])
def test_a_section_with_only_a_placeholder_is_not_filled_in(text: str, heading: str) -> None:
    assert unfilled(f"{START}{heading}\n\n{text}\n\n{END}") == ["Läget i kommunen"]


@pytest.mark.parametrize(
    "text",
    [
        "Texten kommer från Anna Lind.",
        "Text kommer\n\nBiblioteken är fyra.",
        "Text kommer\n\n| A | B |\n| --- | --- |\n| 1 | 2 |",
        "Inga avvikelser",
        "Pågår",
        "Under arbete",
        "Inget att rapportera.",
        "-",
        "Se avsnitt 3.",
        "Planen kompletteras senare med en tidplan.",
        "XXL-mässan",
        "[1] Källa: kommunens statistik",
        "Fyll i enkäten på webben!",
    ],
)
def test_short_text_that_says_something_is_text(text: str) -> None:
    assert unfilled(f"{START}## Läget i kommunen\n\n{text}\n\n{END}") == []


def report(comment: str) -> list[bool]:
    text = f"# Delårsrapport 2026\n\n## Mål 1: Tryggare skolväg\n\nBedömning: Delvis uppfyllt\nKommentar: {comment}\n"
    return [goal.comment.filled for goal in report_in(text).goals if goal.comment is not None]


@pytest.mark.parametrize(
    "comment",
    [
        "Kvarstår sedan föregående uppföljning.",
        "Kommentaren från tertial 1 kvarstår.",
        "Se tidigare kommentar.",
        "Se föregående rapport",
        "Samma kommentar som vid delår 1",
        "Bedömningen från föregående tertialuppföljning kvarstår.",
        "Ingen kommentar",
        "Text kommer",
        "XX",
    ],
)
def test_a_comment_that_only_holds_a_place_is_not_filled_in(comment: str) -> None:
    assert report(comment) == [False]


@pytest.mark.parametrize(
    "comment",
    [
        "Se ovan.",
        "Se kommentar till mål 2.",
        "Oförändrat sedan föregående uppföljning.",
        "Bristen på bussar kvarstår sedan föregående uppföljning.",
        "Inga avvikelser.",
        "Arbetet löper enligt plan.",
        "Det är samma läge som förra året, och två korsningar är kvar att bygga om.",
        "Inget att rapportera.",
    ],
)
def test_a_short_comment_that_says_something_is_filled_in(comment: str) -> None:
    assert report(comment) == [True]


TITLE = "Biblioteken i kommunens norra delar"


def test_a_heading_that_stands_twice_with_the_same_text_is_told() -> None:
    section = f"## {TITLE}\n\nDe är tre, och det största av dem har öppet varje dag hela året.\n\n"
    assert twice(START + section + "## Annat\n\nMer.\n\n" + section) == [(15, 7)]
    assert twice(f"{START}## {TITLE}\n\n{section}") == [(9, 7)]


@pytest.mark.parametrize(
    "text",
    [
        f"## {TITLE}\n\nDe är tre.\n\n## {TITLE}\n\nDe är fyra.\n\n",
        "## Läget\n\nBra.\n\n## Läget\n\nBra.\n\n",
        f"## Nu\n\n### {TITLE}\n\nDe är tre.\n\n## Sedan\n\n### {TITLE}\n\nDe är tre.\n\n",
        f"## {TITLE}\n\nDe är tre.\n\n" * 3,
        f"**{TITLE}**\n\nDe är tre.\n\n" * 2,
    ],
    ids=["other text", "short", "other chapter", "three times", "not marked as a heading"],
)
def test_headings_that_recur_by_design_are_left_alone(text: str) -> None:
    assert twice(START + text) == []


def capitals(
    *chapters: str, told: str = "Biblioteken i kommunen är fyra, och det största av dem ligger i centrum."
) -> str:
    """A report in plain text: chapters in capitals, those that end with "-" empty; a goal has a heading of its own."""
    parts = [f"{one}\n\n{told} Nummer {at} är nytt.\n\n" for at, one in enumerate(chapters)]
    text = "".join(f"{one[:-1]}\n\n" if one.endswith("-") else part for one, part in zip(chapters, parts, strict=True))
    return f"KULTURRAPPORT 2026\n\n{text}Besök i biblioteken\n\n{told}\n\nBesök i museet\n\n{told}\n"


@pytest.mark.parametrize(
    ("chapters", "empty"),
    [
        (("SAMMANFATTNING", "LÅN", "BARNENS SYNPUNKTER-", "SAMARBETE", "EKONOMI", "PERSONAL"), ["BARNENS SYNPUNKTER"]),
        (("SAMMANFATTNING", "LÅN", "BESÖK", "BARNENS SYNPUNKTER-", "EKONOMI"), ["BARNENS SYNPUNKTER"]),
        (("SAMMANFATTNING", "VÅRA HUS-", "BIBLIOTEK", "EKONOMI", "LÅN", "BESÖK"), []),
        (("SAMMANFATTNING", "HUS-", "BIBLIOTEK", "MUSEUM", "EKONOMI", "PERSONAL"), []),
        (("SAMMANFATTNING", "LÅN-", "EKONOMI", "HUS-", "PERSONAL", "BESÖK"), []),
        (("SAMMANFATTNING", "MÅL OCH RESULTAT-", "BIBLIOTEK", "EKONOMI", "LÅN", "BESÖK"), []),
        (("SAMMANFATTNING", "LÅN", "BARN OCH-", "UNGA", "EKONOMI", "PERSONAL"), []),
        (("SAMMANFATTNING", "LÅN", "LÖVSTA KOMMUN-", "EKONOMI", "LÖVSTA KOMMUN-", "PERSONAL"), []),
    ],
    ids=["one part", "a chapter next", "ours", "two parts", "several", "of chapters", "half a heading", "page head"],
)
def test_a_chapter_in_capitals_is_empty_if_it_can_be_no_chapter_of_parts(
    chapters: tuple[str, ...], empty: list[str]
) -> None:
    assert unfilled(capitals(*chapters)) == empty


def test_where_all_headings_are_in_capitals_chapters_and_parts_look_alike() -> None:
    text = capitals("SAMMANFATTNING", "LÅN", "BARNENS SYNPUNKTER-", "SAMARBETE", "EKONOMI", "PERSONAL")
    assert unfilled(text.partition("Besök i biblioteken")[0]) == []


AGAIN = "LÄSNING OCH BERÄTTANDE"


@pytest.mark.parametrize(
    ("chapters", "found"),
    [
        (("INLEDNING", "LÅN", AGAIN, "EKONOMI", AGAIN, "BESÖK"), True),
        (("INLEDNING", "LÅN", AGAIN, "MUSEUM", AGAIN, "EKONOMI"), False),
        (("INLEDNING", "EKONOMI", AGAIN, AGAIN, "LÅN", "BESÖK"), False),
        (("INLEDNING", "LÅN", AGAIN, "EKONOMI", AGAIN, "LÅN"), False),
        (("INLEDNING", "LÅN", "MÅL OCH RESULTAT FÖR ÅRET", "EKONOMI", "MÅL OCH RESULTAT FÖR ÅRET", "BESÖK"), False),
        (("INLEDNING", "LÅN", "LÄSNING", "EKONOMI", "LÄSNING", "BESÖK"), False),
        (("INLEDNING", AGAIN, "EKONOMI", AGAIN, "PERSONAL", AGAIN), False),
    ],
    ids=["a chapter between", "two units", "a running head", "others too", "common words", "short", "three times"],
)
def test_a_chapter_whose_heading_comes_back_later_is_told(chapters: tuple[str, ...], found: bool) -> None:
    assert bool(twice(capitals(*chapters))) is found


@pytest.mark.parametrize(
    ("status", "filled"),
    [
        ("Kvarstår sedan föregående uppföljning", False),
        ("Se föregående delårsrapport", False),
        ("Kvarstår från förra året", True),
        ("Pågår, klart i maj", True),
        ("Oförändrat sedan föregående uppföljning", True),
    ],
)
def test_a_status_that_only_refers_to_an_earlier_report_stands_for_a_comment(status: str, filled: bool) -> None:
    rows = f"| Se över taxan | Gatuchef | Klart i mars |\n| Inventera broarna | Gatuchef | {status} |\n"
    text = f"# Delårsrapport 2026\n\n## Uppdrag\n\n| Uppdrag | Ansvarig | Status |\n|---|---|---|\n{rows}"
    comment = report_in(text).goals[-1].comment
    assert comment is not None
    assert comment.filled is filled

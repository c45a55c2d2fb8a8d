"""Templates proposed from plans of invented municipalities, each laid out in a way that standard does not know."""

from __future__ import annotations

import pytest

from malkoll.app.books import load_book
from malkoll.app.proposing import Proposal, propose
from malkoll.readers import read

BOOK = load_book()

UNDER_ONE_HEADING = """\
# Kursen framåt 2026–2028

## Inledning

Kursen är nämndens egen plan.

## Det här siktar vi på

### Färre barn placeras långt hemifrån

Håller i: Enhetschef barn och unga

| Vi tittar på | Här står vi 2025 | Hit når vi 2028 |
|---|---|---|
| Barn placerade utanför länet | 14 | 8 |

Koll på läget: Redovisas för nämnden varje kvartal.

### Kortare väntan på hemtjänst

Håller i: Enhetschef hemtjänst

| Vi tittar på | Här står vi 2025 | Hit når vi 2028 |
|---|---|---|
| Dagar från ansökan till start | 12 | 6 |

Koll på läget: Handläggarna räknar dagarna varje månad.

## Pengar

Ramen är 300 miljoner kronor.
"""
IN_A_TABLE = """\
# Årsbok 2026 för Grytsjö kulturnämnd

## Löften

| Vad | Håller i | Så vet vi | När |
|---|---|---|---|
| Biblioteken har öppet på söndagar | Bibliotekschef | Antal öppna söndagar räknas i december | 2026 |
| Fler barn spelar ett instrument | Musikskolans rektor | Anmälda elever räknas varje termin | 2027 |
"""
IN_A_LIST = """\
# Strandviks tekniska nämnd: färdplan 2026

## Vart vi är på väg

- **Vattnet läcker mindre.** Vem: VA-chef. Läckaget mäts varje månad.
- **Gatorna är hela.** Vem: Gatuchef. Hålen räknas i april.

## Källor

- Statistik från kommunen
- Samtal med förvaltningen
"""
IN_AREAS_BY_LETTER = """\
# Verksamhetsåret 2027

## Punkt A – Lättare att bo

### Steg A1 – Bygg hundra hyresrätter

Vem gör: Exploateringschef
Avläses: Antal färdiga lägenheter, 20 i dag, 100 vid årets slut

### Steg A2 – Korta kön till tomter

Vem gör: Exploateringsingenjör
Avläses: Väntetid i månader, 24 i dag, 12 vid årets slut

## Punkt B – Lättare att ta sig fram

### Steg B1 – Laga tio broar

Vem gör: Gatuchef
Avläses: Lagade broar, 2 i dag, 10 vid årets slut
"""
IN_AREAS_WITHOUT_A_WORD = """\
# Så vill vi ha det 2027

## Vad vi når

### Mötesplatser

#### Fritidsgården är öppen alla kvällar

Bär uppgiften: Fritidsledare

#### Biblioteket når byarna

Bär uppgiften: Bibliotekschef

### Idrott

#### Isen ligger hela vintern

Bär uppgiften: Anläggningschef
"""
RIGHT_UNDER_THE_TITLE = """\
# Nämndplan 2026

## Renare luft i centrum

**Ägs av** Miljöchef

## Friskare sjöar

**Ägs av** Limnolog

## Ekonomi

Nämnden har 12 miljoner.
"""
WITH_SECTIONS = """\
# Servicenämndens program 2026–2029

## Det vi lovar

### 1. Maten lagas nära barnen

#### Vem gör vad

Kostchefen leder arbetet.

#### Kontroll

Köken räknas i december varje år.

### 2. Städningen håller längre

#### Vem gör vad

Lokalvårdschefen leder arbetet.

#### Kontroll

Städningen följs upp i april varje år.
"""


def proposed(text: str) -> Proposal:
    return propose(read("plan.md", text.encode()), BOOK)


def sentences(text: str) -> list[str]:
    return [one.sentence for one in proposed(text).sentences if one.active]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            UNDER_ONE_HEADING,
            [
                'Ett mål är varje rubrik direkt under rubriken "Det här siktar vi på".',
                'En ansvarig är fältet "Håller i".',
                'En indikator är en rad i tabellen "Vi tittar på | Här står vi {år} | Hit når vi {målår}" med namn, '
                "utgångsvärde, målvärde.",
                'En uppföljning är fältet "Koll på läget".',
            ],
        ),
        (
            IN_A_TABLE,
            [
                'Ett mål är en rad i tabellen "Vad | Håller i | Så vet vi | När" med titel, ansvarig, uppföljning, '
                "tidsgräns."
            ],
        ),
        (IN_A_LIST, ['Ett mål är en punkt under rubriken "Vart vi är på väg".']),
        (
            IN_AREAS_BY_LETTER,
            [
                'Ett mål är rubriken "Steg {nummer} - {titel}".',
                'Ett område är rubriken "Punkt {nummer} - {titel}".',
                'En ansvarig är fältet "Vem gör".',
                'En indikator är fältet "Avläses".',
            ],
        ),
        (
            IN_AREAS_WITHOUT_A_WORD,
            [
                'Ett område är varje rubrik direkt under rubriken "Vad vi når".',
                'Ett mål är varje rubrik under rubriken "Vad vi når".',
                'En ansvarig är fältet "Bär uppgiften".',
            ],
        ),
        (
            RIGHT_UNDER_THE_TITLE,
            [
                'Ett mål är rubriken "Renare luft i centrum" eller rubriken "Friskare sjöar".',
                'En ansvarig är fältet "Ägs av".',
            ],
        ),
        (
            WITH_SECTIONS,
            [
                'Ett mål är varje rubrik direkt under rubriken "Det vi lovar".',
                'En ansvarig är avsnittet "Vem gör vad".',
                'En uppföljning är avsnittet "Kontroll".',
            ],
        ),
    ],
)
def test_a_layout_of_its_own_is_proposed_for(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_what_is_proposed_reads_the_goals_and_what_stands_under_them() -> None:
    first, second = proposed(UNDER_ONE_HEADING).after.goals
    assert (first.title.text, second.title.text) == (
        "Färre barn placeras långt hemifrån",
        "Kortare väntan på hemtjänst",
    )
    (indicator,) = first.indicators
    assert indicator.baseline is not None
    assert indicator.target is not None
    assert (indicator.name, indicator.baseline.text, indicator.target.text) == (
        "Barn placerade utanför länet",
        "14",
        "8",
    )
    assert [one.role for one in second.responsible] == ["Enhetschef hemtjänst"]
    assert second.follow_up is not None


def test_headings_named_one_by_one_are_said_to_be_of_this_plan_only() -> None:
    (goals,) = [one for one in proposed(RIGHT_UNDER_THE_TITLE).sentences if one.noun == "mål"]
    assert goals.only_here


def test_a_list_that_nothing_says_is_one_of_goals_is_a_comment() -> None:
    text = "# Nämndens bok\n\n## Källor\n\n- Statistik från kommunen\n- Samtal med förvaltningen\n"
    (one,) = proposed(text).sentences
    assert (one.sentence, one.active, one.noun) == ('Ett mål är en punkt under rubriken "Källor".', False, "")


@pytest.mark.parametrize(
    "text",
    [
        "# Bok\n\n## Kapitel 1: Inledning\n\nText.\n\n## Kapitel 2: Bakgrund\n\nText.\n",
        "# Bok\n\n## Bilaga 1\n\nText.\n\n## Bilaga 2\n\nText.\n",
        "# Bok\n\n## Inledning\n\nOrt: Lövsta\n\n## Bakgrund\n\nText.\n",
    ],
)
def test_parts_of_any_document_are_not_taken_for_goals(text: str) -> None:
    assert sentences(text) == []


def test_a_heading_among_goals_that_looks_like_none_makes_the_sentence_a_comment() -> None:
    odd = UNDER_ONE_HEADING.replace("## Pengar", "### Färgerna i korthet\n\nGrönt är bra.\n\n## Pengar")
    (goals,) = [one for one in proposed(odd).sentences if "Det här siktar vi på" in one.sentence]
    assert not goals.active
    lacking = UNDER_ONE_HEADING.replace("## Pengar", "### Fler träffar sin läkare\n\nText.\n\n## Pengar")
    assert len(proposed(lacking).after.goals) == 3


@pytest.mark.parametrize(
    "text",
    [
        # Areas that stand above the goals, which standard finds.
        "# Plan\n\n## Vuxna\n\nDrar: Chef\n\n### Mål 1: Mer jobb\n\n## Barn\n\nDrar: Chef\n\n### Mål 2: Mer bok\n",
        # One heading more beside goals that standard finds.
        "# Plan\n\n## Läget\n\n### Mål 1: Mer jobb\n\nOrd: A\n\n### Mål 2: Mer bok\n\nOrd: B\n\n### Färg\n\nOrd: C\n",
        # Accounts.
        "# Plan\n\n## Mål 1: Fler arbetar\n\n| Tkr | Budget 2026 | Utfall 2026 |\n|---|---|---|\n| Löner | 10 | 12 |\n",
    ],
)
def test_what_stands_beside_goals_that_are_found_does_not_become_goals_or_measures(text: str) -> None:
    proposal = proposed(text)
    assert [goal.span for goal in proposal.after.goals] == [goal.span for goal in proposal.before.goals]
    assert not any(one.noun in ("mål", "indikator") for one in proposal.sentences if one.active)


def test_what_standard_reads_already_is_not_proposed_again() -> None:
    text = "# Plan\n\n## Mål 1: Fler läser\n\nAvstämt i: rapport\n\n## Mål 2: Fler räknar\n\nAvstämt i: rapport\n"
    assert [one.noun for one in proposed(text).sentences] == ["uppföljning"]


def test_a_figure_that_standard_takes_for_an_assessment_is_proposed_as_the_value_to_reach() -> None:
    goal = "**Riktmärke: {}**\n\n*Tecken på framgång:* {}\n*Startläge:* 71 %\n*Slutläge:* 85 %\n\n"
    text = "# Riktmärken\n\n" + goal.format("Alla läser", "Andel som läser") + goal.format("Alla trivs", "Andel nöjda")
    assert 'Ett målvärde är fältet "Slutläge".' in sentences(text)
    assert {one.indicators[0].target.text for one in proposed(text).after.goals} == {"85 %"}


IN_HEADINGS_AND_A_TABLE = """\
# Kompass 2027–2029

## Väderstreck: Trygghet

### Önskat läge A1 – Färre barn placeras långt bort

**Vi läser av:** Antal barn placerade utanför länet

**Startpunkt:** 14 (flickor 6, pojkar 8) år 2026

**Landningspunkt:** 8 (flickor 4, pojkar 4) år 2029

**Dirigent:** Enhetschef barn

**Avstämning:** Varje tertial redovisas siffrorna för nämnden.

### Önskat läge A2 – Larm besvaras snabbare

**Vi läser av:** Andel larm besvarade inom en halvtimme

**Startpunkt:** 71 % år 2026

**Landningspunkt:** 90 % år 2029

**Dirigent:** Enhetschef larm

**Avstämning:** Varje tertial redovisas siffrorna för nämnden.

## Väderstreck: Arbete

| Beteckning | Önskat läge | Vi läser av | Startpunkt 2026 | Landningspunkt 2029 | Dirigent |
|---|---|---|---|---|---|
| C1 | Fler får arbete | Andel som lämnar stödet för arbete | 22 % | 35 % | Enhetschef arbete |
| C2 | Kortare väntan på beslut | Dagar från ansökan till beslut | 24 | 14 | Enhetschef stöd |
| C3 | Fler unga studerar | Antal unga utan sysselsättning | 60 | 30 | Enhetschef unga |
"""


@pytest.mark.parametrize(
    "others",
    [
        {},
        {"Startpunkt": "Avfärd", "Landningspunkt": "Ankomst"},
        {"Vi läser av": "Så märks det", "Dirigent": "Drar", "Önskat läge": "Riktmärke", "Avstämning": "Rytm"},
        {"Önskat läge": "Spår", "Beteckning": "Kod"},
    ],
)
def test_goals_in_headings_and_in_a_table_are_read_with_their_indicators_and_values(others: dict[str, str]) -> None:
    text = IN_HEADINGS_AND_A_TABLE
    for word, other in others.items():
        text = text.replace(word, other)
    plan = propose(read("plan.md", text.encode()), BOOK).after
    assert [goal.number for goal in plan.goals] == ["A1", "A2", "C1", "C2", "C3"]
    for goal in plan.goals:
        (one,) = goal.indicators
        assert one.name is not None
        assert one.name.startswith(("Antal", "Andel", "Dagar"))
        assert one.baseline is not None
        assert one.target is not None
        assert goal.responsible
    assert plan.goals[0].follow_up is not None
    assert plan.goals[0].follow_up.text == "Varje tertial redovisas siffrorna för nämnden."
    first, *_ = plan.goals[0].indicators
    assert first.baseline is not None
    assert "14 (flickor" in first.baseline.text


def test_a_table_that_only_lists_the_goals_again_adds_none() -> None:
    text = IN_HEADINGS_AND_A_TABLE.replace("| C3 |", "| A2 |").replace("Fler unga studerar", "Larm besvaras snabbare")
    plan = propose(read("plan.md", text.encode()), BOOK).after
    assert [goal.number for goal in plan.goals] == ["A1", "A2"]


def test_what_stands_in_the_plan_can_be_told_from_what_does_not() -> None:
    from malkoll.app.proposing.standing import Standing
    from malkoll.templates.layout import matchers

    standing = Standing(read("plan.md", UNDER_ONE_HEADING.encode()), matchers(BOOK.word_lists))
    for said, stands in (
        ('Ett mål är varje rubrik direkt under rubriken "Det här siktar vi på".', True),
        ('Ett mål är varje rubrik direkt under rubriken "Det där siktar vi på".', False),
        ('En ansvarig är fältet "Håller i".', True),
        ('En ansvarig är fältet "Håller".', False),
        (
            'En indikator är en rad i tabellen "Vi tittar på | Här står vi {år} | Hit når vi {år}" med namn, -, -.',
            True,
        ),
        ('En indikator är en rad i tabellen "Vi tittar på | Här står vi {år}" med namn, -.', False),
        ("Ett mål är något annat.", False),
    ):
        assert standing.stands(said) is stands, said

"""What a document says of itself: shares, changes, parts and counts, recomputed."""

from __future__ import annotations

import pytest
from plan_reading import plan_in, report_in

from malkoll.plan import Claim

HEAD = "# Verksamhetsplan för Lövsta kommun\n\n"
GOAL = "\n\n## Mål 1: Kortare väntan\n\nIndikator: Väntetid i dagar\n"


def claims(text: str) -> list[Claim]:
    return list(report_in(f"{HEAD}{text}{GOAL}").claims)


def verdicts(text: str) -> list[tuple[float | int, bool | None]]:
    return [(claim.stated, claim.holds) for claim in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Av ärendena avgjordes 57 av 70 (81 procent) i tid.",
        "Av ärendena avgjordes 57 av 70 ärenden, vilket är 81,4 %, i tid.",
        "Enkäten besvarades av 57 av totalt 70 elever (svar från 81 %).",
        "Svarsfrekvensen var 81 procent (57 av 70).",
        "Det gäller 1 049 av 1 290 hushåll (drygt 81 procent).",
        "Det gäller 1.049 av 1.290 hushåll (81,3 %).",
        "Det gäller 2 av 3 barn (66 procent).",
        "Åtta av tio (83 procent) är nöjda.",
        "Vi svarade 12 av 40 barn (30 procent av flickorna och 20 procent av pojkarna).",
        "Enheten hade 37 brukare och 108 besök = 2,9 besök/brukare.",
        "Enheten hade 37 brukare och 108 besök = 2,91 besök per brukare.",
        "Väntan har minskat från 107 dagar till 82 dagar, en minskning med 25 dagar.",
        "Väntan har minskat från 107 dagar till 82 dagar, en minskning med 23 procent.",
        "Väntan har minskat från 107 till 82 dagar.",
        "Antalet var 1 049, jämfört med 883 i fjol, en ökning med 18,8 procent.",
        "Antalet var 1 049, jämfört med 883 i fjol, en ökning med nästan 19 procent.",
        "Andelen har ökat från 74 procent till 78 procent, en ökning med 4 procentenheter.",
        "Andelen har ökat från 74 procent till 78 procent, en ökning med 5,4 procent.",
        "Underskottet har minskat från -12 mnkr till -5 mnkr, en minskning med 7 mnkr.",
        "Kommunen har klättrat från plats 52 till plats 34.",
        "Skolan har stigit från plats 52 till 34.",
        "Målet är att minska med 20 om året från 290 till 230.",
        "Under året gjordes 97 utredningar (24 kvinnor, 73 män).",
        "Andelen trygga är 87,1 % (kvinnor 86,5 %, män 88,4 %).",
        "Medelåldern är 45,2 år (kvinnor 44,8, män 46,0).",
        "Målet är minst 70 procent (kvinnor 63 procent, män 61 procent).",
        "Det finns 120 elever (60 % flickor, 40 % pojkar).",
        "Det finns 120 elever (61 flickor, 57 pojkar, 2 uppgift saknas).",
        "Nämnden har fyra mål (två nya och ett ändrat).",
    ],
)
def test_a_figure_that_is_right_within_its_rounding_is_never_called_wrong(text: str) -> None:
    assert [claim for claim in claims(text) if claim.holds is False] == []


@pytest.mark.parametrize(
    ("text", "stated", "computed", "how"),
    [
        ("Av ärendena avgjordes 57 av 70 (71 procent) i tid.", 71, 81.4, "57 av 70 = 81,4 %"),
        ("Svarsfrekvensen var 71 procent (57 av 70).", 71, 81.4, "57 av 70 = 81,4 %"),
        ("Av dem har 231 av 420, vilket är 65 procent, fått arbete.", 65, 55.0, "231 av 420 = 55 %"),
        ("Enheten hade 37 brukare och 108 besök = 3,9 besök/brukare.", 3.9, 2.92, "108 / 37 = 2,92"),
        ("Väntan har gått från 107 dagar till 82 dagar, en minskning med 35 dagar.", 35, 25, "82 − 107 = −25"),
        (
            "Antalet var 1 049, jämfört med 883 förra året, vilket är en ökning med 16 %.",
            16,
            18.8,
            "(1 049 − 883) / 883 = 18,8 %",
        ),
        ("Under året gjordes 9 uppföljningar (6 män, 1 kvinna).", 9, 7, "6 + 1 = 7"),
    ],
)
def test_a_figure_that_recomputes_to_something_else_is_false_and_shows_how(
    text: str, stated: float, computed: float, how: str
) -> None:
    (found,) = [claim for claim in claims(text) if claim.holds is False]
    assert (found.stated, found.computed) == (stated, computed)
    assert found.calculation.replace("\u00a0", " ") == how


def test_percent_for_percentage_points_is_told_with_both_figures() -> None:
    (found,) = claims("Andelen har ökat från 74 procent till 78 procent, en ökning med 4 procent.")
    assert found.holds is False
    assert "4 procentenheter" in found.calculation
    assert "5,4 %" in found.calculation


def test_a_direction_that_the_values_contradict_is_false() -> None:
    assert verdicts("Antalet har ökat från 107 till 82.") == [(82, False)]
    assert verdicts("Antalet har inte ökat från 82 till 107.") == []


def test_a_figure_cut_off_and_not_rounded_holds_and_says_so() -> None:
    (found,) = claims("Vi tog emot 1498 avbokningar, antalet brukare är 246 = 6,08 avbokningar/brukare.")
    assert (found.holds, found.cut) == (True, True)


def test_a_share_outside_what_women_and_men_give_is_false() -> None:
    assert verdicts("Andelen trygga var 92,1 % (kvinnor 86,5 %, män 88,4 %).") == [(92.1, False)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Kostnaden sjönk med 1 miljon kronor och avgiften med 2 miljoner kronor, totalt 3 miljoner kronor.", 3),
        ("År 2023 gavs 290 insatser. De ska minska till 230, dvs. en minskning med 60 insatser.", 60),
        ("I januari hade 121 brukare insatsen och i augusti 115 brukare, det vill säga en minskning.", 115),
        ("Det finns tre system: ett för skolan, ett för omsorgen och ett för miljön.", 3),
        ("Vi samverkar i tre grupper med Lövsta Bygg, Åsens handel och Tallunda kompetenscenter.", 3),
        ("Vi planerar två övningar. En av dessa görs med regionen. Den andra görs med länsstyrelsen.", 2),
    ],
)
def test_what_comes_out_of_the_words_around_it_is_a_claim_that_holds(text: str, stated: float) -> None:
    assert (stated, True) in verdicts(text)


# --- counts ---------------------------------------------------------------------------------------

TWO = """
## Mål 1: Fler läser

Målet följs upp genom {} och ett underlag.

| Indikator | Utgångsvärde | Målvärde 2028 |
|---|---|---|
| Andel som läser | 41 % | 55 % |
| Antal lån | 8 200 | 9 000 |

| Underlag | Metod |
|---|---|
| Bibliotekets samtal | Bedöms av nämnden |
"""


def test_the_indicators_a_goal_says_it_has_are_counted() -> None:
    found = plan_in(TWO.format("två indikatorer")).claims
    indicators, evidence = sorted(found, key=lambda claim: -float(claim.stated))
    assert (indicators.stated, indicators.computed, indicators.holds) == (2, 2, True)
    assert [place.text for place in indicators.sources] == ["Andel som läser", "Antal lån"]
    assert (evidence.stated, evidence.holds) == (1, True)


def test_a_count_that_the_goal_does_not_hold_is_false_with_what_it_holds() -> None:
    wrong = next(c for c in plan_in(TWO.format("fyra indikatorer")).claims if c.stated == 4)
    assert (wrong.computed, wrong.holds) == (2, False)
    assert len(wrong.sources) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Planen har {} mål.",
        "Nämnden har beslutat om {} mål.",
        "Planen innehåller {} mål och en bilaga.",
        "Sammanlagt finns det {} mål.",
        "I planen finns totalt {} mål.",
    ],
)
@pytest.mark.parametrize(("said", "holds"), [("tre", True), ("3", True), ("fyra", False), ("5", False)])
def test_the_goals_a_plan_says_it_has_are_counted(sentence: str, said: str, holds: bool) -> None:
    goals = "".join(f"\n\n## Mål {n}: Fler lekplatser {n}\n\nIndikator: Antal lekplatser\n" for n in (1, 2, 3))
    (found,) = plan_in(f"# Plan\n\n{sentence.format(said)}{goals}").claims
    assert found.holds is holds


@pytest.mark.parametrize(
    "sentence",
    [
        "Förra planen hade fem mål.",
        "Fullmäktige har beslutat om sju mål för hela kommunen.",
        "Två av målen är nya.",
        "De två första målen gäller skolan.",
        "Nämnden har tagit fram ytterligare fem mål.",
        "Arbetet omfattade minst 24 uppdrag.",
        "Agenda 2030 har 17 mål.",
    ],
)
def test_counts_of_others_and_of_some_are_never_called_wrong(sentence: str) -> None:
    goals = "".join(f"\n\n## Mål {n}: Fler lekplatser {n}\n\nIndikator: Antal lekplatser\n" for n in (1, 2, 3))
    found = plan_in(f"# Plan\n\n{sentence}{goals}").claims
    assert [claim for claim in found if claim.holds is False] == []


def test_goals_numbered_with_a_gap_leave_a_count_untold() -> None:
    goals = "".join(f"\n\n## Mål {n}: Fler lekplatser {n}\n\nIndikator: Antal lekplatser\n" for n in (1, 2, 4))
    (found,) = plan_in(f"# Plan\n\nPlanen har fyra mål.{goals}").claims
    assert found.holds is None


def listed(count: str, items: int, lead: str = "Vi arbetar med följande {} områden:") -> list[Claim]:
    names = ["lokaler", "bemanning", "inköp", "miljö", "samverkan", "digitala tjänster"]
    bullets = "\n".join(f"- {name}" for name in names[:items])
    return [
        claim for claim in plan_in(f"{HEAD}{lead.format(count)}\n\n{bullets}{GOAL}").claims if claim.kind == "count"
    ]


def test_a_list_that_is_announced_by_number_is_counted() -> None:
    assert [claim.holds for claim in listed("fem", 5)] == [True]
    (wrong,) = listed("fem", 4)
    assert (wrong.stated, wrong.computed, wrong.holds) == (5, 4, False)
    assert [place.text for place in wrong.sources] == ["lokaler", "bemanning", "inköp", "miljö"]


@pytest.mark.parametrize(
    "lead",
    [
        "Under året ska {} enheter arbeta med:",
        "Nämnden har {} enheter. Bland annat följande görs:",
        "Av våra {} enheter har tre gjort följande, till exempel:",
        "Vi har {} medarbetare. De arbetar med lokaler.",
    ],
)
def test_a_list_of_something_else_contradicts_no_number(lead: str) -> None:
    assert [claim for claim in listed("sex", 4, lead) if claim.holds is False] == []


def test_parts_in_paragraphs_of_their_own_add_up_to_the_whole() -> None:
    text = "Organisationen har sex avdelningar.\n\nEn avdelning för stöd.\n\nEn avdelning för myndighet.\n\n"
    (found,) = [c for c in claims(text + "Fyra avdelningar för insatser.") if c.stated == 6]
    assert (found.computed, found.holds) == (6, True)


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("Indelningen är i tre enheter: park och natur, gator, lokaler samt måltider.", False),
        ("Indelningen är i fyra enheter: park och natur, gator, lokaler samt måltider.", True),
        ("Tre delmål är nya sedan i våras, nämligen 1.2, 2.1, 3.1 och 3.4.", False),
        ("Fyra delmål är nya sedan i våras, nämligen 1.2, 2.1, 3.1 och 3.4.", True),
    ],
)
def test_things_named_in_the_sentence_that_counts_them_are_counted(sentence: str, holds: bool) -> None:
    assert [claim.holds for claim in claims(sentence)] == [holds]


@pytest.mark.parametrize("lead", ["I våras pekades {} områden ut:", "Under målet har nämnden följande {} uppdrag:"])
def test_a_count_may_be_told_with_a_particle_or_above_a_table(lead: str) -> None:
    if "uppdrag" in lead:
        table = "\n\n| Uppdrag | Status |\n|---|---|\n| Se över avgifterna | Klart |\n| Rusta entrén | Pågår |\n"
        found = claims(lead.format("tre") + table)
        assert [(claim.stated, claim.computed, claim.holds) for claim in found] == [(3, 2, False)]
    else:
        assert [(claim.stated, claim.computed) for claim in listed("fem", 4, lead)] == [(5, 4)]


def test_a_head_that_comes_again_on_the_next_page_is_no_row() -> None:
    text = """Nämnden ger förvaltningen fyra uppdrag.

| Nr | Uppdrag | Klart |
|---|---|---|
| U1 | Se över avgifterna | 2027 |
| U2 | Rusta entrén | 2027 |
| Nr | Uppdrag (forts.) | Klart |
| U3 | Pröva kvällsöppet | 2027 |
"""
    found = [claim for claim in plan_in(HEAD + text).claims if claim.stated == 4]
    assert [(claim.computed, claim.holds) for claim in found] == [(3, False)]


def test_headings_of_which_a_few_are_goals_bear_no_count_out() -> None:
    goals = "".join(f"\n\n## Mål {n}: Fler lekplatser {n}\n\nIndikator: Antal lekplatser\n" for n in (1, 2))
    others = "".join(f"\n\n## {name}\n\nText om saken.\n" for name in ("Bakgrund", "Ekonomi", "Personal"))
    (found,) = [c for c in plan_in(f"# Plan\n\nPlanen har fem mål.{others}{goals}").claims if c.kind == "count"]
    assert (found.computed, found.holds) == (2, False)


def test_the_boards_goals_are_counted_though_some_of_the_councils_have_none() -> None:
    rows = [("1", "Kommunmål"), ("1.1", "Nämndmål"), ("1.2", "Nämndmål"), ("2", "Kommunmål"), ("2.1", "Nämndmål")]
    rows += [("3", "Kommunmål"), ("4", "Kommunmål"), ("4.1", "Nämndmål")]
    goals = "".join(f"\n\n## {kind} {number}: Fler lekplatser {number}\n\nMer text.\n" for number, kind in rows)
    for said, holds in (("fyra", True), ("sju", False)):
        text = f"# Plan\n\nTill dem har nämnden lagt {said} egna nämndmål.{goals}"
        assert [c.holds for c in plan_in(text).claims if "nämndmål" in c.text] == [holds]


# --- amounts --------------------------------------------------------------------------------------

BUDGET = """
## Ekonomi

{}

| Belopp i mnkr | 2026 | 2027 |
|---|---|---|
| Underskott i budgeten | -7,1 | -6,2 |
| Planerade besparingar | 5,0 | 6,4 |
"""


def test_an_amount_that_stands_in_a_table_is_found_there() -> None:
    found = claims(BUDGET.format("Budgeten visar ett underskott på 7,1 mnkr."))
    assert [(c.stated, c.computed, c.holds) for c in found if not c.in_table] == [(7.1, 7.1, True)]


def test_an_amount_that_stands_in_no_table_is_no_claim() -> None:
    assert [c for c in claims(BUDGET.format("Statsbidraget är 12,4 mnkr.")) if not c.in_table] == []


def test_a_difference_between_two_named_rows_is_found() -> None:
    text = """Kostnaden i Tallunda är 449 000 kr per plats lägre än i Lövsta år 2025.

| Kostnad per plats, kr | 2024 | 2025 |
|---|---|---|
| Lövsta | 1 414 886 | 1 620 454 |
| Tallunda | 1 072 320 | 1 171 522 |
"""
    (found,) = [c for c in claims(text) if c.kind == "difference" and not c.in_table]
    assert (found.stated, found.computed, found.holds) == (449000, 448932, True)


# --- how it went ----------------------------------------------------------------------------------

REPORT = """# Årsrapport 2026 för Lövsta

{}

## Mål 1: Fler läser

Bedömning: Uppfyllt

Kommentar: Alla läser nu.

## Mål 2: Fler cyklar

Bedömning: Delvis uppfyllt

Kommentar: Orsaken är regn. Fler ställ sätts upp.

## Mål 3: Kortare kö

Bedömning: Ej uppfyllt

Kommentar: Orsaken är få platser. En ny enhet öppnas.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett av nämndens tre mål är uppfyllt.", [(1, True)]),
        ("Två av nämndens tre mål är uppfyllda.", [(2, False)]),
        ("Ett är uppfyllt, ett är delvis uppfyllt och ett är inte uppfyllt.", [(1, True), (1, True), (1, True)]),
        ("Två är uppfyllda och ett är inte uppfyllt.", [(2, False), (1, True)]),
        ("Förra året var två av tre mål uppfyllda.", []),
        ("Två av fem mål är uppfyllda i hela kommunen.", []),
        ("Av nämndens tre mål uppfylls två.", [(2, False)]),
        ("Av totalt tre mål uppfylls ett.", [(1, True)]),
        ("Ett av målen är uppfyllt, ett delvis uppfyllt och två inte uppfyllda.", [(1, True), (1, True), (2, False)]),
    ],
)
def test_a_count_by_outcome_is_held_against_the_goals_assessments(text: str, expected: list[tuple[int, bool]]) -> None:
    found = report_in(REPORT.format(text)).claims
    told = [(claim.stated, claim.holds) for claim in found if "uppfyll" in claim.text]
    assert told == expected


def test_a_report_with_a_goal_not_assessed_leaves_counts_by_outcome_untold() -> None:
    open_goal = REPORT.replace("Bedömning: Uppfyllt", "Bedömning: Se nedan")
    found = report_in(open_goal.format("Tre av tre mål är uppfyllda.")).claims
    assert [claim for claim in found if claim.holds is False] == []


ANSWERS = """# Årsrapport 2026 för Lövsta

{}

| Mål | Kommentar | Uppfyllt ja/nej |
|---|---|---|
| Fler ska läsa. | Alla läser. | Ja |
| Fler ska cykla. | Fler cyklar. | Ja |
| Kön ska bli kortare. | Kön växte. | Nej |
| Fler ska trivas. | Ingen mätning. | {} |

| Finansiellt mål | Uppfyllt ja/nej |
|---|---|
| Resultatet ska vara 2 procent. | Ja |
| Skulden ska minska. | Nej |
"""


@pytest.mark.parametrize(
    ("text", "last", "expected"),
    [
        ("Av fyra verksamhetsmål uppfylls tre.", "Ja", [(3, True)]),
        ("Av fyra verksamhetsmål uppfylls två.", "Ja", [(2, False)]),
        ("Av fyra verksamhetsmål uppfylls tre.", "", []),
        ("Av fyra verksamhetsmål uppfylls fyra.", "", [(4, False)]),
        ("Av två finansiella mål uppfylls ett.", "Ja", [(1, True)]),
        ("Av två finansiella mål uppfylls två.", "", [(2, False)]),
        ("Av de sex målen uppfylls fyra.", "Ja", [(4, True)]),
        ("Av två ekonomiska löften uppfylls två.", "Ja", []),
    ],
)
def test_a_count_of_goals_of_one_kind_is_held_against_those(
    text: str, last: str, expected: list[tuple[int, bool]]
) -> None:
    found = report_in(ANSWERS.format(text, last)).claims
    assert [(claim.stated, claim.holds) for claim in found if "uppfyll" in claim.text] == expected


def test_a_count_of_partial_goals_is_held_against_those_and_not_those_above_them() -> None:
    partial = "Delmål {}\n\nFler ska läsa nummer {}\n\nBedömning: {}\n\nKommentar: Så gick det.\n\n"
    told = "".join(partial.format(at, at, how) for at, how in enumerate(["Uppfyllt", "Uppfyllt", "Ej uppfyllt"], 1))
    text = f"# Årsrapport 2026\n\nAv de tre delmålen bedöms ett vara uppfyllt.\n\nInriktningsmål\n\nLäslust\n\n{told}"
    (found,) = [claim for claim in report_in(text).claims if "uppfyll" in claim.text]
    assert (found.stated, found.computed, found.holds) == (1, 2, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kostnaden ökade från 3 213 till 3 313 mnkr, det vill säga med 100 mnkr eller 3,1 procent.", [3.1, True]),
        ("Kostnaden ökade från 3 213 till 3 313 mnkr, det vill säga med 100 mnkr eller 4,6 procent.", [4.6, False]),
    ],
)
def test_the_size_of_a_change_told_once_more_as_a_share_is_held_to_its_values(
    text: str, expected: list[float | bool]
) -> None:
    size, share = report_in(f"# Årsrapport 2026\n\n{text}\n").claims
    assert (size.stated, size.holds) == (100, True)
    assert [share.stated, share.holds] == expected

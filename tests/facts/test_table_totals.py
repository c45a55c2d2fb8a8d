"""Totals and differences in tables: what is read as one, and what is called wrong."""

from __future__ import annotations

import pytest

from malkoll.document import Cell, TextLine
from malkoll.facts.claims import table_words as words
from malkoll.facts.claims.table_cells import Entry, read_cell
from malkoll.facts.claims.totals import totals_in
from malkoll.plan import Claim
from malkoll.readers import read
from malkoll.span import Span


def claims(text: str) -> list[Claim]:
    return totals_in(read("plan.md", text.encode()))


def cell_of(text: str) -> Entry:
    span = Span(0, len(text), 1, 1, 1, len(text) + 1)
    return read_cell(Cell(span, (TextLine(text, span),) if text else ()), span)


def table(rows: str) -> str:
    """A pipe table of lines with cells between bars, the first line its head."""
    lines = [line.strip() for line in rows.strip().splitlines()]
    bars = lines[0].count("|") + 1
    return "\n".join([f"| {lines[0]} |", "|" + "---|" * bars, *(f"| {line} |" for line in lines[1:])]) + "\n"


def wrong(rows: str, before: str = "") -> list[tuple[str, float, float | None]]:
    found = claims(f"# Plan för Ekbackens kommun\n\n{before}\n\n{table(rows)}")
    return [(one.text, one.stated, one.computed) for one in found if one.holds is False]


def right(rows: str, before: str = "") -> list[tuple[str, float]]:
    found = claims(f"# Plan för Ekbackens kommun\n\n{before}\n\n{table(rows)}")
    return [(one.text, one.stated) for one in found if one.holds]


# --- totals that hold -----------------------------------------------------------------------------


def test_a_total_row_claims_a_sum_in_every_column() -> None:
    found = claims(
        table(
            """Verksamhet, tkr | 2025 | 2026
            Bibliotek | 4 210 | 4 305
            Kulturskola | 2 180 | 2 260
            Summa | 6 390 | 6 565"""
        )
    )
    assert [(one.kind, one.text, one.stated, one.computed, one.holds, one.in_table) for one in found] == [
        ("sum", "Summa", 6390, 6390, True, True),
        ("sum", "Summa", 6565, 6565, True, True),
    ]
    assert found[0].calculation.replace("\u00a0", " ") == "4 210 + 2 180 = 6 390"
    assert [place.text for place in found[0].sources] == ["Bibliotek 4 210", "Kulturskola 2 180"]
    assert [place.span.line for place in found[0].sources] == [3, 4]
    assert found[0].span.line == 5


@pytest.mark.parametrize(
    ("rows", "stated"),
    [
        # the total after it sums the totals
        (
            """Post | 2025 | 2026
            Avgifter | 310 | 325
            Bidrag | 45 | 40
            Summa intäkter | 355 | 365
            Personal | 212 | 230
            Lokaler | 96 | 97
            Summa kostnader | 308 | 327
            Totalt | 663 | 692""",
            [355, 365, 308, 327, 663, 692],
        ),
        # income against cost, neither with a sign
        (
            """Post | 2025 | 2026
            Avgifter | 310 | 325
            Bidrag | 45 | 40
            Summa intäkter | 355 | 365
            Personal | 212 | 230
            Lokaler | 96 | 97
            Summa kostnader | 308 | 327
            Resultat | 47 | 38""",
            [355, 365, 308, 327, 47, 38],
        ),
        # parts of a row are not counted twice
        (
            """Nämnd | 2025 | 2026
            Skola | 640 | 655
            varav fritidshem | 112 | 118
            Omsorg | 512 | 540
            Nämnderna totalt | 1 152 | 1 195""",
            [1152, 1195],
        ),
        # parts that are all there is of the row above
        (
            """Nämnd | 2025 | 2026
            Omsorg | 512 | 540
            varav hemtjänst | 201 | 215
            varav boende | 311 | 325
            Skola | 640 | 655
            Totalt | 1 152 | 1 195""",
            [512, 540, 1152, 1195],
        ),
        # heads of groups in capitals stand before their parts
        (
            """Verksamhet | Budget | Prognos
            STAB | 7 512 | 7 430
            UNGA | 10 377 | 10 614
            Öppen vård | 4 215 | 4 371
            Boende | 6 162 | 6 243
            VUXNA | 18 441 | 18 822
            Råd och stöd | 11 230 | 11 554
            Bistånd | 7 211 | 7 268
            Summa | 36 330 | 36 866""",
            [10377, 10614, 18441, 18822, 36330, 36866],
        ),
        # a total that stands first
        (
            """Anställda | 2024 | 2025
            Totalt | 816 | 809
            Kvinnor | 612 | 598
            Män | 204 | 211""",
            [816, 809],
        ),
        # cells without a figure are nothing
        (
            """Projekt | 2025 | 2026
            Simhall | 12,5 | 40,0
            Skola | – | 15,5
            Cykelväg | 3,5 |
            Summa | 16,0 | 55,5""",
            [16, 55.5],
        ),
        # a total as the last column
        (
            """Ålder | Kvinnor | Män | Totalt
            0–19 | 1 204 | 1 317 | 2 521
            20–64 | 3 411 | 3 502 | 6 913
            65– | 1 820 | 1 534 | 3 354
            Totalt | 6 435 | 6 353 | 12 788""",
            [2521, 6913, 3354, 6435, 6353, 12788],
        ),
        # rounded
        (
            """Mnkr | 2025 | 2026
            A-laget | 3,4 | 2,2
            B-laget | 3,4 | 2,2
            C-laget | 3,4 | 2,2
            Totalt | 10,3 | 6,7""",
            [10.3, 6.7],
        ),
    ],
)
def test_totals_that_hold_are_recognised(rows: str, stated: list[float]) -> None:
    assert [value for _, value in right(rows)] == stated
    assert wrong(rows) == []


def test_figures_cut_off_instead_of_rounded_hold() -> None:
    rows = "Post | 2025\n" + "".join(f"Post {letter} | 1,0\n" for letter in "ABCDEF") + "Summa | 6,4"
    (found,) = claims(table(rows))
    assert (found.holds, found.cut) == (True, True)


def test_a_row_without_a_word_for_it_is_a_total_where_the_figures_leave_no_doubt() -> None:
    rows = """Post | 2025 | 2026 | 2027
        Ramökning | 7,1 | 7,2 | 7,4
        Ny organisation | 1,8 | 2,4 | 3,1
        Färre lokaler | 4,2 | 6,6 | 11,0
        Besparing enligt planen | 6,0 | 9,0 | 14,1"""
    assert right(rows) == [("Besparing enligt planen", value) for value in (6.0, 9.0, 14.1)]


# --- differences ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        """Post | Budget | Utfall | Avvikelse
        Personal | 512 | 498 | 14
        Lokaler | 120 | 131 | −11
        Övrigt | 77 | 70 | 7""",
        """Post | Utfall 2024 | Utfall 2025 | Förändring
        Personal | 512 | 498 | −14
        Lokaler | 120 | 131 | 11
        Övrigt | 77 | 70 | −7""",
        # income with a sign of its own
        """Post | Budget | Utfall | Budgetavvikelse
        Intäkter | 700 | 720 | 20
        Personal | 512 | 498 | 14
        Lokaler | 120 | 131 | −11""",
        # the columns meant stand further off
        """Post | Budget | Utfall jan–aug | Prognos | Avvikelse
        Personal | 512 | 310 | 498 | 14
        Lokaler | 120 | 88 | 131 | −11
        Övrigt | 77 | 51 | 70 | 7""",
        # rounded each on its own
        """Post | Budget | Utfall | Diff
        Personal | 51,2 | 49,8 | 1,5
        Lokaler | 12,0 | 13,1 | −1,0
        Övrigt | 7,7 | 7,0 | 0,7""",
    ],
)
def test_differences_hold_whatever_their_sign_and_columns(rows: str) -> None:
    assert len(right(rows)) == 3
    assert wrong(rows) == []


def test_the_row_that_alone_departs_from_the_difference_of_the_others_is_wrong() -> None:
    rows = """Post | Budget | Utfall | Avvikelse
        Personal | 512 | 498 | 14
        Lokaler | 123 | 131 | −8
        Livsmedel | 204 | 215 | 39
        Övrigt | 77 | 70 | 7"""
    assert wrong(rows) == [("Avvikelse", 39, -11)]


@pytest.mark.parametrize(("shown", "found"), [("39", [("Avvikelse", 39, -11)]), ("−11", []), ("5,4", [])])
def test_two_rows_bear_a_difference_out_where_their_figures_leave_no_doubt(
    shown: str, found: list[tuple[str, float, float]]
) -> None:
    rows = f"""Post | Budget | Utfall | Avvikelse
        Personal | 512 | 498 | 14
        Lokaler | 123 | 131 | −8
        Livsmedel | 204 | 215 | {shown}"""
    assert wrong(rows) == found


def test_two_rows_of_small_figures_are_too_few_to_call_a_third_wrong() -> None:
    rows = """Post | Mål | Utfall | Avvikelse
        Klagomål | 12 | 9 | 3
        Besök | 8 | 11 | −3
        Prov | 14 | 15 | 9"""
    assert wrong(rows) == []


PERCENT = """Post | 2024 | 2025 | Förändring %
        Personal | 498 | 512 | 2,8
        Lokaler | 123 | 131 | 6,5
        Livsmedel | 204 | 215 | {livsmedel}
        Övrigt | 77 | 70 | −9,1"""


def test_a_change_in_percent_is_reckoned_from_the_columns_it_is_of() -> None:
    assert [value for _, value in right(PERCENT.format(livsmedel="5,4"))] == [2.8, 6.5, 5.4, -9.1]
    assert wrong(PERCENT.format(livsmedel="14,5")) == [("Förändring %", 14.5, 5.4)]


def test_a_share_of_another_column_is_reckoned_too() -> None:
    rows = """Post | Budget | Utfall | Förbrukat, %
        Personal | 512 | 298 | 58
        Lokaler | 123 | 81 | 66
        Livsmedel | 204 | 115 | 65
        Övrigt | 77 | 40 | 52"""
    assert wrong(rows) == [("Förbrukat, %", 65, 56.4)]


# --- totals that do not hold ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            """Verksamhet, tkr | 2025 | 2026
            Bibliotek | 4 210 | 4 305
            Kulturskola | 2 180 | 2 260
            Summa | 6 390 | 7 565""",
            [("Summa", 7565, 6565)],
        ),
        # a lost minus
        (
            """Avdelning | Resultat | Avvikelse | Förra året
            Ledning | 72 | 21 | 40
            Stöd | −8 | −4 | −6
            Boende | −55 | −8 | −45
            Totalt | 9 | 9 | 11""",
            [("Totalt", 11, -11)],
        ),
        # a list with one column, and nothing else to sum
        (
            """Post | Tkr
            Konsert | 412
            Utställning | 265
            Sommarlov | 131
            Summa | 880""",
            [("Summa", 880, 808)],
        ),
        # one of several totals of a single column
        (
            """Post | Tkr
            Avgifter | 412
            Bidrag | 265
            Summa intäkter | 677
            Personal | 231
            Lokaler | 188
            Summa kostnader | 491
            Ränta | 11
            Avskrivning | 23
            Summa kapital | 34
            Försäkring | 15
            Revision | 12
            Summa övrigt | 27""",
            [("Summa kostnader", 491, 419)],
        ),
        (
            """Ålder | Kvinnor | Män | Totalt
            0–19 | 1 204 | 1 317 | 2 521
            20–64 | 3 411 | 3 502 | 6 931
            65– | 1 820 | 1 534 | 3 354
            80– | 402 | 315 | 717""",
            [("Totalt", 6931, 6913)],
        ),
    ],
)
def test_a_total_that_does_not_hold_is_wrong_where_nothing_else_can_be_meant(
    rows: str, expected: list[tuple[str, float, float]]
) -> None:
    assert wrong(rows) == expected


SILENT = {
    "averages": """Enhet | 2024 | 2025
        Norra | 3,9 | 4,0
        Södra | 4,3 | 4,2
        Totalt | 4,1 | 4,1""",
    "averages beside counts": """Enhet | Svar | Resultat på frågan
        Norra | 112 | 71
        Södra | 188 | 82
        Västra | 150 | 76
        Totalt | 450 | 77""",
    "sick leave": """Sjukfrånvaro | Kvinnor | Män | Totalt
        Vård | 9,1 | 6,0 | 8,4
        Skola | 7,2 | 5,1 | 6,8
        Teknik | 5,5 | 4,2 | 4,6
        Totalt | 8,0 | 4,9 | 7,2""",
    "people who have several services": """Insats | Kostnad, tkr | Antal personer
        Hemtjänst | 41 200 | 510
        Trygghetslarm | 3 100 | 402
        Korttidsvård | 12 700 | 88
        Totalt | 57 000 | 715""",
    "people counted once in the year": """Mått | Januari | Februari | Mars | Totalt
        Besök | 310 | 295 | 342 | 947
        Samtal | 120 | 131 | 118 | 369
        Bokningar | 88 | 92 | 75 | 255
        Besökare | 201 | 187 | 215 | 402""",
    "parts that are not all": """Nämnd | 2025 | 2026
        Omsorg | 512 | 540
        varav hemtjänst | 201 | 215
        Skola | 640 | 655
        varav fritidshem | 112 | 118
        Summa | 1 152 | 1 195""",
    "a choice of rows": """Leverantör | 2024 | 2025
        Byggbolaget | 41,2 | 38,0
        Matgrossisten | 22,7 | 24,1
        Samtliga leverantörer totalt | 301,5 | 322,8""",
    "our part of the whole": """Förvaltning | Antal anställda | Årsarbetare
        Kultur | 112 | 97,5
        Fritid | 87 | 71,0
        Kommunen totalt | 4 120 | 3 688,5""",
    "small counts withheld": """Skola | Flickor | Pojkar
        Ekskolan | 41 | 38
        Alskolan | 22 | 29
        Byskolan | – | 12
        Summa | 67 | 79""",
    "a figure that is missing": """Enhet | 2023 | 2024 | 2025
        Norra | 210 | 214 | 220
        Södra | 188 | 190 | 195
        Västra | | 77 | 80
        Summa | 475 | 481 | 495""",
    "words in the column": """Enhet | 2024 | 2025
        Norra | 210 | 214
        Södra | i.u. | 190
        Västra | 71 | 77
        Summa | 412 | 481""",
    "a projects whole cost": """Projekt | 2025 | 2026 | 2027 | Totalt
        Simhall | 12 | 40 | 31 | 83
        Skola | 25 | 15 | – | 40
        Cykelväg | 4 | 6 | 5 | 15
        Reningsverk | 18 | 22 | 30 | 145
        Bibliotek | 7 | 8 | 11 | 26""",
    "a change in percent without its sign": """Enhet | 2024 | 2025 | Förändring
        Norra | 2 100 | 2 205 | 5,0
        Södra | 1 900 | 1 843 | −3,0
        Summa | 4 000 | 4 048 | 1,2""",
    "results with rows between": """Resultaträkning, mnkr | 2024 | 2025
        Verksamhetens intäkter | 312,4 | 325,0
        Verksamhetens kostnader | −1 402,8 | −1 455,1
        Avskrivningar | −61,2 | −64,0
        Verksamhetens nettokostnader | −1 151,6 | −1 194,1
        Skatteintäkter | 901,3 | 925,6
        Generella statsbidrag | 271,0 | 280,2
        Verksamhetens resultat | 20,7 | 11,7
        Finansiella intäkter | 6,2 | 6,0
        Finansiella kostnader | −8,8 | −9,1
        Årets resultat | 18,1 | 8,6""",
    "results without signs": """Resultaträkning, mnkr | 2024 | 2025
        Verksamhetens intäkter | 312,4 | 325,0
        Verksamhetens kostnader | 1 402,8 | 1 455,1
        Avskrivningar | 61,2 | 64,0
        Verksamhetens nettokostnader | 1 151,6 | 1 194,1
        Skatteintäkter | 901,3 | 925,6
        Generella statsbidrag | 271,0 | 280,2
        Verksamhetens resultat | 20,7 | 11,7
        Finansiella intäkter | 6,2 | 6,0
        Finansiella kostnader | 8,8 | 9,1
        Årets resultat | 18,1 | 8,6""",
    "a balance sheet": """Balansräkning, mnkr | 2024 | 2025
        Mark och byggnader | 812,0 | 840,5
        Inventarier | 44,1 | 41,0
        Summa anläggningstillgångar | 856,1 | 881,5
        Fordringar | 71,3 | 69,9
        Kassa | 102,0 | 88,4
        Summa omsättningstillgångar | 173,3 | 158,3
        Summa tillgångar | 1 029,4 | 1 039,8
        Eget kapital | 501,2 | 509,8
        därav årets resultat | 18,1 | 8,6
        Avsättningar | 41,0 | 44,0
        Skulder | 487,2 | 486,0
        Summa skulder och eget kapital | 1 029,4 | 1 039,8
        Soliditet | 48,7 | 49,0""",
    "an item outside the total": """Post | 2023 | 2024 | 2025
        Drift | 410 | 422 | 431
        Underhåll | 88 | 91 | 95
        Engångspost | – | – | 15
        Summa | 498 | 513 | 526""",
    "a share of the whole": """Förvaltning | Antal | Andel
        Kultur | 112 | 56
        Fritid | 88 | 44
        Totalt | 200 | 100""",
    "parts shown for one year only": """Verksamhet | 2023 | 2024 | 2025
        Äldreomsorg | 412 | 431 | 455
        Hemtjänst | – | – | 214
        Särskilt boende | – | – | 203
        Individ och familj | 188 | 193 | 201
        Totalt | 600 | 624 | 656""",
    "rows rounded to hundreds": """Verksamhet | Tkr
        Bibliotek | 4 200
        Kulturskola | 2 200
        Fritid | 3 600
        Summa | 10 030""",
    "people whose sex is not told": """Svarande | Kvinnor | Män | Totalt
        Norra | 210 | 188 | 398
        Södra | 301 | 255 | 556
        Västra | 194 | 201 | 401
        Östra | 166 | 142 | 308
        Centrum | 412 | 377 | 789""",
    "people whose sex is not told, who are in every total": """Svarande | Kvinnor | Män | Totalt
        Norra | 210 | 188 | 398
        Södra | 301 | 255 | 556
        Västra | 194 | 201 | 401
        Summa | 705 | 644 | 1 355""",
    "visitors counted once in the year and in the whole": """Verksamhet | Vår | Sommar | Höst | Besökare i år
        Bibliotek | 310 | 295 | 342 | 612
        Museum | 120 | 431 | 118 | 599
        Totalt | 402 | 655 | 431 | 1 050""",
    "a change for the better with plus": """Mått | 2024 | 2025 | Förändring
        Väntetid, dagar | 41 | 36 | 5
        Antal besök | 388 | 412 | 24
        Antal klagomål | 31 | 26 | 5
        Antal tillbud | 52 | 47 | 5
        Antal timmar | 1 204 | 1 180 | −24
        Olyckor | 18 | 25 | −7""",
    "income that changes the other way": """Post, tkr | 2025 | 2026 | Förändring
        Personal | 51 200 | 52 640 | 1 440
        Lokaler | 12 310 | 12 105 | −205
        Livsmedel | 7 790 | 8 015 | 225
        Transporter | 3 405 | 3 380 | −25
        Avgifter | 6 150 | 6 420 | −270""",
    "a deviation of what is good or bad for the result": """Post | Budget | Utfall | Avvikelse
        Försäljning | 412 | 437 | 25
        Personal | 1 204 | 1 251 | −47
        Lokaler | 388 | 379 | 9
        Transporter | 152 | 160 | −8""",
    "parts of a change in percent with a decimal": """Post | 2024 | 2025 | Förändring
        Personal | 512 | 498 | −14
        Lokaler | 123 | 131 | 8
        Total frånvaro i timmar | 204 | 215 | 5,4
        Övrigt | 77 | 70 | −7""",
    "places that are not in the budget": """Verksamhet | Budget | Utfall | Avvikelse | Antal brukare, utfall
        Hemtjänst | 41 200 | 42 310 | −1 110 | 510
        Trygghetslarm | 3 100 | 2 985 | 115 | 402
        Korttidsvård | 12 700 | 12 655 | 45 | 88
        Totalt | 57 000 | 57 950 | −950 | 715""",
    "blocks that each have income and cost": """Nämnd | 2024 | 2025
        Kulturnämnden, intäkter | 210 | 214
        Kulturnämnden, kostnader | −1 310 | −1 352
        Netto | −1 100 | −1 138
        Fritidsnämnden, intäkter | 95 | 99
        Fritidsnämnden, kostnader | −702 | −731
        Netto | −607 | −632
        Summa intäkter | 305 | 313
        Summa kostnader | −2 012 | −2 083
        Summa netto | −1 707 | −1 770""",
    "two tables side by side": """Enhet | Kvinnor | Män | Totalt | Kvinnor | Män | Totalt
        Norra | 41 | 12 | 53 | 44 | 15 | 59
        Södra | 37 | 20 | 57 | 35 | 22 | 57
        Summa | 78 | 32 | 110 | 79 | 37 | 116""",
    "indicators one of which is a total": """Mått | 2023 | 2024 | 2025
        Antal föreningar | 74 | 78 | 80
        Antal bidrag | 41 | 44 | 46
        Totalt antal deltagartillfällen | 31 200 | 32 150 | 33 480""",
    "net of two columns": """Verksamhet | Intäkter | Kostnader | Netto
        Bibliotek | 210 | −4 305 | −4 095
        Kulturskola | 480 | −2 260 | −1 780
        Simhall | 1 920 | −5 115 | −3 195
        Summa | 2 610 | −11 680 | −9 070""",
    "negative figures in brackets": """Post | 2024 | 2025
        Intäkter | 410 | 422
        Kostnader | (388) | (401)
        Resultat | 22 | 21""",
    "last year in brackets": """Post | Utfall | Ärenden
        Norra | 410 | 51 (48)
        Södra | 388 | 62 (66)
        Summa | 798 | 113 (114)""",
    "wages": """Grupp | Antal | Medellön
        Undersköterskor | 210 | 31 200
        Sjuksköterskor | 44 | 42 100
        Totalt | 254 | 33 088""",
    "a risk is a product": """Risk | Sannolikhet | Konsekvens | Summa
        Brand | 2 | 4 | 8
        Elavbrott | 2 | 2 | 4
        Översvämning | 3 | 3 | 9
        Snö | 4 | 1 | 4""",
    "a frame and its change": """Nämnd, tkr | Ram 2025 | Förändring | Ram 2026
        Skola | 96 300 | −1 100 | 95 200
        Omsorg | 371 400 | 8 200 | 379 600
        Teknik | 61 700 | 300 | 62 000
        Summa | 529 400 | 7 400 | 536 800""",
    "years down the side": """År | Kvinnor | Män | Totalt
        2023 | 612 | 204 | 816
        2024 | 598 | 211 | 809
        2025 | 605 | 219 | 824""",
    "numbered rows": """Nr | Projekt | 2025 | 2026
        1 | Simhall | 12,5 | 40,0
        2 | Skola | 8,0 | 15,5
        3 | Cykelväg | 3,5 | 2,5
        | Summa | 24,0 | 58,0""",
}


@pytest.mark.parametrize("name", SILENT)
def test_ordinary_tables_are_not_called_wrong(name: str) -> None:
    assert wrong(SILENT[name]) == []


def test_a_table_of_percentages_by_its_caption_has_no_totals() -> None:
    rows = "Grupp | 2024 | 2025\nKvinnor | 8,1 | 7,9\nMän | 4,9 | 5,1\nTotalt | 13,0 | 13,1"
    assert right(rows, before="Sjukfrånvaro, procent") == []


@pytest.mark.parametrize(
    "caption", ["Driftbudget per nämnd, tkr", "Kostnader per augusti", "Tabell 3. Bidrag per område"]
)
def test_what_a_table_is_divided_by_is_no_share(caption: str) -> None:
    rows = "Nämnd | 2024 | 2025\nKultur | 410 | 422\nTeknik | 88 | 91\nTotalt | 498 | 531"
    assert wrong(rows, before=caption) == [("Totalt", 531, 513)]


MONEY = "Nämnd, tkr | 2024 | 2025 | 2026\nKultur | 410 | 422 | 431\nTeknik | 88 | 91 | 96\nTotalt | 498 | 531 | 527"


@pytest.mark.parametrize(
    "before",
    [
        "Hittills har 109,7 mnkr förbrukats, drygt 66 procent.",
        "Tabellen visar kostnaderna. Knappt fem procent av dem är nya.",
        "Det blir i snitt nästan 38 mnkr per år och 1 200 kronor per invånare.",
        "Sjukfrånvaron, i procent\n\n## Kostnader",
    ],
)
def test_sentences_with_figures_of_their_own_do_not_tell_what_the_figures_of_the_table_are(before: str) -> None:
    assert wrong(MONEY, before=before) == [("Totalt", 531, 513)]


@pytest.mark.parametrize(
    "before", ["Tabellen visar antal per 1 000 invånare.", "Nöjd kund-index", "Andelar anges i procent för 2025."]
)
def test_sentences_that_tell_what_the_figures_of_the_table_are_do(before: str) -> None:
    assert wrong(MONEY, before=before) == []


def test_a_figure_that_upsets_its_row_and_its_column_is_told_at_its_own_place() -> None:
    rows = """Insats | Kvinnor | Män | Totalt
        Praktik | 64 | 58 | 122
        Utbildning | 41 | 75 | 96
        Coach | 72 | 81 | 153
        Summa | 177 | 194 | 371"""
    (one,) = [one for one in claims(table(rows)) if one.holds is False]
    assert (one.text, one.stated, one.computed, one.calculation) == ("Män", 75, 55, "96 − 41 = 55")
    assert [place.text for place in one.sources] == ["Totalt 96", "Kvinnor 41"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # few more than women and men, but not in the sum of all
        (
            """Insats | Kvinnor | Män | Totalt
            Praktik | 64 | 58 | 122
            Utbildning | 41 | 55 | 98
            Coach | 72 | 81 | 153
            Summa | 177 | 194 | 371""",
            [("Totalt", 98, 96)],
        ),
        # a lost minus where costs have their own
        (
            """Post, tkr | Prognos | Budget | Förändring
            Avgifter | 96 400 | 99 800 | 3 400
            Bidrag | 8 300 | 7 600 | −700
            Energi | −58 600 | −59 100 | −500
            Personal | −38 900 | −40 600 | −1 700
            Underhåll | −21 700 | −20 500 | −1 200""",
            [("Förändring", -1200, 1200)],
        ),
        # and where the change is one from year to year
        (
            """Plats | 2024 | 2025 | Förändring
            Ekhallen | 5 096 | 4 520 | −576
            Alhallen | 8 877 | 9 681 | 804
            Simhallen | 6 916 | 8 492 | 1 576
            Ishallen | 5 589 | 5 739 | 150
            Sporthallen | 1 586 | 1 919 | −333""",
            [("Förändring", -333, 333)],
        ),
    ],
)
def test_what_the_rest_of_the_table_leaves_no_room_for_is_wrong(
    rows: str, expected: list[tuple[str, float, float]]
) -> None:
    assert wrong(rows) == expected


@pytest.mark.parametrize(
    ("head", "told"),
    [("Förändring", True), ("Kostnadsökning", True), ("Ökning", True), ("Ansökningar", False), ("Undersökning", False)],
)
def test_a_head_tells_whether_a_column_sets_two_others_against_each_other(head: str, told: bool) -> None:
    assert words.difference_word(head) is told


@pytest.mark.parametrize(
    ("label", "told"), [("Medel", True), ("I medel", True), ("Likvida medel", False), ("Medel från driften", False)]
)
def test_means_are_averages_only_where_they_stand_alone(label: str, told: bool) -> None:
    assert words.ratio_word(label) is told


def test_a_table_of_costs_per_inhabitant_has_no_totals() -> None:
    rows = "Nämnd | 2024 | 2025\nKultur | 410 | 422\nTeknik | 88 | 91\nTotalt | 498 | 531"
    assert claims(f"Kostnad per invånare\n\n{table(rows)}") == []


def test_heads_of_years_and_heads_repeated_in_mid_table_are_no_rows() -> None:
    head = "Verksamhet\t2024\t2025\n"
    rows = "Kultur\t410\t422\nTeknik\t88\t91\n"
    text = f"# Plan\n\n{head}{rows}{head}Stab\t31\t33\nSumma\t529\t546\n"
    assert [(one.stated, one.holds) for one in claims(text)] == [(529, True), (546, True)]


def test_a_head_merged_over_two_columns_is_that_of_both() -> None:
    text = (
        "# Plan\n\nPersonal\tKvinnor\t\tAndel i procent\t\n\t2024\t2025\t2024\t2025\n"
        "Norra\t41\t44\t71\t72\nSödra\t37\t35\t66\t64\nTotalt\t78\t79\t68\t68\n"
    )
    assert [(one.stated, one.holds) for one in claims(text)] == [(78, True), (79, True)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12,5", 12.5),
        ("−1 049,5", -1049.5),
        ("– 5", -5),
        ("5-", -5),
        ("(5)", -5),
        ("±0", 0),
        ("12 tkr", 12),
        ("1 049 kr", 1049),
        ("7*", 7),
        ("7²", 7),
        ("8 %", 8),
    ],
)
def test_a_cell_is_read_as_the_figure_it_holds(cell: str, value: float) -> None:
    entry = cell_of(cell)
    assert (entry.kind, entry.value) == ("figure", value)


@pytest.mark.parametrize("cell", ["i.u.", "12 (11)", "5 av 8", "ca 12", "< 5", "2025-06-01", "12/14", "↑ 8", "ja"])
def test_a_cell_with_words_or_two_figures_cannot_be_reckoned_with(cell: str) -> None:
    assert cell_of(cell).kind == "unknown"


@pytest.mark.parametrize("cell", ["", "-", "–", "—", "- -"])
def test_an_empty_cell_or_a_dash_is_nothing(cell: str) -> None:
    assert cell_of(cell).kind == "nothing"


@pytest.mark.parametrize(
    ("label", "rank"),
    [
        ("Summa", "total"),
        ("Summa kostnader", "total"),
        ("Delsumma", "total"),
        ("Totalt", "total"),
        ("TOTALT", "total"),
        ("Nämnden totalt", "total"),
        ("Sammanlagt", "total"),
        ("Årets resultat", "result"),
        ("Verksamhetens nettokostnader", "result"),
        ("Underskott mnkr", "result"),
        ("Totalförsvar", ""),
        ("Nettokostnad totalt för vuxna", "result"),
        ("Konsumtion", ""),
        ("Personal", ""),
    ],
)
def test_a_label_tells_by_its_words_whether_it_is_a_total(label: str, rank: str) -> None:
    assert words.rank(label) == rank


def test_a_total_may_sum_rows_on_the_page_before() -> None:
    first = "Enhet\t2024\t2025\t2026\nNorra\t210\t-\t-\nSödra\t188\t-\t-\n"
    last = "Västra\t77\t80\t82\nÖstra\t61\t66\t69\nSumma\t536\t146\t151\n"
    text = f"# Plan\n\n{first}\nSidan fortsätter här med en rad text som bryter tabellen i två.\n\n{last}"
    assert [one for one in claims(text) if one.holds is False] == []

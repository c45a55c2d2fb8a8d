"""Tables as budgets, annual reports and follow-ups have them: right ones are silent, one wrong figure is found."""

from __future__ import annotations

import pytest

from malkoll.facts.claims.totals import totals_in
from malkoll.readers import read

LAYOUTS = {
    "running costs per board": """\
Nämnd, tkr | Bokslut 2025 | Budget 2026 | Budget 2027 | Förändring
Kommunstyrelsen | −61 480 | −63 250 | −64 900 | −1 650
Bygg- och miljönämnden | −14 215 | −14 870 | −15 120 | −250
Barn- och utbildningsnämnden | −402 660 | −411 300 | −409 750 | 1 550
Socialnämnden | −377 945 | −389 100 | −398 400 | −9 300
Kultur- och fritidsnämnden | −48 830 | −49 560 | −50 245 | −685
Summa nämnder | −905 130 | −928 080 | −938 415 | −10 335""",
    "investments per project": """\
Projekt, mnkr | Total budget | Utfall t.o.m. 2025 | Budget 2026 | Prognos 2026 | Avvikelse
Ny förskola Ekbacken | 64,0 | 12,4 | 38,5 | 36,0 | 2,5
Ombyggnad brandstation | 22,5 | 3,1 | 11,0 | 12,2 | −1,2
Gång- och cykelvägar | 9,0 | 0,0 | 9,0 | 7,4 | 1,6
IT-utrustning | 6,2 | 0,0 | 6,2 | 6,2 | 0,0
Summa | 101,7 | 15,5 | 64,7 | 61,8 | 2,9""",
    "an income statement": """\
Resultaträkning (mnkr) | Bokslut 2025 | Budget 2026 | Prognos 2026 | Avvikelse
Verksamhetens intäkter | 228,4 | 219,0 | 224,6 | 5,6
Verksamhetens kostnader | −1 102,7 | −1 121,5 | −1 135,2 | −13,7
Avskrivningar | −51,3 | −54,0 | −53,1 | 0,9
Verksamhetens nettokostnader | −925,6 | −956,5 | −963,7 | −7,2
Skatteintäkter | 702,8 | 721,4 | 719,8 | −1,6
Generella statsbidrag och utjämning | 248,1 | 252,0 | 253,7 | 1,7
Verksamhetens resultat | 25,3 | 16,9 | 9,8 | −7,1
Finansiella intäkter | 7,6 | 6,5 | 7,9 | 1,4
Finansiella kostnader | −9,2 | −11,0 | −10,3 | 0,7
Årets resultat | 23,7 | 12,4 | 7,4 | −5,0""",
    "a balance sheet": """\
Balansräkning, tkr | 2024-12-31 | 2025-12-31
Immateriella tillgångar | 2 140 | 1 865
Materiella tillgångar | 1 214 330 | 1 268 915
Finansiella tillgångar | 38 420 | 38 420
Summa anläggningstillgångar | 1 254 890 | 1 309 200
Förråd | 1 115 | 1 230
Fordringar | 96 740 | 102 385
Kassa och bank | 88 205 | 61 990
Summa omsättningstillgångar | 186 060 | 165 605
Summa tillgångar | 1 440 950 | 1 474 805""",
    "a cash flow statement": """\
Kassaflöde, mnkr | 2024 | 2025 | Budget 2026
Årets resultat | 21,3 | 23,7 | 12,4
Justering för avskrivningar | 48,9 | 51,3 | 54,0
Förändring av rörelsekapital | −6,4 | 2,8 | 0,0
Medel från verksamheten | 63,8 | 77,8 | 66,4
Investeringar | −92,1 | −104,5 | −101,7
Försäljning av tillgångar | 1,4 | 3,9 | 0,0
Medel från investeringar | −90,7 | −100,6 | −101,7
Nya lån | 40,0 | 30,0 | 35,0
Amortering | −5,0 | −5,0 | −5,0
Medel från finansiering | 35,0 | 25,0 | 30,0
Årets kassaflöde | 8,1 | 2,2 | −5,3""",
    "key figures": """\
Nyckeltal | Utfall 2024 | Utfall 2025 | Mål 2026 | Förändring
Antal hushåll med försörjningsstöd | 412 | 388 | 370 | −24
Kostnad per brukare, kr | 214 300 | 221 900 | 225 000 | 7 600
Handläggningstid, dagar | 31 | 27 | 25 | −4
Nöjda brukare, procent | 84 | 86 | 90 | 2
Sjukfrånvaro, procent | 8,1 | 7,4 | 7,0 | −0,7""",
    "staff by sex with change": """\
Förvaltning | Kvinnor | Män | Totalt 2025 | Totalt 2024 | Förändring
Kommunledning | 58 | 37 | 95 | 98 | −3
Barn och utbildning | 712 | 168 | 880 | 861 | 19
Vård och omsorg | 804 | 131 | 935 | 950 | −15
Teknik och service | 66 | 113 | 179 | 172 | 7
Totalt | 1 640 | 449 | 2 089 | 2 081 | 8""",
    "sick leave": """\
Sjukfrånvaro, procent | 2023 | 2024 | 2025
Kommunledning | 3,2 | 3,6 | 3,1
Barn och utbildning | 7,4 | 7,1 | 6,8
Vård och omsorg | 9,8 | 9,2 | 9,0
Totalt | 8,0 | 7,6 | 7,3""",
    "volumes per month": """\
Volym | Jan | Feb | Mars | April | Totalt
Hemtjänsttimmar | 8 412 | 7 935 | 8 640 | 8 377 | 33 364
Korttidsdygn | 455 | 431 | 470 | 462 | 1 818
Trygghetslarm, utryckningar | 311 | 287 | 342 | 329 | 1 269
Matlådor | 2 905 | 2 760 | 2 988 | 2 874 | 11 527""",
    "months down the side with an average": """\
Månad | Ansökningar | Beslut | Avslag
Januari | 61 | 48 | 13
Februari | 55 | 46 | 9
Mars | 72 | 57 | 15
April | 64 | 55 | 9
Summa | 252 | 206 | 46
Genomsnitt | 63 | 51,5 | 11,5""",
    "period and year, each with its deviation": """\
Tkr | Budget jan–aug | Utfall jan–aug | Avvikelse period | Budget | Prognos | Avvikelse helår
Äldreomsorg | 131 470 | 133 025 | −1 555 | 197 200 | 199 400 | −2 200
Funktionsstöd | 47 860 | 46 910 | 950 | 71 800 | 70 600 | 1 200
Individ och familj | 33 120 | 35 290 | −2 170 | 49 700 | 52 500 | −2 800
Stab | 9 315 | 9 080 | 235 | 14 000 | 13 800 | 200
Summa | 221 765 | 224 305 | −2 540 | 332 700 | 336 300 | −3 600""",
    "income with a sign of its own": """\
Post, tkr | Budget | Utfall | Avvikelse
Avgifter | 12 450 | 12 910 | 460
Statsbidrag | 8 300 | 7 985 | −315
Summa intäkter | 20 750 | 20 895 | 145
Personal | 96 340 | 97 215 | −875
Lokaler | 18 900 | 18 655 | 245
Övrigt | 11 270 | 10 820 | 450
Summa kostnader | 126 510 | 126 690 | −180
Nettokostnad | 105 760 | 105 795 | −35""",
    "population by age": """\
Ålder | Kvinnor | Män | Totalt
0–5 år | 512 | 548 | 1 060
6–15 år | 1 031 | 1 094 | 2 125
16–64 år | 5 207 | 5 488 | 10 695
65–79 år | 1 522 | 1 466 | 2 988
80– år | 611 | 433 | 1 044
Samtliga | 8 883 | 9 029 | 17 912""",
    "how a frame is reckoned": """\
Beräkning av ram, tkr | 2026 | 2027 | 2028
Ram föregående år | 372 400 | 379 615 | 383 290
Löneökningar | 8 640 | 8 910 | 9 150
Volymer | 2 175 | −1 235 | 1 480
Effektivisering | −3 600 | −4 000 | −4 000
Summa ram | 379 615 | 383 290 | 389 920""",
    "net of income and cost": """\
Område, mnkr | Inkomster | Utgifter | Netto
Kvarnängen | 34,5 | −28,2 | 6,3
Norra stranden | 12,0 | −17,4 | −5,4
Sågverkstomten | 8,6 | −3,9 | 4,7
Summa | 55,1 | −49,5 | 5,6""",
    "fees by kind": """\
Taxa, tkr | Vatten | Avlopp | Renhållning | Summa
Fasta avgifter | 8 214 | 9 077 | 6 530 | 23 821
Rörliga avgifter | 11 645 | 12 318 | 4 915 | 28 878
Anläggningsavgifter | 1 290 | 1 655 | – | 2 945
Summa | 21 149 | 23 050 | 11 445 | 55 644""",
    "companies": """\
Bolag, mnkr | Omsättning 2024 | Omsättning 2025 | Resultat 2024 | Resultat 2025
Ekbackens bostäder | 164,2 | 171,8 | 9,3 | 7,7
Ekbackens energi | 238,5 | 229,4 | 18,1 | 15,6
Ekbackens näringsfastigheter | 21,7 | 22,9 | −1,4 | 0,8
Summa bolag | 424,4 | 424,1 | 26,0 | 24,1""",
    "children per preschool": """\
Förskola | Flickor | Pojkar | Barn totalt | Avdelningar
Myran | 31 | 36 | 67 | 4
Humlan | 27 | 24 | 51 | 3
Trollsländan | 44 | 39 | 83 | 5
Skalbaggen | 18 | 21 | 39 | 2
Summa | 120 | 120 | 240 | 14""",
    "what is left of a budget": """\
Projekt, tkr | Budget 2025 | Utfall 2025 | Kvar av budget | Ombudgeteras
Skolgårdar | 3 500 | 2 180 | 1 320 | 1 300
Belysning | 2 750 | 2 695 | 55 | 0
Lekplatser | 1 900 | 745 | 1 155 | 1 150
Badplatser | 820 | 860 | −40 | 0
Summa | 8 970 | 6 480 | 2 490 | 2 450""",
    "parts of rows": """\
Verksamhet, tkr | 2024 | 2025 | 2026
Grundskola | 188 420 | 193 765 | 197 310
varav fritidshem | 22 115 | 22 940 | 23 480
varav skolskjuts | 9 870 | 10 235 | 10 410
Gymnasieskola | 71 340 | 72 885 | 74 120
varav interkommunal ersättning | 31 760 | 33 015 | 33 900
Vuxenutbildning | 9 455 | 9 730 | 9 985
Totalt | 269 215 | 276 380 | 281 415""",
    "thirds of a year": """\
Insats | T1 | T2 | T3 | Helår
Sökande | 214 | 187 | 239 | 640
Antagna | 131 | 118 | 146 | 395
Avbrott | 17 | 22 | 14 | 53
Klara | 96 | 88 | 109 | 293""",
    "answers to a survey": """\
Skola | Svar pojkar | Svar flickor | Svar totalt | Trygga pojkar, % | Trygga flickor, %
Ekskolan | 71 | 66 | 137 | 88 | 85
Alskolan | 54 | 59 | 113 | 91 | 86
Byskolan | 38 | 35 | 73 | 84 | 89
Alla skolor | 163 | 160 | 323 | 88 | 86""",
}

# A figure that is changed, and the row where that is told.
PLANTED = [
    ("running costs per board", "Socialnämnden", "Förändring", "−8 300", "Socialnämnden"),
    ("running costs per board", "Bygg- och miljönämnden", "Förändring", "250", "Bygg- och miljönämnden"),
    ("running costs per board", "Summa nämnder", "Budget 2027", "−938 515", "Summa nämnder"),
    ("running costs per board", "Kommunstyrelsen", "Bokslut 2025", "−61 840", "Summa nämnder"),
    ("investments per project", "Summa", "Utfall t.o.m. 2025", "25,5", "Summa"),
    ("investments per project", "Gång- och cykelvägar", "Avvikelse", "−1,6", "Gång- och cykelvägar"),
    ("investments per project", "Ny förskola Ekbacken", "Prognos 2026", "38,0", "Ny förskola Ekbacken"),
    ("an income statement", "Verksamhetens kostnader", "Avvikelse", "13,7", "Verksamhetens kostnader"),
    ("an income statement", "Årets resultat", "Budget 2026", "14,2", "Årets resultat"),
    ("an income statement", "Verksamhetens resultat", "Prognos 2026", "8,9", "Verksamhetens resultat"),
    ("a balance sheet", "Summa anläggningstillgångar", "2024-12-31", "1 254 980", "Summa anläggningstillgångar"),
    ("a balance sheet", "Fordringar", "2025-12-31", "202 385", "Summa omsättningstillgångar"),
    ("staff by sex with change", "Vård och omsorg", "Totalt 2025", "953", "Vård och omsorg"),
    ("staff by sex with change", "Barn och utbildning", "Förändring", "−19", "Barn och utbildning"),
    ("staff by sex with change", "Totalt", "Män", "494", "Totalt"),
    ("volumes per month", "Korttidsdygn", "Totalt", "1 918", "Korttidsdygn"),
    ("volumes per month", "Hemtjänsttimmar", "Mars", "6 840", "Hemtjänsttimmar"),
    ("months down the side with an average", "Summa", "Avslag", "64", "Summa"),
    ("months down the side with an average", "Mars", "Beslut", "75", "Summa"),
    ("period and year, each with its deviation", "Funktionsstöd", "Avvikelse helår", "−1 200", "Funktionsstöd"),
    ("period and year, each with its deviation", "Summa", "Budget jan–aug", "212 765", "Summa"),
    (
        "period and year, each with its deviation",
        "Individ och familj",
        "Avvikelse period",
        "−2 710",
        "Individ och familj",
    ),
    ("income with a sign of its own", "Summa intäkter", "Utfall", "20 985", "Summa intäkter"),
    ("income with a sign of its own", "Lokaler", "Avvikelse", "425", "Lokaler"),
    ("income with a sign of its own", "Personal", "Budget", "106 340", "Personal"),
    ("population by age", "Samtliga", "Män", "9 092", "Samtliga"),
    ("population by age", "65–79 år", "Totalt", "2 898", "65–79 år"),
    ("population by age", "6–15 år", "Kvinnor", "1 301", "6–15 år"),
    ("how a frame is reckoned", "Summa ram", "2027", "385 290", "Summa ram"),
    ("how a frame is reckoned", "Volymer", "2027", "1 235", "Summa ram"),
    ("net of income and cost", "Norra stranden", "Netto", "5,4", "Norra stranden"),
    ("net of income and cost", "Summa", "Utgifter", "−45,9", "Summa"),
    ("fees by kind", "Rörliga avgifter", "Summa", "28 788", "Rörliga avgifter"),
    ("fees by kind", "Summa", "Renhållning", "14 445", "Summa"),
    ("fees by kind", "Fasta avgifter", "Avlopp", "9 770", "Fasta avgifter"),
    ("companies", "Summa bolag", "Resultat 2024", "28,6", "Summa bolag"),
    ("companies", "Ekbackens energi", "Omsättning 2025", "249,4", "Summa bolag"),
    ("children per preschool", "Trollsländan", "Barn totalt", "38", "Trollsländan"),
    ("children per preschool", "Summa", "Pojkar", "102", "Summa"),
    ("what is left of a budget", "Lekplatser", "Kvar av budget", "1 515", "Lekplatser"),
    ("what is left of a budget", "Summa", "Ombudgeteras", "2 540", "Summa"),
    ("what is left of a budget", "Skolgårdar", "Utfall 2025", "1 280", "Skolgårdar"),
    ("parts of rows", "Totalt", "2025", "267 380", "Totalt"),
    ("parts of rows", "Gymnasieskola", "2026", "72 140", "Totalt"),
    ("answers to a survey", "Alskolan", "Svar totalt", "131", "Alskolan"),
    ("answers to a survey", "Alla skolor", "Svar flickor", "180", "Alla skolor"),
]


def cells(layout: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in LAYOUTS[layout].splitlines()]


def wrong(rows: list[list[str]]) -> list[str]:
    """The rows in which something is called wrong."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    found = totals_in(read("plan.md", ("# Plan för Ekbackens kommun\n\n" + "\n".join(lines) + "\n").encode()))
    return [rows[one.span.line - 4][0] for one in found if one.holds is False]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_ordinary_tables_whose_figures_agree_are_not_called_wrong(layout: str) -> None:
    assert wrong(cells(layout)) == []


@pytest.mark.parametrize(("layout", "row", "column", "figure", "told"), PLANTED)
def test_one_wrong_figure_is_told_once_in_the_row_that_is_wrong(
    layout: str, row: str, column: str, figure: str, told: str
) -> None:
    rows = cells(layout)
    at = next(one for one in rows if one[0] == row)
    at[rows[0].index(column)] = figure
    assert wrong(rows) == [told]

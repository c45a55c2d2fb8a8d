"""Values for women and men told in running text, of an indicator whose own values are for all."""

from __future__ import annotations

import pytest
from plan_reading import report_in

REPORT = """# Årsrapport 2026

## Mål 1: Gästerna ska vara nöjda

Bedömning: Uppfyllt

| Indikator | Utfall 2026 | Målvärde 2026 |
|---|---|---|
| {} | {} | 70 % |

Kommentar: {}

## Mer om siffrorna

{}
"""
SHARE, COUNT, INDEX = "Andel nöjda gäster", "Antal besökare", "Medarbetarengagemang, index"


def split(name: str, outcome: str, comment: str, elsewhere: str = "Siffrorna är från mars.") -> bool:
    (goal,) = report_in(REPORT.format(name, outcome, comment, elsewhere)).goals
    (indicator,) = goal.indicators
    return indicator.sex_split


@pytest.mark.parametrize(
    "comment",
    [
        "Av kvinnorna är 60 procent nöjda med maten, av männen 64 procent.",
        "Männen är något mer nöjda, 66 procent, än kvinnorna, 58 procent.",
        "Bland flickorna är 61 procent nöjda och bland pojkarna 63 procent.",
    ],
)
def test_shares_of_women_and_men_on_either_side_of_an_outcome_split_it(comment: str) -> None:
    assert split(SHARE, "62 %", comment)


def test_an_outcome_whose_name_says_that_it_is_a_share_needs_no_sign_of_its_own() -> None:
    assert split("Nöjda gäster (%)", "62", "Av kvinnorna är 60 procent nöjda, av männen 64 procent.")


@pytest.mark.parametrize(
    "comment",
    [
        "Av kvinnorna är 66 procent nöjda med maten, av männen 71 procent.",
        "Bland flickorna är 61 procent nöjda.",
        "Det är 60 procent i centrum och 64 procent i byarna, för både kvinnor och män och i alla 12 lokaler.",
        "Av de 60 kvinnorna och de 64 männen svarade alla.",
    ],
)
def test_other_figures_do_not(comment: str) -> None:
    assert not split(SHARE, "62 %", comment)


def test_a_count_is_split_by_two_counts_that_make_it() -> None:
    assert split(COUNT, "90", "Av besökarna var 50 kvinnor och 40 män.")
    assert not split(COUNT, "45", "Av besökarna var 50 kvinnor och 40 män.")


def test_text_that_stands_elsewhere_must_name_the_indicator() -> None:
    assert split(INDEX, "79", "Bra.", "Engagemangsindex 2026 var 80 för kvinnor och 78 för män.")
    assert not split(INDEX, "79", "Bra.", "Nöjdheten var 80 för kvinnor och 78 för män.")

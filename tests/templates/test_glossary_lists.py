"""Lists that explain what kinds of goals are, among lists that set goals."""

from __future__ import annotations

import pytest
from plan_reading import document, recognised, titles

from malkoll.templates.glossaries import explaining_lines

KINDS = "- Inriktningsmål – fullmäktiges vilja\n- Resultatmål – vad varje nämnd ska uppnå\n"


def explained(text: str) -> set[int]:
    return set(explaining_lines(document(text)))


@pytest.mark.parametrize(
    "items",
    [
        KINDS,
        "- Vision: hur kommunen ska vara\n- Effektmål: det som blir bättre\n",
        "- Uppdrag är sådant som nämnden får\n- Delmål avser steg på vägen\n- Åtgärd betyder sådant som görs\n",
        "- Etappmål - steg på vägen\n- Ansvarig - den som svarar\n- Mål - det vi vill\n",
    ],
)
@pytest.mark.parametrize("after", ["", "\nText.\n", "\n## Mål 1: Renare luft\n\n- Ansvarig: Chef\n"])
def test_a_list_of_words_and_what_they_mean_explains(items: str, after: str) -> None:
    assert explained("# Plan\n\n" + items + after) == set(range(3, 3 + items.count("\n")))


@pytest.mark.parametrize(
    "items",
    [
        "- Resultatmål – vad varje nämnd ska uppnå\n",
        "- Resultatmål – vad varje nämnd ska uppnå\n- Fler ska läsa\n",
        "- Vision – hur kommunen ska vara\n- Värdegrund – hur vi möter varandra\n",
        "- Inriktningsmål – Fullmäktiges vilja\n- Resultatmål – vad varje nämnd ska uppnå\n",
        "- Inriktningsmål – fler läser\n- Inriktningsmål – fler räknar\n",
        "- Inriktningsmål – resorna ska bli färre\n- Resultatmål – luften blir renare\n",
        "- Inriktningsmål – minst hälften läser\n- Resultatmål – alla simmar\n",
        "- Mål – färre faller\n- Ansvarig – enhetschefen\n- Klart – december\n",
    ],
)
def test_a_list_that_promises_or_says_something_else_explains_nothing(items: str) -> None:
    assert explained("# Plan\n\n" + items) == set()


def test_each_list_is_looked_at_for_itself() -> None:
    assert explained("# Plan\n\n- Fler läser\n- Fler går\n\nText.\n\n" + KINDS + "\nText.\n\n- Fler äter\n") == {8, 9}


def test_goals_listed_below_what_explains_them_are_set() -> None:
    plan = recognised("# Plan 2026\n\n## Mål\n\n" + KINDS + "\nDetta är våra:\n\n## Mål\n\n- Fler läser\n- Fler går\n")
    assert titles(plan) == ["Fler läser", "Fler går"]

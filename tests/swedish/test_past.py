"""Whether a text tells of what has happened."""

from __future__ import annotations

import pytest

from malkoll.swedish.past import tells_of_the_past


@pytest.mark.parametrize(
    "text",
    [
        "Besöken ökade i april.",
        "Taket brann, och eleverna flyttades till Medborgarhuset.",
        "Nämnden hade sju mål.",
        "Det var fler än året innan.",
        "Väntetiden blev kortare.",
        "Bussen köptes in i maj.",
    ],
)
def test_verbs_in_the_past_tense_tell_of_what_has_happened(text: str) -> None:
    assert tells_of_the_past(text)


@pytest.mark.parametrize(
    "text",
    [
        "Målen följs upp tre gånger.",
        "De planerade åtgärderna görs i maj.",
        "Målen är hämtade ur planen.",
        "Arbetet sker enligt beslutade mål.",
        "Planerade åtgärder görs.",
        "Bedömningen görs i tre steg.",
        "Var och en ansvarar för sitt, och vart fjärde mål är nytt.",
        "",
    ],
)
def test_verbs_in_the_present_tense_participles_and_nouns_do_not(text: str) -> None:
    assert not tells_of_the_past(text)

"""A requirement read aloud: each is said in the words that a person would choose for it."""

from __future__ import annotations

import pytest
from rule_files import sentence, template

from malkoll import language


@pytest.mark.parametrize(
    ("swedish", "english"),
    [
        ("Varje underlag ska ha en metod.", "Every piece of evidence must have a method."),
        ("Varje mål ska ha ett underlag.", "Every goal must have evidence."),
        ("Varje mål ska ha minst ett underlag.", "Every goal must have at least one piece of evidence."),
        ("Varje mål ska ha minst en indikator.", "Every goal must have at least one indicator."),
        ("Varje mål ska ha minst 2 underlag.", "Every goal must have at least 2 pieces of evidence."),
        ("Varje mål utan indikator ska ha en ansvarig.", "Every goal without an indicator must have a responsible."),
        ("Varje mål utan underlag ska ha en ansvarig.", "Every goal without evidence must have a responsible."),
        ("Fråga vid varje mål som saknar indikator.", "Ask for every goal that lacks an indicator."),
        (
            "Varje avvikande mål som inte har en kommentar med orsak ska ha en ansvarig.",
            "Every deviating goal that does not have a comment with cause must have a responsible.",
        ),
        (
            "Varje mål som inte har minst 2 indikatorer ska ha en ansvarig.",
            "Every goal that does not have at least 2 indicators must have a responsible.",
        ),
        ("Varje mål ska inte ha en indikator.", "Every goal must not have an indicator."),
        ("Inget mål får sakna indikator.", "No goal may lack an indicator."),
        ("Varje indikator ska ha en åtgärd.", "Every indicator must have an action."),
        ("Varje mål ska ha en åtgärd.", "Every goal must have a measure."),
    ],
)
def test_a_requirement_in_the_plainest_words_is_read_aloud_as_it_is_written(swedish: str, english: str) -> None:
    tree = sentence(swedish)
    assert (language.read_aloud(tree, "sv"), language.read_aloud(tree, "en")) == (swedish, english)
    assert sentence(english, "en") == tree


def test_a_template_that_names_no_kind_of_document_says_none() -> None:
    said = 'Ett mål är rubriken "Mål {nummer}".'
    assert language.read_template(template(said), "sv") == (said,)
    of_plan = language.read_template(template(said, "Dokumentet är en plan."), "sv")
    assert of_plan == ("Dokumentet är en plan.", said)

"""What a requirement needs besides the document it is tried on, and that letters keep their places."""

from __future__ import annotations

import pytest
from rule_files import rule_with

from malkoll import language
from malkoll.errors import RuleFileError
from malkoll.language.grammar import lower
from malkoll.language.tree import Requirement


def requirement(*sentences: str, clause: str = "") -> Requirement:
    said = [*sentences, clause] if clause else list(sentences)
    return language.parse(rule_with(*said), "prov.krav").requirements[0]


@pytest.mark.parametrize(
    ("sentence", "of_plan", "of_report"),
    [
        ("Varje mål ska ha en indikator.", False, False),
        ("Varje mål i planen ska finnas i uppföljningsrapporten.", True, True),
        ("Varje mål i planen ska ha en indikator.", False, True),
        ("Varje mål i uppföljningsrapporten ska ha en indikator.", True, False),
        ("Varje mål bör vara formulerat som i planen.", True, True),
        ("Varje mål bör ha en indikator som behåller planens målvärde.", True, True),
        ("Varje indikator som behåller planens målvärde bör ha ett utfall.", True, True),
        ("Fråga vid varje mål som saknar indikator.", False, False),
        ("Varje mål bör vara bedömt.", False, False),
    ],
)
def test_a_requirement_needs_the_other_document_for_what_only_a_comparison_tells(sentence, of_plan, of_report) -> None:
    one = requirement(sentence)
    assert (one.needs_other("plan"), one.needs_other("follow-up")) == (of_plan, of_report)


def test_a_requirement_is_about_a_comparison_where_any_of_its_documents_needs_another() -> None:
    said = "Varje mål i planen ska ha en indikator."
    assert requirement(said).about_comparison
    assert requirement(said, clause="gäller uppföljning").about_comparison
    assert not requirement(said, clause="gäller plan").about_comparison
    assert requirement("Varje mål ska ha en ansvarig.", said).about_comparison


def test_a_requirement_is_about_exceptions_where_all_its_sentences_are() -> None:
    of_exceptions, of_goals = "Varje undantag ska vara fullständigt.", "Varje mål ska ha en ansvarig."
    assert requirement(of_exceptions).about_exceptions
    assert not requirement(of_exceptions, of_goals).about_exceptions
    assert not requirement(of_goals).about_exceptions
    assert not requirement("kontroll egen").about_exceptions


def test_every_letter_keeps_its_place_in_lower_case() -> None:
    assert lower("VARJE MÅL Är") == "varje mål är"
    assert lower("İ Å ÅÄÖ İb") == "İ å åäö İb"
    assert len(lower("İİA")) == 3


def test_a_word_after_a_letter_that_grows_in_lower_case_is_pointed_out_where_it_stands() -> None:
    with pytest.raises(RuleFileError) as told:
        language.parse(rule_with("Varje mål ska ha en indikator.", 'källa "İİİ"', "sÄkerhet hgö"), "prov.krav")
    (mistake,) = told.value.mistakes
    assert mistake.source[mistake.column - 1 :][: mistake.width] == "hgö"

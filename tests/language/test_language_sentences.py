"""What the requirement language can say, in both languages."""

from __future__ import annotations

import pytest
from corpus import SENTENCES, STATEMENTS
from rule_files import mistakes, sentence, statement, template

from malkoll import language
from malkoll.errors import RuleFileError
from malkoll.language.tree import Compare, Count, Exists, Has, Is, Mentions, Sentence, Subject, Thing


@pytest.mark.parametrize(("swedish", "english"), SENTENCES)
def test_a_requirement_gives_one_tree_in_both_languages(swedish: str, english: str) -> None:
    assert sentence(swedish, "sv") == sentence(english, "en")


@pytest.mark.parametrize(("swedish", "english"), SENTENCES)
def test_a_requirement_read_aloud_in_either_language_means_the_same(swedish: str, english: str) -> None:
    tree = sentence(swedish, "sv")
    assert sentence(language.read_aloud(tree, "sv"), "sv") == tree
    assert sentence(language.read_aloud(tree, "en"), "en") == tree


@pytest.mark.parametrize(("swedish", "english"), STATEMENTS)
def test_a_statement_of_a_template_gives_one_tree_in_both_languages(swedish: str, english: str) -> None:
    tree = statement(swedish, "sv")
    assert tree == statement(english, "en")
    assert statement(language.read_statement(tree, "sv"), "sv") == tree
    assert statement(language.read_statement(tree, "en"), "en") == tree


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "Inget mål får ha fler än 10 indikatorer.",
            Sentence("no", Subject(("goal",)), "must", Has((Thing("indicator", Count("more", 10)),))),
        ),
        (
            "Fråga vid varje mål som saknar ansvarig.",
            Sentence("every", Subject(("goal",), (Has((Thing("responsible"),), negated=True),)), "ask", None),
        ),
        (
            "Varje avvikande mål ska ha en kommentar med orsak och åtgärd.",
            Sentence(
                "every",
                Subject(("goal",), (Is("deviating"),)),
                "must",
                Has((Thing("comment", parts=("cause", "action")),)),
            ),
        ),
        (
            "Varje underlag om personer bör ha en metod eller en uppföljning som nämner kön.",
            Sentence(
                "every",
                Subject(("evidence",), (Is("about_people"),)),
                "should",
                Has(
                    (
                        Thing("method", conditions=(Mentions("kön"),)),
                        Thing("follow_up", conditions=(Mentions("kön"),)),
                    ),
                    "or",
                ),
            ),
        ),
        (
            "Varje indikator som ska minska ska ha ett målvärde som inte är högre än utgångsvärdet.",
            Sentence(
                "every",
                Subject(("indicator",), (Is("decreasing"),)),
                "must",
                Has((Thing("target", conditions=(Compare("higher", "baseline", negated=True),)),)),
            ),
        ),
        (
            "Varje mål i planen ska finnas i uppföljningsrapporten.",
            Sentence("every", Subject(("goal",), (Exists("plan"),)), "must", Exists("follow-up")),
        ),
        (
            "Planen ska ha minst ett mål.",
            Sentence("the", Subject(("plan",)), "must", Has((Thing("goal", Count("min", 1)),))),
        ),
    ],
)
def test_a_sentence_means_this(said: str, meant: Sentence) -> None:
    assert sentence(said) == meant


def test_an_article_and_a_number_do_not_mean_the_same() -> None:
    assert sentence("Planen ska ha ett mål.") != sentence("Planen ska ha minst ett mål.")


def test_a_measure_in_a_comment_is_the_corrective_action_and_on_a_goal_it_is_not() -> None:
    comment = sentence("Varje kommentar ska ha en åtgärd.").predicate
    goal = sentence("Varje mål ska ha en åtgärd.").predicate
    assert comment == Has((Thing("action"),))
    assert goal == Has((Thing("measure"),))


def test_letter_case_line_breaks_and_comments_do_not_matter() -> None:
    said = "VARJE mål ska\n        # här delas raden\n        ha en\n        Indikator."
    assert sentence(said) == sentence("Varje mål ska ha en indikator.")


def test_a_keyword_is_a_whole_word() -> None:
    assert sentence("Every goal must have evidence.", "en").predicate == Has((Thing("evidence"),))
    assert mistakes("krav XX101 prov\n    Varje mål ska ha-en indikator.\n")


def test_a_template_says_what_it_is_known_by() -> None:
    found = template(
        'Känns igen på "Plan för handling" och "Sjövik".',
        'Känns igen på "Handlingsplan".',
        "Dokumentet är en uppföljning.",
    )
    assert [[pattern.text for pattern in texts] for texts in found.recognised_by] == [
        ["Plan för handling", "Sjövik"],
        ["Handlingsplan"],
    ]
    assert found.document_kind == "follow-up"
    english = template(*language.read_template(found, "en"), lang="en")
    assert (english.recognised_by, english.document_kind) == (found.recognised_by, found.document_kind)


def test_a_text_may_hold_the_other_kind_of_quotes() -> None:
    found = language.parse(
        'krav XX101 prov\n Varje mål ska ha en indikator.\n meddelande ”Målet "{mål}" brister.”\n'
        ' råd "Se ”Handboken”."\n underkänt """\n ## Mål\n """\n',
        "prov.krav",
    ).requirements[0]
    assert found.message.sv == 'Målet "{mål}" brister.'
    assert found.hint.sv == "Se ”Handboken”."


def test_a_word_list_has_its_name_in_the_language_read_where_it_is_known() -> None:
    lists = language.parse(
        "ordlista kostnadsord, engelska cost-words: kostnad.\nordlista djur: ko.\n", "x.krav"
    ).word_lists
    tree = sentence("Varje mål ska ha en kommentar som nämner kostnadsord.", "sv")
    assert language.read_aloud(tree, "en", lists) == "Every goal must have a comment that mentions cost-words."
    assert language.read_aloud(tree, "sv", lists) == "Varje mål ska ha en kommentar som nämner kostnadsord."
    other = sentence("Varje mål ska nämna djur.", "sv")
    assert language.read_aloud(other, "en", lists) == "Every goal must mention djur."


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("Varje mål ska innehålla kostnadsord.", "nämna kostnadsord"),
        ("Varje mål ska innehålla minst ett kostnadsord.", "nämna kostnadsord"),
        ("Varje mål ska ha kostnadsord.", "nämna kostnadsord"),
        ("Varje mål ska inte ha kostnadsord.", "inte nämna kostnadsord"),
        ("Varje mål ska sakna kostnadsord.", "inte nämna kostnadsord"),
        ("Varje mål ska ha en kommentar med kostnadsord.", "som nämner kostnadsord"),
        ("Varje mål ska ha en kommentar som innehåller kostnadsord.", "nämner kostnadsord"),
        ("Fråga vid varje mål utan kostnadsord.", "som inte nämner kostnadsord"),
        ("Fråga vid varje mål som saknar kostnadsord.", "inte nämner kostnadsord"),
    ],
)
def test_what_is_told_to_be_written_for_a_word_list_loads_when_it_is_written(said: str, right: str) -> None:
    head = "ordlista kostnadsord: kostnad.\nkrav XX101 prov\n    "
    rest = '\n    meddelande "Fel."\n    råd "Ändra."\n    underkänt """\n        ## Mål 1\n        """\n'
    with pytest.raises(RuleFileError) as raised:
        language.parse(head + said + rest, "x.krav")
    (mistake,) = raised.value.mistakes
    assert mistake.suggestion is not None
    assert mistake.suggestion.sv == f"Skriv ”{right}”."
    start = mistake.column - 5
    mended = said[:start] + right + said[start + mistake.width :]
    assert language.parse(head + mended + rest, "x.krav").requirements

"""What a rule file holds besides its sentences, and how files go together."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from rule_files import mistakes, rule_with

from malkoll import language, resources
from malkoll.errors import RuleFileError
from malkoll.finding import Text
from malkoll.language.diagnostics import DIAGNOSTICS

RULE = '''\
# Ett krav med allt.
krav XX101 mal-utan-matt
    underkänt 2 """
        ## Mål 1: Fler cyklar

        - en punkt
        ## Mål 2: Färre bilar
        """
    Varje mål ska ha en indikator.
    Varje indikator ska ha ett målvärde.
    meddelande "Målet ”{mål}” brister."
    message    "The goal “{goal}” falls short."
    råd        "Se över målet."
    hint       "Look the goal over."
    därför     "Utan mått vet ingen."
    because    "Without a measure nobody knows."
    källa      "God praxis"
    source     "Good practice"
    säkerhet   medel
    gäller     plan och uppföljning
    sedan      "0.1"
    utgående   "ersätts av XX102"
    deprecated "replaced by XX102"
    godkänt """
        ## Mål 1: Fler cyklar
        Indikator: antal cyklar
        """
'''


def test_a_rule_keeps_everything_said_about_it() -> None:
    (rule,) = language.parse(RULE, "prov.krav").requirements
    assert (rule.code, rule.name, rule.language, rule.path) == ("XX101", "mal-utan-matt", "sv", "prov.krav")
    assert len(rule.sentences) == 2
    assert rule.message == Text("Målet ”{mål}” brister.", "The goal “{goal}” falls short.")
    assert rule.hint == Text("Se över målet.", "Look the goal over.")
    assert rule.because == Text("Utan mått vet ingen.", "Without a measure nobody knows.")
    assert rule.source == Text("God praxis", "Good practice")
    assert rule.confidence == "medium"
    assert rule.applies_to == {"plan", "follow-up"}
    assert rule.since == "0.1"
    assert rule.deprecated == Text("ersätts av XX102", "replaced by XX102")
    assert rule.check is None
    assert [example.count for example in rule.examples] == [2, 0]
    assert rule.examples[0].text == "## Mål 1: Fler cyklar\n\n- en punkt\n## Mål 2: Färre bilar\n"
    assert rule.examples[0].span.line == 3
    assert (rule.span.line, rule.span.column) == (2, 1)


def test_a_rule_says_little_and_the_rest_is_as_most_rules_have_it() -> None:
    (rule,) = language.parse(rule_with("Varje mål ska ha en indikator."), "prov.krav").requirements
    assert rule.confidence == "high"
    assert rule.applies_to == {"plan", "follow-up"}
    assert rule.deprecated is None


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("gäller plan", {"plan"}),
        ("gäller uppföljning", {"follow-up"}),
        ("applies-to plan and follow-up", {"plan", "follow-up"}),
    ],
)
def test_a_rule_says_which_documents_it_is_for(said: str, kinds: set[str]) -> None:
    text = rule_with("Varje mål ska ha en indikator.", said)
    assert language.parse(text, "prov.krav").requirements[0].applies_to == kinds


def test_a_hand_written_check_stands_in_place_of_a_sentence() -> None:
    (rule,) = language.parse(rule_with("kontroll dubbla-etiketter"), "prov.krav").requirements
    assert (rule.check, rule.sentences) == ("dubbla-etiketter", ())


def test_a_word_list_has_a_name_in_each_language_and_words_as_written() -> None:
    text = 'ordlista personer, engelska people:\n    person, övertids-,\n    "ställa krav", IT-chef.\n'
    (found,) = language.parse(text, "prov.krav").word_lists
    assert found.names == Text("personer", "people")
    assert found.words == ("person", "övertids-", "ställa krav", "it-chef")
    (english,) = language.parse("wordlist people, swedish personer: person.", "prov.krav").word_lists
    assert english.names == Text("personer", "people")


@pytest.mark.parametrize("name", ["djur", "animals"])
def test_a_word_list_is_found_by_either_name_in_another_file(name: str) -> None:
    words = "ordlista djur, engelska animals: ko.\n"
    assert mistakes(rule_with(f"Varje titel bör nämna {name}."), words) == []


STATUTE = """
författning "SFS 1993:387" "lag om stöd  och service"
    kallas "stödlag",
        "servicelag"
    förkortas "LSS", "LoSS"
    ersatt av "2031:7"
    källa "Svensk författningssamling"
    source "Swedish Code of Statutes"
författning "2031:7" "lag om stöd"
    källa "Svensk författningssamling"
"""


def test_a_statute_has_a_number_names_short_forms_and_a_source() -> None:
    found, _ = language.load([("prov.krav", STATUTE)]).statutes
    assert (found.number, found.name) == ("1993:387", "lag om stöd och service")
    assert found.also_called == ("stödlag", "servicelag")
    assert found.abbreviations == ("LSS", "LoSS")
    assert found.replaced_by == "2031:7"
    assert found.source == Text("Svensk författningssamling", "Swedish Code of Statutes")
    assert (found.span.line, found.span.column) == (2, 1)


def test_a_statute_says_the_same_in_english() -> None:
    english = STATUTE
    for sv, en in (
        ("författning ", "statute "),
        ("kallas", "also-called"),
        ("förkortas", "abbreviated"),
        ("ersatt av", "replaced by"),
    ):
        english = english.replace(sv, en)
    swedish = language.load([("prov.krav", STATUTE)]).statutes
    assert [
        (one.number, one.name, one.source, one.also_called, one.abbreviations, one.replaced_by)
        for one in language.load([("prov.krav", english)]).statutes
    ] == [(one.number, one.name, one.source, one.also_called, one.abbreviations, one.replaced_by) for one in swedish]


@pytest.mark.parametrize("number", ["2017:725", "1949:105", "SOSFS 2011:9", "HSLF-FS 2017:40", "EU 2016/679"])
def test_a_statute_s_number_is_written_as_it_is_cited(number: str) -> None:
    text = f'författning "{number}" "båtlag"\n    källa "Provsamlingen"\n'
    assert language.parse(text, "prov.krav").statutes[0].number == number


def test_a_statute_that_replaced_another_may_stand_in_another_file() -> None:
    old = 'författning "1999:12" "båtlag"\n    ersatt av "2009:34"\n    källa "Provsamlingen"\n'
    new = 'statute "SFS 2009:34" "båtlag"\n    source "The trial code"\n'
    assert mistakes(old, new) == []
    assert mistakes(new, new.replace("båtlag", "jollelag")) == ["same-statute"]


def test_mistakes_of_statutes_are_told_at_once_with_the_rest_of_the_file() -> None:
    text = (
        'författning "99:12" "båtlag"\n    kalas "jollelag"\n    källa "Provsamlingen"\n'
        'författning 1999:13 "jollelag"\n    källa "Provsamlingen"\n'
        'författning "1999:14" "lag"\n    förkortas "jolle"\n\n' + rule_with("Varje mål ska ha en indikatr.")
    )
    assert mistakes(text) == [
        "statute-number",
        "unknown-word",
        "text-expected",
        "statute-without-source",
        "statute-name",
        "statute-abbreviation",
        "unknown-word",
    ]


def test_names_are_not_looked_for_in_other_files_when_one_file_is_parsed() -> None:
    language.parse(rule_with("Varje titel bör nämna djur."), "prov.krav")


def test_the_rules_that_ship_load() -> None:
    files = sorted(path for path in resources.rules_folder().rglob("*") if path.suffix in (".krav", ".mall"))
    pack = language.load([(path.name, path.read_text(encoding="utf-8")) for path in files])
    for rule in pack.requirements:
        for item in rule.sentences:
            for lang in ("sv", "en"):
                again = language.parse(rule_with(language.read_aloud(item, lang), lang=lang), "prov.krav")
                assert again.requirements[0].sentences == (item,)


# --- how a file is written ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        RULE.replace("\n", "\r\n"),
        "\ufeff" + RULE,
        unicodedata.normalize("NFD", RULE),
        "\ufeff" + unicodedata.normalize("NFD", RULE).replace("\n", "\r\n"),
        "    " + RULE.replace("\n", "\n    "),
    ],
    ids=["crlf", "bom", "nfd", "all-three", "indented"],
)
def test_a_file_means_the_same_however_its_characters_are_stored(written: str) -> None:
    (plain,) = language.parse(RULE, "prov.krav").requirements
    (found,) = language.parse(written, "prov.krav").requirements
    assert found.sentences == plain.sentences
    assert (found.message, found.hint, found.code, found.name) == (plain.message, plain.hint, plain.code, plain.name)
    assert [example.text for example in found.examples] == [example.text for example in plain.examples]


def test_columns_are_counted_in_the_file_as_it_was_written() -> None:
    text = unicodedata.normalize("NFD", rule_with("Varje mål ska ha en åtgärdd."))
    with pytest.raises(RuleFileError) as caught:
        language.parse(text, "prov.krav")
    (mistake,) = caught.value.mistakes
    line = text.split("\n")[mistake.line - 1]
    assert mistake.source == line
    word = line[mistake.column - 1 : mistake.column - 1 + mistake.width]
    assert unicodedata.normalize("NFC", word) == "åtgärdd"
    shown = language.show_mistake(mistake, "sv").split("\n")
    assert unicodedata.normalize("NFC", shown[1]).index("åtgärdd") == shown[2].index("^")
    assert shown[2].count("^") == len("åtgärdd")


# --- mistakes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text"),
    [(item.code, text) for item in DIAGNOSTICS.values() for text in item.examples],
)
def test_a_broken_file_gives_the_mistake_it_holds_and_no_other(code: str, text: str) -> None:
    assert set(mistakes(text)) == {code}


@pytest.mark.parametrize("text", [text for item in DIAGNOSTICS.values() for text in item.examples])
def test_a_mistake_is_told_in_plain_words_in_both_languages(text: str) -> None:
    with pytest.raises(RuleFileError) as caught:
        language.load([("prov.krav", text)])
    for mistake in caught.value.mistakes:
        for lang in ("sv", "en"):
            shown = language.show_mistake(mistake, lang)
            assert shown.startswith(f"prov.krav:{mistake.line}:{mistake.column}: ")
            assert "Token" not in shown
            assert "Unexpected" not in shown
            assert not any(name in shown for name in ("FULL_STOP", "$END", "__IGNORE", "NOUN"))
        lines = text.split("\n")
        assert mistake.source == lines[mistake.line - 1]
        assert 1 <= mistake.column <= len(mistake.source) + 1


def test_every_mistake_can_be_made() -> None:
    assert all(item.examples for item in DIAGNOSTICS.values())


def test_all_mistakes_of_all_files_are_told_at_once() -> None:
    first = (
        "krav XX101 ett\n    Varje mål ska ha en indikatr.\n    Varje målet ska ha en indikator.\n"
        '    medelande "x"\n    säkerhet hgö\n\n'
        "ordlista djur: ko häst.\n\n"
        "krav XX102 två\n    Varje mål ska ha ett indikator.\n"
    )
    second = 'mall sjovik "Sjövik"\n    Ett mål är rubrken "Mål".\n    En mål är fältet "Mål".\n'
    assert mistakes(first, second) == [
        "unknown-word",
        "wrong-form",
        "unknown-word",
        "unknown-word",
        "missing-comma",
        "wrong-article",
        "unknown-word",
        "wrong-article",
    ]


def test_a_mistake_shows_its_place_and_what_was_probably_meant() -> None:
    with pytest.raises(RuleFileError) as caught:
        language.parse(rule_with("Varje mål ska ha en indikatr."), "rules/prov.krav")
    (mistake,) = caught.value.mistakes
    assert language.show_mistake(mistake, "sv") == (
        "rules/prov.krav:2:25: ”indikatr” förstås inte här.\n"
        "  2 |     Varje mål ska ha en indikatr.\n"
        "    |                         ^^^^^^^^\n"
        "  Menade du ”indikator”?"
    )
    assert "Did you mean “indikator”?" in language.show_mistake(mistake, "en")


def test_the_language_is_imported_without_its_parser() -> None:
    code = (
        "import sys, malkoll.language as language;"
        "from malkoll.language import vocabulary, tree;"
        "print(any(name.split('.')[0] == 'lark' for name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert ran.stdout.strip() == "False"

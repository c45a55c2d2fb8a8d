"""Whole definitions: what their clauses and statements come to, and exactly where a mistake in one is pointed out."""

from __future__ import annotations

import pytest
from rule_files import mistakes, rule_with, statement, template

from malkoll import language
from malkoll.errors import Mistake, RuleFileError
from malkoll.language.patterns import pattern_text
from malkoll.language.tree import Capture, ColumnIs, ElementIs, HeadingIs, Pattern, Requirement, TableRow

MALL = 'mall sjovik "Sjövik"\n    '
SENTENCE = "Varje mål ska ha en indikator."


def rule(*clauses: str, lang: str = "sv") -> Requirement:
    sentence = SENTENCE if lang == "sv" else "Every goal must have an indicator."
    return language.parse(rule_with(sentence, *clauses, lang=lang), "prov.krav").requirements[0]  # type: ignore[arg-type]


def only_mistake(text: str) -> Mistake:
    with pytest.raises(RuleFileError) as told:
        language.load([("prov.krav", text)])
    (mistake,) = told.value.mistakes
    return mistake


def underlined(text: str) -> str:
    mistake = only_mistake(text)
    return mistake.source[mistake.column - 1 :][: mistake.width]


@pytest.mark.parametrize(("clause", "lang"), [('sedan "0.2"', "sv"), ('since "0.2"', "en")])
def test_the_version_a_rule_is_since_is_the_same_in_either_language(clause: str, lang: str) -> None:
    assert rule(clause, lang=lang).since == "0.2"
    assert mistakes(rule_with(SENTENCE, 'sedan "0.1"', 'since "0.2"')) == ["duplicate-clause"]


def test_an_example_begins_with_its_first_line_of_text_and_ends_with_one_line_break() -> None:
    examples = rule(
        'passing """\n\n        ## Mål 1\n          - a\n\n\n        """', 'passing """## Mål 2"""'
    ).examples
    assert [one.text for one in examples[:2]] == ["## Mål 1\n  - a\n", "## Mål 2\n"]


def test_a_brace_without_its_other_half_is_pointed_out_where_it_stands() -> None:
    for message, brace, column in (("{mål} och } här", "}", 23), ("{mål} {mål} har {", "{", 29)):
        text = rule_with(SENTENCE).replace('message "m"', f'message    "{message}"')
        mistake = only_mistake(text)
        assert (mistake.code, mistake.column, mistake.width) == ("unbalanced-brace", column, 1)
        assert mistake.source[mistake.column - 1] == brace


def test_an_unknown_placeholder_is_underlined_with_its_braces() -> None:
    assert underlined(rule_with(SENTENCE).replace('message "m"', 'message "Om {mål} och {mla}"')) == "{mla}"


def test_a_document_may_be_said_to_be_of_a_kind_with_or_without_an_article() -> None:
    assert template("Dokumentet är uppföljning.").document_kind == "follow-up"
    assert template("Dokumentet är en plan.").document_kind == "plan"
    assert underlined(MALL + "Dokumentet är ett uppföljning.\n") == "ett"


def test_the_article_of_a_column_goes_with_its_noun() -> None:
    assert isinstance(statement('Kolumnen "Vem" är en ansvarig.'), ColumnIs)
    assert mistakes(MALL + 'Kolumnen "Vem" är ett ansvarig.\n') == ["wrong-article"]
    assert isinstance(statement('Kolumnen "Vem" är ansvarig.'), ColumnIs)


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ('En indikator är en rad i tabellen "Mått | Åtgärd" med namn, åtgärd.', ("name", "action")),
        ('Ett mål är en rad i tabellen "Mål | Åtgärd" med titel, åtgärd.', ("title", "measure")),
        ('En åtgärd är en rad i tabellen "Vad | Vem" med åtgärd, ansvarig.', ("measure", "responsible")),
        ('Ett mål är en rad i tabellen "Mål | Kostnad | Värde" med titel, inget, målvärde.', ("title", None, "target")),
    ],
)
def test_a_row_of_a_table_has_fields_of_the_element_it_is(said: str, fields: tuple[str | None, ...]) -> None:
    found = statement(said)
    assert isinstance(found, ElementIs)
    (row,) = found.recognisers
    assert isinstance(row, TableRow)
    assert row.fields == fields
    assert [head.text for head in row.heads] == [part.strip() for part in said.split('"')[1].split("|")]


def test_a_head_of_a_row_that_is_a_bad_pattern_is_pointed_out_where_it_stands() -> None:
    text = MALL + 'Ett mål är en rad i tabellen "Mål |  {år}-{år} | Värde" med titel, inget, målvärde.\n'
    mistake = only_mistake(text)
    assert (mistake.code, mistake.column, mistake.width) == ("capture-twice", 47, 4)


@pytest.mark.parametrize(
    ("things", "joiner", "column"),
    [
        ("en indikator, ett underlag och en åtgärd eller en ansvarig", "eller", 63),
        ("en indikator och ett underlag, en åtgärd eller en ansvarig", "eller", 63),
        ("en indikator eller ett underlag och en åtgärd och en ansvarig", "och", 54),
        ("en indikator, ett underlag eller en åtgärd och en ansvarig eller en titel", "och", 65),
    ],
)
def test_of_and_and_or_in_one_list_the_one_that_comes_later_is_pointed_out(things, joiner, column) -> None:
    mistake = only_mistake(rule_with(f"Varje mål ska ha {things}."))
    assert (mistake.code, mistake.column, mistake.width) == ("and-or", column, len(joiner))
    assert mistake.source[column - 1 :].startswith(f"{joiner} ")


def test_the_article_of_a_part_goes_with_the_part() -> None:
    assert underlined(rule_with("Varje mål ska ha en kommentar med ett orsak.")) == "ett orsak"
    assert underlined(rule_with("Varje mål ska ha en kommentar med en orsak och ett åtgärd.")) == "ett åtgärd"
    assert mistakes(rule_with("Varje mål ska ha en kommentar med orsak och en åtgärd.")) == []


def test_a_code_or_name_given_twice_is_told_also_where_one_file_is_read_alone() -> None:
    twice = rule_with(SENTENCE) + rule_with(SENTENCE)
    with pytest.raises(RuleFileError) as told:
        language.parse(twice, "prov.krav")
    assert [(one.code, one.line) for one in told.value.mistakes] == [("same-code", 8), ("same-rule", 8)]


def test_a_head_over_two_lines_is_told_to_be_broken() -> None:
    assert mistakes(rule_with(SENTENCE).replace("krav XX101 prov", "krav XX101\n prov")) != []
    assert mistakes("ordlista djur, engelska animals:\n    ko,\n    häst.\n") == []
    assert mistakes("ordlista\n djur: ko.\n") == []


def test_every_name_used_is_looked_for_not_only_the_first() -> None:
    words = "ordlista djur: ko.\n"
    text = rule_with("Varje titel bör nämna djur.", "Varje titel bör nämna fåglar.", "Varje titel bör nämna fiskar.")
    assert mistakes(words + text) == ["unknown-word-list", "unknown-word-list"]


def test_a_list_in_a_file_with_mistakes_and_one_in_a_sound_file_are_both_known() -> None:
    broken = "ordlista djur: ko häst.\n"
    sound = "ordlista fåglar: mås.\n"
    used = rule_with("Varje titel bör nämna djur.", "Varje titel bör nämna fåglar.")
    for files in ((sound, broken, used), (broken, sound, used), (used, sound, broken)):
        assert mistakes(*files) == ["missing-comma"]


def test_templates_that_extend_each_other_are_told_and_one_that_extends_them_is_not() -> None:
    first, second, third = (
        f'mall {name} "{name.upper()}" utökar {above}\n    Dokumentet är en plan.\n'
        for name, above in (("a", "b"), ("b", "c"), ("c", "b"))
    )
    with pytest.raises(RuleFileError) as told:
        language.load([("a.mall", first), ("b.mall", second), ("c.mall", third)])
    assert [(one.code, one.path) for one in told.value.mistakes] == [
        ("templates-in-ring", "b.mall"),
        ("templates-in-ring", "c.mall"),
    ]


# --- patterns and statutes ---------------------------------------------------------------------------


def pattern(said: str) -> Pattern:
    found = statement(f'Ett mål är rubriken "{said}".')
    assert isinstance(found, ElementIs)
    (heading,) = found.recognisers
    assert isinstance(heading, HeadingIs)
    return heading.pattern


def test_a_pattern_is_its_words_and_captures_and_nothing_between_or_after_them() -> None:
    number, title = Capture("number", optional=False), Capture("title", optional=False)
    assert pattern("Mål {nummer}: {titel}").parts == ("Mål ", number, ": ", title)
    assert pattern("{nummer} mål").parts == (number, " mål")
    assert pattern("Mål {number?}").parts == ("Mål ", Capture("number", optional=True))
    assert pattern("Mål { nummer ? }").parts == ("Mål ", Capture("number", optional=True))
    assert pattern("{målord}").parts == (Capture("målord", optional=False, word_list=True),)


def test_a_pattern_is_told_in_the_language_asked_for() -> None:
    told = pattern("Mål {nummer?}: {titel} ({målord?})")
    assert pattern_text(told, "sv") == "Mål {nummer?}: {titel} ({målord?})"
    assert pattern_text(told, "en") == "Mål {number?}: {title} ({målord?})"


def test_every_bad_place_of_a_pattern_is_told_and_underlined() -> None:
    with pytest.raises(RuleFileError) as told:
        language.load([("prov.mall", MALL + 'Ett mål är rubriken "A {1} {titel} {} {titel}".\n')])
    found = [(one.code, one.source[one.column - 1 :][: one.width]) for one in told.value.mistakes]
    assert found == [
        ("bad-capture", "{1}"),
        ("bad-capture", "{}"),
        ("captures-touch", "{titel}"),
        ("capture-twice", "{titel}"),
    ]


@pytest.mark.parametrize(("said", "column"), [("{nummer} } {titel}", 35), ("Mål {nummer} {titel", 39)])
def test_a_brace_of_a_pattern_without_its_other_half_is_underlined_alone(said: str, column: int) -> None:
    mistake = only_mistake(MALL + f'Ett mål är rubriken "{said}".\n')
    assert (mistake.code, mistake.column, mistake.width) == ("unbalanced-brace", column, 1)


def test_a_statute_replaced_twice_is_told_so() -> None:
    text = (
        'författning "1993:387" "lag om stöd"\n    ersatt av "2031:7"\n    ersatt av "2031:8"\n    källa "SFS"\n'
        'författning "2031:7" "lag om mer stöd"\n    källa "SFS"\n'
        'författning "2031:8" "lag om mest stöd"\n    källa "SFS"\n'
    )
    assert (only_mistake(text).code, underlined(text)) == ("duplicate-clause", "ersatt av")
    assert only_mistake(text).line == 3

"""The grammar keeps what it promises."""

from __future__ import annotations

import pytest
from corpus import SENTENCES, STATEMENTS
from rule_files import sentence, statement

from malkoll import resources
from malkoll.errors import RuleFileError
from malkoll.language import grammar
from malkoll.language.vocabulary import KEYWORDS, NOUNS, PLACEHOLDERS, PROPERTIES
from malkoll.language.wordforms import NOUN_FORMS, clause_forms

SAME_MEANING = ({"LACKS", "NOT_HAS"}, {"LACK", "NOT_HAVE"})
"""Two ways to say one thing; read aloud, the shorter is said."""

CLAUSES = (
    'meddelande "m"',
    'message "m"',
    "säkerhet hög",
    "confidence low",
    "gäller plan och uppföljning",
    'underkänt """\n"""',
    'failing 2 """\n"""',
    'godkänt """\n"""',
    "kontroll prov",
)


def test_the_words_in_the_grammar_file_are_those_of_the_vocabulary() -> None:
    written = resources.grammar_file().read_text(encoding="utf-8")
    assert written.endswith(grammar.words_section()), "run python -m malkoll.language.grammar"


def test_the_grammar_builds_strictly_without_conflicts() -> None:
    pytest.importorskip("interegular", reason="lark's strict mode needs it")
    strict = grammar.parser(strict=True)
    for swedish, english in SENTENCES:
        strict.parse(grammar.lower(swedish), start="rule_item")
        strict.parse(grammar.lower(english), start="rule_item")


def test_no_terminal_is_filtered_away_by_its_name() -> None:
    assert not [name for name in KEYWORDS if name.startswith("_")]


def test_a_form_means_one_noun_in_each_language() -> None:
    for form, readings in NOUN_FORMS.items():
        for lang in ("sv", "en"):
            assert len({item.noun for item in readings if item.lang == lang}) <= 1, form


def test_a_keyword_is_no_noun() -> None:
    forms = {form for sv, en in KEYWORDS.values() for form in (*sv, *en)}
    assert not forms & set(NOUN_FORMS)


def test_what_can_be_said_in_one_language_can_be_said_in_the_other() -> None:
    for noun in NOUNS.values():
        assert len(noun.sv) >= 4
        assert len(noun.en) >= (3 if noun.mass else 2)
        assert noun.has <= set(NOUNS)
    for item in PROPERTIES.values():
        assert item.of <= set(NOUNS)
        assert bool(clause_forms(item, "sv")) == bool(clause_forms(item, "en"))
        for kind in ("verb", "adjective", "after"):
            assert bool(getattr(item, f"sv_{kind}")) == bool(getattr(item, f"en_{kind}")), item.id
    assert all(len(forms) == 2 for forms in PLACEHOLDERS.values())


def _mutations(text: str, start: str) -> list[str]:
    """``text`` with each keyword in turn replaced by every other keyword the grammar takes there."""
    lowered = grammar.lower(text)
    found: list[str] = []
    tokens = list(grammar.parser().parse_interactive(lowered, start).iter_parse())
    for at, token in enumerate(tokens):
        if token.type not in KEYWORDS:
            continue
        state = grammar.parser().parse_interactive("", start)
        for before in tokens[:at]:
            state.feed_token(before)
        own = 0 if lowered[token.start_pos : token.end_pos] in KEYWORDS[token.type][0] else 1
        for other in sorted(state.accepts() & set(KEYWORDS)):
            forms = KEYWORDS[other][own]
            if other != token.type and forms and {other, token.type} not in SAME_MEANING:
                found.append(lowered[: token.start_pos] + forms[0] + lowered[token.end_pos :])
    return found


@pytest.mark.parametrize(
    ("said", "lang"), [(text, lang) for pair in SENTENCES for text, lang in zip(pair, ("sv", "en"), strict=True)]
)
def test_a_keyword_of_another_meaning_gives_another_requirement_or_none(said: str, lang: str) -> None:
    tree = sentence(said, lang)
    for mutated in _mutations(said, "rule_item"):
        try:
            assert sentence(mutated, lang) != tree, mutated
        except (RuleFileError, ValueError):
            continue


@pytest.mark.parametrize(
    ("said", "lang"), [(text, lang) for pair in STATEMENTS for text, lang in zip(pair, ("sv", "en"), strict=True)]
)
def test_a_keyword_of_another_meaning_gives_another_statement_or_none(said: str, lang: str) -> None:
    tree = statement(said, lang)
    for mutated in _mutations(said, "template_item"):
        try:
            assert statement(mutated, lang) != tree, mutated
        except (RuleFileError, ValueError):
            continue


@pytest.mark.parametrize("said", CLAUSES)
def test_a_clause_word_of_another_meaning_gives_another_tree_or_none(said: str) -> None:
    from lark.exceptions import UnexpectedInput

    tree = grammar.parse_text(said, "rule_item")
    for mutated in _mutations(said, "rule_item"):
        try:
            assert grammar.parse_text(mutated, "rule_item") != tree, mutated
        except UnexpectedInput:
            continue

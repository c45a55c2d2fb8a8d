"""Everything the language tells of its broken examples, whole, held against what was read and found good."""

from __future__ import annotations

import pytest
from rule_files import rule_with

from malkoll import language
from malkoll.errors import Mistake, RuleFileError
from malkoll.language.diagnostics import DIAGNOSTICS


def _mistakes(text: str) -> tuple[Mistake, ...]:
    with pytest.raises(RuleFileError) as told:
        language.load([("prov.krav", text)])
    return told.value.mistakes


def _told(mistake: Mistake) -> str:
    """The place with what stands there, what is wrong with it, and the advice, in both languages."""
    under = mistake.source[mistake.column - 1 :][: mistake.width]
    lines = [f"{mistake.line}:{mistake.column} {mistake.source.strip()}", f"  [{under}]"]
    for words in (mistake.message, mistake.suggestion):
        if words is not None:
            lines += [f"  {words.sv}", f"  {words.en}"]
    return "\n".join(lines)


@pytest.mark.parametrize("code", DIAGNOSTICS)
def test_a_mistake_is_told_where_it_stands_with_what_to_do_about_it(code, snapshot) -> None:
    told = [_told(mistake) for text in DIAGNOSTICS[code].examples for mistake in _mistakes(text)]
    assert "\n".join(told) == snapshot


_LISTS = "ordlista djur: ko.\nordlista fåglar: mås.\n"


@pytest.mark.parametrize(
    ("sentence", "code", "underlined"),
    [
        ("Varje mål som nämner djur ska nämna djur och fåglar.", "one-word-list", "djur och fåglar"),
        ("Varje mål som nämner djur ska nämna djur i kronor.", "after-list", "i kronor"),
        ("Varje djur ska ha en ansvarig.", "unknown-subject", "djur"),
        ("Varje mål djur ska ha en ansvarig.", "unexpected", "djur"),
        ("Varje mål ska ha en djur.", "word-list-is-mentioned", "ha en djur"),
        ("Varje mål ska djur.", "unknown-phrase", "djur"),
        ("Varje mål ska ha en ansvarig: chef.", "unexpected", ":"),
        ("Varje mål ska nämna ett djur.", "word-list-is-mentioned", "nämna ett djur"),
        ("Inget mål får sakna djur.", "word-list-is-mentioned", "sakna djur"),
    ],
)
def test_a_mistake_about_a_word_that_stands_twice_or_is_a_word_list_is_told_where_it_is(
    sentence: str, code: str, underlined: str
) -> None:
    (mistake,) = _mistakes(_LISTS + rule_with(sentence))
    assert (mistake.code, mistake.line) == (code, 4)
    at = mistake.source.rindex(underlined)
    assert (mistake.column - 1, mistake.width) == (at, len(underlined))

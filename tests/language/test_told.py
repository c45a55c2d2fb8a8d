"""Everything the language tells of its broken examples, whole, held against what was read and found good."""

from __future__ import annotations

import pytest

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

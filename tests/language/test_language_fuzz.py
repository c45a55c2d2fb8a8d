"""Rule files with anything done to them: every result is a pack, or mistakes that stand where they are said to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from malkoll import language, resources
from malkoll.app.time_limit import LIMIT, in_time
from malkoll.errors import Mistake, RuleFileError
from malkoll.language.diagnostics import DIAGNOSTICS

FILES = [
    path.read_text(encoding="utf-8")
    for path in sorted(resources.rules_folder().rglob("*"))
    if path.suffix in (".krav", ".mall") and path.stat().st_size < 6_000
]
BROKEN = [text for one in DIAGNOSTICS.values() for text in one.examples]
BITS = st.sampled_from(
    ['"', '"""', "”", "„", "'", ".", ",", ":", ";", "{", "}", "|", "#", "\n", "\r\n", "\t", "\u00a0", "\u200b", "\x00",
     "krav", "rule", "mall", "ordlista", "författning", "varje", "mål", "målen", "ska", "har", "som", "och", "eller",
     "inte", "en", "ett", "every", "goal", "must", "XX101", "101", "12", "två", "underkänt", "godkänt", "kontroll",
     "rubriken", "kolumnen", "är", "utökar", "{år}", "{titel}", "å", "a\u030a", "\ufeff", "😀", "ſ", "İ"]
)  # fmt: skip


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A rule file with a few edits: words put in, cut out, doubled or swapped, lines lost or moved."""
    text = draw(st.sampled_from(FILES + BROKEN))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 40)))
        what = draw(st.sampled_from(["put", "cut", "double", "replace", "line", "case"]))
        if what == "put":
            text = text[:at] + draw(BITS) + text[at:]
        elif what == "cut":
            text = text[:at] + text[end:]
        elif what == "double":
            text = text[:end] + text[at:end] + text[end:]
        elif what == "replace":
            text = text[:at] + draw(BITS) + text[end:]
        elif what == "case":
            text = text[:at] + text[at:end].swapcase() + text[end:]
        else:
            lines = text.split("\n")
            line = lines.pop(draw(st.integers(0, len(lines) - 1)))
            lines.insert(draw(st.integers(0, len(lines))), line * draw(st.integers(0, 2)))
            text = "\n".join(lines)
    return text


def mistakes_of(text: str) -> tuple[Mistake, ...]:
    try:
        language.parse(text, "prov.krav")
    except RuleFileError as error:
        return error.mistakes or pytest.fail("an error without a mistake")
    return ()


@given(edited())
@settings(max_examples=150)
def test_a_file_with_anything_done_to_it_loads_or_tells_its_mistakes_where_they_are(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for mistake in mistakes_of(text):
        assert mistake.code in DIAGNOSTICS
        assert 1 <= mistake.line <= len(lines)
        assert mistake.source.lstrip("\ufeff") == lines[mistake.line - 1].lstrip("\ufeff")
        assert 1 <= mistake.column <= len(mistake.source) + 1
        assert mistake.width >= 1
        for lang in ("sv", "en"):
            assert mistake.message.in_language(lang)
            assert "None" not in language.show_mistake(mistake, lang).replace(mistake.source, "")


@pytest.mark.parametrize(
    "words",
    ["om a {}!", "if a b {}!", "Mål ska be{}!", "alla mål ska{}!", "alla mål utom{}!", "Varje mål ska ha en{}x."],
)
def test_a_sentence_with_hundreds_of_blanks_is_told_as_any_other(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LIMIT, "20")  # with their third power, the longest line there may be would take minutes
    with in_time("x.krav"), pytest.raises(RuleFileError) as told:
        language.parse(f"krav X101 a-b\n    {words.format(' ' * 1800)}\n", "x.krav")
    assert told.value.mistakes

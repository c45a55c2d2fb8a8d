"""A rule file as the lexer sees it, and the way back to what was written: every place is one of the file as it is."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malkoll.finding import Text
from malkoll.language.source import Source
from malkoll.span import Span

_MARK = st.sampled_from(["", "\ufeff"])
_WRITTEN = st.text(alphabet="aå\u030a\r\n \u1100\u1161\u11a8", max_size=30)
_JOINING = "\u030a\u1161\u11a8"
"""What stands here is one place with what is before it."""


def _clean(written: str) -> str:
    return unicodedata.normalize("NFC", written.replace("\r\n", "\n").replace("\r", "\n"))


@given(_MARK, _WRITTEN)
def test_the_lexer_sees_one_form_of_characters_and_of_line_ends(mark: str, written: str) -> None:
    assert Source("a", mark + written).text == _clean(written)


@given(_MARK, _WRITTEN, st.data())
def test_what_the_lexer_sees_stands_at_the_place_told(mark: str, written: str, data: st.DataObject) -> None:
    source = Source("a", mark + written)
    places = [at for at, char in enumerate(source.text) if char not in _JOINING] + [len(source.text)]
    start, end = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    span = source.span(start, end)
    there = (mark + written)[span.start : span.end]
    assert _clean(there) == source.text[start:end]
    line = source.line_text(span.line)
    assert _clean(line) == source.text.split("\n")[span.line - 1]
    assert line[span.column - 1 :].startswith(re.split(r"\r|\n", there)[0])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_mistake_is_underlined_in_its_line_as_it_was_written(end: str, mark: str) -> None:
    written = mark + end.join(["förra", unicodedata.normalize("NFD", "en åtgärdd här"), "sista"])
    source = Source("a.krav", written)
    at = source.text.index("åtgärdd")
    told = source.mistake("x", at, at + 7, Text("a"), None)
    assert (told.line, told.column, told.width) == (2, 4, 9)
    assert told.source == unicodedata.normalize("NFD", "en åtgärdd här")
    rest = source.mistake("x", at, len(source.text), Text("a"), None)
    assert rest.width == len(told.source) - 3


def test_a_mistake_at_the_end_of_a_line_or_of_the_file_is_one_character_wide() -> None:
    source = Source("a.krav", "ab\ncd")
    assert [source.mistake("x", at, at, Text("a"), None).width for at in (0, 2, 5)] == [1, 1, 1]
    assert [source.mistake("x", at, at, Text("a"), None).column for at in (0, 2, 5)] == [1, 3, 3]


def test_a_byte_order_mark_is_dropped_at_the_beginning_of_the_file_and_nowhere_else() -> None:
    assert Source("a.krav", "\ufeffa\r\nb\ufeffc").text == "a\nb\ufeffc"
    assert Source("a.krav", "a\r\n\ufeffb").text == "a\n\ufeffb"


def test_offsets_beyond_the_text_are_its_end() -> None:
    source = Source("a.krav", "a\r\nb")
    assert [source.original_offset(at) for at in (0, 1, 2, 3, 9)] == [0, 1, 3, 4, 4]
    assert source.position(3) == (2, 2)


@pytest.mark.parametrize("letters", ["\u1100\u1161\u11a8", "\u1112\u1175\u11c2", "a\u0308\u0301"])
def test_letters_that_join_are_one_place(letters: str) -> None:
    source = Source("a.krav", letters + "x")
    joined = unicodedata.normalize("NFC", letters)
    assert source.text == joined + "x"
    assert source.original_offset(len(joined)) == len(letters)


def test_a_span_over_a_line_break_ends_where_it_ends_in_the_file() -> None:
    assert Source("a.krav", "ab\r\ncd").span(1, 4) == Span(1, 5, 1, 2, 2, 2)

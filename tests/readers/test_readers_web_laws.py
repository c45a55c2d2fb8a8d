"""What holds for every web page, however it is put together."""

from __future__ import annotations

import re
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from webshow import shown

from malkoll.errors import PlanError
from malkoll.readers import read
from malkoll.span import LineIndex

TAGS = re.findall(
    r"\w+",
    "div p span b i ul ol li table tr td th thead tbody caption h1 h2 h3 dl dt dd section blockquote details summary "
    "figure figcaption a label font sup ins center pre",
)
EXTRAS = [
    "<br>",
    "<hr>",
    "<img src=x alt=''>",
    "<td colspan=3>",
    "<td rowspan=2>",
    "<th colspan=2 rowspan=2>",
    "<ol start=4>",
    "<li value=9>",
    "<a href='#x'>",
    "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>",
    "<p class=MsoToc2>",
    "<div class=label>",
    "<div class=rubrik>",
    "<div style='white-space:pre'>",
    "<table role=presentation>",
    "<div role=row>",
    "<!-- inte text -->",
    "&nbsp;",
    "\n\t",
    "| ",
    "- ",
    "3. ",
    "# ",
    "> ",
    "``` ",
    "..... 3 ",
    "&lt;table> ",
    "&lt;!-- ",
]
PIECES = [f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS] + EXTRAS


@st.composite
def sources(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.one_of(st.sampled_from(PIECES), st.none()), min_size=1, max_size=40))
    return "".join(piece if piece is not None else f"ord{number} " for number, piece in enumerate(pieces))


@settings(max_examples=400, deadline=None)
@given(sources())
def test_every_word_of_a_page_is_read_once_or_more_and_stands_in_its_place(source: str) -> None:
    try:
        document = read("plan.html", f"<html><body>{source}</body></html>".encode())
    except PlanError:
        assert not re.search(r"ord\d+ ", re.sub(r"<[^>]*>", "", source))
        return
    words = set(re.findall(r"ord\d+", source))
    assert set(re.findall(r"ord\d+", document.text)) == words
    assert set(re.findall(r"ord\d+", " ".join(map(shown, document.blocks)))) == words
    index = LineIndex(document.text)
    for block in document.blocks:
        span = block.span
        assert index.position(span.start) == (span.line, span.column)
        assert index.position(span.end) == (span.end_line, span.end_column)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    for page in (data, b"<html><p>" + data):
        with suppress(PlanError):
            assert read("plan.html", page).text

"""Whatever a plan or a file name holds, every output stays what it is: plan text is only ever text."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from full_report import context, finding, note, word_report
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from malkoll.finding import Excepted, Finding, GoalRef, Report, Text
from malkoll.hooks import Reporter
from malkoll.reporters.markup import escaped
from malkoll.reporters.registry import REPORTERS
from malkoll.reporters.safe import one_line
from malkoll.span import Span

SIGNS = [
    "::error::", "]]>", "<script>alert(1)</script>", "|", "`", "```", "\n", "\r\n", "\u202e", "\u200f", "\x00",
    "\ud800", "\udcff", "\x1b[31m", "\u2028", "\x85", "&amp;", "<!--", "-->", "{0}", "[a](b)", "![a](b)", "**", "__",
    "~~", "$x$", "#", "1.", "- ", "@namn", "%0A", "\\", '"', "'", "å", "😀", "\ufffe", "</failure>", "##[error]",
    "https://x.test",
]  # fmt: skip
hostile = st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=4)), max_size=8).map("".join)
names = st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=4)), min_size=1, max_size=4).map("".join)
QUICK = settings(max_examples=60, deadline=None)


def poisoned(text: str, path: str) -> Report:
    """A report in which everything that a plan or its author can write is ``text``."""
    goal = GoalRef("g1", text, text)
    found: Finding = finding(
        path=path, message=Text(sv=text), hint=Text(sv=text), goal=goal, span=Span(0, 1, 1, 1, 1, 2), fingerprint="a"
    )
    elsewhere = replace(found, span=Span(0, 1, 1, 1, 2, 2, text), fingerprint="b")
    excepted = Excepted(replace(found, fingerprint="c"), note(reason=text, decision=text, path=path))
    rows = tuple(replace(row, goal=goal, reason=Text(sv=text)) for row in word_report().by_goal)
    document = word_report(path=path, title=text, findings=(found, elsewhere), by_goal=rows, excepted=(excepted,))
    return Report((document,), "egna", "f" * 64, (Text(sv=text),))


def written(name: str, text: str, path: str) -> str:
    reporter = next(one for one in REPORTERS if one.name == name)
    made = reporter.write(poisoned(text, path), context(texts={path: text}))
    assert isinstance(made, str)
    return made


TEXTS = [one for one in REPORTERS if not one.binary]


@pytest.mark.parametrize("reporter", TEXTS, ids=lambda one: one.name)
@QUICK
@given(text=hostile, path=names)
def test_every_output_can_be_written_and_steers_no_terminal(reporter: Reporter, text: str, path: str) -> None:
    out = written(reporter.name, text, path)
    if reporter.name not in ("terminal",):
        out.encode("utf-8")
    assert "\x1b" not in out
    assert "\x00" not in out


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
@QUICK
@given(text=hostile, path=names)
@example(text="\ud800\u2028", path="\udcff")
def test_json_is_json_with_the_same_shape_whatever_the_text(name: str, text: str, path: str) -> None:
    data = json.loads(written(name, text, path))
    plain = json.loads(written(name, "text", "plan.md"))
    assert _shape(data) == _shape(plain)


def _shape(data: object) -> object:
    if isinstance(data, dict):
        loose = ("uriBaseId",)  # a path may lead out of the repository
        return {key: _shape(value) for key, value in data.items() if key not in loose}
    return [_shape(one) for one in data] if isinstance(data, list) else type(data)


@QUICK
@given(text=hostile, path=names)
def test_json_lines_are_one_object_a_line_by_any_measure_of_lines(text: str, path: str) -> None:
    out = written("jsonl", text, path)
    types = [json.loads(line)["type"] for line in out.splitlines()]
    assert types == ["finding", "finding", "excepted", "outcomes"]


@QUICK
@given(text=hostile, path=names)
@example(text="]]></failure>\x08", path="a.md")
def test_xml_is_well_formed_and_has_the_same_elements(text: str, path: str) -> None:
    root = etree.fromstring(written("junit", text, path).encode())
    plain = etree.fromstring(written("junit", "text", "plan.md").encode())
    assert [one.tag for one in root.iter()] == [one.tag for one in plain.iter()]


@QUICK
@given(text=hostile, path=names)
@example(text="::error::\n::stop-commands::x", path="a\n::error::b")
def test_github_gets_as_many_commands_as_there_are_findings(text: str, path: str) -> None:
    out = written("github", text, path)
    lines = re.split(r"\r\n|\r|\n", out.rstrip("\n"))
    assert len(lines) == 3
    assert all(re.match(r"::error (file=[^:,]*|title=malkoll)[^:]*::", line) for line in lines)


@QUICK
@given(text=hostile, path=names)
def test_concise_is_one_line_a_finding(text: str, path: str) -> None:
    assert len(written("concise", text, path).splitlines()) == 2


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_INLINE = {"text", "strong_open", "strong_close", "em_open", "em_close", "hardbreak", "softbreak", "html_inline"}


@QUICK
@given(text=hostile, path=names)
@example(text="|<b>`x`", path="a|b.md")
def test_markdown_has_the_same_blocks_and_no_mark_up_of_the_plans(text: str, path: str) -> None:
    tokens = MARKDOWN.parse(written("markdown", text, path))
    plain = MARKDOWN.parse(written("markdown", text and "text" if one_line(text).strip() else text, "plan.md"))
    assert [one.type for one in tokens] == [one.type for one in plain]
    for token in tokens:
        for child in token.children or ():
            assert child.type in _INLINE
            assert child.type != "html_inline" or child.content == "<!-- -->"


@QUICK
@given(text=hostile)
@example(text="1. ett")
@example(text="- två @namn #3")
@example(text="tre #")
@example(text="\u202e\n1.")
@example(text="##")
def test_escaped_text_reads_as_it_did(text: str) -> None:
    for lead in ("- ", "### ", "| | |\n|---|---|\n| "):
        tokens = MARKDOWN.parse(f"{lead}x {escaped(text)}" if lead[0] == "|" else f"{lead}{escaped(text)}")
        inline = [one for one in tokens if one.type == "inline" and one.content]
        shown = "".join(
            child.content for one in inline for child in one.children or () if child.type in ("text", "code_inline")
        )
        assert " ".join((shown.removeprefix("x") if lead[0] == "|" else shown).split()) == " ".join(
            one_line(text).split()
        )


@pytest.mark.parametrize("call", ["@kommun/alla", "#12", "!3", "Se @namn", "~etikett", "$4", "%5", "&6"])
def test_nobody_is_called_by_a_plans_text(call: str) -> None:
    assert re.search(r"[@#!~$%;]<!-- -->\w", escaped(call))


def test_an_address_and_a_figure_stay_readable() -> None:
    assert escaped("Skriv till namn@kommun.se, 10 % (5-7 st.)") == "Skriv till namn@kommun.se, 10 % (5-7 st.)"

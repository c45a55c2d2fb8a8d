"""Whatever a plan holds, the paper stays what it is: plan text is only ever text."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument
from full_report import context, finding, full_report
from hypothesis import example, given, settings
from lxml import etree, html
from markdown_it import MarkdownIt
from paper_making import HEAD, checked, written
from report_making import plan
from test_hostile_text import hostile, names, poisoned

from malkoll.plan import Comment, Evidence, Measure, Passage, Plan, Responsible
from malkoll.reporters.registry import PAPERS

QUICK = settings(max_examples=40, deadline=None)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
WRITERS = {one.name: one.write for one in PAPERS}
STEERING = "\x00\x08\x1b\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
EXAMPLES = [
    "<script>alert(1)</script>", "[red]text[/red]", "{{ 7*7 }}", "{% for a in b %}", "\u202egnirts\u2066",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt;", "]]>", "\x00\x08", "</style></title>", "javascript:alert(1)", "x" * 10_000,
]  # fmt: skip


def poisoned_plan(text: str) -> Plan:
    """A plan in which everything that its author writes is ``text``."""
    known = plan()
    first = known.goals[0]
    place = first.span
    indicators = tuple(replace(one, name=text, comment=Comment(text, place)) for one in first.indicators)
    goal = replace(
        first,
        kind=text,
        number=text,
        title=replace(first.title, text=text),
        indicators=indicators,
        evidence=(Evidence(text, place, method=Passage(text, place)),),
        measures=(Measure(text, place, responsible=(Responsible(text, place),)),),
        responsible=(Responsible(text, place),),
        follow_up=Passage(text, place),
        comment=Comment(text, place, Passage(text, place), Passage(text, place)),
    )
    areas = tuple(replace(area, title=text, number=text) for area in known.areas)
    return replace(known, title=text, organisation=text, board=text, areas=areas, goals=(goal, *known.goals[1:]))


def paper_of(name: str, text: str, path: str, language: str = "en") -> str | bytes:
    report = poisoned(text, path)
    return WRITERS[name](report, context(language, plans={path: poisoned_plan(text)}))


def page_of(text: str, path: str) -> etree._Element:
    out = paper_of("html", text, path)
    assert isinstance(out, str)
    out.encode("utf-8")
    assert not set(STEERING) & set(out)
    return html.document_fromstring(out)


def shape(page: etree._Element) -> list[str]:
    """The elements, without those that come and go with the words they hold."""
    loose = ("bdi", "a", "strong", "dd", "dt", "div", "p", "span")
    return [one.tag for one in page.iter() if isinstance(one.tag, str) and one.tag not in loose]


@QUICK
@given(text=hostile, path=names)
def test_a_page_gets_no_element_and_no_attribute_from_a_plan(text: str, path: str) -> None:
    page = page_of(text, path)
    hold_harmless(page)


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: ascii(text[:12]))
def test_a_page_has_the_same_elements_whatever_the_words(text: str) -> None:
    page = page_of(f"a{text}", "plan.md")
    hold_harmless(page)
    assert shape(page) == shape(page_of("atext", "plan.md"))


def hold_harmless(page: etree._Element) -> None:
    assert not page.xpath("//script | //img | //iframe | //object | //form | //link | //base")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert not page.xpath("//@src")
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)


def test_words_that_look_like_a_template_stay_words() -> None:
    page = page_of("{{ 7*7 }} {% raw %}", "plan.md")
    assert "{{ 7*7 }} {% raw %}" in page.text_content()
    assert "49" not in page.xpath("//h1/text() | //h2//text() | //h4//text()")


@QUICK
@given(text=hostile, path=names)
@example(text="\x00\ufffe\ud800", path="plan.md")
def test_a_word_file_can_be_opened_whatever_the_text(text: str, path: str) -> None:
    out = paper_of("docx", text, path)
    assert isinstance(out, bytes)
    opened = docx.Document(BytesIO(out))
    assert opened.tables
    assert not set(STEERING) & set("".join(one.text for one in opened.paragraphs))


def test_words_in_a_word_file_are_words() -> None:
    out = paper_of("docx", '<w:p/>&amp;{{ 7*7 }}"', "plan.md")
    opened: WordDocument = docx.Document(BytesIO(out))  # type: ignore[arg-type]
    assert any('<w:p/>&amp;{{ 7*7 }}"' in one.text for one in opened.paragraphs)


_INLINE = {"text", "strong_open", "strong_close", "em_open", "em_close", "hardbreak", "softbreak", "html_inline"}


@QUICK
@given(text=hostile, path=names)
@example(text="|<b>`x`\n# rubrik", path="a|b.md")
@example(text="*", path="*")
def test_markdown_gets_no_mark_up_from_a_plan(text: str, path: str) -> None:
    out = paper_of("markdown", text, path)
    assert isinstance(out, str)
    for token in MARKDOWN.parse(out):
        assert token.type not in ("html_block", "fence", "code_block")
        for child in token.children or ():
            assert child.type in _INLINE
            assert child.type != "html_inline" or child.content == "<!-- -->"


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: ascii(text[:12]))
def test_markdown_has_the_same_headings_and_tables_whatever_the_words(text: str) -> None:
    def blocks(words: str) -> list[str]:
        out = paper_of("markdown", words, "plan.md")
        assert isinstance(out, str)
        return [one.type for one in MARKDOWN.parse(out)]

    assert blocks(f"a{text}") == blocks("atext")


def test_a_title_of_ten_thousand_characters_is_shortened_everywhere(tmp_path) -> None:
    report = checked(tmp_path, f"{HEAD}## Mål 1: {'mycket ' * 1_400}långt\n")
    for name in ("html", "markdown"):
        said = written(report, name)
        assert len(said) < 60_000
        assert "mycket mycket…" in said


def test_five_hundred_goals_are_told_one_by_one(tmp_path) -> None:
    goals = "".join(f"\n## Mål {at}: Biblioteket {at} har öppet varje kväll 2028\n" for at in range(1, 501))
    report = checked(tmp_path, HEAD + goals)
    page = html.document_fromstring(written(report, "html"))
    assert len(page.xpath("//article")) == 500
    assert page.xpath("//p[@class='p-answer']")[0].text_content() == "Inget av de 500 målen kan följas upp fullt ut."
    made = docx.Document(BytesIO(written(report, "docx")))  # type: ignore[arg-type]
    assert sum(one.style.name == "Heading 3" for one in made.paragraphs) == 500
    assert written(report, "markdown").count("\n### ") == 500


def test_a_finding_without_a_hint_or_a_rule_is_told_all_the_same() -> None:
    bare = finding(code="ZZ9", name="something-else", hint=full_report().documents[0].findings[0].hint)
    document = replace(full_report().documents[1], findings=(bare,))
    for name in ("html", "docx", "markdown"):
        assert WRITERS[name](replace(full_report(), documents=(document,)), context())

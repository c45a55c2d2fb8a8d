"""The Word file: real headings and tables, in a language, the same bytes from the same report."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from paper_making import EXAMPLES, checked, made, walked, written

from malkoll.readers import read
from malkoll.reporters.paper.model import Grid, Heading, plain


@pytest.fixture
def report(tmp_path):
    return checked(tmp_path, (EXAMPLES / "svag-plan.md").read_text(encoding="utf-8"))


@pytest.fixture
def opened(report):
    return docx.Document(BytesIO(written(report, "docx")))


def test_every_heading_of_the_paper_is_a_heading_of_its_level(report, opened) -> None:
    wanted = [(one.level, plain(one.text)) for one in walked(made(report).blocks) if isinstance(one, Heading)]
    found = [(int(one.style.name[-1]), one.text) for one in opened.paragraphs if one.style.name.startswith("Heading")]
    assert found == wanted


def test_every_table_has_a_head_that_comes_again_rows_that_are_not_cut_and_words_for_those_who_cannot_see_it(
    report, opened
) -> None:
    grids = [one for one in walked(made(report).blocks) if isinstance(one, Grid)]
    assert len(opened.tables) == len(grids)
    for table, grid in zip(opened.tables, grids, strict=True):
        rows = table._tbl.tr_lst
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == grid.caption
        assert len(table.columns) == len(grid.columns)


def test_links_lead_to_bookmarks_that_are_there(opened) -> None:
    body = opened.element.body
    names = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    links = {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))}
    assert links
    assert links <= set(names)


@pytest.mark.parametrize(("language", "locale", "theirs"), [("sv", "sv-SE", None), ("en", "en-GB", "sv-SE")])
def test_the_language_is_set_and_the_plans_own_words_keep_theirs(report, language, locale, theirs) -> None:
    made_file = docx.Document(BytesIO(written(report, "docx", language)))
    defaults = made_file.styles.element.find(qn("w:docDefaults"))
    assert [one.get(qn("w:val")) for one in defaults.iter(qn("w:lang"))] == [locale]
    inside = {one.get(qn("w:val")) for one in made_file.element.body.iter(qn("w:lang"))}
    assert inside == ({theirs} if theirs else set())


def test_the_sheet_is_a4_and_pages_are_numbered(opened) -> None:
    section = opened.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    fields = [one.get(qn("w:instr")) for one in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_matrix_of_many_columns_lies_on_its_side() -> None:
    from dataclasses import replace

    from full_report import context, full_report

    from malkoll.finding import GoalRef, Tried
    from malkoll.reporters.registry import DOCX

    goal = GoalRef("g1", "1", "Ett mål")
    document = replace(
        full_report().documents[0],
        findings=(),
        by_goal=tuple(Tried(f"AA{at}", not_checked=1, goal=goal) for at in range(100, 115)),
        outline=(goal,),
    )
    made_file = docx.Document(BytesIO(DOCX.write(replace(full_report(), documents=(document,)), context())))
    assert [one.page_width > one.page_height for one in made_file.sections] == [False, True, False]


def test_the_bytes_do_not_depend_on_the_clock_or_the_machine(report, monkeypatch) -> None:
    first = written(report, "docx")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert written(report, "docx") == first
    with ZipFile(BytesIO(first)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        said = archive.read("docProps/core.xml").decode()
    assert "python-docx" not in said
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", said)) == {"2026-03-12T"}


def test_our_own_reader_reads_it_as_it_was_meant(report) -> None:
    document = read("underlag.docx", written(report, "docx"))
    assert "1 av 5 mål kan följas upp fullt ut." in document.text
    assert "Biblioteket ska vara öppet när invånarna är lediga" in document.text

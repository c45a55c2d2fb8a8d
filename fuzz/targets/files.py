"""Files of word processors, spreadsheets, the web and PDF."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator

from held import in_one_sentence, of_document

from targets.target import ROOT, Target, Try, none

FIXTURES = ROOT / "tests" / "formats" / "fixtures"


def _reading(*names: str) -> Callable[[], Try]:
    def prepare() -> Try:
        from malkoll.errors import PlanError
        from malkoll.readers import read

        def tried(data: bytes) -> None:
            for name in names:
                try:
                    document = read(name, data)
                except PlanError as error:
                    in_one_sentence(error)
                else:
                    of_document(document)

        return tried

    return prepare


def _only_xml(data: bytes) -> bytes:
    """The archive without pictures and the like: what is read of it is XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one in source.infolist():
            if one.filename.endswith((".xml", ".rels", "mimetype")):
                made.writestr(zipfile.ZipInfo(one.filename), source.read(one), zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()


def _fixtures(suffix: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(FIXTURES.glob(f"{'kort-plan' if suffix == '.pdf' else ''}*{suffix}")):
        data = path.read_bytes()
        yield path.stem, _only_xml(data) if suffix in (".docx", ".odt") else data


def _beside(folder: str, name: str) -> object:
    """A module that makes files for the tests."""
    from importlib import import_module

    place = str(ROOT / "tests" / folder)
    if place not in sys.path:
        sys.path.append(place)
    return import_module(name)


def _word() -> Iterator[tuple[str, bytes]]:
    yield from _fixtures(".docx")
    made = _beside("readers", "wordfile")
    p, tbl, tr, tc, docx = made.p, made.tbl, made.tr, made.tc, made.docx  # type: ignore[attr-defined]
    yield "stycken", docx(p("Mål 1: Trygga elever", style="Rubrik1") + p("Ansvarig: rektor"))
    yield "lista", docx(p("Mål", style="Rubrik2") + p("Fler elever", properties=made.listed(0)))  # type: ignore[attr-defined]
    yield "tabell", docx(tbl(tr(tc("Mål"), tc("Ansvarig")), tr(tc("Fler elever"), tc("Rektor"))))


def _odt() -> Iterator[tuple[str, bytes]]:
    yield from _fixtures(".odt")
    made = _beside("readers", "odt")
    body = '<text:h text:outline-level="1">Mål 1: Trygga elever</text:h><text:p>Ansvarig: rektor</text:p>'
    yield "stycken", made.odt(body)  # type: ignore[attr-defined]
    listed = "<text:list><text:list-item><text:p>Fler elever</text:p></text:list-item></text:list>"
    yield "lista", made.odt(listed)  # type: ignore[attr-defined]


def _sheets() -> Iterator[tuple[str, bytes]]:
    from datetime import date

    import openpyxl
    from openpyxl.styles import PatternFill

    rows = [["Mål", "Indikator", "Målvärde 2028", "Status"], ["Fler elever är trygga", "Andel trygga", 0.9, None]]
    for name in ("enkel", "rik"):
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        if name == "rik":
            sheet["C2"].number_format = "0.0 %"
            sheet["D2"].fill = PatternFill("solid", fgColor="92D050")
            sheet.append([date(2026, 1, 31), True, 1234.5, "=C2*2"])
            sheet["C3"].number_format = '# ##0,0 "kr"'
            sheet.merge_cells("A4:C4")
            sheet["A4"] = "Mål 2: Kortare köer"
            other = book.create_sheet("Uppföljning")
            other["B3"] = "Utfall"
        out = io.BytesIO()
        book.save(out)
        yield name, _only_xml(out.getvalue())


def _pages() -> Iterator[tuple[str, bytes]]:
    yield from _fixtures(".html")
    yield (
        "tabell",
        b"<html><body><table><tr><th colspan=2>M\xc3\xa5l<td rowspan=3>x<tr><td>a<td>b</table></body></html>",
    )
    yield (
        "lista",
        b"<html><body><ol start=4><li value=9>a<ul><li>b</ul></ol><p style='white-space:pre'>a  b</body></html>",
    )


def _pdfs() -> Iterator[tuple[str, bytes]]:
    made = _beside("readers", "pdffile")
    sheet, pdf = made.Sheet, made.pdf  # type: ignore[attr-defined]
    lines = ("Mål 1: Trygga elever", "Ansvarig: rektor", "Indikator: Andel trygga", "Målvärde: 90 %")
    yield "rader", pdf(sheet().text(70, 80, "Plan 2026", 18, bold=True).lines(70, 120, *lines))
    rows = (("Mål", "Ansvarig", "Klart"), ("Fler elever", "Rektor", "2028"))
    yield "tabell", pdf(sheet().table((100, 130, 160), (60, 200, 320, 400), rows, bold=True))
    tree = [("H1", [(1, 0)]), ("L", [("LI", [("LBody", [(1, 1)])])])]
    marked = sheet().text(70, 80, "Mål", 18, mark="/H1 << /MCID 0 >>").text(70, 120, "Fler", mark="/P << /MCID 1 >>")
    yield "markt", pdf(marked, tree=tree)
    table = [("Table", [("TR", [("TH", [(1, 0)]), ("TH", [(1, 1)])]), ("TR", [("TD", [(1, 2)]), ("TD", [(1, 3)])])])]
    cells = sheet()
    for number, words in enumerate(("Mål", "Ansvarig", "Fler elever", "Rektor")):
        cells.text(70 + 150 * (number % 2), 80 + 20 * (number // 2), words, mark=f"/P << /MCID {number} >>")
    yield "markt-tabell", pdf(cells, tree=table)
    yield (
        "farger",
        pdf(sheet().fill(60, 90, 200, 110, (0.6, 0.8, 0.3)).text(70, 105, "Klart").picture(300, 90, 320, 110)),
    )
    yield from _fixtures(".pdf")


def _tags() -> Iterable[bytes]:
    names = (
        "div p span b ul ol li table tr td th thead caption h1 h2 dl dt dd details label sup pre a br hr style script"
    )
    marks = [
        "<br>",
        "<td colspan=3>",
        "<td rowspan=900>",
        "<li value=9>",
        "<!--",
        "-->",
        "&nbsp;",
        "&lt;",
        "| ",
        "\x00",
    ]
    marks += ["<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>", "<p style='display:none'>", "<?xml ?>"]
    marks += ["<style>p{display:none}</style>", "<div role=row>", "<meta charset=utf-16>", "<![CDATA[", "<img alt='x'>"]
    both = [f"<{sign}{name}>" for name in names.split() for sign in ("", "/")]
    return [text.encode() for text in (*both, *marks)]


_READERS = ("malkoll.readers",)

FILES = (
    Target("word", ".docx: the XML of its parts", _reading("plan.docx"), _word, _READERS, "archive", none, ".docx"),
    Target("opendocument", ".odt: the XML of its parts", _reading("plan.odt"), _odt, _READERS, "archive", none, ".odt"),
    Target(
        "workbook", ".xlsx: the XML of its parts", _reading("plan.xlsx"), _sheets, _READERS, "archive", none, ".xlsx"
    ),
    Target("html", "web pages", _reading("plan.html"), _pages, _READERS, "tags", _tags, ".html"),
    Target("pdf", "PDF: streams unpacked, and objects", _reading("plan.pdf"), _pdfs, _READERS, "pdf", none, ".pdf"),
)

"""The same plan the way different authors make it: Word with styles or without, a municipal web page, a printed PDF."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from convert import page, png
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from malkoll.document import Block, Cell, Document, FrontMatter, Heading, Item, Paragraph, Picture, Table, TextLine

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_BODY = 11
_SIZES = {1: 20, 2: 14, 3: 12}  # points of headings made by hand


def word(document: Document, *, styled: bool) -> bytes:
    """A Word file. ``styled``: with heading and list styles, running head and foot; else only bold and larger type."""
    made = docx.Document()
    if not styled:
        made.styles["Normal"].font.size = Pt(_BODY)
    else:
        section = made.sections[0]
        section.header.paragraphs[0].text = "Ärende 2026/117 – ansvarig handläggare Åsa Lind"
        section.footer.paragraphs[0].text = "Sida 1 av 3 – Mål: trycksaken är godkänd"
    for block in document.blocks:
        _Word(made, styled).add(block)
    if styled:
        made.add_section(WD_SECTION.CONTINUOUS)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


class _Word:
    """Writes blocks into a Word document."""

    def __init__(self, made: Any, styled: bool) -> None:
        self.made = made
        self.styled = styled

    def add(self, block: Block) -> None:
        """Write one block last."""
        match block:
            case Heading():
                self.heading(block)
            case Paragraph():
                self.lines(self.made.add_paragraph(), block.lines)
            case Item():
                self.item(block)
            case Table():
                self.table(block)
            case Picture():
                self.made.add_paragraph().add_run().add_picture(io.BytesIO(png()))
            case FrontMatter():
                for key, value in block.values:
                    self.made.add_paragraph(f"{key}: {value}")

    def heading(self, heading: Heading) -> None:
        """A heading by its style, or by bold and size alone."""
        if self.styled and heading.level is not None:
            self.made.add_heading(heading.text, level=heading.level)
            return
        run = self.made.add_paragraph().add_run(heading.text)
        run.bold = True
        if heading.level is not None:
            run.font.size = Pt(_SIZES.get(heading.level, _BODY))

    def item(self, item: Item) -> None:
        """An item by its list style, or typed with its mark as many do."""
        if self.styled:
            style = "List Bullet" if item.number is None else "List Number"
            self.lines(
                self.made.add_paragraph(style=style if item.depth == 0 else f"{style} {item.depth + 1}"), item.lines
            )
            return
        paragraph = self.made.add_paragraph()
        paragraph.add_run("•\t" if item.number is None else f"{item.number}.\t")
        self.lines(paragraph, item.lines)

    def table(self, table: Table) -> None:
        """A table with its head row marked so (styled) or only bold."""
        width = max(len(row.cells) for row in table.rows)
        made = self.made.add_table(rows=0, cols=width)
        made.style = "Table Grid"
        for row in table.rows:
            new = made.add_row()
            if row.head and self.styled:
                properties = new._tr.get_or_add_trPr()
                properties.append(OxmlElement("w:tblHeader"))
            for cell, source in zip(new.cells, row.cells, strict=False):
                self.cell(cell, source, bold=row.head)

    def cell(self, cell: Any, source: Cell, *, bold: bool) -> None:
        """A cell: its paragraphs, or its image, or only its colour."""
        for number, line in enumerate(source.lines):
            self.lines(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), [line], bold=bold)
        if source.mark == "image":
            cell.paragraphs[0].add_run().add_picture(io.BytesIO(png()))
        elif source.mark and source.mark.startswith("colour:"):
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), source.mark.removeprefix("colour:").lstrip("#").upper())
            cell._tc.get_or_add_tcPr().append(shade)

    @staticmethod
    def lines(paragraph: Any, lines: Sequence[TextLine], *, bold: bool = False) -> None:
        """Text, its lines kept; the label in bold where the source has it so."""
        for number, line in enumerate(lines):
            if number:
                paragraph.add_run().add_break()
            if line.bold or bold:
                paragraph.add_run(line.text if bold else line.text[: line.bold]).bold = True
            if not bold:
                paragraph.add_run(line.text[line.bold :])
            if line.mark == "image":
                paragraph.add_run(" ").add_picture(io.BytesIO(png()))


# --- the web ------------------------------------------------------------------------------------

_MENU = ("Barn och utbildning", "Omsorg och stöd", "Uppleva och göra", "Bygga, bo och miljö", "Mål och budget")


def web_page(document: Document) -> str:
    """The plan as a municipal web site shows it, with all that stands around it there."""
    body = re.search(r"<body>\n(.*)</body>", page(document), re.DOTALL)
    title = next((block.text for block in document.blocks if isinstance(block, Heading)), "Plan")
    menu = "".join(f'<li><a href="/{number}">{words}</a></li>' for number, words in enumerate(_MENU))
    return f"""<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><title>{html.escape(title)} - Björklunda kommun</title>
<style>.meny {{ color: #333 }} .gomd {{ display: none }}</style>
<script>var rubrik = "<h2>Mål 99: Detta är ingen plan</h2>";</script></head>
<body>
<a class="skip-link" href="#innehall">Hoppa till innehåll</a>
<div class="cookie-banner" role="dialog"><h2>Vi använder kakor</h2><p>Ansvarig: webbredaktionen</p>
<button>Godkänn</button></div>
<header><div class="logo">Björklunda kommun</div><form role="search"><input type="search"></form>
<nav aria-label="Huvudmeny"><h2>Meny</h2><ul>{menu}</ul></nav></header>
<nav class="breadcrumb" aria-label="Brödsmulor"><ol><li><a href="/">Start</a></li><li>Planer</li></ol></nav>
<main id="innehall"><article>
{body[1] if body else ""}
</article></main>
<aside><h2>Mål på sidan om</h2><p>Indikator: Antal besök på webbplatsen</p><p>Målvärde: 1 000</p></aside>
<div class="gomd"><h2>Mål 98: Gömt</h2></div><p hidden>Mål 97: Också gömt</p>
<footer><h2>Kontakt</h2><p>Ansvarig: kommunvägledare</p><p>Sidan uppdaterad 2026-01-12</p></footer>
</body></html>
"""


def browser() -> str | None:
    """Where Chromium is, if it is there."""
    return next((found for name in _BROWSERS if (found := shutil.which(name))), None)


def printed(pages: Sequence[tuple[str, str]], folder: Path, *, tagged: bool) -> None:
    """Print web pages, pairs of name and HTML, to NAME.pdf in ``folder``, with the browser's own head and foot.

    Raises:
        RuntimeError: Chromium is not there, or made no file.
    """
    program = browser()
    if program is None:
        raise RuntimeError("Chromium is not on the PATH")
    with tempfile.TemporaryDirectory() as work:
        for name, source in pages:
            web, into = Path(work, f"{name}.html"), folder / f"{name}.pdf"
            web.write_text(source, encoding="utf-8")
            command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work}/profile"]
            command += ["--export-tagged-pdf" if tagged else "--disable-pdf-tagging"]
            command += [f"--print-to-pdf={into}", web.as_uri()]
            done = subprocess.run(command, capture_output=True, text=True, timeout=120)
            if not into.is_file():
                raise RuntimeError(f"Chromium made no file: {done.stderr[-500:]}")

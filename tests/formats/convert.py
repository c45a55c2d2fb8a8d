"""Plans as text written out as Word, OpenDocument, HTML and PDF, the way an author's program would.

``python tests/formats/convert.py FOLDER PLAN…`` puts NAME.docx, .odt, .html, .pdf (tagged) and NAME-untagged.pdf of
each plan into FOLDER. The plan's blocks become one clean web page (``page``), and LibreOffice makes the rest of that,
through its text document: headings, tables, lists and bold are real ones.
"""

from __future__ import annotations

import base64
import html
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from malkoll.document import (
    Block,
    Cell,
    Divider,
    Document,
    FrontMatter,
    Heading,
    Item,
    Note,
    Paragraph,
    Picture,
    Row,
    Table,
    TextLine,
    TocEntry,
    Verbatim,
)
from malkoll.readers import read

KINDS = ("docx", "odt", "html", "pdf", "untagged")
"""What a plan is converted to; ``untagged`` is a PDF without a structure tree or bookmarks."""

_SECONDS = 150
_PDF = "pdf:writer_pdf_Export:{" + ",".join(
    ('"UseTaggedPDF":{"type":"boolean","value":"%s"}', '"ExportBookmarks":{"type":"boolean","value":"%s"}}')
)
_FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "odt": "odt:writer8",
    "html": "html:HTML (StarWriter)",
    "pdf": _PDF % ("true", "true"),
    "untagged": _PDF % ("false", "false"),
}


# --- the page -----------------------------------------------------------------------------------


def page(document: Document) -> str:
    """The document as a web page of its own."""
    title = next((block.text for block in document.blocks if isinstance(block, Heading)), "Plan")
    body = "\n".join(_body(document.blocks))
    return (
        '<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{html.escape(title)}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(blocks: Sequence[Block]) -> Iterator[str]:
    lists: list[str] = []  # the tags of the lists that are open, outermost first
    counts: list[int] = []  # the number of the last item of each
    for block in blocks:
        if isinstance(block, Note):
            continue
        if isinstance(block, Item):
            yield from _item(block, lists, counts)
            continue
        yield from _closed(lists, counts, 0)
        yield from _block(block)
    yield from _closed(lists, counts, 0)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=None):
            yield f"<p><b>{html.escape(block.text)}</b></p>"
        case Heading():
            yield f"<h{block.level}>{html.escape(block.text)}</h{block.level}>"
        case Paragraph(lines=[TextLine() as line]) if line.bold == len(line.text):
            # Had it been bold, and not in italics, it would have been read as a heading.
            yield f"<p><i>{html.escape(line.text)}</i></p>"
        case Paragraph():
            yield f"<p>{'<br>'.join(map(_line, block.lines))}</p>"
        case TocEntry():
            dots = " " + "." * 12 + " " + block.page if block.page else ""
            yield f"<p>{html.escape(block.text)}{dots}</p>"
        case Table():
            yield from _table(block)
        case Picture():  # a gap where the text has lost one stands for an image that the document had
            yield f"<p>{_image(block.alt)}</p>"
        case Divider():
            yield "<hr>"
        case FrontMatter():
            yield from (f"<p>{html.escape(key)}: {html.escape(value)}</p>" for key, value in block.values)
        case Verbatim():
            yield f"<pre>{html.escape(block.text)}</pre>"


def _line(line: TextLine) -> str:
    strong, rest = html.escape(line.text[: line.bold]), html.escape(line.text[line.bold :])
    words = f"<b>{strong}</b>{rest}" if strong else rest
    return f"{words} {_image('')}" if line.mark == "image" else words


def _item(item: Item, lists: list[str], counts: list[int]) -> Iterator[str]:
    tag = "ul" if item.number is None else "ol"
    yield from _closed(lists, counts, item.depth + 1)
    if len(lists) == item.depth + 1 and (lists[-1] != tag or (tag == "ol" and item.number != counts[-1] + 1)):
        yield from _closed(lists, counts, item.depth)
    if len(lists) == item.depth + 1:
        yield "</li>"
    while len(lists) <= item.depth:
        start = f' start="{item.number}"' if tag == "ol" and item.number != 1 and len(lists) == item.depth else ""
        yield f"<{tag}{start}>"
        lists.append(tag)
        counts.append(0)
        if len(lists) <= item.depth:
            yield "<li>"
    counts[-1] = item.number or 0
    yield f"<li>{'<br>'.join(map(_line, item.lines))}"


def _closed(lists: list[str], counts: list[int], depth: int) -> Iterator[str]:
    while len(lists) > depth:
        yield f"</li>\n</{lists.pop()}>"
        counts.pop()


def _table(table: Table) -> Iterator[str]:
    width = max(len(row.cells) for row in table.rows)
    heads = 0
    while heads < len(table.rows) and table.rows[heads].head:
        heads += 1
    yield '<table border="1" cellpadding="4" cellspacing="0" width="100%">'
    if heads:
        yield "<thead>"
        yield from (_row(row, width, "th") for row in table.rows[:heads])
        yield "</thead>"
    yield "<tbody>"
    yield from (_row(row, width, "td") for row in table.rows[heads:])
    yield "</tbody></table>"


def _row(row: Row, width: int, tag: str) -> str:
    empty = f"<{tag}><p><br></p></{tag}>"
    return f"<tr>{''.join(_cell(cell, tag) for cell in row.cells)}{empty * (width - len(row.cells))}</tr>"


def _cell(cell: Cell, tag: str) -> str:
    colour = ""
    inside = "".join(f"<p>{_line(line)}</p>" for line in cell.lines) or "<p><br></p>"
    if cell.mark and cell.mark.startswith("colour:"):
        colour = f' bgcolor="{html.escape(cell.mark.removeprefix("colour:"))}"'
    elif cell.mark == "image":
        inside = f"<p>{_image(cell.lines[0].text if cell.lines else '')}</p>"
    return f"<{tag}{colour}>{inside}</{tag}>"


def png(red: int = 0x92, green: int = 0xD0, blue: int = 0x50, side: int = 16) -> bytes:
    """A square of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + bytes((red, green, blue)) * side) * side
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _image(alt: str) -> str:
    """An image in the page; where its words are lost without any ``alt``, since an empty one calls it decoration."""
    data = base64.b64encode(png()).decode("ascii")
    words = f' alt="{html.escape(alt)}"' if alt else ""
    return f'<img src="data:image/png;base64,{data}" width="16" height="16"{words}>'


# --- LibreOffice --------------------------------------------------------------------------------


def soffice() -> str | None:
    """Where LibreOffice is, if it is there."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(plans: Iterable[tuple[str, str]], folder: Path, kinds: Sequence[str] = KINDS) -> None:
    """Put each of ``plans``, pairs of name and text, into ``folder`` in each of ``kinds``.

    LibreOffice runs once for each kind, and not once for each plan: it is slow to start.

    Raises:
        RuntimeError: LibreOffice is not there, or did not make a file.
    """
    with tempfile.TemporaryDirectory() as work:
        pages, texts, made = (Path(work, name) for name in ("pages", "texts", "made"))
        for each in (pages, texts, folder):
            each.mkdir(parents=True, exist_ok=True)
        names: list[str] = []
        for name, text in plans:
            names.append(name)
            (pages / f"{name}.html").write_text(page(read(f"{name}.md", text.encode())), encoding="utf-8")
        profile = Path(work, "profile")
        sources = [pages / f"{name}.html" for name in names]
        _run(profile, _FILTERS["odt"], texts, sources, "--infilter=HTML (StarWriter)")
        for kind in kinds:
            suffix, ending = ("pdf", "-untagged") if kind == "untagged" else (kind, "")
            if kind != "odt":
                _run(profile, _FILTERS[kind], made / kind, [texts / f"{name}.odt" for name in names])
            for name in names:
                source = (texts if kind == "odt" else made / kind) / f"{name}.{suffix}"
                if not source.is_file():
                    raise RuntimeError(f"LibreOffice made no {kind} of {name}")
                shutil.move(source, folder / f"{name}{ending}.{suffix}") if kind != "odt" else shutil.copy(
                    source, folder / source.name
                )


def _run(profile: Path, kind: str, into: Path, files: Sequence[Path], *more: str) -> None:
    program = soffice()
    if program is None:
        raise RuntimeError("LibreOffice (soffice) is not on the PATH")
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *more]
    command += ["--convert-to", kind, "--outdir", str(into), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS)
    if done.returncode:
        raise RuntimeError(f"LibreOffice failed: {done.stderr or done.stdout}")


def main(arguments: list[str]) -> int:
    """Convert the plans named after the folder; the exit code."""
    if len(arguments) < 2:
        print("usage: python tests/formats/convert.py FOLDER PLAN…", file=sys.stderr)
        return 2
    plans = [Path(name) for name in arguments[1:]]
    convert([(plan.stem, plan.read_text(encoding="utf-8")) for plan in plans], Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

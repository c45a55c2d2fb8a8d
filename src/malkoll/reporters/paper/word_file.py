"""A new Word file for the paper: sheet, styles, properties; and its bytes, the same from the same content."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from malkoll.reporters.paper.model import Paper
from malkoll.reporters.paper.word_parts import element, field

__all__ = ["new_file", "saved", "turned"]

_BODY = "Calibri"
_HEADS = "Cambria"
_INK = RGBColor(0x1B, 0x25, 0x30)
_SOFT = RGBColor(0x4D, 0x5B, 0x69)
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The day of every entry of the archive: the earliest one it can say, and the same always."""
_MARGIN = Mm(18)


def new_file(written: Paper, locale: str) -> Any:
    """An empty file with everything set that is not content."""
    made = docx.Document()
    _styles(made, locale)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    _margins(section)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field(foot, "PAGE")
    foot.add_run(" (")
    field(foot, "NUMPAGES")
    foot.add_run(")")
    _properties(made, written, locale)
    return made


def _margins(section: Any) -> None:
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN


def turned(made: Any, *, wide: bool) -> None:
    """Begin a new page, with its long side down or not."""
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    short, long = Mm(210), Mm(297)
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    _margins(section)


def _properties(made: Any, written: Paper, locale: str) -> None:
    """What the file says of itself: nobody's name, and the day of the review."""
    known = made.core_properties
    known.title, known.subject, known.author = written.title[:255], written.subject[:255], "malkoll"
    known.last_modified_by, known.comments, known.language = "malkoll", "", locale
    known.revision = 1
    day = datetime.fromisoformat(written.day) if written.day else datetime(*_EARLIEST[:3])
    known.created = known.modified = day.replace(tzinfo=UTC)


# --- styles -------------------------------------------------------------------------------------------


def _styles(made: Any, locale: str) -> None:
    styles = made.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for known in defaults.findall(qn("w:lang")):
        defaults.remove(known)
    defaults.append(element("w:lang", val=locale, eastAsia=locale))
    normal = styles["Normal"]
    _look(normal, _BODY, 10.5, after=5)
    for level, size, before in ((1, 24, 0), (2, 16, 18), (3, 13, 14), (4, 11.5, 10), (5, 10.5, 8)):
        style = styles[f"Heading {level}"]
        _look(style, _HEADS if level < 4 else _BODY, size, before=before, after=4, bold=True, keep=True)
        style.font.italic = False
    for name, size in (("List Bullet", 10.5), ("List Number", 10.5), ("List Bullet 2", 10), ("List Continue", 10)):
        _look(styles[name], _BODY, size, after=2)
    styles["List Number"].paragraph_format.keep_with_next = True
    _look(styles["Caption"], _BODY, 10, before=8, after=3, bold=True, keep=True)
    _new(styles, "Above", _BODY, 9.5, before=16, soft=True, keep=True)
    _new(styles, "Standing", _BODY, 10.5, after=6, keep=True)
    _new(styles, "Answer", _HEADS, 17, before=12, after=6, bold=True, keep=True)
    _new(styles, "Lead", _HEADS, 12.5, after=6, soft=True)
    _new(styles, "Small", _BODY, 9, after=6, soft=True)
    _new(styles, "Picture", _BODY, 15, after=2, keep=True)
    _new(styles, "Fact", _BODY, 10.5, after=2)
    _new(styles, "Table text", _BODY, 9.5)
    _new(styles, "Table mark", _BODY, 7.5)
    _new(styles, "After table", _BODY, 5, after=4)


def _new(styles: Any, name: str, font: str, size: float, **more: Any) -> None:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.element.set(qn("w:styleId"), name.title().replace(" ", ""))
    _look(style, font, size, **more)


def _look(
    style: Any,
    font: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    soft: bool = False,
    keep: bool = False,
) -> None:
    style.font.name, style.font.size, style.font.bold = font, Pt(size), bold
    style.font.color.rgb = _SOFT if soft else _INK
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.1
    form.keep_with_next = keep


# --- bytes --------------------------------------------------------------------------------------------


def saved(made: Any) -> bytes:
    """The file's bytes. What depends on the clock and on the machine's own zip is put right."""
    out = io.BytesIO()
    made.save(out)
    fixed = io.BytesIO()
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name), compresslevel=6)
    return fixed.getvalue()

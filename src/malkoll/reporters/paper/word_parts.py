"""The small parts of a Word file that python-docx has no words for: languages, links, bookmarks, numbering."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from malkoll.regexes import compiled
from malkoll.reporters.paper.model import Run

__all__ = ["bookmark", "element", "field", "name_of", "numbered", "restarted", "say"]

_SIGNS = compiled("[✓✗◇■□▫]")
_SIGN_FONT = "Segoe UI Symbol"
_LONGEST_NAME = 40


def element(name: str, /, **attributes: str) -> Any:
    """An element of WordprocessingML: ``element("w:lang", val="sv-SE")``."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def name_of(link: str) -> str:
    """The bookmark for a part: letters, digits and underscores."""
    return re.sub(r"\W", "_", f"m_{link}")[:_LONGEST_NAME]


def say(parent: Any, run: Run, locale: str = "", colour: str = "", bold: bool = False) -> None:
    """Put words into a paragraph, as a link where they lead somewhere. ``parent`` is a ``w:p``."""
    made = element("w:r")
    looks = element("w:rPr")
    if _SIGNS.search(run.text):
        looks.append(element("w:rFonts", ascii=_SIGN_FONT, hAnsi=_SIGN_FONT, cs=_SIGN_FONT, eastAsia=_SIGN_FONT))
    if run.strong or bold:
        looks.append(element("w:b"))
    if colour or run.link:
        looks.append(element("w:color", val=colour or "1D4F83"))
    if locale:
        looks.append(element("w:lang", val=locale))
    if len(looks):
        made.append(looks)
    text = element("w:t")
    text.text = run.text
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(text)
    if run.link:
        link = element("w:hyperlink", anchor=name_of(run.link), history="1")
        link.append(made)
        made = link
    parent.append(made)


def bookmark(paragraph: Paragraph, link: str, number: int) -> None:
    """Make a paragraph the place that links to ``link`` lead to."""
    paragraph._p.append(element("w:bookmarkStart", id=str(number), name=name_of(link)))
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def field(paragraph: Paragraph, code: str) -> None:
    """A field that Word fills in: the page's number, or how many there are."""
    made = element("w:fldSimple", instr=code)
    run = element("w:r")
    text = element("w:t")
    text.text = "1"
    run.append(text)
    made.append(run)
    paragraph._p.append(made)


def restarted(document: Any) -> int:
    """A numbering of its own for a list, which begins at 1."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    known = style.pPr.numPr.numId.val
    abstract = next(one for one in numbering.num_lst if one.numId == known).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def numbered(paragraph: Paragraph, number: int) -> None:
    """Give a paragraph a place in the numbering ``number``."""
    properties: Any = paragraph._p.get_or_add_pPr()
    properties = properties.get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number

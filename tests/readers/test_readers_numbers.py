"""Numbers in a file's own notation: what looks like one and is none, or is longer than any, is passed over.

"²" is a digit to ``str.isdigit`` and no number to ``int``, and ``int`` takes no more than some thousands of figures.
"""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import wordfile
from odt import odt

from malkoll.errors import PlanError
from malkoll.readers import read

NONE = ["²", "9" * 5000, "٣" * 20, "-1", "1e9", "½", "999999999999"]
TEXT = "Fler elever är trygga"

ROW = "<table:table-row><table:table-cell {}><text:p>{}</text:p></table:table-cell></table:table-row>"
COLUMNS = ROW.format('table:number-columns-repeated="@"', TEXT)
IN_ODT = {
    "spaces": f'<text:p>{TEXT}<text:s text:c="@"/></text:p>',
    "a level": f'<text:h text:outline-level="@">{TEXT}</text:h>',
    "columns": f"<table:table>{COLUMNS}</table:table>",
    "a start": f'<text:list><text:list-item text:start-value="@"><text:p>{TEXT}</text:p></text:list-item></text:list>',
}
STYLED = (
    '<style:style style:name="A" style:family="paragraph" style:default-outline-level="@"/>'
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="@"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="@" text:start-value="@" '
    'text:display-levels="@"/></text:list-style>'
)
RUN = f"<w:r><w:t>{TEXT}</w:t></w:r>"
IN_WORD = {
    "a level": f'<w:p><w:pPr><w:outlineLvl w:val="@"/></w:pPr>{RUN}</w:p>',
    "a list": f'<w:p><w:pPr><w:numPr><w:ilvl w:val="@"/><w:numId w:val="@"/></w:numPr></w:pPr>{RUN}</w:p>',
    "a cell": f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="@"/></w:tcPr><w:p>{RUN}</w:p></w:tc></w:tr></w:tbl>',
}


@pytest.mark.parametrize("none", NONE, ids=lambda text: text[:3])
@pytest.mark.parametrize("place", IN_ODT)
def test_an_opendocument_text_is_read_whatever_stands_for_a_number(place: str, none: str) -> None:
    styles = STYLED.replace("@", none)
    assert TEXT in read("plan.odt", odt(IN_ODT[place].replace("@", none), styles, styles)).text


@pytest.mark.parametrize("none", NONE, ids=lambda text: text[:3])
@pytest.mark.parametrize("place", IN_WORD)
def test_a_word_file_is_read_whatever_stands_for_a_number(place: str, none: str) -> None:
    assert TEXT in wordfile.document(IN_WORD[place].replace("@", none)).text


@pytest.mark.parametrize("none", [*NONE, "99999999"], ids=lambda text: text[:3])
def test_a_workbook_whose_row_has_no_number_that_a_row_can_have_is_damaged(none: str) -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append([TEXT])
    book.save(out)
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(changed, "w") as made:
        for member in source.namelist():
            xml = source.read(member)
            if member.endswith("sheet1.xml"):
                assert b'<row r="1"' in xml
                xml = xml.replace(b'<row r="1"', f'<row r="{none}"'.encode())
            made.writestr(member, xml)
    with pytest.raises(PlanError, match="damaged"):
        read("plan.xlsx", changed.getvalue())

"""Sections: where the part of a document that a line stands in ends."""

from __future__ import annotations

import pytest
from plan_reading import document

from malkoll.facts.sections import Sections

TEXT = "Inledning\n\n# Plan\n\n## Mål\n\nText.\n\n### Mål 1\n\nText.\n\n## Uppföljning\n\nText.\n"


@pytest.mark.parametrize(("line", "end"), [(1, 3), (3, 10**9), (7, 13), (9, 13), (11, 13), (15, 10**9)])
def test_a_section_ends_at_the_next_heading_that_is_not_below_its_own(line: int, end: int) -> None:
    assert Sections(document(TEXT)).end(line) == end


def test_without_headings_a_document_is_one_section() -> None:
    assert Sections(document("Bara text.")).end(1) == 10**9

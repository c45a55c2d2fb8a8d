"""From the bytes of a PDF to its lines: opened, its pages read, its parts found and written out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from malkoll.errors import PlanError
from malkoll.readers.pdf.content import Page, Word, read_page
from malkoll.readers.pdf.opened import MOST_PAGES, Budget, Fonts, open_pdf, pages_of
from malkoll.readers.pdf.parts import write
from malkoll.readers.pdf.structure import Element, structure_of
from malkoll.readers.pdf.tagged import read_tagged, words_by_mark
from malkoll.readers.pdf.untagged import read_untagged
from malkoll.readers.transcript import Transcript

__all__ = ["transcript_of"]

_COVERED = 0.8  # of the text: what a structure tree must hold to be trusted


def transcript_of(data: bytes) -> Transcript:
    """The lines of the PDF in ``data``.

    Raises:
        PlanError: it is not a PDF, is damaged, protected or too large, or has no text.
    """
    budget = Budget()
    document = open_pdf(data, budget)
    found = pages_of(document)
    if len(found) > MOST_PAGES:
        raise PlanError(
            f"PDF-filen har fler än {MOST_PAGES} sidor, och så långa planer läses inte. Spara den del som är planen "
            "som en egen fil.",
            f"The PDF has more than {MOST_PAGES} pages, and plans that long are not read. Save the part that is the "
            "plan as a file of its own.",
        )
    fonts = Fonts()
    pages = [read_page(page, number, fonts, budget) for number, page in enumerate(found, 1)]
    if not any(page.words for page in pages):
        raise PlanError(
            "PDF-filen har ingen text: den är inskannad eller består av bilder, så planen är inte granskad. Gör den "
            "sökbar (OCR) eller be om originalet.",
            "The PDF has no text: it is scanned or made of images, so the plan is not checked. Make it searchable "
            "(OCR) or ask for the original.",
        )
    tree = structure_of(document, found, budget)
    words = words_by_mark(pages)
    if tree is not None and _covers(tree, words, pages):
        return write(read_tagged(tree, pages, words, _body_size(pages)))
    return write(read_untagged(pages))


def _covers(tree: Element, words: Mapping[tuple[int, int], Sequence[Word]], pages: Iterable[Page]) -> bool:
    """Whether the structure tree holds most of the text; one that does not is left aside."""
    held = sum(len(word.text) for mark in tree.marks() for word in words.get((mark.page, mark.number), ()))
    total = sum(len(word.text) for page in pages for word in page.words if not word.artifact)
    return held >= _COVERED * total


def _body_size(pages: Iterable[Page]) -> float:
    """The size that most letters have, in points."""
    counts: dict[float, int] = {}
    for page in pages:
        for word in page.words:
            size = round(word.size * 2) / 2
            counts[size] = counts.get(size, 0) + len(word.text)
    return max(counts, key=lambda size: counts[size])

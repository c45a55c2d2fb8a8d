"""From the bytes of a PDF to its lines: opened, its pages read, its parts found and written out."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from malkoll.errors import PlanError
from malkoll.readers.pdf.content import read_page
from malkoll.readers.pdf.opened import MOST_PAGES, Budget, Fonts, damaged, open_pdf, pages_of
from malkoll.readers.pdf.painted import Box, Page, Word
from malkoll.readers.pdf.parts import Part, write
from malkoll.readers.pdf.structure import Element, structure_of
from malkoll.readers.pdf.tagged import read_tagged
from malkoll.readers.pdf.tagged_words import words_by_mark
from malkoll.readers.pdf.untagged import read_untagged
from malkoll.readers.transcript import Transcript

__all__ = ["transcript_of"]

_COVERED = 0.8  # of the text: what a structure tree must hold to be trusted
_MOST_OF_PAGE = 0.5
_MOST_TOLD = 20  # numbers of pages
_LIBRARY = "pdfminer"


def transcript_of(data: bytes) -> Transcript:
    """The lines of the PDF in ``data``.

    Raises:
        PlanError: it is not a PDF, is damaged, protected or too large, or has no text.
    """
    budget = Budget()
    with _fenced():
        pages, tree = _read(data, budget)
    if not any(page.words for page in pages):
        raise PlanError(
            "PDF-filen har ingen text: den är inskannad eller består av bilder, så planen är inte granskad. Gör den "
            "sökbar (OCR) eller be om originalet.",
            "The PDF has no text: it is scanned or made of images, so the plan is not checked. Make it searchable "
            "(OCR) or ask for the original.",
        )
    transcript = write(_parts(pages, tree, budget))
    for words in _unread(pages):
        transcript.note(words)
    return transcript


def _unread(pages: Sequence[Page]) -> Iterator[str]:
    """What to say of pages that are images alone, as scanned ones among others are."""
    scanned = [
        page.number for page in pages if not page.words and any(_fills(image.box, page) for image in page.images)
    ]
    if scanned:
        numbers = ", ".join(map(str, scanned[:_MOST_TOLD])) + (" …" if len(scanned) > _MOST_TOLD else "")
        yield (
            f"Utan text, bara bild, och därför inte läst: {'sida' if len(scanned) == 1 else 'sidorna'} {numbers}"
            + ("" if numbers.endswith("…") else ".")
        )


def _fills(box: Box, page: Page) -> bool:
    """Whether an image takes most of a page, as that of a scanner does."""
    return (box.x1 - box.x0) * (box.bottom - box.top) > _MOST_OF_PAGE * page.width * page.height


@contextmanager
def _fenced() -> Iterator[None]:
    """Around the library's work: what it logs is left out, and whatever it raises becomes one sentence."""
    logger = logging.getLogger(_LIBRARY)
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    except PlanError:
        raise
    except Exception:  # pdfminer raises what it happens upon in a damaged file: KeyError, struct.error, RecursionError
        raise damaged() from None
    finally:
        logger.setLevel(level)


def _read(data: bytes, budget: Budget) -> tuple[list[Page], Element | None]:
    document = open_pdf(data, budget)
    found = pages_of(document)
    if len(found) > MOST_PAGES:
        raise PlanError(
            f"PDF-filen har fler än {MOST_PAGES} sidor, och så långa planer läses inte. Spara den del som är planen "
            "som en egen fil.",
            f"The PDF has more than {MOST_PAGES} pages, and plans that long are not read. Save the part that is the "
            "plan as a file of its own.",
        )
    budget.pages(len(found))
    fonts = Fonts()
    pages = [read_page(page, number, fonts, budget) for number, page in enumerate(found, 1)]
    return pages, structure_of(document, found, budget)


def _parts(pages: Sequence[Page], tree: Element | None, budget: Budget) -> list[Part]:
    words = words_by_mark(pages)
    if tree is None or not _covers(tree, words, pages):
        return read_untagged(pages, budget)
    return read_tagged(tree, pages, words)


def _covers(tree: Element, words: Mapping[tuple[int, int], Sequence[Word]], pages: Iterable[Page]) -> bool:
    """Whether the structure tree holds most of the text; one that does not is left aside."""
    held = sum(len(word.text) for mark in tree.marks() for word in words.get((mark.page, mark.number), ()))
    total = sum(len(word.text) for page in pages for word in page.words if not word.artifact)
    return held >= _COVERED * total

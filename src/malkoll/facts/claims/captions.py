"""What the words before a table say of its figures.

The line over a table often tells their unit ("Sjukfrånvaro, procent"). A sentence that gives figures of its own
("drygt 66 procent är förbrukat") tells of the matter and not of the table, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from malkoll.document import Block, Heading, Paragraph
from malkoll.facts.claims import table_words as words
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.numbers import find_numbers
from malkoll.swedish.sentences import sentences

__all__ = ["Caption", "caption_of"]

# Longer text before a table is no caption.
_LONGEST = 120
_ENDS = (".", "!", "?")
_PER = compiled(r"\bper\s+\Z", re.IGNORECASE)


@record
class Caption:
    """The words before a table. ``of_shares``: its figures are shares, averages or indices, which are never summed."""

    text: str
    of_shares: bool


def caption_of(before: Sequence[Block]) -> Caption:
    """The caption of the table that ``before``, the two blocks before it, lead up to."""
    texts: list[str] = []
    for block in reversed(before):
        if isinstance(block, Heading | Paragraph) and len(block.text) <= _LONGEST:
            texts.insert(0, block.text)
        if isinstance(block, Heading):
            break  # what stands before the heading is of something else
    told = (sentence for text in texts for sentence in sentences(text) if not _tells_figures(sentence))
    return Caption(" ".join(texts), any(map(words.ratio_over, told)))


def _tells_figures(sentence: str) -> bool:
    """Whether the text is a full sentence with a figure in it; in "per 1 000 invånare" the figure is a unit."""
    if not sentence.rstrip().endswith(_ENDS):
        return False
    return any(not _PER.search(sentence, 0, one.full_start) for one in find_numbers(sentence, words=True))

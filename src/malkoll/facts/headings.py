"""Headings with what stands under them, and the words that all reports have for their chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from malkoll.document import Block, Divider, Document, Heading, Item, Note, Paragraph
from malkoll.facts.patterns import any_of, word_set
from malkoll.facts.placeholders import PlaceWords
from malkoll.facts.repeated import same_words
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Headed", "headed", "is_common", "said"]

_COMMON = compiled(
    any_of("""
    mål*, resultat*, uppfölj*, utvärder*, analys*, åtgärd*, aktivitet*, insats*, ekonomi*, personal*, medarbetar*,
    risk*, budget*, invester*, ansvar*, nuläge*, läge*, bakgrund*, syfte*, sammanfattning*, inledning*, indikator*,
    nyckeltal*, mått*, utveckling*, bedömning*, kommentar*, framåt*, framtid*, fokus*, område*, prioritera*,
    verksamhet*, omvärld*, organisation*, förutsättning*, åtagande*, uppdrag*, år*, plan*, status*, slutsats*,
    prognos*, utfall*, tidplan*, metod*, underlag*, styrning*, styrdokument*, period*, kommande, beskrivning*, fakta,
    statistik*, väsentlig*, händelse*, viktig*, övrig*, övergripande, arbete*, redovisning*, rapport*, bilag*,
    åtgärdsplan*, riktlinje*, goal*, result*, summary, introduction, background, economy, budget, staff, follow*,
    next, year*
    """),
    re.IGNORECASE,
)
_BESIDE = word_set(
    "och samt i av för på de den det under med till vid om från inför vår våra vårt hur så vad nästa and of the for"
)


@record(frozen=False)
class Headed:
    """A heading and the blocks under it before the next one; ``above`` are the headings it stands in."""

    heading: Heading
    above: tuple[int, ...]
    blocks: list[Block] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The level of the heading, deepest where nothing says."""
        return self.heading.level or 9

    @property
    def in_capitals(self) -> bool:
        """Whether nothing but its capitals says that it is a heading: that of a chapter in plain text."""
        return self.heading.look == "line" and self.heading.level is None and self.heading.text.isupper()

    @property
    def words(self) -> str:
        """The heading as it is compared."""
        return same_words(self.heading.text)


def headed(document: Document, words: PlaceWords) -> Iterator[Headed]:
    """The headings of ``document`` that are no placeholders, in order."""
    open_: list[tuple[int, int]] = []  # level and line
    current: Headed | None = None
    for block in document.blocks:
        if isinstance(block, Heading) and (block.level is not None or not words.only_hold_a_place(block.text)):
            if current is not None:
                yield current
            level = block.level or 9
            while open_ and open_[-1][0] >= level:
                open_.pop()
            current = Headed(block, tuple(line for _, line in open_))
            open_.append((level, block.span.line))
        elif current is not None and not isinstance(block, Note | Divider):
            current.blocks.append(block)
    if current is not None:
        yield current


def is_common(title: str) -> bool:
    """Whether ``title`` has no words but those that all reports have for their chapters: "Mål och resultat"."""
    words = [word for word in same_words(title).split() if word not in _BESIDE and not word.isdigit()]
    return all(_COMMON.fullmatch(word) for word in words)


def said(one: Headed) -> str:
    """The text of a section, as it is compared; tables and images count by their kind alone."""
    parts = (block.text if isinstance(block, Paragraph | Item) else type(block).__name__ for block in one.blocks)
    return same_words(" ".join(parts))

"""Which headings and lists look like goals: those beside each other under which the same labels stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field

from malkoll.app.proposing.seen import as_pattern, is_label, lines_of, safe
from malkoll.document import Document, Heading, Item, Paragraph, Table
from malkoll.records import record
from malkoll.templates.labels import chapter_number, guesses, strip_icons

__all__ = ["Outline", "Part"]

_MOST_WORDS = 8
"""Words of a heading that a template can be asked to look for."""


@record(frozen=False, eq=False)
class Part:
    """A marked heading, its labels (of lines, tables and the headings below it) and the parts below it.

    ``text_below`` is the first paragraph or item right under it.
    """

    heading: Heading
    level: int
    above: Part | None = None
    labels: set[str] = field(default_factory=set)
    below: list[Part] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    text_below: str = ""

    @property
    def line(self) -> int:
        """The heading's line, from 1."""
        return self.heading.span.line

    @property
    def text(self) -> str:
        """The heading without its chapter's number and icons."""
        return chapter_number(strip_icons(self.heading.text))[1]

    @property
    def pattern(self) -> str | None:
        """What a template would say of the heading; ``None`` where it cannot."""
        text = safe(self.text)
        return as_pattern(text) if text is not None and len(text.split()) <= _MOST_WORDS else None


class Outline:
    """A document as its marked headings part it."""

    def __init__(self, document: Document) -> None:
        self.parts = list(_parts(document))
        self.title = self.parts[0] if self.parts and self.parts[0].level == 1 else None
        self.goals = self._like_goals()
        """The lines of headings that look like goals."""

    def _like_goals(self) -> frozenset[int]:
        """Headings that share a label with another of their level, and are not themselves such a label."""
        found: set[int] = set()
        for level in sorted({part.level for part in self.parts}):
            beside = [part for part in self.parts if part.level == level and not _within(part, found)]
            times = Counter(label for part in beside for label in part.labels)
            names = Counter(part.text.lower() for part in beside)
            like = [
                part
                for part in beside
                if names[part.text.lower()] == 1 and any(times[label] > 1 for label in part.labels)
            ]
            if len(like) > 1:
                found.update(part.line for part in like)
        return frozenset(found)

    def is_like_goals(self, lines: Iterator[int] | tuple[int, ...] | list[int]) -> bool:
        """Whether most of the headings on these lines look like goals."""
        known = list(lines)
        return 2 * sum(line in self.goals for line in known) > len(known)

    def above_goals(self) -> list[Part]:
        """The headings right above those that look like goals, in the document's order."""
        return [part for part in self.parts if part.below and self.is_like_goals([one.line for one in part.below])]

    def lists(self) -> Iterator[Part]:
        """Headings with a list of several things right below."""
        yield from (part for part in self.parts if len([item for item in part.items if item.depth == 0]) > 1)


def _within(part: Part, lines: set[int]) -> bool:
    above = part.above
    while above is not None:
        if above.line in lines:
            return True
        above = above.above
    return False


def _parts(document: Document) -> Iterator[Part]:
    open_: list[Part] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level is not None and block.look == "marked":
            while open_ and open_[-1].level >= block.level:
                open_.pop()
            part = Part(block, block.level, open_[-1] if open_ else None)
            if part.above is not None:
                part.above.below.append(part)
                part.above.labels.add(part.text.lower())
            open_.append(part)
            yield part
        elif open_:
            here = open_[-1]
            if isinstance(block, Item):
                here.items.append(block)
            if isinstance(block, Item | Paragraph):
                here.text_below = here.text_below or block.text
            if isinstance(block, Table) and block.rows and len(block.rows[0].cells) > 1:
                here.labels.add(" | ".join(as_pattern(cell.text.strip().lower()) for cell in block.rows[0].cells))
            for text, bold, _ in lines_of(block):
                label = next((one.label for one in guesses(text, bold, whole=0 < bold >= len(text))), None)
                if label and is_label(label):
                    here.labels.add(label.lower())

"""Paragraphs: what their first lines tell of the rest, and which goal they are about."""

from __future__ import annotations

import re
from dataclasses import replace

from malkoll.document import Heading, Item, Paragraph, TextLine
from malkoll.regexes import compiled
from malkoll.templates.drafts import GoalDraft
from malkoll.templates.labelled import LONGEST_VALUE
from malkoll.templates.labels import numbered_title, titled
from malkoll.templates.lines import COLOURS, LEGEND, Lines
from malkoll.templates.symbols import symbols_in

__all__ = ["Paragraphs"]

_BARE_LABEL = compiled(r"(?P<word>[^\W\d]{3,40})\s+(?:[A-ZÅÄÖ]{1,4}[ .]?)?\d{1,3}(?:[.:]\d{1,3})*")
_FEWEST_TITLED = 2
# "Bidrar till fullmäktiges" over "Mål 3" goes on there.
_HALF = compiled(
    r"^\W*(?:bidrar|se|kopplas?|kopplat|koppling|gäller|avser|hör)\b|\b(?:till|av|för|i|på|med|från|och|samt)$|[^\W\d]s$",
    re.IGNORECASE,
)
_LOST = compiled(r"\s*=\s+[^\W\d]{2,}")
# Roles, also several of them, are shorter than this, in characters.
_LONGEST_ROLE = 200

_SPEAKS_OF = compiled(
    r"(?P<word>[^\W\d]{3,40})\s+(?P<number>[A-ZÅÄÖ]{0,3}\d{1,3}(?:\.\d{1,3})*)\s+(?!och\b|samt\b)[a-zåäö]"
)


class Paragraphs(Lines):
    """Reads paragraphs into the elements that are open."""

    def read_paragraph(self, block: Paragraph) -> None:
        """Read a paragraph, line by line."""
        if self.item_rule is not None and self.item_rule.noun == "goal" and self.field is None:
            for item in (items := _numbered_items(block)):
                self.read_item(item)
            if items:
                return
        block = self._without_title_above(block)
        if not block.lines:
            return
        lines = self.joined(block.lines)
        if self.listing:
            # The list below the label "Indikatorer" is over.
            self.listing, self.multi = False, None
        self.legend = self.legend or len(LEGEND.findall(" ".join(line.text for line in block.lines))) >= COLOURS
        # "= Målet nås", "= Målet nås delvis": the colours before the signs were lost.
        self.legend = self.legend or sum(_LOST.match(line.text) is not None for line in block.lines) >= COLOURS
        self.symbols.update(symbols_in(block.lines))
        if (
            self.field is not None
            and self.field_noun == "responsible"
            and not self.field.pieces
            and sum(len(line.text) for line in block.lines) > _LONGEST_ROLE
        ):
            # "Ansvarig:" was left empty: nobody's role is a whole paragraph.
            self.field = None
        if len(lines) > 1 and self._is_bold_title(lines):
            first, *lines = lines
            self.field = None
            self.read_heading(Heading(first.span, first.text.strip(), None, "bold"))
        if self.last_row is not None and block.span.line == self.last_row[1] + 1 and self.begins_something(lines[0])[0]:
            # "Kommentar: …" right below a row is of that row, though it has no cells.
            self.go_back(self.last_row[0])
        about = self._goal_spoken_of(lines)
        before = self.goal
        if about is not None:
            self.continue_with(about)
        for line, after in zip(lines, [*lines[1:], None], strict=True):
            # A label alone amid a paragraph is too short a line to be one broken for want of room.
            alone = after is not None and self.stands_alone(line)
            self.read_line(line, single=len(block.lines) == 1 or alone)
        if about is not None and self.goal is about:
            self.field = self.element = None
            self.go_back(before)

    def _without_title_above(self, block: Paragraph) -> Paragraph:
        """A paragraph without its first line, where that is the title of what the second only numbers.

        "Fler barn ska gå till skolan" over "Delmål 2.1", "Andel som går" over "Indikator MPI.4".
        """
        if len(block.lines) < _FEWEST_TITLED or self.outside is not None:
            return block
        first, second, *rest = block.lines
        bare = _BARE_LABEL.fullmatch(second.text.strip())
        title = first.text.strip()
        if bare is None or len(title) > LONGEST_VALUE or self.begins_something(first)[0] or _HALF.search(title):
            return block
        goals = self.layout.words.get("målord")
        if goals is not None and goals.match_whole(bare["word"]) is not None:
            self.field = None
            for line in (first, second):
                self.read_heading(Heading(line.span, line.text.strip(), None, "line"))
            return replace(block, span=second.span.to(block.span), lines=tuple(rest))
        if self.goal is not None and any(noun == "indicator" for noun, _ in self.layout.fields.find(bare["word"])):
            self.open("indicator", title, first.span, "label", "")
            return replace(block, span=second.span.to(block.span), lines=tuple(rest))
        return block

    def _goal_spoken_of(self, lines: list[TextLine]) -> GoalDraft | None:
        """The goal that a paragraph with labels names first: "Etappmål 5.2 har inget nyckeltal. Underlag: …"."""
        found = _SPEAKS_OF.match(lines[0].text.strip()) if lines else None
        words = self.layout.words.get("målord")
        if found is None or words is None or words.match_whole(found["word"]) is None:
            return None
        if not any(len(self.parts(line)) > 1 for line in lines):
            return None
        goal = self.register.numbered(found["number"])
        return None if goal is self.goal else goal

    def _is_bold_title(self, lines: list[TextLine]) -> bool:
        """Whether a paragraph begins with a numbered title in bold and goes on with labels."""
        first, second = lines[0], lines[1]
        text = first.text.strip()
        if first.bold < len(text) or titled(text)[0] is None or self.labelled(text, first.bold) is not None:
            return False
        return self.begins_something(second)[0]


def _numbered_items(block: Paragraph) -> list[Item]:
    """The items of a paragraph whose lines begin with numbers of two levels: "1.1 Fler läser", "1.2 Fler simmar"."""
    items: list[list[TextLine]] = []
    for line in block.lines:
        number = numbered_title(line.text.strip())[0]
        if number is not None and "." in number:
            items.append([])
        if not items:
            return []
        items[-1].append(line)
    return [Item(lines[0].span.to(lines[-1].span), tuple(lines), 0, None) for lines in items]

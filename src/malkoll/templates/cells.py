"""What the cells of a row say of the element that the row is: values, roles, statuses, values for women and men."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from malkoll.document import Cell, Row
from malkoll.plan import Status
from malkoll.records import record
from malkoll.span import Span
from malkoll.swedish.numbers import parse_number
from malkoll.templates.colours import name_of
from malkoll.templates.columns import SEX_COLUMN, VALUES, Column, sex_named
from malkoll.templates.drafts import Draft, TextDraft
from malkoll.templates.labels import guesses, strip_icons
from malkoll.templates.patterns import plain
from malkoll.templates.symbols import is_of_goal, symbol_in

if TYPE_CHECKING:
    from malkoll.templates.lines import Lines

__all__ = ["Cells", "is_bare", "says"]

_DASHES = frozenset(["-", "–", "—", ".", "...", "…"])


@record(frozen=False)
class _Slot:
    """A status cell; whether its column is empty everywhere is known only at the end."""

    owner: Draft
    column: str
    text: str
    span: Span
    mark: str | None
    replaces: str
    symbol: bool = False
    shown: str = ""
    goal: Draft | None = None


class Cells:
    """Reads cells for a reader of lines, whose open elements they hang on."""

    def __init__(self, reader: Lines) -> None:
        """Prepare to read cells into what ``reader`` has open."""
        self.to = reader
        self.slots: list[_Slot] = []

    def fill(self, owner: Draft, column: Column, cell: Cell, row: Row) -> None:
        """Give ``owner`` what ``cell`` of ``row`` says in ``column``."""
        noun = column.noun
        assert noun is not None
        text = cell.text.strip()
        if noun in ("status", "assessment"):
            shown = strip_icons(text) if says(cell) else ""
            self.slots.append(
                _Slot(
                    owner,
                    plain(column.head),
                    shown,
                    owner.span if owner.form == "table" else row.span,
                    cell.mark,
                    noun,
                    symbol=bool(text) and not any(character.isalnum() for character in text) and text not in _DASHES,
                    shown=text,
                    goal=self.to.goal,
                )
            )
            if noun == "status" or not text:
                return
        if column.sex is not None:
            self._note_sex(owner, column.sex, text)
            if not any(map(str.isdigit, text)):
                return
            self._add_sexed(owner, column, cell)
            return
        if noun == "title" or noun == "name" or noun == "number":
            return
        if not cell.lines:
            return
        draft = TextDraft(cell.span, year=column.year)
        for line in cell.lines:
            draft.add(line.text, line.span)
        if noun == "responsible":
            owner.responsible.append(draft)
        elif noun == "target":
            owner.targets.append(draft)
        elif noun == "outcome":
            owner.outcomes.append(draft)
        elif noun in owner.fields:
            owner.fields[noun].pieces.extend(draft.pieces)
        else:
            owner.fields[noun] = draft
        if noun == "comment":
            _split_comment(draft, self.to)

    # --- women and men ----------------------------------------------------------------------------

    def _by_sex(self, row: Row, columns: list[Column], by_noun: dict[str, tuple[Column, Cell]]) -> bool:
        """A row for one sex under an indicator's own row: "varav kvinnor", or its name once more and "Kvinnor" beside.

        What a column for that says of the row that the indicator's name stands in is noted when it is opened.
        """
        owner = self.to.element
        known = by_noun.get("indicator")
        if known is None or owner is None or owner.noun != "indicator":
            return False
        name = known[1].text.strip()
        beside = by_noun.get(SEX_COLUMN)
        if beside is None:
            sex = sex_named(name) if name else None
        elif name and plain(name) != plain(owner.title):
            return False
        else:
            sex = sex_named(beside[1].text)
            if sex is None:
                # All of them, in a row of its own below those for each.
                return bool(name)
        if sex is None:
            return False
        self._note_sex(owner, sex, self._value_of(row, columns))
        return True

    def _value_of(self, row: Row, columns: list[Column]) -> str:
        """Of a row's values that which is its own: of several the last outcome is the one that a report is about."""
        held = [c for c in columns if c.noun in VALUES and c.index < len(row.cells)]
        held.sort(key=lambda column: (0, -(column.year or 0)) if column.noun == "outcome" else (1, 0))
        values = [row.cells[column.index].text for column in held]
        return next((value for value in values if any(map(str.isdigit, value))), "")

    def _note_sexes(self, indicator: Draft | None, row: Row, columns: list[Column]) -> None:
        """Columns for women and men with no other head ("Kvinnor | Män | Totalt"), and whom the row itself is for."""
        if indicator is None:
            return
        for column in columns:
            if column.index >= len(row.cells):
                continue
            text = row.cells[column.index].text
            if column.sex is not None and column.noun is None:
                self._note_sex(indicator, column.sex, text)
            elif column.sex is not None and column.noun == "indicator":
                self._note_sex(indicator, column.sex, self._value_of(row, columns))
            elif column.noun == SEX_COLUMN and (sex := sex_named(text)) is not None:
                self._note_sex(indicator, sex, self._value_of(row, columns))

    def _note_sex(self, owner: Draft, sex: str, text: str) -> None:
        if parse_number(text.strip(" %")) is not None or re.search(r"\d", text):
            owner.sexes.setdefault(sex, text)

    def _add_sexed(self, owner: Draft, column: Column, cell: Cell) -> None:
        """A value that stands in a column for one sex; the values of both make the value."""
        text = f"{'kvinnor' if column.sex == 'women' else 'män'} {cell.text.strip()}"
        where = owner.targets if column.noun == "target" else owner.outcomes if column.noun == "outcome" else None
        known = owner.fields.get(column.noun or "") if where is None else (where[-1] if where else None)
        if known is not None and known.year == column.year:
            last, span = known.pieces[-1]
            known.pieces[-1] = (f"{last}, {text}", span.to(cell.span))
            return
        draft = TextDraft(cell.span, year=column.year)
        draft.add(text, cell.span)
        if where is not None:
            where.append(draft)
        elif column.noun:
            owner.fields[column.noun] = draft

    # --- statuses ---------------------------------------------------------------------------------

    def finish(self) -> None:
        """Settle the statuses: a column that is empty in every row shows its statuses by colour alone."""
        texts: dict[str, int] = {}
        for slot in self.slots:
            texts[slot.column] = texts.get(slot.column, 0) + bool(slot.text)
        for slot in self.slots:
            owner = slot.owner
            meaning = self.to.symbols.get(symbol_in(slot.shown) or "") if slot.symbol else None
            if meaning is not None and len(self.to.symbols) > 1:
                if is_of_goal(meaning) and slot.goal is not None:
                    owner = slot.goal
                owner.status = owner.status or Status(meaning, slot.span)
            elif slot.text:
                if owner.status is None:
                    owner.status = Status(slot.text, slot.span)
            elif slot.symbol and self.to.kind == "follow-up":
                # "●" or "☺" alone: nothing is said to one who does not see it, or not its colour.
                owner.status = Status("", slot.span, "colour")
            elif slot.mark is not None:
                carrier: Literal["image", "colour"] = "image" if slot.mark == "image" else "colour"
                owner.status = Status("", slot.span, carrier, name_of(slot.mark))
            elif (texts[slot.column] == 0 or self.to.legend) and self.to.kind == "follow-up" and owner.status is None:
                owner.status = Status("", slot.span, "colour")


def says(cell: Cell) -> bool:
    """Whether there are words in a cell, and more than a dash."""
    return bool(cell.lines) and cell.text.strip() not in _DASHES


def is_bare(cell: Cell) -> bool:
    """Whether nothing is in a cell: no words, no picture, no colour."""
    return not cell.lines and cell.mark is None


def _split_comment(draft: TextDraft, to: Lines) -> None:
    """Cause and action told by labels inside a comment."""
    current: str | None = None
    for text, span in draft.pieces:
        for guess in guesses(text, 0, whole=text.isupper()):
            nouns = [noun for noun, _ in to.layout.fields.find(guess.label) if noun in ("cause", "action")]
            if nouns:
                current = nouns[0]
                part = TextDraft(span)
                part.add(guess.rest, span)
                if current == "cause":
                    draft.cause = draft.cause or part
                else:
                    draft.action = draft.action or part
                break
        else:
            if current is not None:
                part_ = draft.cause if current == "cause" else draft.action
                if part_ is not None:
                    part_.add(text, span)

"""Tables of plans: which rows are heads, and what a table as a whole is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from malkoll.document import Cell, Row, Table, TextLine
from malkoll.regexes import compiled
from malkoll.swedish.continued import without_continued
from malkoll.templates.columns import VALUES, Column, Heads, with_joined_heads
from malkoll.templates.grouped_tables import says_what_is_to_be
from malkoll.templates.labels import guesses, leading_number, titled
from malkoll.templates.other_labels import is_other_label
from malkoll.templates.rows import ELEMENT_NOUNS, OF_GOAL, Rows, only_lists

if TYPE_CHECKING:
    from malkoll.templates.lines import Lines

__all__ = ["TableReader"]


# A cell that was broken over lines has at most this many of its own between two rows.
_BROKEN_CELL = 3

# A lone cell longer than this is running text, not a title.
_LONGEST_TITLE = 300

# Labels to the left, of different things, that show a table to be a card.
_FEWEST_KNOWN = 2
_ONLY_OF_GOALS = frozenset(["responsible", "follow_up", "deadline"])
_PARTS = frozenset(["indicator", "measure", "evidence"])

# A legend has a colour, perhaps its name, and what it means.
_WIDEST_LEGEND = 3

_MISSION = compiled(r"uppdrag(?:et|en)?\W*$", re.IGNORECASE)


class TableReader(Rows):
    """Reads tables for a reader of lines, whose open elements they hang on."""

    def __init__(self, reader: Lines) -> None:
        """Prepare to read tables into what ``reader`` has open."""
        super().__init__(reader)
        self.heads = Heads(reader.layout, reader.kind, reader.year)
        self.last: tuple[int, list[Column]] | None = None
        # The heads of the table being read, as its last row of heads has them.
        self.head: tuple[str, ...] = ()
        self.overview: list[tuple[Row, list[Column]]] = []

    def read(self, table: Table) -> None:
        """Read one table."""
        to = self.to
        to.field = None
        to.multi = None
        if to.outside is not None or self._card(table):
            return
        columns = self._goes_on(table)
        outer = to.goal
        known, headed = len(to.goals), False
        to.legend = to.legend or _is_legend(table)
        to.named_colours = to.named_colours or _names_colours(table)
        rows = with_joined_heads(table.rows)
        for index, row in enumerate(self._told(rows)):
            filled = [cell for cell in row.cells if cell.lines or cell.mark]
            if not filled:
                continue
            head = self.heads.read(row, known=columns is not None)
            if head is not None:
                self.head = tuple(cell.text.strip() for cell in row.cells)
                below = rows[index + 1 : index + 8]
                columns = self._as_measures(self.heads.resolve(head, below, to.register.is_number))
                to.field = None
                continue
            if columns is None and all(to.sdg(cell.text.strip()) for cell in filled):
                continue
            alone = len(filled) == 1 and bool(filled[0].lines) and not _is_goals(row, columns)
            if alone and columns is not None and self._is_above_its_indicators(row, rows, index, columns):
                number, title = titled(" ".join(filled[0].text.split()))
                to.open("goal", title, filled[0].span, "table", "mål", number)
                continue
            if alone and self._single(filled[0], columns):
                if to.element is None and to.goal is not outer and to.goal is not None and to.goal.form != "table":
                    outer = to.goal
                    columns = columns if columns is not None and _of_parts(columns) else None
                continue
            to.field = None
            if columns is not None and 1 < len(row.cells) < len(columns):
                # Empty cells at the end of a line are often lost when a file is saved.
                lost = tuple(Cell(row.span, ()) for _ in columns[len(row.cells) :])
                row = replace(row, cells=(*row.cells, *lost))
            if columns is not None and only_lists(columns):
                self.overview.append((row, columns))
            elif columns is not None:
                if to.goal is None and self._needs_goal(row, columns):
                    to.promote()
                    outer = to.goal
                if to.element is None and _only_values(columns):
                    to.named_by_heading()
                before = len(to.goals)
                self.row(row, columns)
                headed = _heads_a_goal(columns) if len(to.goals) > before else headed
        self.last = (table.span.end_line, columns) if columns is not None else None
        if to.field is None:
            to.element = None
            if to.goal is not None and to.goal.form == "table" and to.goal is not outer:
                to.last_row = (to.goal, table.span.end_line)
                if not (headed and len(to.goals) == known + 1):
                    to.go_back(outer)

    def is_head(self, row: Row) -> bool:
        """Whether ``row`` is the head of a table."""
        return self.heads.read(row, known=False) is not None

    def _is_above_its_indicators(self, row: Row, rows: tuple[Row, ...], index: int, columns: list[Column]) -> bool:
        """Whether a row is a goal, told where indicators have their names, and the next row is one with values."""
        named = next((column.index for column in columns if column.noun == "indicator"), None)
        nouns = {column.noun for column in columns}
        if named is None or "goal" in nouns or named >= len(row.cells) or not row.cells[named].lines:
            return False
        below = rows[index + 1] if index + 1 < len(rows) else None
        if below is None or not any(
            column.noun in VALUES and column.index < len(below.cells) and below.cells[column.index].lines
            for column in columns
        ):
            return False
        told = " ".join(row.cells[named].text.split())
        labels = (guess.label for guess in guesses(told, 0, whole=False))
        if self.to.labelled(told) is not None or any(map(self.to.layout.fields.find, labels)):
            return False
        text = titled(told)[1]
        return says_what_is_to_be(text) or self.to.register.known_title(text) is not None

    def _told(self, rows: tuple[Row, ...]) -> Iterator[Row]:
        """The rows, one by one; what each says is told of the goal that is open when it has been read."""
        self.head = ()
        for row in rows:
            known = self.head
            yield row
            if self.head is known and not row.head:
                self.to.tell_row(row, known)
            elif self.head is known:
                self.head = tuple(cell.text.strip() for cell in row.cells)

    def _card(self, table: Table) -> bool:
        """A table of two columns that holds one goal: labels to the left, their values to the right."""
        to = self.to
        rows = [row for row in table.rows if len(row.cells) >= 2 and row.cells[0].lines]
        if len(rows) < 3 or any(len(row.cells) > 2 and row.cells[2].lines for row in rows):
            return False
        labels = [row.cells[0].text.strip().rstrip(":") for row in rows]
        known = [label for label in labels if to.layout.fields.find(label)]
        if (2 * len(known) <= len(rows) and not self._is_goals_card(labels, known)) or (
            self.heads.read(rows[0], known=False) is not None and to.layout.columns.find(rows[0].cells[1].text)
        ):
            return False
        nouns = {noun for label in known for noun, _ in to.layout.fields.find(label)}
        inside = to.goal is not None and not to.suspended and "goal" not in nouns
        for label, row in zip(labels, rows, strict=True):
            value = row.cells[1]
            span = row.cells[0].span.to(value.span) if value.lines else row.cells[0].span
            text = " ".join(line.text.strip() for line in value.lines)
            said = f"{label}: {text}".strip()
            if label not in known and to.field is not None and to.field.pieces:
                # Each row of a card says something of its own.
                to.field = None
            if inside and self._names_area(label, said):
                # "Barnperspektiv" in a goal's card is about the goal.
                to.field = to.multi = None
                to.text(said, span)
            else:
                to.read_line(TextLine(said, span), single=False)
            to.tell_row(row, ())
            if not text:
                to.field = None
                to.multi = None
        to.field = None
        to.element = None
        return True

    def _names_area(self, label: str, said: str) -> bool:
        """Whether a label, or the line it makes with its words, would begin an area."""
        found = self.to.labelled(said)
        return any(noun == "area" for noun, _ in self.to.layout.fields.find(label)) or (
            found is not None and found[0].noun == "area"
        )

    def _is_goals_card(self, labels: list[str], known: list[str]) -> bool:
        """Whether a table of labels of which some are known tells of the open goal, or of one of its own."""
        nouns = {self.to.layout.fields.find(label)[0][0] for label in known}
        if len(nouns) < _FEWEST_KNOWN or not any(label in known for label in labels[1:]):
            return False
        if not all(label in known or is_other_label(label) for label in labels) or len(set(labels)) < len(labels):
            return False
        inside = self.to.goal is not None and not self.to.suspended
        return inside or ("goal" in nouns and bool(nouns & _ONLY_OF_GOALS))

    def _as_measures(self, columns: list[Column]) -> list[Column]:
        """In a plan, "Uppdrag | Ansvarig | Slutdatum" below a goal lists what is done to reach it."""
        goal = self.to.goal
        nouns = {column.noun for column in columns}
        if (
            self.to.kind != "plan"
            or goal is None
            or self.to.suspended
            or goal.form not in ("heading", "label")
            or goal.kind.endswith("uppdrag")
            or nouns & (VALUES | {"indicator", "evidence", "measure", "area"})
        ):
            return columns
        return [
            replace(column, noun="measure") if column.noun == "goal" and _MISSION.search(column.head) else column
            for column in columns
        ]

    def _needs_goal(self, row: Row, columns: list[Column]) -> bool:
        """Whether a row has what only goals have, and neither is nor names one."""
        nouns = {column.noun for column in columns}
        if not nouns & {"indicator", "evidence", "measure"} or nouns & {"goal", "goal_ref"}:
            return False
        first = next((cell.text.strip() for cell in row.cells if cell.lines), "")
        return self.to.labelled(first) is None and OF_GOAL.search(first) is None

    def _goes_on(self, table: Table) -> list[Column] | None:
        """The columns of the table just before, if this one has no head and goes on with it.

        So it is where a cell was broken over lines and its second line stands alone between rows.
        """
        if self.last is None or table.span.line - self.last[0] > _BROKEN_CELL or not table.rows:
            return None
        first = table.rows[0]
        filled = len(first.cells)
        if first.head or filled != len(self.last[1]) or self.heads.read(first, known=True) is not None:
            return None
        return self.last[1]

    def accept_overview(self) -> None:
        """Read the tables that only list goals by area, where the document says nothing more of its goals."""
        for row, columns in self.overview:
            self.row(row, columns)

    # --- rows -------------------------------------------------------------------------------------

    def _single(self, cell: Cell, columns: list[Column] | None) -> bool:
        """A row with one filled cell: a heading, a label with its text, or a heading of a group."""
        to = self.to
        first, *rest = cell.lines
        text = first.text.strip()
        if to.labelled_element(text, first.span):
            return True
        for guess in guesses(text, first.bold, whole=False):
            if to.label(guess, text, first.span):
                for line in rest:
                    to.text(line.text, line.span)
                return True
        if to.field is not None and (len(text) > _LONGEST_TITLE or leading_number(text)[0] is None):
            # More of what the row above began to say, in a row of its own.
            for line in cell.lines:
                to.text(line.text, line.span)
            return True
        if columns is None or len(text) > _LONGEST_TITLE:
            return True
        return 0 < len(text) <= first.bold


_COLOUR = compiled(r"\W*(?:blå\w*|grön\w*|grönt|gul\w*|röd\w*|rött|orange|grå\w*)\W*$", re.IGNORECASE)


def _is_legend(table: Table) -> bool:
    """Whether a table says what colours mean: at least two of its rows are a colour and a few words."""
    named = [row for row in table.rows if 2 <= len(row.cells) <= _WIDEST_LEGEND and _COLOUR.match(row.cells[0].text)]
    return len(named) >= 2 and all(any(cell.lines for cell in row.cells[1:]) for row in named)


def _names_colours(table: Table) -> bool:
    """Whether a column of a table tells colours in words: "Röd", "Gul"."""
    if len(table.rows) < 2 or _is_legend(table):
        return False
    named: dict[int, int] = {}
    for row in table.rows[1:]:
        for index, cell in enumerate(row.cells):
            if len(cell.lines) == 1 and _COLOUR.fullmatch(cell.lines[0].text):
                named[index] = named.get(index, 0) + 1
    return max(named.values(), default=0) * 2 >= len(table.rows) - 1


def _is_goals(row: Row, columns: list[Column] | None) -> bool:
    """Whether a row's only cell is that for its goal, and no heading of a group.

    So it is where the goal goes on from the page before ("forts. 11"), and in a table that says of goals how they went:
    that cell was left empty.
    """
    goal = next((column for column in columns or () if column.noun == "goal"), None)
    if columns is None or goal is None or goal.index >= len(row.cells) or not row.cells[goal.index].lines:
        return False
    text = row.cells[goal.index].text.strip()
    judged = any(column.noun in ("status", "assessment") for column in columns)
    return without_continued(text) != text or (judged and _heads_a_goal(columns))


def _heads_a_goal(columns: list[Column]) -> bool:
    """Whether a table that holds one goal only names it and says how it went: what follows tells of that goal."""
    return {column.noun for column in columns if column.head} <= {"goal", "number", "status", "assessment", None}


def _of_parts(columns: list[Column]) -> bool:
    """Whether rows are indicators, measures or evidence: a row with a title alone is then the goal of those below."""
    return any(column.noun in _PARTS for column in columns)


def _only_values(columns: list[Column]) -> bool:
    """Whether the rows of a table have values, and no name to say of what."""
    nouns = {column.noun for column in columns}
    return len(nouns & VALUES) > 1 and not nouns & ELEMENT_NOUNS

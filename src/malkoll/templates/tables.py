"""Tables of plans: what each row below a head is, and what its cells say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from malkoll.document import Cell, Row, Table, TextLine
from malkoll.plan import Passage, Status
from malkoll.span import Span
from malkoll.swedish.numbers import parse_number
from malkoll.templates.columns import PAIR_HEAD, VALUES, Column, Heads, as_filled
from malkoll.templates.drafts import Draft, GoalDraft, TextDraft, fields_of
from malkoll.templates.labels import guesses, leading_number, strip_icons, titled
from malkoll.templates.patterns import plain

if TYPE_CHECKING:
    from malkoll.templates.lines import Lines

__all__ = ["TableReader"]


# A cell that was broken over lines has at most this many of its own between two rows.
_BROKEN_CELL = 3

# A lone cell longer than this is running text, not a title.
_LONGEST_TITLE = 300

_ROW_ELEMENTS = ("decision", "goal", "measure", "indicator", "evidence")
_OF_GOAL = re.compile(r"\s*\((?:mål|goal)\s+(\d+(?:\.\d+)*)\)\s*$", re.IGNORECASE)
_ANY_NUMBER = re.compile(r"[A-ZÅÄÖ]{0,2}\d+(?:\.\d+)*")
_MISSION = re.compile(r"uppdrag(?:et|en)?\W*$", re.IGNORECASE)
_SHARED = frozenset(["responsible", "deadline"])
_DASHES = frozenset(["-", "–", "—", ".", "...", "…"])
_SEX_ROW = re.compile(
    r"(?:[-–•*]\s*)?(?:varav\s+|andel\s+|antal\s+)?(?:(kvinnor|kvinna|flickor|kv)|(män|pojkar))\b[.:]?\s*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Slot:
    """A status cell; whether its column is empty everywhere is known only at the end."""

    owner: Draft
    column: str
    text: str
    span: Span
    mark: str | None
    replaces: str
    symbol: bool = False


class TableReader:
    """Reads tables for a reader of lines, whose open elements they hang on."""

    def __init__(self, reader: Lines) -> None:
        """Prepare to read tables into what ``reader`` has open."""
        self.to = reader
        self.heads = Heads(reader.layout, reader.kind, reader.year)
        self.slots: list[_Slot] = []
        self.last: tuple[int, list[Column]] | None = None
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
        to.legend = to.legend or _is_legend(table)
        for index, row in enumerate(table.rows):
            filled = [cell for cell in row.cells if cell.lines or cell.mark]
            if not filled:
                continue
            head = self.heads.read(row, known=columns is not None)
            if head is not None:
                columns = self._as_measures(self.heads.resolve(head, table.rows[index + 1 : index + 8]))
                to.field = None
                continue
            if columns is None and all(to.sdg(cell.text.strip()) for cell in filled):
                continue
            if len(filled) == 1 and filled[0].lines and self._single(filled[0], columns):
                if to.element is None and to.goal is not outer and to.goal is not None and to.goal.form != "table":
                    outer = to.goal
                    columns = columns if columns is not None and _of_indicators(columns) else None
                continue
            to.field = None
            if columns is not None and 1 < len(row.cells) < len(columns):
                # Empty cells at the end of a line are often lost when a file is saved.
                lost = tuple(Cell(row.span, ()) for _ in columns[len(row.cells) :])
                row = replace(row, cells=(*row.cells, *lost))
            if columns is not None and _only_lists(columns):
                self.overview.append((row, columns))
            elif columns is not None:
                if to.goal is None and self._needs_goal(row, columns):
                    to.promote()
                    outer = to.goal
                if to.element is None and _only_values(columns):
                    to.named_by_heading()
                self._row(row, columns)
        self.last = (table.span.end_line, columns) if columns is not None else None
        if to.field is None:
            to.element = None
            if to.goal is not None and to.goal.form == "table" and to.goal is not outer:
                to.last_row = (to.goal, table.span.end_line)
                to.go_back(outer)

    def _card(self, table: Table) -> bool:
        """A table of two columns that holds one goal: labels to the left, their values to the right."""
        to = self.to
        rows = [row for row in table.rows if len(row.cells) >= 2 and row.cells[0].lines]
        if len(rows) < 3 or any(len(row.cells) > 2 and row.cells[2].lines for row in rows):
            return False
        labels = [row.cells[0].text.strip().rstrip(":") for row in rows]
        known = [label for label in labels if to.layout.fields.find(label)]
        if 2 * len(known) <= len(rows) or (
            self.heads.read(rows[0], known=False) is not None and to.layout.columns.find(rows[0].cells[1].text)
        ):
            return False
        for label, row in zip(labels, rows, strict=True):
            value = row.cells[1]
            span = row.cells[0].span.to(value.span) if value.lines else row.cells[0].span
            text = " ".join(line.text.strip() for line in value.lines)
            to.read_line(TextLine(f"{label}: {text}".strip(), span), single=False)
            if not text:
                to.field = None
                to.multi = None
        to.field = None
        to.element = None
        return True

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
        return self.to.labelled(first) is None and _OF_GOAL.search(first) is None

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
            self._row(row, columns)

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

    def _row(self, row: Row, columns: list[Column]) -> None:
        to = self.to
        by_noun: dict[str, tuple[Column, Cell]] = {}
        columns = [as_filled(column, row) for column in columns]
        for column in columns:
            if column.noun and column.index < len(row.cells):
                by_noun.setdefault(column.noun, (column, row.cells[column.index]))
        if self._by_sex(row, columns, by_noun):
            return
        self._go_to_goal(row, columns)
        if self._goal_row(row, columns, by_noun):
            return
        opened: dict[str, Draft] = {}
        if (area := by_noun.get("area")) is not None and area[1].lines:
            opened["area"] = to.open("area", _title(area[1]), area[1].span, "table", area[0].head)
        for noun in _ROW_ELEMENTS:
            named = by_noun.get(noun)
            if named is not None and named[1].lines:
                for part in _listed(named[1]) if _only_lists(columns) else (named[1],):
                    opened[noun] = self._open(noun, named[0], part, by_noun)
        if not opened and any(noun in by_noun for noun in _ROW_ELEMENTS) and "goal" not in by_noun:
            self._continue(row, columns)
            return
        has_element = any(noun in by_noun for noun in _ROW_ELEMENTS)
        for column in columns:
            if column.noun is None or column.noun in ELEMENT_NOUNS or column.index >= len(row.cells):
                continue
            cell = row.cells[column.index]
            if (
                column.noun in ("status", "assessment")
                and "goal" in by_noun
                and "goal" not in opened
                and _is_bare(cell)
            ):
                # A further indicator of the goal above, whose assessment stands in its own row.
                continue
            if column.noun in VALUES and "indicator" not in opened and not self._own_values(columns, row):
                self._tell(opened.get("goal"), cell)
                continue
            owner = self._row_owner(column.noun, opened, has_element=has_element)
            if owner is not None:
                self._fill(owner, column, cell, row)
            if column.noun in _SHARED and owner is opened.get("measure") and "goal" in opened:
                # One who answers for the row's measure answers for the row.
                self._fill(opened["goal"], column, cell, row)
        self._note_sexes(opened.get("indicator"), row, columns)
        if (known := opened.get("indicator")) is not None:
            known.pairs = any(column.pairs for column in columns) or PAIR_HEAD.search(known.title) is not None
        shared = opened.get("goal"), opened.get("indicator")
        if shared[0] is not None and shared[1] is not None and shared[1].outcomes and "comment" in shared[0].fields:
            shared[1].fields.setdefault("comment", shared[0].fields["comment"])
        if "comment" in by_noun:
            for draft in opened.values():
                draft.commented_in_table = True

    def _go_to_goal(self, row: Row, columns: list[Column]) -> None:
        """Open the goal that a row says it belongs to by its number: "Hör till: Mål 2"."""
        for column in columns:
            if column.noun == "goal_ref" and column.index < len(row.cells):
                number = _ANY_NUMBER.search(row.cells[column.index].text)
                goal = next((one for one in self.to.goals if number and one.number == number.group()), None)
                if goal is not None:
                    self.to.goal, self.to.element, self.to.suspended = goal, None, False

    def _goal_row(self, row: Row, columns: list[Column], by_noun: dict[str, tuple[Column, Cell]]) -> bool:
        """A row "Mål 2. Nya medarbetare får en bra start" above the rows of its indicators."""
        named = by_noun.get("indicator")
        if named is None or not named[1].lines or "goal" in by_noun:
            return False
        first = named[1].lines[0]
        found = self.to.labelled(first.text.strip())
        if (
            found is None
            or found[0].noun != "goal"
            or any(row.cells[c.index].lines for c in columns if c.noun in VALUES and c.index < len(row.cells))
        ):
            return False
        goal = self.to.open_from("goal", found[0], found[1], first.text.strip(), first.span, "table")
        for column in columns:
            if column.noun in fields_of("goal") and column.noun not in VALUES and column.index < len(row.cells):
                self._fill(goal, column, row.cells[column.index], row)
        return True

    def _open(self, noun: str, column: Column, cell: Cell, by_noun: dict[str, tuple[Column, Cell]]) -> Draft:
        to = self.to
        title = _title(cell)
        number: str | None = None
        if noun == "goal":
            numbered = by_noun.get("number")
            if numbered is not None and numbered[1].lines:
                number = numbered[1].text.strip(" .")
            else:
                number, title = titled(title)
        span = cell.lines[0].span.to(cell.lines[-1].span)
        if noun == "goal":
            heading = next(
                (
                    (rule, match)
                    for rule in to.layout.headings
                    if rule.noun == "goal" and (match := rule.pattern.match(title)) is not None
                ),
                None,
            )
            if heading is not None and "title" in heading[1].captured and heading[1].kind:
                number = heading[1].captured.get("number", number)
                title = heading[1].captured["title"]
        about = _OF_GOAL.search(title) if noun == "indicator" and to.goal is None else None
        if about is not None:
            goal = next((one for one in to.goals if one.number == about.group(1)), None)
            if goal is not None:
                # A table of all goals' indicators: "Svårt att somna, årskurs 8 (mål 2)".
                draft = Draft("indicator", title[: about.start()].strip(), span, "table", column.head)
                goal.indicators.append(draft)
                return draft
        return to.open(noun, title, span, "table", column.head, number)

    def _row_owner(self, noun: str, opened: dict[str, Draft], *, has_element: bool) -> Draft | None:
        """The element of the row that a column's contents belong to."""
        to = self.to
        if not has_element:
            if to.suspended:
                # Its heading is over: a table of money under "Ekonomi" says nothing of the goal before it.
                return None
            for draft in (to.element, to.goal, to.area):
                if draft is not None and noun in fields_of(draft.noun):
                    return draft
            return None
        goal = opened.get("goal")
        if noun in VALUES:
            if "indicator" in opened:
                return opened["indicator"]
            if goal is not None and noun != "description":
                draft = to.open("indicator", goal.title, goal.span, "table", "")
                opened["indicator"] = draft
                return draft
            return None
        if noun == "method":
            return opened.get("evidence") or opened.get("indicator")
        if noun == "follow_up":
            return goal or to.goal
        if noun in ("responsible", "deadline", "status", "activities") and "measure" in opened:
            return opened["measure"]
        order = ("goal", "measure", "indicator", "decision", "evidence")
        for name in order:
            draft_ = opened.get(name)
            if draft_ is not None and noun in fields_of(name):
                return draft_
        return None

    def _own_values(self, columns: list[Column], row: Row) -> bool:
        """Whether a goal's row gives values that make the goal its own indicator: a target, and any words."""
        if not any(column.noun in ("target", "baseline") for column in columns):
            return False
        return any(row.cells[c.index].lines for c in columns if c.noun in VALUES and c.index < len(row.cells))

    def _tell(self, goal: Draft | None, cell: Cell) -> None:
        """An outcome told in words beside the goal is part of its text."""
        if isinstance(goal, GoalDraft):
            goal.body.extend(Passage(line.text, line.span) for line in cell.lines)

    def _fill(self, owner: Draft, column: Column, cell: Cell, row: Row) -> None:
        noun = column.noun
        assert noun is not None
        text = cell.text.strip()
        if noun in ("status", "assessment"):
            shown = strip_icons(text) if text else ""
            self.slots.append(
                _Slot(
                    owner,
                    plain(column.head),
                    shown,
                    owner.span if owner.form == "table" else row.span,
                    cell.mark,
                    noun,
                    symbol=bool(text) and not any(character.isalnum() for character in text) and text not in _DASHES,
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

    def _continue(self, row: Row, columns: list[Column]) -> None:
        """A row without the name its rows have: more about the row above, or a comment on it."""
        owner = self.to.element
        if owner is None:
            return
        for column in columns:
            if column.noun is None or column.noun in ELEMENT_NOUNS or column.index >= len(row.cells):
                continue
            if column.noun in ("status", "assessment"):
                continue
            if column.noun in fields_of(owner.noun):
                self._fill(owner, column, row.cells[column.index], row)

    # --- women and men ----------------------------------------------------------------------------

    def _by_sex(self, row: Row, columns: list[Column], by_noun: dict[str, tuple[Column, Cell]]) -> bool:
        """A row "varav kvinnor" under an indicator's own row."""
        known = by_noun.get("indicator")
        if known is None or not known[1].lines:
            return False
        found = _SEX_ROW.match(known[1].text.strip())
        owner = self.to.element
        if found is None or owner is None or owner.noun != "indicator":
            return False
        sex = "women" if found.group(1) else "men"
        held = [c for c in columns if c.noun in VALUES and c.index < len(row.cells)]
        # Of several values the outcome is the one that a report is about.
        held.sort(key=lambda column: column.noun != "outcome")
        values = [row.cells[column.index].text for column in held]
        self._note_sex(owner, sex, next((value for value in values if value.strip()), ""))
        return True

    def _note_sexes(self, indicator: Draft | None, row: Row, columns: list[Column]) -> None:
        """Columns for women and men that have no other head ("Kvinnor | Män | Totalt")."""
        if indicator is None:
            return
        for column in columns:
            if column.sex is not None and column.noun is None and column.index < len(row.cells):
                self._note_sex(indicator, column.sex, row.cells[column.index].text)

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
            if slot.text:
                if owner.status is None:
                    owner.status = Status(slot.text, slot.span)
            elif slot.symbol and self.to.kind == "follow-up":
                # "●" or "☺" alone: nothing is said to one who does not see it, or not its colour.
                owner.status = Status("", slot.span, "colour")
            elif slot.mark is not None:
                owner.status = Status("", slot.span, "image" if slot.mark == "image" else "colour")
            elif (texts[slot.column] == 0 or self.to.legend) and self.to.kind == "follow-up" and owner.status is None:
                owner.status = Status("", slot.span, "colour")


ELEMENT_NOUNS = frozenset((*_ROW_ELEMENTS, "area"))


_COLOUR = re.compile(r"\W*(?:blå\w*|grön\w*|grönt|gul\w*|röd\w*|rött|orange|grå\w*)\W*$", re.IGNORECASE)


def _is_legend(table: Table) -> bool:
    """Whether a table says what colours mean: at least two of its rows begin with a colour."""
    named = [row for row in table.rows if row.cells and len(row.cells) >= 2 and _COLOUR.match(row.cells[0].text or "")]
    return len(named) >= 2 and all(any(cell.lines for cell in row.cells[1:]) for row in named)


def _only_lists(columns: list[Column]) -> bool:
    """Whether a table only lists goals by area or number, and says nothing of them: a table of contents."""
    nouns = {column.noun for column in columns if column.head}
    return "goal" in nouns and "area" in nouns and nouns <= {"goal", "area", "number"}


def _of_indicators(columns: list[Column]) -> bool:
    """Whether rows are indicators with their values, so that a row with a title alone is the goal of those below."""
    nouns = {column.noun for column in columns}
    return "indicator" in nouns and bool(nouns & VALUES)


def _title(cell: Cell) -> str:
    return " ".join(line.text.strip() for line in cell.lines).strip()


def _only_values(columns: list[Column]) -> bool:
    """Whether the rows of a table have values, and no name to say of what."""
    nouns = {column.noun for column in columns}
    return len(nouns & VALUES) > 1 and not nouns & ELEMENT_NOUNS


def _is_bare(cell: Cell) -> bool:
    """Whether nothing is in a cell: no words, no picture, no colour."""
    return not cell.lines and cell.mark is None


def _listed(cell: Cell) -> tuple[Cell, ...]:
    """A cell that holds a list, as one cell for each of its lines."""
    return tuple(Cell(line.span, (line,)) for line in cell.lines)


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

"""Rows of tables: the element that each row is, and where what stands in it belongs."""

from __future__ import annotations

import re
from dataclasses import replace

from malkoll.document import Cell, Row
from malkoll.plan import Passage
from malkoll.regexes import compiled
from malkoll.swedish.continued import without_continued
from malkoll.templates.cells import Cells, is_bare, says
from malkoll.templates.columns import PAIR_HEAD, VALUES, Column, as_filled
from malkoll.templates.drafts import Draft, GoalDraft, TextDraft, fields_of
from malkoll.templates.labels import titled
from malkoll.templates.patterns import plain

__all__ = ["ELEMENT_NOUNS", "OF_GOAL", "Rows", "only_lists"]

_ROW_ELEMENTS = ("decision", "goal", "measure", "indicator", "evidence")
ELEMENT_NOUNS = frozenset((*_ROW_ELEMENTS, "area"))
OF_GOAL = compiled(r"\s*\((?:mål|goal)\s+(\d+(?:\.\d+)*)\)\s*$", re.IGNORECASE)
_ANY_NUMBER = compiled(r"[A-ZÅÄÖ]{0,2}\d+(?:\.\d+)*")
_TOTAL = compiled(r"(?:summa|totalt|samtliga|alla)(?:\s+mål)?", re.IGNORECASE)
_SHARED = frozenset(["responsible", "deadline"])


class Rows(Cells):
    """Reads rows below a head."""

    def row(self, row: Row, columns: list[Column]) -> None:
        """Open the elements that ``row`` is, and give each what its cells say."""
        to = self.to
        by_noun: dict[str, tuple[Column, Cell]] = {}
        row = self._continued(row, columns)
        columns = [as_filled(column, row) for column in columns]
        for column in columns:
            if column.noun and column.index < len(row.cells):
                by_noun.setdefault(column.noun, (column, row.cells[column.index]))
        if self._by_sex(row, columns, by_noun):
            return
        if "goal" in by_noun and self._counts_goals(by_noun["goal"][1], row):
            return
        self._go_to_goal(row, columns)
        if "goal" not in by_noun and "indicator" in by_noun:
            self._go_to_numbered(by_noun["indicator"][1])
        if self._of_one_sex(row, columns, by_noun) or self._goal_row(row, columns, by_noun):
            return
        opened: dict[str, Draft] = {}
        if (area := by_noun.get("area")) is not None and area[1].lines:
            opened["area"] = to.open("area", _title(area[1]), area[1].span, "table", area[0].head)
        for noun in _ROW_ELEMENTS:
            named = by_noun.get(noun)
            if named is not None and says(named[1]):
                for part in _listed(named[1]) if only_lists(columns) else (named[1],):
                    opened[noun] = self._open(noun, named[0], part, by_noun)
        if not opened and any(noun in by_noun for noun in _ROW_ELEMENTS) and "goal" not in by_noun:
            self._continue(row, columns)
            return
        has_element = any(noun in by_noun for noun in _ROW_ELEMENTS)
        for column in columns:
            if column.noun is None or column.noun in ELEMENT_NOUNS or column.index >= len(row.cells):
                continue
            cell = row.cells[column.index]
            if column.noun in ("status", "assessment") and "goal" in by_noun and "goal" not in opened and is_bare(cell):
                # A further indicator of the goal above, whose assessment stands in its own row.
                continue
            if column.noun in VALUES and "indicator" not in opened and not self._own_values(columns, row):
                self._tell(opened.get("goal"), cell)
                continue
            owner = self._row_owner(column.noun, opened, has_element=has_element)
            if owner is not None:
                self.fill(owner, column, cell, row)
            if column.noun in _SHARED and owner is opened.get("measure") and "goal" in opened:
                # One who answers for the row's measure answers for the row.
                self.fill(opened["goal"], column, cell, row)
        self._note_missing_outcome(opened.get("indicator"), row, columns)
        self._note_sexes(opened.get("indicator"), row, columns)
        if (known := opened.get("indicator")) is not None:
            known.pairs = any(column.pairs for column in columns) or PAIR_HEAD.search(known.title) is not None
        shared = opened.get("goal"), opened.get("indicator")
        if shared[0] is not None and shared[1] is not None and shared[1].outcomes and "comment" in shared[0].fields:
            shared[1].fields.setdefault("comment", shared[0].fields["comment"])
        if "comment" in by_noun:
            for draft in opened.values():
                draft.commented_in_table = True

    def _note_missing_outcome(self, indicator: Draft | None, row: Row, columns: list[Column]) -> None:
        """In a report the last outcome is the one it is about: an empty cell for it is not made good by an earlier."""
        if self.to.kind != "follow-up" or indicator is None or not indicator.outcomes:
            return
        last = max((c for c in columns if c.noun == "outcome" and c.year), key=lambda c: c.year or 0, default=None)
        if last is None or last.index >= len(row.cells) or row.cells[last.index].lines:
            return
        years = [told.year for told in indicator.outcomes]
        if all(year is not None and year < (last.year or 0) for year in years):
            indicator.outcomes.append(TextDraft(row.cells[last.index].span, year=last.year))

    def _continued(self, row: Row, columns: list[Column]) -> Row:
        """A row whose cell for the goal says that it goes on ("forts. 11"), without that cell's words."""
        for column in columns:
            if column.noun != "goal" or column.index >= len(row.cells):
                continue
            cell = row.cells[column.index]
            rest = without_continued(cell.text)
            number = _ANY_NUMBER.fullmatch(rest.strip(" ."))
            if rest == cell.text.strip() or (rest and number is None):
                continue
            goals = [one for one in self.to.goals if number is None or one.number == number.group()]
            if goals:
                self.to.continue_with(goals[-1])
            cells = list(row.cells)
            cells[column.index] = Cell(cell.span, ())
            return replace(row, cells=tuple(cells))
        return row

    def _counts_goals(self, cell: Cell, row: Row) -> bool:
        """Whether a row counts goals and is none: "Verksamhetsmål | 3 | 1 | 4", "Summa | 5 | 2 | 7"."""
        others = [other.text.strip() for other in row.cells if other is not cell and other.lines]
        if not others or not all(other.isdigit() and len(other) <= 3 for other in others):
            return False
        title = cell.text.strip()
        goals = self.to.layout.words.get("målrubriker")
        last = title.rpartition(" ")[2]
        return _TOTAL.fullmatch(title) is not None or (goals is not None and goals.match_whole(last) is not None)

    def _go_to_goal(self, row: Row, columns: list[Column]) -> None:
        """Open the goal that a row says it belongs to by its number: "Hör till: Mål 2"."""
        for column in columns:
            if column.noun == "goal_ref" and column.index < len(row.cells):
                number = _ANY_NUMBER.search(row.cells[column.index].text)
                goal = next((one for one in self.to.goals if number and one.number == number.group()), None)
                if goal is not None:
                    self.to.continue_with(goal)

    def _go_to_numbered(self, cell: Cell) -> None:
        """Open the goal whose number an indicator's name begins with: "2.1 Andel elever …", in a table for several."""
        number, _ = titled(cell.text.strip())
        goal = self.to.goal
        if number is None or "." not in number:
            return
        if goal is not None and goal.number is not None and number.startswith(f"{goal.number}."):
            return
        meant = self.to.register.numbered(number)
        if meant is not None:
            self.to.continue_with(meant)

    def _of_one_sex(self, row: Row, columns: list[Column], by_noun: dict[str, tuple[Column, Cell]]) -> bool:
        """A row of a table for one sex ("Indikatorer – flickor"), of an indicator that the goal has already."""
        named, goal = by_noun.get("indicator"), self.to.goal
        if named is None or named[0].sex is None or goal is None:
            return False
        name = plain(named[1].text.strip())
        known = next((one for one in goal.indicators if plain(one.title) == name), None)
        if known is None:
            return False
        self._note_sex(known, named[0].sex, self._value_of(row, columns))
        return True

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
                self.fill(goal, column, row.cells[column.index], row)
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
        if noun == "indicator" and to.goal is not None and to.goal.number and "." in to.goal.number:
            own, bare = titled(title)
            title = bare if own == to.goal.number else title
        about = OF_GOAL.search(title) if noun == "indicator" and to.goal is None else None
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
            # What a table of risks says in its column for those responsible is not the area's.
            for draft in (to.element, to.goal, opened.get("area")):
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
        return any(says(row.cells[c.index]) for c in columns if c.noun in VALUES and c.index < len(row.cells))

    def _tell(self, goal: Draft | None, cell: Cell) -> None:
        """An outcome told in words beside the goal is part of its text."""
        if isinstance(goal, GoalDraft):
            goal.body.extend(Passage(line.text, line.span) for line in cell.lines)

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
                self.fill(owner, column, row.cells[column.index], row)


def only_lists(columns: list[Column]) -> bool:
    """Whether a table only lists goals by area or number, and says nothing of them: a table of contents.

    So does one that puts goals beside something else that is no fact about them: "Strategiskt mål | Processområden".
    """
    nouns = {column.noun for column in columns if column.head}
    goals = [column for column in columns if column.noun == "goal"]
    beside = len(columns) == 2 and len(goals) == 1 and goals[0].index == 0 and nouns == {"goal", None}
    return beside or ("goal" in nouns and "area" in nouns and nouns <= {"goal", "area", "number"})


def _title(cell: Cell) -> str:
    return " ".join(line.text.strip() for line in cell.lines).strip()


def _listed(cell: Cell) -> tuple[Cell, ...]:
    """A cell that holds a list, as one cell for each of its lines."""
    return tuple(Cell(line.span, (line,)) for line in cell.lines)

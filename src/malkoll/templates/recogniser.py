"""Document to plan: one pass over the blocks. The cost grows with the document and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from malkoll.document import Divider, Document, Heading, Item, Paragraph, Picture, Table
from malkoll.plan import PlanKind, Status
from malkoll.swedish.direction import direction_of
from malkoll.swedish.verbs import finite_or_action
from malkoll.templates.drafts import Draft, GoalDraft, TextDraft
from malkoll.templates.elements import FACTOR
from malkoll.templates.grouped_tables import whole_tables
from malkoll.templates.headings import Headings
from malkoll.templates.layout import Layout
from malkoll.templates.tables import TableReader

__all__ = ["Recogniser"]

# Kinds of goals where one only heads the other, and headings from which that is seen.
_FEWEST_HEADS = 2
# Longer texts are no values, in characters.
_LONGEST_VALUE = 60
# Characters of a paragraph, which no assessment in words is.
_A_PARAGRAPH = 150
_OF_UNITS = ("enhetsmål", "enhetens mål")
# Words for what is wished for, or has to work, which are goals only where they are measured as goals are.
_PICTURES = ("målbild", FACTOR)


class Recogniser(Headings):
    """Reads one document by one layout. Used once."""

    def __init__(
        self, document: Document, layout: Layout, kind: PlanKind, year: int | None = None, title: str | None = None
    ) -> None:
        """Prepare to read ``document`` as a ``kind`` laid out as ``layout``."""
        super().__init__(document, layout, kind, year, title)
        self.tables = TableReader(self)

    def run(self) -> None:
        """Read all blocks."""
        for block in whole_tables(self.document.blocks, self.tables.is_head):
            before, self.begun = self.goal, []
            match block:
                case Heading():
                    self.read_heading(block)
                    if self.goal is not None and not self.suspended:
                        self.goal.told[block.text] = None
                case Paragraph():
                    self.read_paragraph(block)
                    self.tell_lines(block.lines, before)
                case Item():
                    self.read_item(block)
                    self.tell_lines(block.lines, before)
                case Table():
                    self.tables.read(block)
                case Picture():
                    self._picture(block)
                case Divider():
                    self.field = None
                case _:
                    continue
            if not isinstance(block, Heading | Picture):
                self.fresh = None
        self.tables.finish()
        self._read_pictures()
        self._read_lost_colours()
        if not self.goals:
            self._accept_candidates()
        else:
            self._drop_pictured()
            self._drop_cited()
        if not self.goals:
            self.tables.accept_overview()
        self._read_told_results()
        self._read_empty_assessments()
        self._part_areas()
        self._group_by_kind()
        self._part_heads()
        self._read_comments_begun_again()
        self._number()

    def _picture(self, block: Picture) -> None:
        if self.field is not None and not self.field.pieces and self.field_noun in ("assessment", "status"):
            owner = self.element or self.goal or self.area
            if owner is not None and not block.lost:
                if _says_something(block.alt):
                    self.add(block.alt, block.span)
                else:
                    owner.status = Status("", block.span, "image")
            return
        if self.fresh is not None:
            if block.alt and _says_something(block.alt):
                self.fresh.status = self.fresh.status or Status(block.alt, block.span)
            else:
                self.pictures.append((self.fresh, block.span, block.lost))

    def _read_pictures(self) -> None:
        """Statuses shown by an image right after a heading, in a report.

        A gap where an image is lost counts only where the headings of that kind usually have one: one
        gap alone may be anything.
        """
        if self.kind != "follow-up":
            return
        drafts: dict[str, int] = {}
        goals = [draft for draft in self.goals if draft.form == "heading"]
        indicators = [part for goal in self.goals for part in goal.indicators if part.form == "heading"]
        for draft in (*goals, *indicators):
            drafts[draft.noun + draft.kind] = drafts.get(draft.noun + draft.kind, 0) + 1
        lost: dict[str, int] = {}
        for draft, _, is_lost in self.pictures:
            if is_lost:
                lost[draft.noun + draft.kind] = lost.get(draft.noun + draft.kind, 0) + 1
        for draft, _span, is_lost in self.pictures:
            key = draft.noun + draft.kind
            if draft.status is not None or draft.has("assessment") or draft.noun not in ("goal", "indicator"):
                continue
            if not is_lost or (lost[key] >= 3 and 2 * lost[key] >= drafts.get(key, 0)):
                draft.status = Status("", draft.span, "image")

    def _read_lost_colours(self) -> None:
        """In a report that explains colours, and names none where it is shown, an empty place for a status had one."""
        if self.kind != "follow-up" or not self.legend or self.named_colours:
            return
        for owner, told in self.awaited:
            if not told.pieces and owner.status is None and not owner.has("assessment"):
                owner.status = Status("", told.span, "colour")

    def _read_comments_begun_again(self) -> None:
        """A second comment under a goal goes on with the first, unless it belongs to an indicator without its heading.

        That is so where the others all have one comment for their one indicator, and only a few have more.
        """
        alike = [goal for goal in self.goals if goal.has("comment") and len(goal.indicators) == 1]
        more = [goal for goal in alike if goal.again]
        lost = self.kind == "follow-up" and bool(more) and len(alike) >= 4 * len(more)
        for goal in self.goals:
            for comment in goal.again:
                if lost and goal in more:
                    indicator = Draft("indicator", "", comment.label, "label", named=False)
                    indicator.fields["comment"] = comment
                    goal.indicators.append(indicator)
                else:
                    goal.fields["comment"].pieces += comment.pieces
            goal.again = []

    def _accept_candidates(self) -> None:
        for draft in self.candidates:
            if self.register.goal(draft) is draft:
                self.goals.append(draft)

    def _read_empty_assessments(self) -> None:
        """A paragraph under "Bedömning:" comments on the goal, where the others have an assessment of a few words.

        The place was left empty, or a colour stood there.
        """
        told = [(goal, goal.fields["assessment"]) for goal in self.goals if goal.has("assessment")]
        short = [part for _, part in told if len(part.text) <= _LONGEST_VALUE]
        if self.kind != "follow-up" or len(short) < _FEWEST_HEADS or 2 * len(short) < len(told):
            return
        for goal, part in told:
            if len(part.text) > _A_PARAGRAPH and part.label.end_line < part.pieces[0][1].line - 1:
                del goal.fields["assessment"]
                _add_comment(goal, part)
                if goal.status is None and self.legend:
                    goal.status = Status("", part.label, "colour")

    def _part_areas(self) -> None:
        """What only holds goals is an area, where it calls itself one ("Utvecklingsområde 1: Kunskaper") or a topic.

        Under "Mål och åtgärder" a heading may be a goal, or the topic ("Löner") of those in the table below it.
        """
        above = {draft.parent for draft in self.goals}
        all_goals = list(self.goals)
        for at, draft in enumerate(all_goals):
            if draft.kind.endswith("område") and draft.id in above and not draft.indicators and not draft.evidence:
                self._make_area(draft, [child for child in self.goals if child.parent == draft.id])
            elif draft.by_place and draft.holds and _is_bare(draft) and not _says_what(draft.title):
                below = _in_section(draft, (all_goals[after] for after in range(at + 1, len(all_goals))))
                if below and all(child.kind == draft.kind or child.kind.endswith("mål") for child in below):
                    self._make_area(draft, [child for child in below if child.parent in (None, draft.parent, draft.id)])
            elif self._is_topic(draft, all_goals[at + 1 :]):
                self.goals.remove(draft)

    @staticmethod
    def _is_topic(draft: GoalDraft, after: list[GoalDraft]) -> bool:
        """Whether a heading without a level ("Hyresgäster" under "Våra mål") only stands over the goals it begins.

        Those are numbered, each under a word for goals, and this one has no number and nothing of what goals have.
        """
        told = draft.number is not None or draft.level is not None or draft.body or _says_what(draft.title)
        return draft.by_place and not told and _is_bare(draft) and bool(after) and all(one.number for one in after)

    def _part_heads(self) -> None:
        """Goals of a level above ("Fullmäktigemål 1", "Strategiskt mål: …") that only head the plan's own are areas."""
        higher = self.layout.words.get("överordnade-mål")
        below: dict[str, list[GoalDraft]] = {}
        kinds: dict[str, list[GoalDraft]] = {}
        for draft in self.goals:
            kinds.setdefault(draft.kind, []).append(draft)
            below.setdefault(draft.parent or "", []).append(draft)
        for kind, drafts in kinds.items():
            if not all(_is_bare(draft) and draft.id in below for draft in drafts):
                continue
            # In the plan of a unit, those of its board are a level above as well.
            of_units = all(child.kind in _OF_UNITS for draft in drafts for child in below[draft.id])
            if of_units or (higher is not None and higher.match_whole(kind) is not None):
                for draft in drafts:
                    self._make_area(draft, below[draft.id], draft.kind)

    def _read_told_results(self) -> None:
        """A goal's own "Resultat" that is a text, or only heads a table, is no indicator: it comments on the goal."""
        for goal in self.goals:
            named_alike = [one for one in goal.indicators if one.form == "label" and one.title == goal.title]
            for own in [one for one in named_alike if not one.kind]:
                told = [part for part in own.outcomes if part.pieces]
                if (
                    any(part.pieces for part in own.targets)
                    or own.has("baseline")
                    or any(_is_value(part.text) for part in told)
                ):
                    continue
                goal.indicators.remove(own)
                for part in told:
                    _add_comment(goal, part)
                for noun, part in own.fields.items():
                    if noun == "comment":
                        _add_comment(goal, part)
                    else:
                        goal.fields.setdefault(noun, part)

    def _group_by_kind(self) -> None:
        """Put goals under those of another kind that only head them: "Övergripande mål A", then "Målsättning 1, 2"."""
        kinds: dict[str, list[int]] = {}
        for at, draft in enumerate(self.goals):
            kinds.setdefault(draft.kind, []).append(at)
        heads = [kind for kind, places in kinds.items() if len(kinds) > 1 and self._only_head(places)]
        above: dict[str, GoalDraft] = {}
        for draft in self.goals:
            if draft.kind in heads:
                above[draft.kind] = draft
            if draft.parent is None:
                over = [kind for kind in heads[: _place(heads, draft.kind)] if kind in above]
                draft.parent = above[over[-1]].id if over else None

    def _only_head(self, places: list[int]) -> bool:
        """Whether the goals at ``places``, those of one kind, are bare, and one of another kind comes after each."""
        goals = self.goals
        return len(places) >= _FEWEST_HEADS and all(
            _is_bare(goals[at])
            and goals[at].form != "table"
            and goals[at].parent is None
            and at + 1 < len(goals)
            and goals[at + 1].kind != goals[at].kind
            for at in places
        )

    def _make_area(self, draft: GoalDraft, children: list[GoalDraft], kind: str | None = None) -> None:
        """Make what was taken for a goal the area of ``children``; ``kind`` is what it is called."""
        self.goals.remove(draft)
        kind = kind or (draft.kind if draft.kind.endswith("område") else "område")
        area = Draft("area", draft.title, draft.span, draft.form, kind, draft.number, draft.level)
        area.id = f"a{len(self.areas) + 1}"
        area.responsible, area.body, area.fields = draft.responsible, draft.body, draft.fields
        self.areas.append(area)
        for child in children:
            child.parent = area.id

    def _drop_pictured(self) -> None:
        """A "Målbild" pictures what is wished for, and a "Framgångsfaktor" that nothing measures is a means to a goal:
        where goals of other kinds are set, they are text about those.
        """
        pictured = [draft for draft in self.goals if draft.kind.endswith(_PICTURES) and not _is_measured(draft)]
        if any(draft.kind == FACTOR and _is_measured(draft) for draft in self.goals):
            # Where some are measured, they are the goals: one that is not lacks what the others have.
            pictured = [draft for draft in pictured if draft.kind != FACTOR]
        if len(pictured) == len(self.goals):
            return
        areas = {area.id: area for area in self.areas}
        for draft in pictured:
            self.goals.remove(draft)
            for child in self.goals:
                if child.parent == draft.id:
                    child.parent = draft.parent
            area = areas.get(draft.parent or "")
            if area is not None and not area.responsible:
                area.responsible = draft.responsible

    def _drop_cited(self) -> None:
        """Leave out goals of others that the plan only quotes.

        They have nothing of what goals have (no indicator, role, follow-up …), none of those quoted in
        the same place has, the section says whose they are, and the plan has goals of its own.
        """
        others = self.layout.words.get("andras-mål")
        if others is None:
            return
        groups: dict[tuple[str, str], list[GoalDraft]] = {}
        for draft in self.goals:
            groups.setdefault((draft.section if draft.form == "list" else draft.kind, draft.form), []).append(draft)
        full = sum(not _is_bare(draft) for draft in self.goals)
        parents = {draft.parent for draft in self.goals}
        for drafts in groups.values():
            bare = all(_is_bare(draft) and draft.id not in parents for draft in drafts)
            if full and bare and all(others.matches(d.section) or others.matches(d.kind) for d in drafts):
                quoted = set(map(id, drafts))
                self.goals = [draft for draft in self.goals if id(draft) not in quoted]

    def _number(self) -> None:
        """Ids in the plan's own order."""
        for index, draft in enumerate(self.goals, 1):
            draft.id = draft.id or f"g{index}"
        ids = {draft.id: f"g{index}" for index, draft in enumerate(self.goals, 1)}
        for draft in self.goals:
            draft.parent = ids.get(draft.parent or "", draft.parent)
            draft.id = ids[draft.id]


def _place(kinds: list[str], kind: str) -> int:
    """Where ``kind`` stands among ``kinds``, or how many they are."""
    return kinds.index(kind) if kind in kinds else len(kinds)


def _is_value(text: str) -> bool:
    """Whether an outcome is a value: short, or one that begins with a figure."""
    return len(text) <= _LONGEST_VALUE or text[:1].isdigit()


def _add_comment(goal: GoalDraft, told: TextDraft) -> None:
    known = goal.fields.get("comment")
    if known is None:
        goal.fields["comment"] = told
    else:
        known.pieces += told.pieces
        known.cause, known.action = known.cause or told.cause, known.action or told.action


def _is_measured(draft: GoalDraft) -> bool:
    """Whether a goal has what shows if it is reached, or how it went."""
    return bool(draft.indicators or draft.evidence or draft.measures or draft.status or draft.has("assessment"))


def _is_bare(draft: GoalDraft) -> bool:
    """Whether a goal has a title and perhaps some text, and nothing else."""
    return not (
        draft.fields or draft.responsible or draft.indicators or draft.evidence or draft.measures or draft.status
    )


def _in_section(draft: GoalDraft, after: Iterable[GoalDraft]) -> list[GoalDraft]:
    """The goals of ``after`` that stand before the next goal's heading beside or above that of ``draft``."""
    level = draft.level or 0
    return list(takewhile(lambda one: one.form != "heading" or one.level is None or one.level > level, after))


def _says_what(title: str) -> bool:
    """Whether a title has a verb, so that it says what is to be done or to be."""
    reading = finite_or_action(title)
    return bool(reading.verbs) or reading.leading is not None or reading.transition or direction_of(title) is not None


def _says_something(alt: str) -> bool:
    """Whether an image's text is words for a reader and not a file's name."""
    return bool(alt.strip()) and not re.search(
        r"\.(png|jpe?g|gif|svg|emf|wmf)$|^(bild|image|img|picture)[\s_\d]*$", alt.strip(), re.IGNORECASE
    )

"""The elements that are open while a document is read, and how they open, take fields and close.

What is recognised belongs to the innermost open element that can have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from malkoll.document import Document, Heading, Row, TextLine
from malkoll.plan import Form, Passage, PlanKind
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.templates.drafts import Draft, GoalDraft, TextDraft, fields_of
from malkoll.templates.glossaries import explaining_lines
from malkoll.templates.labels import guesses, numbered_title, once_said, strip_icons, titled, unquoted
from malkoll.templates.layout import HeadingRule, Layout, UnderRule
from malkoll.templates.patterns import Match, plain
from malkoll.templates.same import Register
from malkoll.templates.sdgs import sdg_of

__all__ = ["ELEMENTS", "FACTOR", "GOAL_FIRST", "NO_LEVEL", "SINGLE", "Elements", "Under", "only_marked"]

FACTOR = "framgångsfaktor"
"""What has to work for a goal to be reached; where it is a heading with indicators of its own, it is the goal."""

# Elements of the plan; all other nouns are fields of one.
ELEMENTS = frozenset(["goal", "area", "indicator", "evidence", "measure", "decision"])

_NAMES_DOCUMENT = compiled(
    r"(?:plan|program|strategi|rapport|uppföljning|berättelse|redovisning|budget|policy|report|follow-up)(?:en|n|s)?\b",
    re.IGNORECASE,
)

NO_LEVEL = 9
"""Where headings stand that have no level of their own: below all others."""

# Fields that hold one value: the first words after the label, and no more.
SINGLE = frozenset(
    ["responsible", "deadline", "baseline", "target", "outcome", "assessment", "status", "number", "method"]
)

# A title and its label may have an empty line between them.
_NEXT_LINE = 2
# Fields that an indicator found by a label leaves to its goal, if the goal has none yet.
GOAL_FIRST = frozenset(["responsible", "assessment", "status", "comment"])


@record(frozen=False)
class Under:
    """A heading under which headings are elements; ``child`` is the level of the first one seen.

    Where several of ``rules`` fit, the first in the template holds.
    ``within`` is the level of the heading that one without a level of its own ("**Mål**") stands under.
    """

    rules: tuple[UnderRule, ...]
    level: int | None
    in_toc: bool
    child: int | None = None
    count: int = 0
    within: int | None = None


class Elements:
    """What is open, and what has been found so far."""

    def __init__(
        self, document: Document, layout: Layout, kind: PlanKind, year: int | None = None, title: str | None = None
    ) -> None:
        """Prepare to read ``document`` as a ``kind`` laid out as ``layout``."""
        self.document = document
        self.layout = layout
        self.kind = kind
        # The first year that the plan is for, or its date's, where it says.
        self.year = year
        # The last year it tells of.
        self.last_year: int | None = None
        # The document's own name, where it is one: "Kommundirektörens uppdrag – uppföljning 2025" is no goal.
        self.title = title if title is not None and _NAMES_DOCUMENT.search(title) else None
        self.register = Register()
        # What has been found.
        self.areas: list[Draft] = []
        self.goals: list[GoalDraft] = []
        self.decisions: list[Draft] = []
        self.candidates: list[GoalDraft] = []
        self.pictures: list[tuple[Draft, Span, bool]] = []
        # The goals that the lines being read began, and where.
        self.begun: list[tuple[int, GoalDraft]] = []
        # What is open, from the outside in. A suspended goal takes only labels that it still lacks.
        self.area: Draft | None = None
        self.area_level: int | None = None
        self.goal: GoalDraft | None = None
        self.goal_level: int | None = None
        self.goal_in_toc = False
        self.suspended = False
        self.element: Draft | None = None
        self.field: TextDraft | None = None
        self.field_noun = ""
        # Where the label of that field stood with its words on the same line: the depth of the item, -1 in a paragraph.
        self.field_at: int | None = None
        # What the next lines may be: the title of ``pending``, an element after its label alone (``multi``)
        # and more of its kind (``more``), or the status of the element just opened (``fresh``).
        self.pending: Draft | None = None
        self.multi: str | None = None
        self.multi_kind = ""
        self.multi_match: Match | None = None
        # Whether the items of a list were the elements that ``multi`` waits for.
        self.listing = False
        self.more: str | None = None
        self.fresh: Draft | None = None
        # Where in the document we are: the headings above us, those whose headings or items are elements,
        # the level of a section that sets no goals, of a heading "Mål" whose goal has not come yet.
        self.path: list[tuple[int, str]] = []
        self.under: list[Under] = []
        self.item_rule: HeadingRule | None = None
        self.item_kind = "mål"
        self.outside: int | None = None
        self.goal_context: int | None = None
        # The heading without a level of its own that goals stand under now: "Polisens löften".
        self.group: Heading | None = None
        self.first = True
        # Goals whose headings have no word for goal: the look they share, the heading we stand under and
        # the text since then.
        self.implicit: tuple[int | None, bool] | None = None
        self.last_heading: Heading | None = None
        self.since: list[Passage] = []
        self.promoted: set[str] = set()
        # The goal of a table's last row, and the line that row ends on.
        self.last_row: tuple[GoalDraft, int] | None = None
        # Lines that explain words for goals, and set none.
        self.explaining = explaining_lines(document)
        # Whether the document explains colours, and whether it tells them in words where they are shown.
        self.legend = False
        self.named_colours = False
        # What the document says that its symbols mean.
        self.symbols: dict[str, str] = {}
        # How many items just read say what a colour means.
        self.explained = 0
        # Places for a status or an assessment, which may stay empty.
        self.awaited: list[tuple[Draft, TextDraft]] = []

    def open(
        self,
        noun: str,
        title: str,
        span: Span,
        form: Form,
        kind: str,
        number: str | None = None,
        level: int | None = None,
        in_toc: bool = False,
        depth: int = -1,
    ) -> Draft:
        """Open an element; a goal or an area that was taken up before is opened again."""
        self.field = None
        self.multi = None
        self.more = None
        kind = plain(kind)
        title = unquoted(title.strip())
        if noun == "indicator" and (judged := _JUDGED.match(title)) is not None:
            # "Så mäter vi: Underlaget är styrgruppens protokoll": material that is judged, and nothing counted.
            noun, title = "evidence", title[judged.end() :]
            title = title[:1].upper() + title[1:]
        if noun == "indicator" and form == "list":
            # "- Andel nöjda gäster. Utfall: 47 %"
            title = title if _SHORTENED.search(title) or ". " in title else title.removesuffix(".")
        draft: Draft
        if noun == "goal":
            draft = self._open_goal(title, span, form, kind, number, level, in_toc, depth)
        elif noun == "area":
            draft = self._open_area(title, span, form, kind, number, level, in_toc)
        else:
            draft = Draft(noun, title, span, form, kind, number, level, in_toc, depth)
            if noun == "decision":
                self.close_goal()
                self.decisions.append(draft)
            elif self.goal is not None:
                self.goal.children(noun).append(draft)
                self.goal.reach(span.end_line)
            self.element = draft
            if noun == "decision":
                comment = TextDraft(span)
                draft.fields["comment"] = comment
                self.field, self.field_noun, self.field_at = comment, "comment", None
        self.fresh = draft if form == "heading" else None
        return draft

    def continue_with(self, goal: GoalDraft) -> None:
        """The rows that follow belong to ``goal``, which was opened before; where it stood plays no part."""
        self.goal, self.element, self.suspended = goal, None, False

    def _open_goal(
        self,
        title: str,
        span: Span,
        form: Form,
        kind: str,
        number: str | None,
        level: int | None,
        in_toc: bool,
        depth: int,
    ) -> GoalDraft:
        draft = GoalDraft("goal", title, span, form, kind, number, level, in_toc, depth)
        draft.parent = self._parent_of(draft)
        known = self.register.goal(draft)
        if self.goal is not None and self.goal.form == "heading" and known is not self.goal:
            below = self.goal_level is not None and (level is None or level > self.goal_level)
            self.goal.holds = self.goal.holds or below or form == "table"
        if known is draft:
            draft.section = " / ".join(title for _, title in self.path)
            draft.under = self.path[-1][0] if self.path else None
            draft.within = next((level for level, _ in reversed(self.path) if level < NO_LEVEL), None)
            if form in ("heading", "label", "table") and kind:
                # Where goals carry their own label or are rows, other headings there are no goals.
                self.under = [one for one in self.under if one.level is not None or one.count]
            if form == "heading" and level is not None and self.under and (self.under[-1].level or level) < level:
                # Nor is what stands below a goal's own heading one of its kind.
                self.under[-1].child = self.under[-1].child or level
            draft.id = f"g{len(self.goals) + 1}"
            self.goals.append(draft)
            if form == "label" and self.path:
                self.register.headed(draft, self.path[-1][1])
        elif known.form == "table" and form in ("heading", "label") and known.is_only_listed:
            # This is its own place.
            known.span, known.form, known.level, known.in_toc, known.depth = span, form, level, in_toc, depth
            known.kind, known.number, known.parent = kind or known.kind, number or known.number, draft.parent
            known.section = " / ".join(title for _, title in self.path)
            known.under = self.path[-1][0] if self.path else None
        known.starts.append(span.line)
        self.begun.append((span.line, known))
        if form == "heading" and self.item_rule is not None and self.item_rule.noun == "goal":
            # Goals are headings here; what is listed under one is something else.
            self.item_rule = None
        self.goal = known
        self.goal_level = level
        self.goal_in_toc = in_toc
        self.element = None
        self.suspended = False
        return known

    def _open_area(
        self, title: str, span: Span, form: Form, kind: str, number: str | None, level: int | None, in_toc: bool
    ) -> Draft:
        self.close_goal()
        draft = Draft("area", title, span, form, kind, number, level, in_toc)
        known = self.register.area(draft) if title else draft
        if known is draft:
            draft.id = f"a{len(self.areas) + 1}"
            self.areas.append(draft)
        self.area = known
        self.area_level = level
        return known

    def _parent_of(self, draft: GoalDraft) -> str | None:
        goal = self.goal
        above = next(
            (
                one
                for one in reversed(self.goals)
                if one.kind != draft.kind and draft.form != "table" and _numbered_under(draft.number, one.number)
            ),
            None,
        )
        if above is not None:
            return above.id
        if goal is not None and goal.kind == draft.kind and not _numbered_under(draft.number, goal.number):
            return goal.parent
        if goal is not None and not self.suspended:
            if draft.form == "table" and goal.form == "heading":
                return goal.id
            if draft.level is not None and self.goal_level is not None and draft.level > self.goal_level:
                return goal.id
            if draft.form == "heading" and draft.level is None and self.goal_level is not None and draft.kind:
                # "**Nämndsmål 1: …**" under "## Kommunfullmäktigemål: …".
                return goal.id
            of_area = draft.level is None and goal.kind.endswith("område") and draft.kind.endswith("mål")
            if of_area and draft.number is not None and draft.number == goal.number:
                # "Effektmål 1: …" below "Utvecklingsområde 1: …".
                return goal.id
            smaller = self.layout.words.get("delmålsord")
            if smaller is not None and smaller.matches(draft.kind) and not smaller.matches(goal.kind):
                return goal.id
        return self.area.id if self.area is not None else None

    def open_from(
        self,
        noun: str,
        rule: HeadingRule,
        match: Match,
        text: str,
        span: Span,
        form: Form,
        level: int | None = None,
        in_toc: bool = False,
        depth: int = -1,
    ) -> Draft:
        """Open an element from what a pattern captured."""
        key = "title" if "title" in match.captured else "name"
        title = match.captured.get(key, "" if match.open_title else text).strip(' .”“"')
        kind = match.kind or _literal_kind(rule)
        number = match.captured.get("number")
        if number is None and noun == "goal":
            # "Nämndmål: 1.1.1. Barnen utvecklar ett rikt språk": the number is no part of the title.
            number, title = numbered_title(title)
        draft = self.open(noun, title, span, form, kind, number, level, in_toc, depth)
        year = match.captured.get("year")
        if year and isinstance(draft, GoalDraft) and "deadline" not in draft.fields:
            draft.fields["deadline"] = TextDraft(span, [(year, span)])
        if match.open_title:
            self.pending = draft
        return draft

    def take_title(self, text: str, span: Span, *, over: bool = False) -> bool:
        """Give a heading without title the line after it; one that is ``over`` it, a heading above, is no title."""
        draft, self.pending = self.pending, None
        if draft is None or draft.title:
            return False
        if over or any(self.layout.fields.find(guess.label) for guess in guesses(text, 0, whole=True)):
            above = self._title_above(draft)
            if above is None:
                draft.title = f"{draft.kind[:1].upper()}{draft.kind[1:]} {draft.number or ''}".strip()
                return False
            self._give_title(draft, above.text, above.span)
            return False
        self._give_title(draft, text, span)
        return True

    def _title_above(self, draft: Draft) -> Heading | None:
        """The line right above a goal's label and number, where its title stands: "Fler läser", then "Delmål 2.1"."""
        above = self.last_heading
        if above is None or draft.noun != "goal" or above.look != "line" or self.since:
            return None
        return above if 0 < draft.span.line - above.span.end_line <= _NEXT_LINE else None

    def _give_title(self, draft: Draft, text: str, span: Span) -> None:
        draft.title, draft.titled_at = unquoted(text), span
        if draft.level is None and not draft.in_toc:
            # A line "Övergripande mål ÖM.1" is a label, and the goal stands below it.
            draft.span = span
        if draft.noun == "area":
            known = self.register.area(draft)
            if known is not draft:
                self.areas.remove(draft)
                self.area = known
        elif isinstance(draft, GoalDraft):
            same = self.register.goal(draft)
            if same is not draft:
                self.goals.remove(draft)
                self.goal = same

    def owner_of(self, noun: str) -> Draft | None:
        """The innermost open element that can have ``noun``."""
        element, goal = self.element, self.goal
        if noun == "action":
            # "Åtgärd" is a corrective action where something is being explained, elsewhere a measure.
            explained = [
                d
                for d in (element, goal)
                if d is not None
                and (
                    d.has("comment")
                    or d.has("cause")
                    or d.has("assessment")
                    or "comment" in d.fields
                    or "cause" in d.fields
                )
            ]
            if self.kind != "follow-up" or not explained:
                return None
            if element is not None and element.form == "list" and element not in explained and goal in explained:
                # "Åtgärder" below a list of indicators is about the goal that has been explained.
                return goal
        if element is not None and noun in fields_of(element.noun):
            # "När" below a list of what is done tells of the goal, and not of the last item alone.
            # So it does after who answers for the goal: "Insats", "Ansvarig", "Datum när det ska vara klart".
            after_list = (
                noun == "deadline"
                and element.noun == "measure"
                and (element.form == "list" or (goal is not None and _answered_after(goal, element)))
            )
            leaves = (
                (after_list or noun in GOAL_FIRST) and element.form in ("label", "list") and element.noun != "decision"
            )
            nested = element.depth > 0
            if not (leaves and goal is not None and not goal.has(noun) and not nested):
                return element
        if goal is not None and noun in fields_of("goal"):
            if self.suspended and goal.has(noun):
                return None
            return goal
        if self.goal is None and self.area is not None and noun in fields_of("area"):
            below = self.last_heading is not None and (self.last_heading.level or 0) > (self.area_level or NO_LEVEL)
            # Who answers for a part of the area, under a heading of its own, does not answer for all of it.
            return None if noun == "responsible" and below else self.area
        return None

    def group_above(self) -> Draft | None:
        """The heading above as the area of the goals below it, now that something is told of them all."""
        group, self.group = self.group, None
        if group is None or self.goal is not None or self.outside is not None:
            return None
        return self.open("area", group.text, group.span, "heading", "område")

    def open_field(self, owner: Draft, noun: str, span: Span, match: Match | None = None, label: str = "") -> None:
        """Begin a field of ``owner``: the text that follows is its."""
        if owner.noun == "goal" and noun in ("baseline", "target", "outcome"):
            # A goal that gives its values itself is its own indicator.
            owner = self.named_by_heading() or self.open("indicator", owner.title, span, "label", "")
        if noun in ("comment", "description") and _is_complete(owner) and owner.labels.get(noun, label) == label:
            # The label that began the last one's block stands again: the heading between them is lost.
            owner = self.open("indicator", "", span, "heading", owner.kind)
            owner.named = False
            self.fresh = None
        if noun == "comment" and _OF_INDICATOR.search(label) and self.goal is not None and self.goal.indicators:
            last = self.goal.indicators[-1]
            if not last.has("comment") and not self.goal.has("comment"):
                owner = last
            elif last.has("comment"):
                owner = self.open("indicator", "", span, "label", last.kind)
                owner.named = False
        begun_again = noun == "comment" and owner.noun == "goal" and owner.has("comment") and bool(label)
        owner.labels.setdefault(noun, label)
        draft = TextDraft(span)
        year = match.captured.get("target_year") or match.captured.get("year") if match else None
        if year:
            draft.year = int(year)
        if noun == "responsible":
            owner.responsible.append(draft)
        elif noun == "target":
            owner.targets.append(draft)
        elif noun == "outcome":
            owner.outcomes.append(draft)
        elif noun in ("cause", "action") and (comment := owner.get("comment")) is not None:
            known = comment.cause if noun == "cause" else comment.action
            draft = known or draft
            if noun == "cause":
                comment.cause = draft
            else:
                comment.action = draft
        elif begun_again:
            owner.again.append(draft)
        else:
            draft = owner.fields.setdefault(noun, draft)
        self.field, self.field_noun, self.field_at = draft, noun, None
        if noun in ("assessment", "status"):
            self.awaited.append((owner, draft))
        self.multi = None
        if self.goal is not None:
            self.goal.reach(span.end_line)

    def add(self, text: str, span: Span) -> None:
        """Add words to the field that is open; a field that holds one value is then closed."""
        assert self.field is not None
        if self.field_noun in ("assessment", "status"):
            text = once_said(strip_icons(text) or text)
        self.field.add(text, span)
        if self.goal is not None:
            self.goal.reach(span.end_line)
        if self.field_noun in SINGLE:
            self.field = None

    def go_back(self, goal: GoalDraft | None) -> None:
        """Be in ``goal`` again, after what stood inside it."""
        self.goal = goal
        self.goal_level = goal.level if goal is not None else None
        self.goal_in_toc = goal.in_toc if goal is not None else False

    def close_goal(self) -> None:
        """Close the goal that is open, and all in it."""
        self.goal = None
        self.element = None
        self.field = None
        self.suspended = False

    def promote(self) -> None:
        """Make the heading we stand under a goal: it has what only goals have, and no other goal is open.

        So are read plans whose goals are numbered headings with no word for goal. Headings of the same
        look that follow are goals as well.
        """
        block = self.last_heading
        if block is None or self.outside is not None or any(goal.id not in self.promoted for goal in self.goals):
            return
        number, _ = titled(block.text)
        if (
            block.level == 1
            or block.text.rstrip().endswith("?")
            or (block.level is None and number is None)
            or self.is_named(block.text, "vanliga-rubriker")
        ):
            return
        self.implicit = (block.level, number is not None)
        self.promote_heading(block)

    def named_by_heading(self) -> Draft | None:
        """The indicator whose name is the heading below the goal's own that we stand under, and whose values come now.

        Such a heading has no word that says what it is: "#### Andel godkända avlopp".
        """
        block, goal = self.last_heading, self.goal
        if (
            block is None
            or goal is None
            or goal.form != "heading"
            or block.span.line < goal.starts[-1]
            or block.level is None
            or block.level <= (self.goal_level or NO_LEVEL)
            or self.is_named(block.text, "vanliga-rubriker")
        ):
            return None
        self.last_heading = None
        number, title = titled(block.text)
        return self.open("indicator", title, block.span, "heading", "", number, block.level, block.in_toc)

    def reread(self, passage: Passage) -> None:
        """Read again, in the goal now open, a line that came before it was known to be one."""
        raise NotImplementedError

    def promote_heading(self, block: Heading) -> None:
        """Make ``block`` a goal, though no word says that it is one."""
        number, title = titled(block.text)
        draft = self.open("goal", title, block.span, "heading", "", number, block.level, block.in_toc)
        self.promoted.add(draft.id)
        told, self.since = self.since, []
        self.last_heading = None
        for passage in told:
            # What stood between the heading and what made it a goal may be labels of the goal.
            self.reread(passage)

    def is_named(self, text: str, words: str) -> bool:
        """Whether a heading, without its number, is one of a word list."""
        matcher = self.layout.words.get(words)
        bare = titled(_APPENDIX.sub("", text))[1].strip()
        return matcher is not None and matcher.match_whole(bare) is not None

    def tell_row(self, row: Row, heads: tuple[str, ...]) -> None:
        """Note what a row says of the open goal: each filled cell after its head, where it has one."""
        if self.goal is None or self.suspended:
            return
        for index, cell in enumerate(row.cells):
            words = cell.text.strip()
            if words:
                head = heads[index] if index < len(heads) and heads[index] != words else ""
                self.goal.told[f"{head}: {words}" if head else words] = None

    def tell_lines(self, lines: Iterable[TextLine], before: GoalDraft | None) -> None:
        """Note what lines just read say, each of the goal open at it; ``before`` is the one open before them all."""
        begun, self.begun = dict(self.begun), []
        within = [line for line in lines if line.text.strip()]
        owner = before if any(line.span.line in begun for line in within) else self.goal
        for line in within:
            owner = begun.get(line.span.line, owner)
            if owner is not None and not (self.suspended and owner is self.goal):
                owner.told[line.text.strip()] = None

    def sdg(self, text: str) -> bool:
        """Whether ``text`` only names a goal of Agenda 2030; the open goal then serves it."""
        number = sdg_of(text)
        if number is None:
            return False
        if self.goal is not None and number not in self.goal.sdgs:
            self.goal.sdgs.append(number)
        return True


_JUDGED = compiled(
    r"(?:\w*underlag|\w*underlaget)\s+(?:är|utgörs\s+av|består\s+av|hämtas\s+(?:från|ur))\s+", re.IGNORECASE
)
# "Antal kurser, träffar m.m."
_SHORTENED = compiled(r"(?:\b\w|\bmm|\betc|\bosv)\.$", re.IGNORECASE)
# "Bilaga 2. Ordlista" is a list of words.
_APPENDIX = compiled(r"^\W*(?:bilaga|appendix)\s*(?:\d{1,2}|[A-Z]\b)?\s*[.:–—-]?\s*(?=\S)", re.IGNORECASE)
# "Kommentar till indikatorn": whose it is, the label says.
_OF_INDICATOR = compiled(r"\btill\s+(?:indikatorn|nyckeltalet|utfallet|måttet)", re.IGNORECASE)


def _is_complete(draft: Draft) -> bool:
    """Whether an indicator with a heading of its own has been commented to the end: cause or action and all."""
    comment = draft.get("comment")
    told = comment is not None and (comment.cause is not None or comment.action is not None)
    return draft.noun == "indicator" and draft.form == "heading" and (told or "cause" in draft.fields)


def _numbered_under(number: str | None, above: str | None) -> bool:
    """Whether ``number`` is one under ``above``: 1.2 under 1."""
    return bool(number and above and number.startswith(above + "."))


def _answered_after(goal: GoalDraft, element: Draft) -> bool:
    """Whether it is told who answers for ``goal`` further down than where ``element`` stands."""
    return bool(goal.responsible) and goal.responsible[-1].span.line > element.span.line


def only_marked(rule: HeadingRule) -> bool:
    """Whether only a marked heading is such a goal: the label "Framgångsfaktor:" is text about the one above."""
    return rule.noun == "goal" and _literal_kind(rule).casefold() == FACTOR


def _literal_kind(rule: HeadingRule) -> str:
    if rule.pattern.literal:
        # "Ett mål är rubriken "Renare luft".": the heading is its name, and no kind of goal.
        return {"goal": "mål", "area": "område"}.get(rule.noun, "")
    first = rule.pattern.pattern.parts[0] if rule.pattern.pattern.parts else ""
    return first.strip(" -–—:.") if isinstance(first, str) else ""

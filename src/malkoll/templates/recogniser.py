"""Document to plan: one pass over the blocks with the elements that are open.

What is recognised belongs to the innermost open element that can have it. The cost grows with the
document and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from malkoll.document import (
    Divider,
    Document,
    Heading,
    Item,
    Paragraph,
    Picture,
    Table,
    TextLine,
)
from malkoll.language.vocabulary import NOUNS
from malkoll.plan import Form, Passage, PlanKind, Status
from malkoll.span import Span
from malkoll.swedish.sentences import split_sentences
from malkoll.templates.drafts import Draft, GoalDraft, TextDraft, fields_of
from malkoll.templates.labels import LabelGuess, guesses, leading_number, strip_icons, sub_span
from malkoll.templates.layout import HeadingRule, Layout, UnderRule
from malkoll.templates.patterns import Match, plain
from malkoll.templates.same import Register
from malkoll.templates.sdgs import sdg_of
from malkoll.templates.tables import TableReader

__all__ = ["Recogniser"]

# Elements of the plan; all other nouns are fields of one.
ELEMENTS = frozenset(["goal", "area", "indicator", "evidence", "measure", "decision"])

# Fields that hold one value: the first words after the label, and no more.
SINGLE = frozenset(
    ["responsible", "deadline", "baseline", "target", "outcome", "assessment", "status", "number", "method"]
)

# Fields that an indicator found by a label leaves to its goal, if the goal has none yet.
_GOAL_FIRST = frozenset(["responsible", "assessment", "status", "comment"])

# What follows a goal in prose and is no part of what it commits to.
_ASIDE = re.compile(r"[,;]?\s+(?:jämfört med|i jämförelse med|att jämföra med)\b.*$", re.IGNORECASE)

# A label in mid-line: after a sentence, wide space or a mark that parts fields.
_INLINE_LABEL = re.compile(
    r"(?:(?<=[.!?;|”\"])\s+|\s{2,}|\s[–|•]\s+)(?P<label>[A-ZÅÄÖ][\wåäöÅÄÖ/-]*(?: [\wåäö/-]+){0,3}):(?=\s)"
)

_ANY_LABEL = re.compile(r"(?<=\s)(?P<label>[A-ZÅÄÖ][\wåäöÅÄÖ/-]*):(?=\s|$)")

# An indicator that stands alone in its paragraph: a name, and values in figures.
_MEASURED = re.compile(
    r"[^.:]{4,120}?[,:]?\s+(?:utgångs|mål|nu|bas|start)\w+\s+\d|(?:andel|antal|share|number)\w*\s", re.IGNORECASE
)

# Lines shorter than this, in characters, were not broken for want of room.
_WRAPPED = 60

# A goal in prose is told in its own paragraph and the next: this many lines further down.
_NEAR = 4


@dataclass(slots=True)
class _Under:
    """A heading under which headings are elements; ``child`` is the level of the first one seen."""

    rule: UnderRule
    level: int | None
    in_toc: bool
    child: int | None = None
    count: int = 0


class Recogniser:
    """Reads one document by one layout. Used once."""

    def __init__(self, document: Document, layout: Layout, kind: PlanKind) -> None:
        """Prepare to read ``document`` as a ``kind`` laid out as ``layout``."""
        self.document = document
        self.layout = layout
        self.kind = kind
        self.areas: list[Draft] = []
        self.goals: list[GoalDraft] = []
        self.decisions: list[Draft] = []
        self.candidates: list[GoalDraft] = []
        self.area: Draft | None = None
        self.goal: GoalDraft | None = None
        self.element: Draft | None = None
        self.suspended = False
        self.goal_level: int | None = None
        self.goal_in_toc = False
        self.area_level: int | None = None
        self.field: TextDraft | None = None
        self.field_noun = ""
        self.pending: Draft | None = None
        self.under: list[_Under] = []
        self.item_rule: HeadingRule | None = None
        self.multi: str | None = None
        self.fresh: Draft | None = None
        self.more: str | None = None
        self.pictures: list[tuple[Draft, Span, bool]] = []
        self.last_was_gap: Picture | None = None
        self.register = Register()
        self.tables = TableReader(self)
        self.legend = False
        self.outside: int | None = None
        self.implicit: tuple[int | None, bool] | None = None
        self.last_heading: Heading | None = None
        self.since: list[Passage] = []
        self.promoted: set[str] = set()
        self.path: list[tuple[int, str]] = []
        self.first = True
        self.goal_context: int | None = None

    # --- the pass ---------------------------------------------------------------------------------

    def run(self) -> None:
        """Read all blocks."""
        for block in self.document.blocks:
            match block:
                case Heading():
                    self._heading(block)
                case Paragraph():
                    self._paragraph(block)
                case Item():
                    self._item(block)
                case Table():
                    self.tables.read(block)
                case Picture():
                    self._picture(block)
                case Divider():
                    self.field = None
                case _:
                    continue
            self.last_was_gap = block if isinstance(block, Picture) else None
            if not isinstance(block, Heading | Picture):
                self.fresh = None
        self.tables.finish()
        self._read_pictures()
        if not self.goals:
            self._accept_candidates()
        else:
            self._drop_cited()
        if not self.goals:
            self.tables.accept_overview()
        self._number()

    # --- headings ---------------------------------------------------------------------------------

    def _heading(self, block: Heading) -> None:
        text = strip_icons(block.text) or block.text
        if self._sdg(text):
            return
        first, self.first = self.first, False
        self._note_section(text, block)
        if self.outside is not None or (first and block.level == 1):
            # A document's own title ("Mål 2025–2027") is no goal, and a glossary sets none.
            self._plain_heading(text, block)
            return
        if self.pending is not None and self._take_title(text, block.span):
            return
        if self._heading_element(text, block):
            return
        if block.look == "line" and text.endswith(".") and self.goal is not None:
            # A sentence that strayed into the table of contents is a sentence all the same.
            self.text(text, block.span)
            return
        if self._starts_context(text, block):
            return
        if block.look == "marked" or not self._inside_field(block):
            for guess in guesses(text, 0, whole=True):
                if self._label(guess, text, block.span, heading=block):
                    return
        elif self._line(TextLine(text, block.span), single=True, heading=block):
            return
        if block.look == "line" and self.more is not None and _MEASURED.match(text):
            self.text(text, block.span)
            return
        if block.look == "line" and not block.in_toc and self.field is not None and not self.field.pieces:
            # A short line alone after its label ("Ansvarig" / "Rektor") looks like a heading and is the value.
            self._add(text, block.span)
            return
        if self._under_heading(text, block) or self._again(text, block):
            return
        self._plain_heading(text, block)

    def _note_section(self, text: str, block: Heading) -> None:
        """Remember where in the document we are, and whether goals are set here at all."""
        if self.outside is not None and (block.level is None or block.level <= self.outside):
            self.outside = None
        if self._is_named(text, "avsnitt-utan-mål"):
            self.outside = block.level or 9
        level = block.level or 9
        self.path = [known for known in self.path if known[0] < level]
        self.path.append((level, text))

    def _is_named(self, text: str, words: str) -> bool:
        """Whether a heading, without its number, is one of a word list."""
        matcher = self.layout.words.get(words)
        return matcher is not None and matcher.match_whole(leading_number(text)[1].strip()) is not None

    def _inside_field(self, block: Heading) -> bool:
        """Whether a line that looks like a heading is rather part of the field that is open."""
        return self.field is not None and not block.in_toc and self.field_noun not in SINGLE

    def _heading_element(self, text: str, block: Heading) -> bool:
        for rule in self.layout.headings:
            match = rule.pattern.match(text) or rule.pattern.match_without_title(text)
            if match is None:
                continue
            self._open_from(rule.noun, rule, match, text, block.span, "heading", block.level, block.in_toc)
            return True
        return False

    def _open_from(
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
        draft = self.open(noun, title, span, form, kind, number, level, in_toc, depth)
        year = match.captured.get("year")
        if year and isinstance(draft, GoalDraft) and "deadline" not in draft.fields:
            draft.fields["deadline"] = TextDraft(span, [(year, span)])
        if match.open_title:
            self.pending = draft
        return draft

    def _take_title(self, text: str, span: Span) -> bool:
        """Give a heading without title the line after it."""
        draft, self.pending = self.pending, None
        if draft is None or draft.title:
            return False
        for guess in guesses(text, 0, whole=True):
            if self.layout.fields.find(guess.label):
                draft.title = f"{draft.kind} {draft.number or ''}".strip()
                return False
        draft.title = text
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
        return True

    def _starts_context(self, text: str, block: Heading) -> bool:
        """A heading under which headings or list items are elements."""
        started = False
        for rule in self.layout.under:
            if rule.pattern.match(text) is not None:
                self._close_for(block)
                if rule.noun == "goal" and block.level is None and block.in_toc:
                    self.area = None
                self.under = [known for known in self.under if not _ends(known, block)]
                self.under.append(_Under(rule, block.level, block.in_toc))
                started = True
        for item_rule in self.layout.items:
            if item_rule.pattern.match(text) is not None:
                if not started and item_rule.noun == "goal":
                    self._close_for(block)
                if item_rule.noun == "goal" and block.level is not None:
                    self._close_goal_beside(block)
                    self.goal_context = block.level
                self.item_rule = item_rule
                self.field = None
                self.multi = None
                return True
        return started

    def _under_heading(self, text: str, block: Heading) -> bool:
        self.under = [known for known in self.under if not _ends(known, block)]
        for known in reversed(self.under):
            if self._is_child(known, block):
                known.count += 1
                number, title, _ = leading_number(text)
                kind = _under_kind(known.rule)
                self.item_rule = None
                self.open(known.rule.noun, title, block.span, "heading", kind, number, block.level, block.in_toc)
                return True
        return False

    def _again(self, text: str, block: Heading) -> bool:
        """A heading that is, with or without a number, the title of an area or goal known already."""
        number, title, _ = leading_number(text)
        known = self.register.known_title(title) or self.register.known_title(text)
        if known is None:
            return False
        self.open(known.noun, known.title, block.span, "heading", known.kind, number, block.level, block.in_toc)
        return True

    def _is_child(self, known: _Under, block: Heading) -> bool:
        if not known.rule.direct:
            return known.level is None or (block.level is not None and block.level > known.level)
        if block.level is not None and known.level is not None:
            if known.child is None:
                known.child = block.level
            return block.level == known.child
        if self.document.has_toc and known.in_toc:
            return block.in_toc
        if known.level is not None:
            return False
        # Without levels or a table of contents only the first heading is surely one step below.
        return known.count == 0

    def promote(self) -> None:
        """Make the heading we stand under a goal: it has what only goals have, and no other goal is open.

        So are read plans whose goals are numbered headings with no word for goal. Headings of the same
        look that follow are goals as well.
        """
        block = self.last_heading
        if block is None or self.outside is not None or any(goal.id not in self.promoted for goal in self.goals):
            return
        number, _title, _ = leading_number(block.text)
        if (
            block.level == 1
            or (block.level is None and number is None)
            or self._is_named(block.text, "vanliga-rubriker")
        ):
            return
        self.implicit = (block.level, number is not None)
        self._promote(block)

    def _promote(self, block: Heading) -> None:
        number, title, _ = leading_number(block.text)
        draft = self.open("goal", title, block.span, "heading", "", number, block.level, block.in_toc)
        self.promoted.add(draft.id)
        draft.body.extend(self.since)
        self.since = []
        self.last_heading = None

    def _is_implicit(self, block: Heading) -> bool:
        return (
            self.implicit is not None
            and self.implicit == (block.level, leading_number(block.text)[0] is not None)
            and not self._is_named(block.text, "vanliga-rubriker")
        )

    def _plain_heading(self, text: str, block: Heading) -> None:
        if block.look != "marked" and not block.in_toc and self.field is not None:
            if not self._step_up(text):
                self._add(text, block.span)
            return
        self.field = None
        self.multi = None
        self.item_rule = None
        self._close_for(block)
        self._step_up(text)
        self.last_heading, self.since = block, []
        self.goal_context = None
        if self._is_implicit(block):
            self._promote(block)
            return
        if block.look != "marked" and self.goal is not None and not self.suspended:
            self.goal.body.append(Passage(text, block.span))
            self.goal.reach(block.span.end_line)

    def _step_up(self, text: str) -> bool:
        """A heading such as "Indikatorer utan delmål" leads from a goal back to the goal above it."""
        goal = self.goal
        if goal is None or not (goal.parent or "").startswith("g"):
            return False
        first, _, rest = text.partition(" ")
        if not rest or first.lower() not in NOUNS["indicator"].sv:
            return False
        self.element = self.field = None
        self.goal = next((one for one in self.goals if one.id == goal.parent), goal)
        return True

    def _close_for(self, block: Heading) -> None:
        """Close what a heading of this level cannot stand inside."""
        self.field = None
        if self.element is not None and self.element.form == "heading":
            level = self.element.level
            if block.in_toc or (level is not None and block.level is not None and block.level <= level):
                self.element = None
        elif self.element is not None:
            self.element = None
        if self.goal is not None:
            above = _compare(block.level, self.goal_level)
            listed = block.in_toc and (self.goal_in_toc or self.goal.form != "heading")
            loose = self.goal.form != "heading" and (listed or block.look == "marked")
            if above == "above" or loose:
                self._close_goal()
            elif above == "beside" or listed:
                # Its text is over; a label that it still lacks may yet come under another heading.
                self.suspended = True
        if self.area is not None:
            above = _compare(block.level, self.area_level)
            if above in ("above", "beside") or (block.in_toc and self.area.in_toc and self.goal is None):
                self.area = None

    def _close_goal_beside(self, block: Heading) -> None:
        """A heading "Mål" beside an open goal's own begins another one."""
        if self.goal is not None and self.suspended:
            self._close_goal()

    def _close_goal(self) -> None:
        self.goal = None
        self.element = None
        self.field = None
        self.suspended = False

    # --- running text -----------------------------------------------------------------------------

    def _paragraph(self, block: Paragraph) -> None:
        single = len(block.lines) == 1
        for line in self._joined(block.lines):
            self._line(line, single=single)

    def _joined(self, lines: tuple[TextLine, ...]) -> list[TextLine]:
        """Lines of one paragraph put together, but for those that begin with a label of their own."""
        out: list[TextLine] = []
        open_label = labelled = True
        for line in lines:
            starts, alone = self._begins_something(line)
            ended = labelled and bool(out) and out[-1].text.rstrip().endswith((".", "!", "?"))
            # Parts of one source line (HTML paragraphs) are kept apart.
            same = bool(out) and line.span.line > out[-1].span.end_line
            if not out or starts or open_label or ended or not same or not _goes_on(out[-1], line):
                out.append(line)
                labelled = starts
            else:
                last = out[-1]
                out[-1] = TextLine(
                    f"{last.text} {line.text}", last.span.to(line.span), last.bold, last.mark or line.mark
                )
            open_label = alone
        return out

    def _begins_something(self, line: TextLine) -> tuple[bool, bool]:
        """Whether a line begins with a label or is an element, and whether it is a label and no more."""
        text = line.text.strip()
        for guess in guesses(text, line.bold, whole=True):
            if self.layout.fields.find(guess.label) or self.layout.sections.find(guess.label):
                return True, guess.alone
        return self._labelled(text) is not None, False

    def _line(self, line: TextLine, *, single: bool, heading: Heading | None = None) -> bool:
        """Read one line; whether it was more than plain text (or was taken as text of a field)."""
        text = line.text.strip()
        if not text:
            return False
        parts = self._parts(line) if heading is None else [line]
        if len(parts) > 1:
            for part in parts:
                self._line(part, single=False)
            return True
        if self._sdg(text):
            return True
        if self.pending is not None and self._take_title(text, line.span):
            return True
        if heading is None and self._labelled_element(text, line.span):
            return True
        for guess in guesses(text, line.bold, whole=single or text.isupper()):
            if self._label(guess, text, line.span, heading=heading, mark=line.mark):
                return True
        if heading is not None and self.field is None:
            return False
        self.text(text, line.span)
        return True

    def _parts(self, line: TextLine) -> list[TextLine]:
        """A line that goes on with other labels, or begins with a goal's name in bold, cut into its parts."""
        text = line.text
        cuts: list[int] = []
        if 0 < line.bold < len(text.rstrip()) and self._labelled(text[: line.bold].strip().rstrip(".")) is not None:
            cuts.append(line.bold)
        for found in _INLINE_LABEL.finditer(text):
            label = text[found.start("label") : found.end("label")]
            if self.layout.fields.find(label.strip()):
                cuts.append(found.start("label"))
        if cuts:
            # Where one field follows another on a line, so do those that only a space parts.
            cuts += [
                found.start() for found in _ANY_LABEL.finditer(text) if self.layout.fields.find(found.group("label"))
            ]
        if not cuts:
            return [line]
        out: list[TextLine] = []
        for start, end in zip([0, *sorted(set(cuts))], [*sorted(set(cuts)), len(text)], strict=True):
            part = text[start:end].strip(" |;–-")
            if part:
                bold = line.bold if start == 0 else 0
                out.append(TextLine(part, line.span, min(bold, len(part)), line.mark if end == len(text) else None))
        return out

    def text(self, text: str, span: Span) -> None:
        """Plain words: of the open field, of the goal's body, or perhaps a goal in prose."""
        if self.multi is not None and self.field is None:
            noun, self.multi = self.multi, None
            if noun in ELEMENTS and len(text) <= 300:
                self._open_labelled(noun, text, span, "label", "")
                self.more = noun if noun == "indicator" else None
                return
        if self.more is not None and self.field is None and len(text) <= 300 and _MEASURED.match(text):
            # Another paragraph under the label "Indikatorer".
            noun = self.more
            self._open_labelled(noun, text, span, "label", "")
            self.more = noun
            return
        if self.field is not None:
            self._add(text, span)
            return
        if self._goal_under_heading(text, span):
            return
        if self.goal is not None and not self.suspended:
            self.goal.body.append(Passage(text, span))
            self.goal.reach(span.end_line)
            return
        if self.goal is None:
            self.since.append(Passage(text, span))
            if self.area is not None:
                self.area.body.append(Passage(text, span))
            self._prose(text, span)

    def _goal_under_heading(self, text: str, span: Span) -> bool:
        """The first paragraph under a heading "Mål": the goal, if it says what is to be."""
        context = self.goal_context
        if context is None or self.goal is not None or self.outside is not None:
            return False
        self.goal_context = None
        start, end = next(iter(split_sentences(text)), (0, 0))
        sentence = text[start:end].strip()
        match = next(
            (found for rule in self.layout.sentences if (found := rule.pattern.search(sentence.rstrip(". ")))), None
        )
        if match is None:
            return False
        title = _ASIDE.sub("", match.captured["title"])
        self.open("goal", title[:1].upper() + title[1:], span, "prose", "mål", level=context)
        if self.goal is not None:
            self.goal.body.append(Passage(text, span))
        return True

    def _add(self, text: str, span: Span) -> None:
        assert self.field is not None
        if self.field_noun in ("assessment", "status"):
            text = strip_icons(text) or text
        self.field.add(text, span)
        if self.goal is not None:
            self.goal.reach(span.end_line)
        if self.field_noun in SINGLE:
            self.field = None

    def _labelled_element(self, text: str, span: Span, depth: int = -1) -> bool:
        """A line such as "Mål 2: Trygg skolväg" or "Uppdrag 4 – …": a heading that is not marked."""
        found = self._labelled(text)
        if found is None or self.outside is not None:
            return False
        rule, match = found
        form: Form = "list" if depth >= 0 else "label" if rule.noun in ("goal", "area") else "heading"
        self._open_from(rule.noun, rule, match, text, span, form, depth=depth)
        return True

    def _labelled(self, text: str) -> tuple[HeadingRule, Match] | None:
        if len(text) > 400:
            return None
        for rule in self.layout.headings:
            match = rule.pattern.match(text)
            if match is None:
                continue
            start = match.starts.get("title", match.starts.get("name", 0))
            before = text[:start].rstrip()
            if before and before[-1] in ":-–—." and (before[-1] != "." or "number" in match.captured):
                return rule, match
            if before.isupper() and "number" in match.captured:
                # "MÅL 2 Fler hushåll …": in plain text a label is told by its capitals.
                return rule, match
        return None

    # --- labels and their fields ------------------------------------------------------------------

    def _label(
        self,
        guess: LabelGuess,
        text: str,
        span: Span,
        *,
        heading: Heading | None = None,
        depth: int = -1,
        mark: str | None = None,
    ) -> bool:
        found = self.layout.fields.find(guess.label)
        if heading is not None:
            found = self.layout.sections.find(guess.label) + found
        elif guess.alone:
            found = found + self.layout.sections.find(guess.label)
        if not found or self._is_awaited_value(guess, found):
            return False
        # "Åtgärd" after an explanation is what is done about it, elsewhere a measure.
        found = tuple(sorted(found, key=lambda one: one[0] != "action"))
        rest_span = sub_span(span, text, guess.at)
        for noun, match in found:
            if noun in ELEMENTS:
                if self._label_element(noun, match, guess, rest_span, span, heading, depth):
                    return True
                continue
            owner = self._owner(noun)
            if owner is None:
                continue
            self._open_field(owner, noun, span, match, plain(guess.label))
            rest = self._without_repeated_label(guess)
            if rest:
                self._add(rest, rest_span)
            elif mark == "image" and noun in ("assessment", "status"):
                owner.status = Status("", span, "image")
                self.field = None
            return True
        return False

    def _is_awaited_value(self, guess: LabelGuess, found: tuple[tuple[str, Match], ...]) -> bool:
        """A line without colon that could be the label just read, which still waits for its value: "Uppfyllt"."""
        waits = self.field is not None and not self.field.pieces and self.field_noun in SINGLE
        return waits and guess.alone and any(noun == self.field_noun for noun, _ in found)

    def _without_repeated_label(self, guess: LabelGuess) -> str:
        """The value without its label said twice ("Ansvarig: Ansvarig: …")."""
        rest = guess.rest
        while plain(rest).startswith(plain(guess.label) + ":"):
            rest = rest.split(":", 1)[1].strip()
        return rest

    def _label_element(
        self,
        noun: str,
        match: Match,
        guess: LabelGuess,
        rest_span: Span,
        span: Span,
        heading: Heading | None,
        depth: int,
    ) -> bool:
        """A label that begins an element: with its words on the line, or after it."""
        if self.outside is not None:
            return False
        if noun in ("indicator", "evidence") and self.goal is None:
            self.promote()
        if noun in ("indicator", "evidence", "measure") and self.goal is None:
            return False
        if guess.rest:
            self._open_labelled(
                noun, guess.rest, span, "list" if depth >= 0 else "label", match.kind or guess.label, match, depth
            )
            return True
        if noun in ("goal", "area") and heading is not None and heading.look == "marked":
            return False
        self.field = None
        self.element = None
        self.multi = noun
        self.item_rule = None
        return True

    def _open_labelled(
        self, noun: str, text: str, span: Span, form: Form, kind: str, match: Match | None = None, depth: int = -1
    ) -> None:
        number = match.captured.get("number") if match else None
        title = text
        if number is None and noun in ("goal", "area"):
            number, title, _ = leading_number(text)
        self.open(noun, title, span, form, kind, number, depth=depth)

    def _owner(self, noun: str) -> Draft | None:
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
        if element is not None and noun in fields_of(element.noun):
            leaves = noun in _GOAL_FIRST and element.form in ("label", "list") and element.noun != "decision"
            nested = element.depth > 0
            if not (leaves and goal is not None and not goal.has(noun) and not nested):
                return element
        if goal is not None and noun in fields_of("goal"):
            if self.suspended and goal.has(noun):
                return None
            return goal
        if self.goal is None and self.area is not None and noun in fields_of("area"):
            return self.area
        return None

    def _open_field(self, owner: Draft, noun: str, span: Span, match: Match | None = None, label: str = "") -> None:
        if owner.noun == "goal" and noun in ("baseline", "target", "outcome"):
            # A goal that gives its values itself is its own indicator.
            owner = self.open("indicator", owner.title, span, "label", "")
        if noun in ("comment", "description") and _is_complete(owner) and owner.labels.get(noun, label) == label:
            # The label that began the last one's block stands again: the heading between them is lost.
            owner = self.open("indicator", "", span, "heading", owner.kind)
            owner.named = False
            self.fresh = None
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
        else:
            draft = owner.fields.setdefault(noun, draft)
        self.field, self.field_noun = draft, noun
        self.multi = None
        if self.goal is not None:
            self.goal.reach(span.end_line)

    # --- elements ---------------------------------------------------------------------------------

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
        title = title.strip()
        draft: Draft
        if noun == "goal":
            draft = self._open_goal(title, span, form, kind, number, level, in_toc, depth)
        elif noun == "area":
            draft = self._open_area(title, span, form, kind, number, level, in_toc)
        else:
            draft = Draft(noun, title, span, form, kind, number, level, in_toc, depth)
            if noun == "decision":
                self._close_goal()
                self.decisions.append(draft)
            elif self.goal is not None:
                self.goal.children(noun).append(draft)
                self.goal.reach(span.end_line)
            self.element = draft
            if noun == "decision":
                comment = TextDraft(span)
                draft.fields["comment"] = comment
                self.field, self.field_noun = comment, "comment"
        self.fresh = draft if form == "heading" else None
        return draft

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
        if known is draft:
            draft.section = " / ".join(title for _, title in self.path)
            if form == "heading" and kind:
                # Where goals carry their own label, other headings there are no goals.
                self.under = [one for one in self.under if one.level is not None or one.count]
            draft.id = f"g{len(self.goals) + 1}"
            self.goals.append(draft)
        known.starts.append(span.line)
        if form == "heading" and self.item_rule is not None and self.item_rule.noun == "goal":
            # Goals are headings here; what is listed under one is something else.
            self.item_rule = None
        self.goal = known
        self.goal_level = level
        self.goal_in_toc = in_toc
        self.element = None
        self.suspended = False
        return known

    def _parent_of(self, draft: GoalDraft) -> str | None:
        goal = self.goal
        if goal is not None and goal.kind == draft.kind and not _numbered_under(draft.number, goal.number):
            return goal.parent
        if goal is not None and not self.suspended:
            if draft.form == "table" and goal.form == "heading":
                return goal.id
            if draft.level is not None and self.goal_level is not None and draft.level > self.goal_level:
                return goal.id
            smaller = self.layout.words.get("delmålsord")
            if smaller is not None and smaller.matches(draft.kind) and not smaller.matches(goal.kind):
                return goal.id
        return self.area.id if self.area is not None else None

    def _open_area(
        self, title: str, span: Span, form: Form, kind: str, number: str | None, level: int | None, in_toc: bool
    ) -> Draft:
        self._close_goal()
        draft = Draft("area", title, span, form, kind, number, level, in_toc)
        known = self.register.area(draft) if title else draft
        if known is draft:
            draft.id = f"a{len(self.areas) + 1}"
            self.areas.append(draft)
        self.area = known
        self.area_level = level
        return known

    # --- lists ------------------------------------------------------------------------------------

    def _item(self, block: Item) -> None:
        lines = [part for line in self._joined(block.lines) for part in self._parts(line)]
        if not lines or not lines[0].text.strip():
            return
        first = lines[0]
        text = first.text.strip()
        if self._sdg(text):
            return
        if self.element is not None and self.element.depth >= block.depth >= 0:
            if not self._continues(self.element, text, first.bold):
                self.element = None
            self.field = None
        taken = self._item_start(block, text, first)
        if not taken:
            self.text(text, first.span)
        for line in lines[1:]:
            self._line(line, single=False)

    def _continues(self, element: Draft, text: str, bold: int) -> bool:
        """Whether an item beside an element's own gives a value of it: "Utgångsvärde: …" after "Indikator: …"."""
        own = fields_of(element.noun) - _GOAL_FIRST
        return any(
            noun in own
            for guess in guesses(text, bold, whole=False)
            for noun, _ in self.layout.fields.find(guess.label)
        )

    def _item_start(self, block: Item, text: str, first: TextLine) -> bool:
        if self._labelled_element(text, first.span, block.depth):
            return True
        for guess in guesses(text, first.bold, whole=False):
            if self._label(guess, text, first.span, depth=block.depth):
                return True
        goal = self.goal
        inside = goal is not None and goal.form == "list" and block.depth > goal.depth
        rule = self.item_rule if self.outside is None else None
        if rule is not None and not (inside and rule.noun == "goal"):
            number, title, _ = leading_number(text)
            if number is None and block.number is not None:
                number = str(block.number)
            self.open(rule.noun, title, first.span, "list", _item_kind(rule), number, depth=block.depth)
            return True
        if self.multi is not None and self.multi in ELEMENTS:
            noun = self.multi
            number, title, _ = leading_number(text)
            self.open(noun, title, first.span, "list", "mål" if noun == "goal" else "", number, depth=block.depth)
            self.multi = noun
            return True
        return False

    # --- pictures ---------------------------------------------------------------------------------

    def _picture(self, block: Picture) -> None:
        if self.field is not None and not self.field.pieces and self.field_noun in ("assessment", "status"):
            owner = self.element or self.goal or self.area
            if owner is not None and not block.lost:
                if _says_something(block.alt):
                    self._add(block.alt, block.span)
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

    # --- goals in prose, Agenda 2030, ids ---------------------------------------------------------

    def _prose(self, text: str, span: Span) -> None:
        if not self.layout.sentences or self.outside is not None or self.goals:
            return
        for start, end in split_sentences(text):
            sentence = text[start:end].strip()
            for rule in self.layout.sentences:
                match = rule.pattern.search(sentence.rstrip(". "))
                if match is not None and "title" in match.captured:
                    title = _ASIDE.sub("", match.captured["title"])
                    title = title[:1].upper() + title[1:]
                    draft = GoalDraft("goal", title, span, "prose", "mål", starts=[span.line])
                    draft.reach(span.end_line)
                    draft.parent = self.area.id if self.area is not None else None
                    draft.body.append(Passage(sentence, span))
                    self.candidates.append(draft)
                    break
            else:
                last = self.candidates[-1] if self.candidates else None
                if last is not None and span.line - last.parts[0][1] <= _NEAR:
                    last.body.append(Passage(sentence, span))
                    last.reach(span.end_line)

    def _accept_candidates(self) -> None:
        for draft in self.candidates:
            if self.register.goal(draft) is draft:
                self.goals.append(draft)

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
            if full and bare and all(others.matches(d.section) for d in drafts):
                quoted = set(map(id, drafts))
                self.goals = [draft for draft in self.goals if id(draft) not in quoted]

    def _sdg(self, text: str) -> bool:
        number = sdg_of(text)
        if number is None:
            return False
        if self.goal is not None and number not in self.goal.sdgs:
            self.goal.sdgs.append(number)
        return True

    def _number(self) -> None:
        """Ids in the plan's own order."""
        for index, draft in enumerate(self.goals, 1):
            draft.id = draft.id or f"g{index}"


def _goes_on(last: TextLine, line: TextLine) -> bool:
    """Whether ``line`` goes on with the sentence of ``last``: that was broken for want of room, or in mid-sentence."""
    return len(last.text) >= _WRAPPED or line.text[:1].islower()


def _is_complete(draft: Draft) -> bool:
    """Whether an indicator with a heading of its own has been commented to the end: cause or action and all."""
    comment = draft.get("comment")
    told = comment is not None and (comment.cause is not None or comment.action is not None)
    return draft.noun == "indicator" and draft.form == "heading" and (told or "cause" in draft.fields)


def _is_bare(draft: GoalDraft) -> bool:
    """Whether a goal has a title and perhaps some text, and nothing else."""
    return not (
        draft.fields or draft.responsible or draft.indicators or draft.evidence or draft.measures or draft.status
    )


def _compare(level: int | None, other: int | None) -> str | None:
    """Whether a heading of ``level`` stands above, beside or below one of level ``other``."""
    if level is None or other is None:
        return None
    if level == other:
        return "beside"
    return "above" if level < other else "below"


def _numbered_under(number: str | None, above: str | None) -> bool:
    """Whether ``number`` is one under ``above``: 1.2 under 1."""
    return bool(number and above and number.startswith(above + "."))


def _ends(known: _Under, block: Heading) -> bool:
    """Whether ``block`` ends the part of the document under ``known``'s heading."""
    if block.level is not None and known.level is not None:
        return block.level <= known.level
    return False


def _literal_kind(rule: HeadingRule) -> str:
    first = rule.pattern.pattern.parts[0] if rule.pattern.pattern.parts else ""
    return first.strip(" -–—:.") if isinstance(first, str) else ""


def _under_kind(rule: UnderRule) -> str:
    """What goals under "Plan för nämndsmål" or "Våra mål" are called: the heading's own last word."""
    words = rule.pattern.pattern.text.split()
    last = words[-1] if words else ""
    return last if last.lower().endswith("mål") else "mål"


def _item_kind(rule: HeadingRule) -> str:
    return "mål" if rule.noun == "goal" else ""


def _says_something(alt: str) -> bool:
    """Whether an image's text is words for a reader and not a file's name."""
    return bool(alt.strip()) and not re.search(
        r"\.(png|jpe?g|gif|svg|emf|wmf)$|^(bild|image|img|picture)[\s_\d]*$", alt.strip(), re.IGNORECASE
    )

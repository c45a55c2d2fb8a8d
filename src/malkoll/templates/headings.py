"""Headings: elements, labels of what follows, sections whose headings or items are elements, or plain ones."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from malkoll.document import Heading, TextLine
from malkoll.language.vocabulary import NOUNS
from malkoll.plan import Passage
from malkoll.regexes import compiled
from malkoll.swedish.verdicts import says_how_it_went
from malkoll.templates.drafts import GoalDraft
from malkoll.templates.elements import FACTOR, NO_LEVEL, SINGLE, Under, only_marked
from malkoll.templates.labels import chapter_number, guesses, strip_icons, titled
from malkoll.templates.layout import UnderRule
from malkoll.templates.lines import MEASURED
from malkoll.templates.paragraphs import Paragraphs

__all__ = ["Headings"]

_MORE_NUMBERS = compiled(r"(?:och|samt|till|eller|,|–|-|&)\s*\d", re.IGNORECASE)
# "Ram 2026, tkr" stands over a table.
_OF_MONEY = compiled(r"[,(]\s*(?:tkr|kkr|mkr|mnkr|tusen\s+kronor|miljoner\s+kronor)\)?$", re.IGNORECASE)
_CHAPTER = compiled(r"\d{1,2}\.?\s+[A-ZÅÄÖ]")
_YEAR = compiled(r"(?<!\d)20\d\d(?!\d)")
# "Övergripande mål till 2035": goals that are set, and reported on before that.
_HORIZON = compiled(r"(?<!\w)(?:till|senast|inför)\s+(?:år\s+)?20\d\d(?!\d)", re.IGNORECASE)


_AND = compiled(r"(?<!\s)\s++(?:och|samt|&)\s+")
_FEWEST_GOALS = 2


class Headings(Paragraphs):
    """Reads headings, and knows the section they put us in."""

    def read_heading(self, block: Heading) -> None:
        """Read a heading."""
        text = strip_icons(block.text) or block.text
        if self.sdg(text):
            return
        first, self.first = self.first, False
        self._note_section(text, block)
        if self.outside is not None or (first and block.level == 1) or text == self.title:
            # A document's own title ("Mål 2025–2027") is no goal, and a glossary sets none.
            self._plain_heading(text, block)
            return
        if self.pending is not None:
            over = _compare(block.level, self.pending.level) == "above"
            if self.take_title(text, block.span, over=over):
                return
        if self._is_verdict(text, block):
            return
        if self._heading_element(text, block):
            return
        if self._begins_next_chapter(text):
            self.close_goal()
            self.area = None
        if block.look == "line" and text.endswith(".") and self.goal is not None:
            # A sentence that strayed into the table of contents is a sentence all the same.
            self.text(text, block.span)
            return
        if self._starts_context(text, block):
            return
        if self.goal is not None and _compare(block.level, self.goal_level) == "above":
            # "Uppföljning" a step above the goals is about them all.
            self._close_for(block)
        if self.goal is not None and self.goal.kind == FACTOR and _compare(block.level, self.goal_level) == "beside":
            # "### Indikator" beside "### Framgångsfaktor: …" is the goal's over both.
            self.go_back(next((one for one in self.goals if one.id == self.goal.parent), None))
        if _AND.search(text) and self._is_chapter(text, block):
            # "Ansvar och uppföljning" heads what is told of all goals, and is no label "Ansvar".
            self._plain_heading(text, block)
            return
        if block.look == "marked" or not self._inside_field(block):
            for guess in guesses(text, 0, whole=True):
                if self.label(guess, text, block.span, heading=block):
                    if _compare(block.level, self.last_heading.level if self.last_heading else None) in (
                        "above",
                        "beside",
                    ):
                        # What the heading before began is over.
                        self.last_heading = None
                    return
        elif self.read_line(TextLine(text, block.span), single=True, heading=block):
            return
        if block.look == "line" and not block.in_toc and self._label_alone(text, block):
            return
        if block.look == "line" and self.more is not None and MEASURED.match(text):
            self.text(text, block.span)
            return
        if block.look == "line" and not block.in_toc and self.field is not None and not self.field.pieces:
            # A short line alone after its label ("Ansvarig" / "Rektor") looks like a heading and is the value.
            self.add(text, block.span)
            return
        if block.look == "line" and self.item_rule is not None and titled(text)[0] is not None:
            # A list of one: "1. Renare sjöar" under "Mål".
            number, title = titled(text)
            for known in self.under:
                known.count += 1
            self.open(self.item_rule.noun, title, block.span, "list", "mål", number, depth=0)
            return
        if self._under_heading(text, block) or self._again(text, block):
            return
        self._plain_heading(text, block)

    def _is_verdict(self, text: str, block: Heading) -> bool:
        """Whether a short line only says how the open goal went ("Når delvis målet"), or explains that in a legend."""
        if self.kind != "follow-up" or block.look != "line" or block.in_toc or not says_how_it_went(text):
            return False
        if self.goal is not None and not self.goal.has("assessment"):
            self.open_field(self.goal, "assessment", block.span)
            self.add(text, block.span)
        return True

    def _begins_next_chapter(self, text: str) -> bool:
        """Whether a heading's number is that of the chapter after the open goal's: "4. Ekonomi" after "3.7 Mål: …"."""
        number = titled(text)[0]
        if self.goal is None or self.goal.form != "heading" or number is None or not number.isdecimal():
            return False
        chapter, dot, _ = (self.goal.number or "").partition(".")
        return bool(dot) and chapter.isdecimal() and int(number) == int(chapter) + 1

    def _label_alone(self, text: str, block: Heading) -> bool:
        """A label without its colon alone in its paragraph ("Startvärde 81 %"); not "Uppföljning", which heads one."""
        return any(
            self.label(guess, text, block.span)
            for guess in self._without_mark(text)
            if all(noun != "follow_up" for noun, _ in self.layout.fields.find(guess.label))
        )

    def _note_section(self, text: str, block: Heading) -> None:
        """Remember where in the document we are, and whether goals are set here at all."""
        if self.outside is not None and (block.level is None or block.level <= self.outside):
            self.outside = None
        if self.is_named(text, "avsnitt-utan-mål") or self._is_of_coming_year(text):
            self.outside = block.level or NO_LEVEL
        level = block.level or NO_LEVEL
        self.path = [known for known in self.path if known[0] < level]
        self.path.append((level, text))

    def _is_of_coming_year(self, text: str) -> bool:
        """Whether a heading in a report tells what comes after the time it reports on: "Utvecklingsområden 2027"."""
        years = [int(year) for year in _YEAR.findall(_HORIZON.sub("", text))]
        return self.kind == "follow-up" and self.last_year is not None and bool(years) and max(years) > self.last_year

    def _inside_field(self, block: Heading) -> bool:
        """Whether a line that looks like a heading is rather part of the field that is open."""
        return self.field is not None and not block.in_toc and self.field_noun not in SINGLE

    def _heading_element(self, text: str, block: Heading) -> bool:
        number, bare = chapter_number(text)
        for rule in self.layout.headings:
            match = rule.pattern.match(text) or rule.pattern.match_without_title(text)
            if match is None and number is not None and (match := rule.pattern.match(bare)) is not None:
                # "3.1.1 Nämndmål: Kortare väntan": the chapter's number is the goal's.
                match.captured.setdefault("number", number)
            if match is None or (block.look == "line" and self.is_value(rule, match, text)):
                continue
            if block.look != "marked" and only_marked(rule):
                continue
            if block.look != "marked" and self.layout.fields.find(match.captured.get("title", "")):
                # "3 Uppdrag – status" heads what is told of them.
                continue
            if "number" in match.captured and _MORE_NUMBERS.match(match.captured.get("title", "")):
                # "Mål 2 och 3 följs upp i mars" speaks of two goals, and is none.
                continue
            self.open_from(rule.noun, rule, match, text, block.span, "heading", block.level, block.in_toc)
            if rule.noun == "area" and (under := self._rules_under(text.rstrip("?! "))):
                # "Ett område är rubriken "Trygghet"." and goals are "varje rubrik direkt under" the same.
                self._go_under(under, block)
            return True
        return False

    def _starts_context(self, text: str, block: Heading) -> bool:
        """A heading under which headings or list items are elements."""
        asked = text.rstrip("?! ")
        rules = self._rules_under(asked)
        started = bool(rules)
        if started:
            self._close_for(block)
            if block.level is None and self.goal is not None and self.goal_level is None:
                # "Nämndens resultatmål": other goals come now, though no level says that the last one is over.
                self.close_goal()
            if block.level is None and block.in_toc and any(rule.noun == "goal" for rule in rules):
                self.area = None
            self._go_under(rules, block)
            self._group_by(block)
        for item_rule in self.layout.items:
            if item_rule.pattern.match(asked) is not None:
                if not started and item_rule.noun == "goal":
                    self._close_for(block)
                if item_rule.noun == "goal" and block.level is not None:
                    self._close_goal_beside(block)
                    self.goal_context = block.level
                self.item_rule = item_rule
                self.item_kind = _under_kind_of_items(asked)
                self.field = None
                self.multi = None
                return True
        return started

    def _group_by(self, block: Heading) -> None:
        """Remember a heading that goals stand under and no level tells of; the one before it is over."""
        if block.level is None and self.area is not None and self.area.level is None and self.area.kind == "område":
            self.area = None
        self.group = block if block.level is None else None

    def _rules_under(self, text: str) -> tuple[UnderRule, ...]:
        return tuple(rule for rule in self.layout.under if rule.pattern.match(text) is not None)

    def _go_under(self, rules: tuple[UnderRule, ...], block: Heading) -> None:
        self.under = [known for known in self.under if not _ends(known, block)]
        within = self.path[-2][0] if block.level is None and len(self.path) > 1 else None
        self.under.append(Under(rules, block.level, block.in_toc, within=within))

    def _under_heading(self, text: str, block: Heading) -> bool:
        self.under = [known for known in self.under if not _ends(known, block)]
        if block.look != "marked" and self.is_named(text, "vanliga-rubriker"):
            # "Förutsättningar" is a chapter beside the one for goals, though no level says so.
            return False
        for known in reversed(self.under):
            rule = next((one for one in known.rules if self._is_child(known, one, block)), None)
            if rule is not None and _OF_MONEY.search(text) is not None:
                known.count += 1
                return False
            if rule is not None:
                known.count += 1
                number, title = titled(text)
                self.item_rule = None
                kind = _under_kind(rule)
                draft = self.open(rule.noun, title, block.span, "heading", kind, number, block.level, block.in_toc)
                if isinstance(draft, GoalDraft):
                    draft.by_place = True
                return True
        return False

    def _again(self, text: str, block: Heading) -> bool:
        """A heading that is, with or without a number, the title of an area or goal known already."""
        number, title = titled(text)
        known = self.register.known_title(title) or self.register.known_title(text)
        if known is None:
            return False
        self.open(known.noun, known.title, block.span, "heading", known.kind, number, block.level, block.in_toc)
        return True

    def _is_child(self, known: Under, rule: UnderRule, block: Heading) -> bool:
        if not rule.direct:
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

    def _is_implicit(self, block: Heading) -> bool:
        return (
            self.implicit is not None
            and self.implicit == (block.level, titled(block.text)[0] is not None)
            and not self.is_named(block.text, "vanliga-rubriker")
        )

    def _plain_heading(self, text: str, block: Heading) -> None:
        if self._is_chapter(text, block):
            # No level says that the goal before it is over.
            self.close_goal()
        if block.look != "marked" and not block.in_toc and self.field is not None:
            if not self._step_up(text):
                self.add(text, block.span)
            return
        self.field = None
        self.multi = None
        self.item_rule = None
        self._close_for(block)
        self._step_up(text)
        self.last_heading, self.since = block, []
        self.goal_context = None
        if self._is_implicit(block):
            self.promote_heading(block)
            return
        if block.look != "marked" and self.goal is not None and not self.suspended:
            self.goal.body.append(Passage(text, block.span))
            self.goal.reach(block.span.end_line)

    def _is_chapter(self, text: str, block: Heading) -> bool:
        """Whether a heading without a level ("Driftbudget", "Ansvar och uppföljning") stands after the goals.

        Such words head chapters, and what heads a part of a goal comes again with the next one.
        """
        if (
            block.look == "marked"
            or self.goal is None
            or self.goal_level is not None
            or len(self.goals) < _FEWEST_GOALS
        ):
            return False
        parts = _AND.split(text.rstrip(" :"))
        # "Genomförande" and "Nuläge" may head a part of the one goal that has it.
        words = "kapitel-efter-målen" if len(parts) == 1 else "vanliga-rubriker"
        return self._headings_said[text.casefold()] == 1 and all(self.is_named(part, words) for part in parts)

    @cached_property
    def _headings_said(self) -> Counter[str]:
        return Counter(block.text.casefold() for block in self.document.blocks if isinstance(block, Heading))

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
            below = self.goal.form == "label" and _compare(block.level, self.goal.under) == "below"
            loose = self.goal.form != "heading" and (listed or (block.look == "marked" and not below))
            # A numbered chapter of the contents, where the goals are not listed there: it stands above them.
            chapter = block.in_toc and not self.goal_in_toc and bool(self.goal.kind) and _CHAPTER.match(block.text)
            if above == "above" or loose or chapter or self._ends_section(block):
                self.close_goal()
            elif above == "beside" or listed:
                # Its text is over; a label that it still lacks may yet come under another heading.
                self.suspended = True
        if self.area is not None:
            above = _compare(block.level, self.area_level)
            if above in ("above", "beside") or (block.in_toc and self.area.in_toc and self.goal is None):
                self.area = None

    def _ends_section(self, block: Heading) -> bool:
        """Whether the section of the open goal ends, whose own heading ("**Mål 1**") has no level to tell by."""
        goal = self.goal
        if goal is None or goal.form != "heading" or self.goal_level is not None or block.look != "marked":
            return False
        return _compare(block.level, goal.within) in ("above", "beside")

    def _close_goal_beside(self, block: Heading) -> None:
        """A heading "Mål" beside an open goal's own begins another one."""
        if self.goal is not None and self.suspended:
            self.close_goal()


def _compare(level: int | None, other: int | None) -> str | None:
    """Whether a heading of ``level`` stands above, beside or below one of level ``other``."""
    if level is None or other is None:
        return None
    if level == other:
        return "beside"
    return "above" if level < other else "below"


def _ends(known: Under, block: Heading) -> bool:
    """Whether ``block`` ends the part of the document under ``known``'s heading."""
    if block.level is None:
        return False
    end = known.level if known.level is not None else known.within
    return end is not None and block.level <= end


def _under_kind_of_items(heading: str) -> str:
    """What the goals listed under "ETAPPMÅL" are called: the heading, where it is one word for goals."""
    word = chapter_number(heading)[1].strip(" :").casefold()
    return word if word.isalpha() and word.endswith("mål") else "mål"


def _under_kind(rule: UnderRule) -> str:
    """What goals under "Plan för nämndsmål" or "Våra mål" are called: the heading's own last word."""
    if rule.noun == "area":
        return "område"
    words = rule.pattern.pattern.text.split()
    last = words[-1] if words else ""
    return last if last.lower().endswith("mål") else "mål"

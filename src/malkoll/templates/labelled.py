"""Labels with their values: what a label opens, and whose the words after it are."""

from __future__ import annotations

import re

from malkoll.document import Heading
from malkoll.plan import Form, Passage, Status
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.verbs import has_finite_verb
from malkoll.swedish.verdicts import is_verdict
from malkoll.templates.drafts import Draft, GoalDraft, TextDraft
from malkoll.templates.elements import ELEMENTS, NO_LEVEL, SINGLE, Elements
from malkoll.templates.labels import LabelGuess, numbered_title, strip_icons, sub_span
from malkoll.templates.patterns import Match, plain

__all__ = ["LONGEST_VALUE", "SHOWN", "Labelled"]

# Values, with sexes and years, are shorter than this, in characters.
LONGEST_VALUE = 120
# A symbol, and perhaps a few words.
SHOWN = compiled(r"[^\w\s\"”“'(\[§+<>=≥≤.,:;!?/–—-]\ufe0f?\s*(?:[^\W\d][^.:]{0,40})?$")
_AND = compiled(r"\s+(?:och|samt|/)\s+|/")
_FROM_TO = compiled(r"(?:från\s+)?(?P<now>.*?\d.*?)\s*(?:\btill\b|→|->|–>)\s*(?P<aim>.*\d.*)", re.IGNORECASE)
_AHEAD = compiled(r"\W*(?:(?:prioriterade|fortsatta|nya)\s+)?utvecklingsområden\W*", re.IGNORECASE)
# "Sidansvarig: Kommunikationsenheten" answers for the web page, and for no goal.
_OF_PAGE = compiled(r"\W*(?:sid|webb|webbsid|innehålls|text|redaktions)ansvar\w*\W*$", re.IGNORECASE)
# Words of the second of two values that a label names: "målvärde", "målvärde 2027".
_LONGEST_SECOND = 2
# What is told after a list of goals holds for all in it.
_FOR_THE_LIST = frozenset(["responsible", "follow_up", "deadline"])


class Labelled(Elements):
    """Reads labels into the elements that are open."""

    def text(self, text: str, span: Span) -> None:
        """Plain words: of the open field, of the goal's body, or perhaps a goal in prose."""
        raise NotImplementedError

    def _is_of_earlier_year(self, match: Match) -> bool:
        """Whether a label names a year before the one that a report is about."""
        year, last = match.captured.get("year"), self.last_year or self.year
        return self.kind == "follow-up" and year is not None and last is not None and int(year) < last

    def _is_told_as_verdict(self, guess: LabelGuess, found: tuple[tuple[str, Match], ...]) -> bool:
        """Whether "Samlad bedömning:" or "Utvärdering:" in a report is followed by how the goal went, and no more."""
        explains = {noun for noun, _ in found} <= {"comment", "follow_up"}
        open_goal = self.goal is not None and not self.goal.has("assessment")
        return self.kind == "follow-up" and explains and open_goal and bool(guess.rest) and is_verdict(guess.rest)

    def label(
        self,
        guess: LabelGuess,
        text: str,
        span: Span,
        *,
        heading: Heading | None = None,
        depth: int = -1,
        mark: str | None = None,
    ) -> bool:
        """Read a label and its value; whether it is one."""
        if _OF_PAGE.match(guess.label):
            return False
        found = self.layout.fields.find(guess.label)
        if not found and _names_two(guess.label) and not _is_sentence(guess, text):
            found = self.layout.fields.find(_AND.split(guess.label)[0])
        if heading is not None:
            found = self.layout.sections.find(guess.label) + found
        elif guess.alone:
            found = found + self.layout.sections.find(guess.label)
        if not found or self._is_awaited_value(guess, found):
            return False
        # "Åtgärd" after an explanation is what is done about it, elsewhere a measure.
        found = tuple(sorted(found, key=lambda one: one[0] != "action"))
        if heading is not None and self._is_for_all(heading):
            found = tuple(one for one in found if one[0] != "follow_up")
            if not found:
                return False
        rest_span = sub_span(span, text, guess.at)
        if self._is_told_as_verdict(guess, found):
            found = tuple(("assessment", match) for _, match in found[:1])
        for noun, match in found:
            if noun == "goal" and self.kind == "follow-up" and self.goal is not None and _AHEAD.fullmatch(guess.label):
                # "Utvecklingsområden" below a goal that is reported on: what is done about it.
                self.open_field(self.goal, "action", span, match, plain(guess.label))
                if guess.rest:
                    self.add(guess.rest, rest_span)
                return True
            if noun in ELEMENTS:
                if self._label_element(noun, match, guess, rest_span, span, heading, depth):
                    return True
                continue
            owner = self.owner_of(noun) or (self.group_above() if noun == "responsible" else None)
            if owner is None:
                continue
            if noun == "outcome" and guess.alone and isinstance(owner, GoalDraft) and owner.indicators:
                # "Resultat" below the table of its indicators: what is told of how it went.
                noun = "comment"
            if noun == "assessment" and self._is_of_earlier_year(match) and self.goal is not None:
                # "Måluppfyllelse 2025: Delvis uppfyllt" in the report on 2026 tells how it was.
                self.goal.body.append(Passage(text, span))
                self.element = self.field = None
                return True
            if noun == "assessment" and self._is_assessed_by_another(owner, guess):
                # "Bedömning oktober 2026" below "Når vi målet?: Nej": what is told of it.
                noun = "comment"
            if noun in ("baseline", "target", "outcome") and _heads_a_part(guess, owner, heading):
                # A heading "Nuläge": what stands below tells of the goal, and is no value.
                return False
            if noun in ("baseline", "target", "outcome") and _is_told(guess.rest) and self._has_no_place(owner, noun):
                # "Nuläge: Lässtunderna har blivit färre": a description of the goal, and no value.
                if self.goal is not None:
                    self.goal.body.append(Passage(guess.rest, rest_span))
                    self.goal.reach(span.end_line)
                self.element = self.field = None
                return True
            shared = depth < 0 and isinstance(owner, GoalDraft) and owner.form == "list" and noun in _FOR_THE_LIST
            if shared and isinstance(owner, GoalDraft):
                self._share(owner, noun, span, guess, rest_span)
            if noun in ("assessment", "action") and isinstance(owner, GoalDraft):
                # What follows the goal's own assessment explains the goal.
                self.element = None
            self.open_field(owner, noun, span, match, plain(guess.label))
            if shared and heading is not None and isinstance(owner, GoalDraft) and self.field is not None:
                self._share_field(owner, noun, self.field)
            rest = self._without_repeated_label(guess)
            self.field_at = depth if rest and heading is None else None
            if rest and noun == "responsible":
                rest, after = _told_after(rest)
                self.add(rest, rest_span)
                if after:
                    self.text(after, rest_span)
            elif noun in ("assessment", "status") and SHOWN.match(rest) and not strip_icons(rest):
                # "Måluppfyllelse ●": nothing is said to one who does not see its colour.
                owner.status = owner.status or Status("", rest_span, "colour")
                self.field = None
            elif rest:
                both = _FROM_TO.fullmatch(rest) if noun == "baseline" else None
                if both is not None and _names_two(guess.label):
                    # "Nuläge och målvärde: Från 20 % våren 2025 till 50 % våren 2026".
                    self.add(both.group("now"), rest_span)
                    self.open_field(owner, "target", span)
                    rest = both.group("aim")
                self.add(rest, rest_span)
            elif mark == "image" and noun in ("assessment", "status"):
                owner.status = Status("", span, "image")
                self.field = None
            return True
        return False

    def _is_assessed_by_another(self, owner: Draft, guess: LabelGuess) -> bool:
        """Whether a goal in a report has had a place for its assessment, under another label than this one alone."""
        known = owner.labels.get("assessment")
        return (
            self.kind == "follow-up"
            and guess.alone
            and isinstance(owner, GoalDraft)
            and "assessment" in owner.fields
            and known is not None
            and known != plain(guess.label)
        )

    def _share(self, owner: GoalDraft, noun: str, span: Span, guess: LabelGuess, where: Span) -> None:
        """Give what is told right after a list of goals to all in it: "Ansvarig: Bibliotekschef"."""
        words = self._without_repeated_label(guess)
        if not words or len(owner.starts) > 1:  # it has been taken up by itself
            return
        for goal in self.goals:
            if goal is owner or goal.form not in ("list", "label") or _chapter(goal) != _chapter(owner):
                continue
            told = TextDraft(span)
            told.add(words, where)
            _give_where_missing(goal, noun, told)

    def _share_field(self, owner: GoalDraft, noun: str, told: TextDraft) -> None:
        """Give what is told under a heading beside a list of goals ("## Ansvarig") to all in the list."""
        if len(owner.starts) > 1:
            return
        for goal in self.goals:
            if goal is owner or goal.form != "list" or goal.section != owner.section:
                continue
            _give_where_missing(goal, noun, told)

    def _is_for_all(self, heading: Heading) -> bool:
        """Whether a marked heading stands above the goals, which are lines with a label: it is about all of them."""
        goal = self.goal
        return (
            heading.look == "marked"
            and goal is not None
            and goal.form in ("label", "list")
            and len(self.goals) > 1
            and heading.level is not None
            and heading.level <= (goal.under or NO_LEVEL)
        )

    @staticmethod
    def _has_no_place(owner: Draft, noun: str) -> bool:
        """Whether running text for a value cannot be that value: of a goal, or of an indicator that has it already."""
        return isinstance(owner, GoalDraft) or (noun == "outcome" and bool(owner.outcomes))

    def _is_awaited_value(self, guess: LabelGuess, found: tuple[tuple[str, Match], ...]) -> bool:
        """A line without colon that could be the label just read, which still waits for its value: "Uppfyllt"."""
        waits = self.field is not None and not self.field.pieces and self.field_noun in SINGLE
        return waits and guess.alone and any(noun == self.field_noun for noun, _ in found)

    def _without_repeated_label(self, guess: LabelGuess) -> str:
        """The value without its label said twice ("Ansvarig: Ansvarig: …")."""
        rest, label, at = guess.rest, plain(f"{guess.label}:"), 0
        longest = 2 * len(label) + 20  # that it can be with white space in it
        while (colon := rest.find(":", at, at + longest)) >= 0 and plain(rest[at : colon + 1]) == label:
            at = colon + 1
        return rest[at:].strip() if at else rest

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
        if noun in ("indicator", "evidence") and self.goal is None and self._is_under_last(heading):
            self.promote()
        if noun in ("indicator", "evidence", "measure") and self.goal is None:
            return False
        if guess.rest:
            marked = noun == "indicator" and heading is not None and heading.look == "marked"
            form: Form = "heading" if marked else "list" if depth >= 0 else "label"
            self._open_labelled(noun, guess.rest, span, form, match.kind or guess.label, match, depth)
            return True
        if noun in ("goal", "area") and heading is not None and heading.look == "marked":
            return False
        self.field = None
        self.element = None
        self.multi, self.multi_kind, self.multi_match = noun, "", None
        if noun in ("goal", "area"):
            self.multi_kind, self.multi_match = match.kind or guess.label, match
        self.item_rule = None
        return True

    def _is_under_last(self, heading: Heading | None) -> bool:
        """Whether what we read stands under the last plain heading, and is no heading beside it."""
        last = self.last_heading
        if heading is None or last is None or heading.level is None or last.level is None:
            return True
        return heading.level > last.level

    def _open_labelled(
        self, noun: str, text: str, span: Span, form: Form, kind: str, match: Match | None = None, depth: int = -1
    ) -> None:
        number = match.captured.get("number") if match else None
        title = text
        if number is None and noun in ("goal", "area"):
            number, title = numbered_title(text)
        self.open(noun, title, span, form, kind, number, depth=depth)


def _chapter(goal: GoalDraft) -> str:
    """The headings a goal stands under but for the nearest, which is often "Mål" alone."""
    return goal.section.rpartition(" / ")[0] or goal.section


def _give_where_missing(goal: GoalDraft, noun: str, told: TextDraft) -> None:
    """Let what is told to all goals of a list be this goal's too, where it has nothing of its own."""
    if noun == "responsible":
        if not goal.responsible:
            goal.responsible.append(told)
    elif not goal.has(noun):
        goal.fields[noun] = told


def _told_after(role: str) -> tuple[str, str]:
    """A role, and the sentences after it that tell something else: "Gatuchef. Antal hål räknas i april."."""
    first, *more = split_sentences(role) or [(0, len(role))]
    rest = role[more[0][0] :].strip() if more else ""
    return (role[: first[1]].strip(), rest) if has_finite_verb(rest) else (role, "")


def _heads_a_part(guess: LabelGuess, owner: Draft, heading: Heading | None) -> bool:
    """Whether a label for a value is a marked heading of a part of a goal's text."""
    return isinstance(owner, GoalDraft) and heading is not None and heading.look == "marked" and not guess.rest


def _is_told(text: str) -> bool:
    """Whether the words after a label for a value are running text."""
    return bool(text) and (not any(map(str.isdigit, text)) or len(text) > LONGEST_VALUE)


def _names_two(label: str) -> bool:
    """Whether a label names two values at once: "Nuläge och målvärde"."""
    parts = _AND.split(label)
    # "Mål och budget hänger ihop: …" is a clause.
    return len(parts) == 2 and all(part.strip() for part in parts) and len(parts[1].split()) <= _LONGEST_SECOND


def _is_sentence(guess: LabelGuess, text: str) -> bool:
    """Whether what looks like a label for two things only speaks of them: "Mål och budget beslutas i juni."."""
    return guess.alone and text.endswith(".")

"""Running text and lists: labels with their values, elements told by a label, goals told in a sentence."""

from __future__ import annotations

import re

from malkoll.document import Heading, Item, Paragraph, TextLine
from malkoll.plan import Form, Passage, Status
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.verbs import has_finite_verb
from malkoll.templates.drafts import Draft, GoalDraft, TextDraft, fields_of
from malkoll.templates.elements import ELEMENTS, GOAL_FIRST, NO_LEVEL, SINGLE, Elements
from malkoll.templates.labels import LabelGuess, guesses, leading_number, numbered, strip_icons, sub_span, titled
from malkoll.templates.layout import HeadingRule
from malkoll.templates.other_labels import begins_other_label
from malkoll.templates.patterns import Match, plain

__all__ = ["MEASURED", "Lines"]

# What follows a goal in prose and is no part of what it commits to.
_ASIDE = compiled(r"[,;]?\s+(?:jämfört med|i jämförelse med|att jämföra med)\b.*$", re.IGNORECASE)

# A label in mid-line: after a sentence, wide space or a mark that parts fields.
_INLINE_LABEL = compiled(
    r"(?:(?<=[.!?;|”\"])\s+|\s{2,}|\s[–|•]\s+)(?P<label>[A-ZÅÄÖ][\wåäöÅÄÖ/-]*(?: [\wåäö/-]+){0,3}):(?=\s)"
)

_ANY_LABEL = compiled(r"(?<=\s)(?P<label>[A-ZÅÄÖ][\wåäöÅÄÖ/-]*):(?=\s|$)")

# An indicator that stands alone in its paragraph: a name, and values in figures.
MEASURED = compiled(
    r"[^.:]{4,120}?[,:]?\s+(?:utgångs|mål|nu|bas|start)\w+\s+\d|(?:andel|antal|share|number)\w*\s", re.IGNORECASE
)

# A value that stands right after its label; a year alone says which year the label is for.
_IS_VALUE = compiled(r"(?!(?:19|20)\d\d\W*$)(?:[<>≥≤+-]?\s?\d.{0,100}|[–—-])$")

_VALUE = compiled(
    r"[<>=≥≤+−-]?\s*(?:(?:minst|högst|lägst|max|över|under|cirka|ca)\s+)?\d[\d\s.,]*(?:%|[^\W\d]\w*)?(?:\s*\([^()]*\))?\.?",
    re.IGNORECASE,
)

# "Grön: enligt plan. Gul: försenat.": two colours explained make a legend.
_COLOURS = 2
_LEGEND = compiled(
    r"\b(?:grön|grönt|gul|gult|röd|rött|orange|blå|blått)\s*"
    r"(?:[:=–—-]|\b(?:betyder|innebär|visar|markerar|att)\b)\s*\w",
    re.IGNORECASE,
)

# Roles, also several of them, are shorter than this, in characters.
_LONGEST_ROLE = 200

# Values, with sexes and years, are shorter than this, in characters.
_LONGEST_VALUE = 120

# A symbol, and perhaps a few words.
_SHOWN = compiled(r"[^\w\s\"”“'(\[§+<>=≥≤.,:;!?/–—-]\ufe0f?\s*(?:[^\W\d][^.:]{0,40})?$")

_DASHES = frozenset(["-", "–", "—"])
_AND = compiled(r"\s+(?:och|samt|/)\s+|/")
_FROM_TO = compiled(r"(?:från\s+)?(?P<now>.*?\d.*?)\s*(?:\btill\b|→|->|–>)\s*(?P<aim>.*\d.*)", re.IGNORECASE)

_AHEAD = compiled(r"\W*(?:(?:prioriterade|fortsatta|nya)\s+)?utvecklingsområden\W*", re.IGNORECASE)

# Words of the second of two values that a label names: "målvärde", "målvärde 2027".
_LONGEST_SECOND = 2

# Fields that may go on for many paragraphs, part by part: "Grundskolan: Arbetet går framåt.".
_TOLD_AT_LENGTH = frozenset(["comment", "cause", "action", "description", "activities", "forecast"])

# What is told after a list of goals holds for all in it.
_FOR_THE_LIST = frozenset(["responsible", "follow_up", "deadline"])

# Lines shorter than this, in characters, were not broken for want of room.
_WRAPPED = 60

# A goal in prose is told in its own paragraph and the next: this many lines further down.
_NEAR = 4


class Lines(Elements):
    """Reads paragraphs and list items into the elements that are open."""

    def read_paragraph(self, block: Paragraph) -> None:
        """Read a paragraph, line by line."""
        lines = self._joined(block.lines)
        self.legend = self.legend or len(_LEGEND.findall(" ".join(line.text for line in block.lines))) >= _COLOURS
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
        if (
            self.last_row is not None
            and block.span.line == self.last_row[1] + 1
            and self._begins_something(lines[0])[0]
        ):
            # "Kommentar: …" right below a row is of that row, though it has no cells.
            self.go_back(self.last_row[0])
        for line, after in zip(lines, [*lines[1:], None], strict=True):
            # A label alone amid a paragraph is too short a line to be one broken for want of room.
            alone = after is not None and self._stands_alone(line)
            self.read_line(line, single=len(block.lines) == 1 or alone)

    def _joined(self, lines: tuple[TextLine, ...]) -> list[TextLine]:
        """Lines of one paragraph put together, but for those that begin with a label of their own."""
        out: list[TextLine] = []
        open_label = labelled = True
        for line in lines:
            starts, alone = self._begins_something(line)
            # A label that is not known begins a line of its own below one that is.
            starts = starts or (labelled and bool(out) and begins_other_label(line.text.strip(), out[-1].text))
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

    def _is_bold_title(self, lines: list[TextLine]) -> bool:
        """Whether a paragraph begins with a numbered title in bold and goes on with labels."""
        first, second = lines[0], lines[1]
        text = first.text.strip()
        if first.bold < len(text) or titled(text)[0] is None or self.labelled(text, first.bold) is not None:
            return False
        return self._begins_something(second)[0]

    def read_heading(self, block: Heading) -> None:
        """Read a heading."""
        raise NotImplementedError

    def reread(self, passage: Passage) -> None:
        """Read again, in the goal now open, a line that came before it was known to be one."""
        self.read_line(TextLine(passage.text, passage.span), single=False)
        self.field = None

    def _without_mark(self, text: str) -> tuple[LabelGuess, ...]:
        """The label of a short line that has no colon: "Ansvarig Säkerhetssamordnare", "Startvärde 81 %"."""
        first, _, rest = text.partition(" ")
        if not rest or not first[:1].isupper() or text.endswith("."):
            return ()
        nouns = {noun for noun, _ in self.layout.fields.find(first)}
        named = rest[:1].isupper() and len(text) <= _WRAPPED and bool(nouns & {"responsible", "follow_up"})
        valued = bool(nouns & {"baseline", "target", "outcome", "deadline"}) and _IS_VALUE.match(rest) is not None
        # "Måluppfyllelse ● Viss", where the symbol has lost its colour.
        shown = bool(nouns & {"assessment", "status"}) and _SHOWN.match(rest) is not None
        if not (named or valued or shown) or has_finite_verb(text):
            return ()
        return (LabelGuess(first, rest, len(first) + 1, False),)

    def _stands_alone(self, line: TextLine) -> bool:
        """Whether a line is a label and no more, with its value on the next: "Ansvarig" / "Skolchef"."""
        text = line.text.strip()
        return text[:1].isupper() and not text.endswith((".", ",")) and self._begins_something(line)[1]

    def _begins_something(self, line: TextLine) -> tuple[bool, bool]:
        """Whether a line begins with a label or is an element, and whether it is a label and no more."""
        text = line.text.strip()
        for guess in guesses(text, line.bold, whole=True):
            if self.layout.fields.find(guess.label) or self.layout.sections.find(guess.label):
                return True, guess.alone
        return bool(self._without_mark(text)) or self.labelled(text) is not None, False

    def _parts(self, line: TextLine) -> list[TextLine]:
        """A line that goes on with other labels, or begins with a goal's name in bold, cut into its parts."""
        text = line.text
        cuts: list[int] = []
        if 0 < line.bold < len(text.rstrip()) and self.labelled(text[: line.bold].strip().rstrip(".")) is not None:
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

    def read_line(self, line: TextLine, *, single: bool, heading: Heading | None = None) -> bool:
        """Read one line; whether it was more than plain text (or was taken as text of a field)."""
        text = line.text.strip()
        if not text:
            return False
        parts = self._parts(line) if heading is None else [line]
        if len(parts) > 1:
            for part in parts:
                self.read_line(part, single=False)
            return True
        if self.sdg(text):
            return True
        if self.pending is not None and self.take_title(text, line.span):
            return True
        if heading is None and self.labelled_element(text, line.span, bold=line.bold):
            return True
        said = guesses(text, line.bold, whole=single or text.isupper())
        for guess in (*said, *self._without_mark(text)):
            if self.label(guess, text, line.span, heading=heading, mark=line.mark):
                return True
        if heading is not None and self.field is None:
            return False
        if heading is None:
            self._end_by_label(text)
        self.text(text, line.span)
        return True

    def _end_by_label(self, text: str, depth: int = -1) -> None:
        """End the open field where the next line or item beside it begins with a label of something else."""
        if self.field is None or self.field_at is None or depth > self.field_at >= 0:
            return
        if begins_other_label(text, self.field.text, told=self.field_noun in _TOLD_AT_LENGTH):
            self.field = None

    def text(self, text: str, span: Span) -> None:
        """Plain words: of the open field, of the goal's body, or perhaps a goal in prose."""
        if text in _DASHES and (self.multi is not None or self.field is not None):
            # "Mått" / "–": there is none.
            self.multi = self.field = None
            return
        if self.multi is not None and self.field is None:
            noun, self.multi = self.multi, None
            said_of_none = noun == "indicator" and has_finite_verb(text) and not any(map(str.isdigit, text))
            if noun in ELEMENTS and len(text) <= 300 and not said_of_none:
                self._open_labelled(noun, text, span, "label", self.multi_kind, self.multi_match)
                self.more = noun if noun == "indicator" else None
                return
        if self.more is not None and self.field is None and len(text) <= 300 and MEASURED.match(text):
            # Another paragraph under the label "Indikatorer".
            noun = self.more
            self._open_labelled(noun, text, span, "label", "")
            self.more = noun
            return
        if self.field is not None:
            self.add(text, span)
            return
        if text.endswith(":") and self.item_rule is not None:
            # "Exempel på insatser:": what is listed next is something else.
            self.item_rule = None
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
            self.read_prose(text, span)

    def _goal_under_heading(self, text: str, span: Span) -> bool:
        """The first paragraph under a heading "Mål" that says what is to be: the goal."""
        context = self.goal_context
        if context is None or self.goal is not None or self.outside is not None:
            return False
        start, end = next(iter(split_sentences(text)), (0, 0))
        sentence = text[start:end].strip()
        match = next(
            (found for rule in self.layout.sentences if (found := rule.pattern.search(sentence.rstrip(". ")))), None
        )
        if match is None:
            return False
        self.goal_context = None
        title = _ASIDE.sub("", match.captured["title"])
        self.open("goal", title[:1].upper() + title[1:], span, "prose", "mål", level=context)
        if self.goal is not None:
            self.goal.body.append(Passage(text, span))
        return True

    def read_prose(self, text: str, span: Span) -> None:
        """Note the goals that sentences tell; they count where the document has no others."""
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

    def labelled_element(self, text: str, span: Span, depth: int = -1, bold: int = 0) -> bool:
        """A line such as "Mål 2: Trygg skolväg" or "Uppdrag 4 – …": a heading that is not marked."""
        found = self.labelled(text, bold)
        if found is None or self.outside is not None or text == self.title:
            return False
        rule, match = found
        form: Form = "list" if depth >= 0 else "label" if rule.noun in ("goal", "area") else "heading"
        self.open_from(rule.noun, rule, match, text, span, form, depth=depth)
        return True

    def labelled(self, text: str, bold: int = 0) -> tuple[HeadingRule, Match] | None:
        """The rule and the parts of a line that is an element with its label, if it is one."""
        if len(text) > 400:
            return None
        for rule in self.layout.headings:
            match = rule.pattern.match(text)
            if match is None:
                continue
            if match.kind and has_finite_verb(match.kind):
                # "Fullmäktige styr genom fyra perspektiv: …" is a sentence and names no area.
                continue
            if self.is_value(rule, match, text):
                continue
            start = match.starts.get("title", match.starts.get("name", 0))
            before = text[:start].rstrip()
            if before and before[-1] in ":-–—." and (before[-1] != "." or "number" in match.captured):
                return rule, match
            if "number" in match.captured and (before.isupper() or (bold and before == text[:bold].rstrip())):
                # "MÅL 2 Fler hushåll …": a label is also told by its capitals, or by being in bold.
                return rule, match
            title = text[start:].strip()
            if "number" in match.captured and before[-1:].isdigit() and title[:1].isupper() and _is_short(title):
                # "Delmål 2.1 Hemtjänsten kommer i tid": a number, and a title that begins as one.
                return rule, match
        return None

    @staticmethod
    def is_value(rule: HeadingRule, match: Match, text: str) -> bool:
        """Whether what looks like a goal with its label is what an indicator is to reach: "Mål 2025: 4,5"."""
        start = match.starts.get("title", match.starts.get("name", 0))
        return rule.noun == "goal" and _VALUE.fullmatch(text[start:].strip()) is not None

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
            owner = self.owner_of(noun)
            if owner is None:
                continue
            if noun == "outcome" and guess.alone and isinstance(owner, GoalDraft) and owner.indicators:
                # "Resultat" below the table of its indicators: what is told of how it went.
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
            if noun == "assessment" and isinstance(owner, GoalDraft):
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
            elif noun in ("assessment", "status") and _SHOWN.match(rest) and not strip_icons(rest):
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
            if noun == "responsible" and not goal.responsible:
                goal.responsible.append(told)
            elif noun != "responsible" and not goal.has(noun):
                goal.fields[noun] = told

    def _share_field(self, owner: GoalDraft, noun: str, told: TextDraft) -> None:
        """Give what is told under a heading beside a list of goals ("## Ansvarig") to all in the list."""
        if len(owner.starts) > 1:
            return
        for goal in self.goals:
            if goal is owner or goal.form != "list" or goal.section != owner.section:
                continue
            if noun == "responsible" and not goal.responsible:
                goal.responsible.append(told)
            elif noun != "responsible" and not goal.has(noun):
                goal.fields[noun] = told

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
            number, title, _ = leading_number(text)
        self.open(noun, title, span, form, kind, number, depth=depth)

    def read_item(self, block: Item) -> None:
        """Read an item of a list."""
        lines = [part for line in self._joined(block.lines) for part in self._parts(line)]
        if not lines or not lines[0].text.strip():
            return
        first = lines[0]
        text = first.text.strip()
        # "- Grönt: enligt plan", "- Gult: försenat": each colour of a legend may be an item.
        self.explained = self.explained + 1 if _LEGEND.match(text) else 0
        self.legend = self.legend or self.explained >= _COLOURS
        if self.sdg(text):
            return
        if block.span.line in self.explaining:
            self.text(text, first.span)
            return
        if self.element is not None and self.element.depth >= block.depth >= 0:
            if not self._continues(self.element, text, first.bold):
                self.element = None
            self.field = None
        taken = self._item_start(block, text, first)
        if not taken:
            self._end_by_label(text, block.depth)
            self.text(text, first.span)
        for line in lines[1:]:
            self.read_line(line, single=False)

    def _item_start(self, block: Item, text: str, first: TextLine) -> bool:
        if self.labelled_element(text, first.span, block.depth, first.bold):
            return True
        for guess in guesses(text, first.bold, whole=False):
            if self.label(guess, text, first.span, depth=block.depth):
                return True
        goal = self.goal
        inside = goal is not None and goal.form == "list" and block.depth > goal.depth
        rule = self.item_rule if self.outside is None else None
        if rule is not None and not (inside and rule.noun == "goal"):
            number, title = numbered(text)
            for known in self.under:
                known.count += 1
            if number is None and block.number is not None:
                number = str(block.number)
            title, more = _first_sentence(title) if rule.noun == "goal" else (title, "")
            self.open(rule.noun, title, first.span, "list", _item_kind(rule), number, depth=block.depth)
            if more:
                self.text(more, first.span)
            return True
        if self.multi is not None and self.multi in ELEMENTS:
            noun = self.multi
            number, title = numbered(text)
            self.open(noun, title, first.span, "list", "mål" if noun == "goal" else "", number, depth=block.depth)
            self.multi = noun
            return True
        return False

    def _continues(self, element: Draft, text: str, bold: int) -> bool:
        """Whether an item beside an element's own gives a value of it: "Utgångsvärde: …" after "Indikator: …"."""
        own = fields_of(element.noun) - GOAL_FIRST
        return any(
            noun in own
            for guess in guesses(text, bold, whole=False)
            for noun, _ in self.layout.fields.find(guess.label)
        )


def _first_sentence(text: str) -> tuple[str, str]:
    """The sentence that a list item sets as a goal, and what it goes on to say of it.

    "Fler ska nå godkända betyg. I juni ska minst 90 procent …" is a goal and its measure.
    """
    sentences = list(split_sentences(text))
    if len(sentences) < 2:
        return text, ""
    (_, end), *_ = sentences
    return text[:end].strip(), text[end:].strip()


def _chapter(goal: GoalDraft) -> str:
    """The headings a goal stands under but for the nearest, which is often "Mål" alone."""
    return goal.section.rpartition(" / ")[0] or goal.section


def _is_short(title: str) -> bool:
    return len(title) <= _LONGEST_VALUE and not title.endswith(".")


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
    return bool(text) and (not any(map(str.isdigit, text)) or len(text) > _LONGEST_VALUE)


def _names_two(label: str) -> bool:
    """Whether a label names two values at once: "Nuläge och målvärde"."""
    parts = _AND.split(label)
    # "Mål och budget hänger ihop: …" is a clause.
    return len(parts) == 2 and all(part.strip() for part in parts) and len(parts[1].split()) <= _LONGEST_SECOND


def _is_sentence(guess: LabelGuess, text: str) -> bool:
    """Whether what looks like a label for two things only speaks of them: "Mål och budget beslutas i juni."."""
    return guess.alone and text.endswith(".")


def _goes_on(last: TextLine, line: TextLine) -> bool:
    """Whether ``line`` goes on with the sentence of ``last``: that was broken for want of room, or in mid-sentence."""
    return len(last.text) >= _WRAPPED or line.text[:1].islower()


def _item_kind(rule: HeadingRule) -> str:
    return "mål" if rule.noun == "goal" else ""

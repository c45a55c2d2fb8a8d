"""Lines and items of lists: labels with their values, elements told by a label, goals told in a sentence."""

from __future__ import annotations

import re

from malkoll.document import Heading, Item, TextLine
from malkoll.plan import Form, Passage, Status
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.verbs import has_finite_verb
from malkoll.templates.drafts import Draft, GoalDraft, fields_of
from malkoll.templates.elements import ELEMENTS, GOAL_FIRST, only_marked
from malkoll.templates.labelled import LONGEST_VALUE, SHOWN, Labelled
from malkoll.templates.labels import LabelGuess, guesses, numbered
from malkoll.templates.layout import HeadingRule
from malkoll.templates.other_labels import begins_other_label
from malkoll.templates.patterns import Match
from malkoll.templates.symbols import symbols_in

__all__ = ["COLOURS", "LEGEND", "MEASURED", "Lines"]

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
COLOURS = 2
# "Mått 1:1 Andel invånare …", "Indikator SN 2.3 Antal …".
_NUMBERED_MEASURE = compiled(r"[^\W\d]+\s+(?:[A-ZÅÄÖ]{1,4}\s?)?\d{1,3}(?:[.:]\d{1,3})*[.:)]?\s+(?=[A-ZÅÄÖ])")
LEGEND = compiled(
    r"\b(?:grön|grönt|gul|gult|röd|rött|orange|blå|blått)\s*"
    r"(?:\s(?:cirkel|ring|prick|punkt|ruta|fyrkant|pil|flagga|smiley|gubbe|symbol|markering|färg)\s?)?"
    r"(?:[:=–—-]|\b(?:betyder|innebär|visar|markerar|att)\b)\s*\w",
    re.IGNORECASE,
)

# How a measure goes, told after its name.
_STANDS = compiled(r"(?:åtgärden|aktiviteten|insatsen|arbetet)\s+(?:är|har|pågår|ska|kommer)\b", re.IGNORECASE)

_DASHES = frozenset(["-", "–", "—"])


# Fields that may go on for many paragraphs, part by part: "Grundskolan: Arbetet går framåt.".
_TOLD_AT_LENGTH = frozenset(["comment", "cause", "action", "description", "activities", "forecast"])


# Lines shorter than this, in characters, were not broken for want of room.
_WRAPPED = 60

# A goal in prose is told in its own paragraph and the next: this many lines further down.
_NEAR = 4


class Lines(Labelled):
    """Reads lines and list items into the elements that are open."""

    def joined(self, lines: tuple[TextLine, ...]) -> list[TextLine]:
        """Lines of one paragraph put together, but for those that begin with a label of their own."""
        out: list[TextLine] = []
        open_label = labelled = True
        for line in lines:
            starts, alone = self.begins_something(line)
            # A label that is not known begins a line of its own below one that is.
            starts = starts or (labelled and bool(out) and begins_other_label(line.text.strip(), out[-1].text))
            ended = labelled and bool(out) and out[-1].text.rstrip().endswith((".", "!", "?"))
            # Parts of one source line (HTML paragraphs) are kept apart.
            same = bool(out) and line.span.line > out[-1].span.end_line
            if not out or starts or open_label or ended or not same or not _goes_on(out[-1], line):
                out.append(line)
                # A sentence right below the label "Inriktningsmål" is the whole goal.
                labelled = starts or (open_label and bool(out[:-1]) and self._is_goals_label(out[-2].text))
            else:
                last = out[-1]
                out[-1] = TextLine(
                    f"{last.text} {line.text}", last.span.to(line.span), last.bold, last.mark or line.mark
                )
            open_label = alone
        return out

    def _is_goals_label(self, text: str) -> bool:
        """Whether a line is a label of goals and no more."""
        return any(noun == "goal" for noun, _ in self.layout.fields.find(text.strip(" :")))

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
        numbered = _NUMBERED_MEASURE.match(text) if "indicator" in nouns else None
        if numbered is not None:
            return (LabelGuess(first, text[numbered.end() :], numbered.end(), False),)
        named = rest[:1].isupper() and len(text) <= _WRAPPED and bool(nouns & {"responsible", "follow_up"})
        valued = bool(nouns & {"baseline", "target", "outcome", "deadline"}) and _IS_VALUE.match(rest) is not None
        # "Måluppfyllelse ● Viss", where the symbol has lost its colour.
        shown = bool(nouns & {"assessment", "status"}) and SHOWN.match(rest) is not None
        if not (named or valued or shown) or has_finite_verb(text):
            return ()
        return (LabelGuess(first, rest, len(first) + 1, False),)

    def stands_alone(self, line: TextLine) -> bool:
        """Whether a line is a label and no more, with its value on the next: "Ansvarig" / "Skolchef"."""
        text = line.text.strip()
        return text[:1].isupper() and not text.endswith((".", ",")) and self.begins_something(line)[1]

    def begins_something(self, line: TextLine) -> tuple[bool, bool]:
        """Whether a line begins with a label or is an element, and whether it is a label and no more."""
        text = line.text.strip()
        for guess in guesses(text, line.bold, whole=True):
            if self.layout.fields.find(guess.label) or self.layout.sections.find(guess.label):
                return True, guess.alone
        return bool(self._without_mark(text)) or self.labelled(text) is not None, False

    def parts(self, line: TextLine) -> list[TextLine]:
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
        parts = self.parts(line) if heading is None else [line]
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
            if match is None or only_marked(rule):
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

    def read_item(self, block: Item) -> None:
        """Read an item of a list."""
        lines = [part for line in self.joined(block.lines) for part in self.parts(line)]
        if not lines or not lines[0].text.strip():
            return
        first = lines[0]
        text = first.text.strip()
        self.symbols.update(symbols_in(block.lines))
        # "- Grönt: enligt plan", "- Gult: försenat": each colour of a legend may be an item.
        self.explained = self.explained + 1 if LEGEND.match(text) else 0
        self.legend = self.legend or self.explained >= COLOURS
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
        listed = self.multi if taken else None
        self.listing = listed is not None
        for line in lines[1:]:
            self.read_line(line, single=False)
        if listed is not None:
            # "- Andel nöjda. Utfall: 47 %.": the next item under the label is one more.
            self.multi = listed

    def _item_start(self, block: Item, text: str, first: TextLine) -> bool:
        if self._measure_with_status(block, text, first.span):
            return True
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
            self.open(
                rule.noun,
                title,
                first.span,
                "list",
                self.item_kind if rule.noun == "goal" else "",
                number,
                depth=block.depth,
            )
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

    def _measure_with_status(self, block: Item, text: str, span: Span) -> bool:
        """An item that names a measure and says how it goes: "Bygga ett gym. Åtgärden är påbörjad".

        Under "Åtgärder" below an assessment too, where other items would be what is done about that.
        """
        listed = self.multi == "measure" or (self.field is not None and self.field_noun == "action")
        title, told = _first_sentence(text)
        if not listed or self.goal is None or _STANDS.match(told) is None:
            return False
        number, title = numbered(title.removesuffix("."))
        draft = self.open("measure", title, span, "list", "", number, depth=block.depth)
        draft.status = Status(told, span)
        self.multi = "measure"
        return True

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


def _is_short(title: str) -> bool:
    return len(title) <= LONGEST_VALUE and not title.endswith(".")


def _goes_on(last: TextLine, line: TextLine) -> bool:
    """Whether ``line`` goes on with the sentence of ``last``: that was broken for want of room, or in mid-sentence."""
    return len(last.text) >= _WRAPPED or line.text[:1].islower()

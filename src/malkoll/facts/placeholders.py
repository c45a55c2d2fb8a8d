"""Text that only holds a place: "Text kommer", "Lorem ipsum …", "Kvarstår sedan föregående uppföljning"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from malkoll.facts.patterns import word_set
from malkoll.plan import Area, Assessment, Comment, Decision, Goal, Indicator, Measure, Plan, Status
from malkoll.regexes import compiled
from malkoll.swedish.words import WordMatcher

__all__ = ["PlaceWords"]

# What is longer says something beside.
_LONGEST = 120
_MOST_WORDS = 14
_LABEL_WORDS = 4

_FILLER = compiled(r"\W*(?:x{2,}(?:\W+x{2,}){0,5}\W*|(?:\.\s?){3,9}|…|lorem ipsum\b.*)", re.DOTALL | re.IGNORECASE)
# "[Skriv här]", "<Ange bakgrund>", "(Fyll i)": what the template asks for.
_ASKED_FOR = compiled(
    r"[\[<{(«]+\s*(?:skriv|ange|fyll|beskriv|infoga|klicka|lägg|text|välj|komplettera|namn|write|insert|enter|click|fill|add)\b"
    r"[^\[\]<>{}()]*[\]>})»]+\.?",
    re.IGNORECASE,
)
_CLICK = compiled(r"\W*(?:klicka(?:\s+eller\s+tryck)?\s+här\b|click(?:\s+or\s+tap)?\s+here\b)", re.IGNORECASE)
_WORD = compiled(r"[^\W_]+(?:[.:-][^\W_]+)*")

# A comment of only these words sends the reader to another report.
_EARLIER = word_set("""
    föregående förra tidigare senaste tertial delår delårsrapport delårsrapporten delårsuppföljning
    delårsuppföljningen tertialuppföljning tertialuppföljningen tertialrapport tertialrapporten kvartal
    kvartalsrapport fjolårets previous last earlier
    """)
_STILL = word_set("kvarstår kvarstod se samma gäller hänvisas remains see same")
_AROUND = (
    word_set("""
    sedan från i som för vid till den det de är fortfarande alltjämt enligt års årets uppföljning uppföljningen rapport
    rapporten rapportering rapporteringen bedömning bedömningen kommentar kommentaren kommentarer analys analysen text
    texten svar svaret redovisning redovisningen ovan även nu oförändrat åtgärd åtgärden åtgärder åtgärderna skrivning
    skrivningen tertialet delåret kvartalet året månad period perioden samt och since from the as in report comment
    verkställa genomföra fortsätta beslutade föreslagna planerade
    """)
    | _EARLIER
    | _STILL
)
# A status that names one of these sends the reader there; "Kvarstår från förra året" says that the task is an old one.
_REPORTS = ("uppfölj", "rapport", "bedömning", "kommentar", "redovisning", "report")


class PlaceWords:
    """The word lists by which held places and the labels of fields are known."""

    def __init__(self, words: Mapping[str, WordMatcher]) -> None:
        """Take the lists from ``words``; a list that is not there matches nothing."""
        nothing = WordMatcher(())
        self._held = words.get("platshållare", nothing)
        self._labels = tuple(matcher for name, matcher in words.items() if name.endswith("ord"))

    def only_hold_a_place(self, text: str) -> bool:
        """Whether ``text`` is no more than a place kept for a text to come."""
        text = text.strip()
        if not text:
            return False
        if _CLICK.match(text) or _FILLER.fullmatch(text) or _ASKED_FOR.fullmatch(text):
            return True
        return len(text) <= _LONGEST and self._held.match_whole(text) is not None

    def is_label(self, text: str) -> bool:
        """Whether a heading is the label of a field, which other rules ask for."""
        return any(matcher.match_whole(text) is not None for matcher in self._labels)

    def mark(self, plan: Plan) -> Plan:
        """``plan`` with the comments known that only hold a place."""
        return replace(
            plan,
            areas=tuple(self._area(one) for one in plan.areas),
            goals=tuple(self._goal(one) for one in plan.goals),
            decisions=tuple(self._decision(one) for one in plan.decisions),
        )

    def _comment(self, comment: Comment | None) -> Comment | None:
        if comment is None or len(comment.text) > 3 * _LONGEST:
            return comment
        if any(part is not None and part.text not in comment.text for part in (comment.cause, comment.action)):
            return comment
        held = self.only_hold_a_place(comment.text) or _of_another_report(comment.text)
        return replace(comment, filled=False) if held else comment

    def _area(self, area: Area) -> Area:
        return replace(area, comment=self._comment(area.comment))

    def _decision(self, decision: Decision) -> Decision:
        return replace(decision, comment=self._comment(decision.comment))

    def _indicator(self, indicator: Indicator) -> Indicator:
        return replace(indicator, comment=self._comment(indicator.comment))

    def _measure(self, measure: Measure) -> Measure:
        return replace(measure, comment=self._comment(measure.comment) or _in_its_place(measure.status))

    def _goal(self, goal: Goal) -> Goal:
        own, shown = goal.comment, goal.assessment or goal.status
        in_place = own is None or (shown is not None and own.text == shown.text)
        return replace(
            goal,
            # What stands where a status belongs may be short: "Kvarstår från förra året" says how it goes.
            comment=(_in_its_place(shown) or own) if in_place else self._comment(own),
            indicators=tuple(self._indicator(one) for one in goal.indicators),
            measures=tuple(self._measure(one) for one in goal.measures),
        )


def _in_its_place(shown: Assessment | Status | None) -> Comment | None:
    """The comment that stands where a status belongs, if all it says is that an earlier report still holds."""
    if shown is None or not shown.text or len(shown.text) > _LONGEST or not _of_another_report(shown.text):
        return None
    named = any(part in shown.text.lower() for part in _REPORTS)
    return Comment(shown.text, shown.span, filled=False) if named else None


def _of_another_report(text: str) -> bool:
    """Whether all that is said is that what an earlier report said still holds."""
    said: set[str] = set()
    for line in text.split("\n"):
        words = [word.lower() for word in _WORD.findall(line)]
        if _is_label(line, words):
            continue
        if len(words) > _MOST_WORDS:
            return False
        said.update(word for word in words if not word.isdigit())
    return len(said) > 1 and bool(said & _EARLIER) and bool(said & _STILL) and said <= _AROUND


def _is_label(line: str, words: list[str]) -> bool:
    return len(words) <= _LABEL_WORDS and (line.isupper() or line.rstrip().endswith(":"))

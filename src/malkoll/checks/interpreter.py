"""Requirement sentences made into functions.

A sentence is compiled once into nested closures; nothing is looked up by name while a plan is walked.
Each condition answers yes, no, or why it cannot be answered: a value that is not there is never taken
for one that is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from malkoll.checks.registry import UnknownCheckError
from malkoll.checks.sentences import Answer, Open, Part, Sentences, Test
from malkoll.elements import PlanView, things_getter, words_of
from malkoll.finding import Outcome, Text
from malkoll.language.tree import (
    Compare,
    Condition,
    Count,
    Exists,
    Has,
    Is,
    Mentions,
    Requirement,
    Sentence,
    Thing,
    WordList,
)
from malkoll.language.vocabulary import NOUNS
from malkoll.verdict import Check

__all__ = ["compile_requirement"]


_NOT_APPLICABLE = Open(Outcome.NOT_APPLICABLE)
_CANNOT_RECOMPUTE = Open(
    Outcome.NOT_CHECKED,
    Text(
        sv="Dokumentet innehåller inte det som uppgiften kunde räknas om från.",
        en="The document does not hold what the figure could be recomputed from.",
    ),
)
_NOT_KNOWN = Open(
    Outcome.NOT_CHECKED,
    Text(
        sv="En författning finns inte i tabellen över författningar; den kan läggas till i en regelfil.",
        en="A statute is not in the table of statutes; it can be added in a rule file.",
    ),
)
_NO_DATE = Open(
    Outcome.NOT_CHECKED,
    Text(sv="Rapportens datum framgår inte av dokumentet.", en="The document does not state the report's date."),
)


def compile_requirement(
    requirement: Requirement, word_lists: Sequence[WordList], named: Mapping[str, Check] | None = None
) -> Check:
    """Make a requirement into a check that walks a plan and yields a verdict per element.

    ``named`` are the hand-written checks that it may name.

    Raises:
        UnknownCheckError: it names a hand-written check that does not exist.
        LookupError: it names a word list, or a thing of an element, that does not exist. The language
            room tells rule writers of that beforehand.
    """
    words = _Words(word_lists)
    sentences = Sentences([part for sentence in requirement.sentences for part in _sentence(sentence, words)])
    if requirement.check is None:
        return sentences
    if named is None or requirement.check not in named:
        raise UnknownCheckError(requirement.check)
    return named[requirement.check]


class _Words:
    """Word lists by either name, each made into a matcher when first asked for."""

    def __init__(self, word_lists: Sequence[WordList]) -> None:
        self._lists = {name: one for one in word_lists for name in (one.names.sv, one.names.en) if name is not None}
        self._matchers: dict[int, Any] = {}

    def matcher(self, name: str) -> Any:
        from malkoll.swedish.words import WordMatcher

        one = self._lists[name]
        found = self._matchers.get(id(one))
        if found is None:
            found = self._matchers[id(one)] = WordMatcher(one.words)
        return found


# --- sentences ----------------------------------------------------------------------------------


def _sentence(sentence: Sentence, words: _Words) -> Iterator[Part]:
    for noun in sentence.subject.nouns:
        selects, wanted = _split(sentence, noun, words)
        yield Part(noun, wanted if selects is _yes else _of_those(selects, wanted), sentence.modality)


def _of_those(selects: Test, wanted: Test) -> Test:
    """What is wanted of the elements that a sentence speaks of; the others it does not concern."""

    def test(value: Any, holder: Any, view: PlanView) -> Answer:
        answer = selects(value, holder, view)
        if answer is True:
            return wanted(value, holder, view)
        return _NOT_APPLICABLE if answer is False else answer

    return test


def _split(sentence: Sentence, noun: str, words: _Words) -> tuple[Test, Test]:
    """Which elements the sentence speaks of, and what it wants of them.

    A question has no predicate: its last condition is what is asked about, so that an element without
    it is one that needs no question, while those before it say which elements it concerns at all.
    """
    conditions = sentence.subject.conditions
    if sentence.predicate is None:
        selects = _all([_condition(one, noun, words) for one in conditions[:-1]])
        asked = _condition(conditions[-1], noun, words) if conditions else _yes
        return selects, _negated(asked)
    selects = _all([_condition(one, noun, words) for one in conditions])
    wanted = _condition(sentence.predicate, noun, words)
    return selects, _negated(wanted) if sentence.quantifier == "no" else wanted


# --- conditions ---------------------------------------------------------------------------------


def _yes(value: Any, holder: Any, view: PlanView) -> Answer:
    return True


def _all(tests: Sequence[Test]) -> Test:
    """Yes where all say yes; a no outweighs what cannot be answered."""
    return _until(tests, False) if tests else _yes


def _any(tests: Sequence[Test]) -> Test:
    """Yes where one says yes, whatever the others cannot answer."""
    return _until(tests, True)


def _until(tests: Sequence[Test], decides: bool) -> Test:
    """``decides`` where one test says so, its opposite where all do; else what the first one left open."""
    if len(tests) == 1:
        return tests[0]

    def test(value: Any, holder: Any, view: PlanView) -> Answer:
        pending: Open | None = None
        for one in tests:
            answer = one(value, holder, view)
            if answer is decides:
                return decides
            if pending is None and not isinstance(answer, bool):
                pending = answer
        return not decides if pending is None else pending

    return test


def _negated(test: Test) -> Test:
    def negated(value: Any, holder: Any, view: PlanView) -> Answer:
        answer = test(value, holder, view)
        return (not answer) if isinstance(answer, bool) else answer

    return negated


def _condition(condition: Condition, noun: str, words: _Words) -> Test:
    if isinstance(condition, Has):
        things = [_thing(thing, noun, words) for thing in condition.things]
        test = _all(things) if condition.joiner == "and" else _any(things)
    elif isinstance(condition, Is):
        test = _property(condition.property, noun)
    elif isinstance(condition, Mentions):
        test = _mentions(condition.words, noun, words)
    elif isinstance(condition, Compare):
        test = _compare(condition, noun)
    else:
        assert isinstance(condition, Exists)
        test = _found(condition.where)
    return _negated(test) if condition.negated else test


def _found(where: str) -> Test:
    """Whether an element is in a document of that kind: its own, or the others it was compared with."""

    def test(value: Any, holder: Any, view: PlanView) -> Answer:
        if view.plan.kind == where:
            return True
        return _NOT_APPLICABLE if value.compared is None else not value.compared.missing_from

    return test


def _worded_as_planned(value: Any, holder: Any, view: PlanView) -> Answer:
    compared = value.compared
    return _NOT_APPLICABLE if compared is None or compared.reworded is None else not compared.reworded


def _keeps_target(value: Any, holder: Any, view: PlanView) -> Answer:
    compared = value.compared
    return _NOT_APPLICABLE if compared is None or compared.target_kept is None else bool(compared.target_kept)


def _mentions(name: str, noun: str, words: _Words) -> Test:
    matches: Callable[[str], bool] = words.matcher(name).matches
    texts = words_of(noun)

    def test(value: Any, holder: Any, view: PlanView) -> Answer:
        return any(matches(text) for text in texts(value))

    return test


def _compare(condition: Compare, noun: str) -> Test:
    """A value held against another value of the element it hangs on."""
    other = attrgetter(condition.attribute)
    op = condition.op
    missing = _cannot_compare(noun, condition.attribute)

    def test(value: Any, holder: Any, view: PlanView) -> Answer:
        against = other(holder)
        if value.number is None or against is None or against.number is None:
            return missing
        if value.by_change or against.by_change or not _same_unit(value, against):
            return missing
        if op == "lower":
            return bool(value.number < against.number)
        if op == "higher":
            return bool(value.number > against.number)
        return bool(value.number == against.number)

    return test


def _same_unit(one: Any, other: Any) -> bool:
    """Whether two values are told in one unit; a figure without any is taken to be in the other's."""
    units = {("%" if unit.lower() == "procent" else unit.lower()) for unit in (one.unit, other.unit) if unit}
    return len(units) < 2


def _cannot_compare(noun: str, attribute: str) -> Open:
    one, other = NOUNS[noun], NOUNS[attribute]
    reason = Text(
        sv=f"{one.sv[1].capitalize()} och {other.sv[1]} kunde inte jämföras: ett tal saknas.",
        en=f"The {one.en[0]} and the {other.en[0]} could not be compared: a number is missing.",
    )
    return Open(Outcome.NOT_CHECKED, reason)


def _thing(thing: Thing, holder: str, words: _Words) -> Test:
    """Whether an element has a thing, in the number and of the kind asked for."""
    noun = thing.noun
    get = things_getter(holder, noun)
    tests = [_part(part, noun, holder) for part in thing.parts]
    tests += [_condition(one, noun, words) for one in thing.conditions]
    fulfils = _all(tests) if tests else None
    enough = _counted(thing.count)
    # A value that is to be lower than another, where there is no value: another rule asks for it to be there.
    compared = [one for one in thing.conditions if isinstance(one, Compare)]
    absent: Answer | None = _cannot_compare(noun, compared[0].attribute) if compared else None
    parts_without_comment = _parts_on_holder(thing, holder)
    if fulfils is None and thing.count is None:
        return _has(get, noun, asked_below=holder == "goal")

    def test(value: Any, _holder: Any, view: PlanView) -> Answer:
        found = get(value)
        if fulfils is None:
            return enough(len(found), len(found), None)
        if not found:
            if parts_without_comment is not None and parts_without_comment(value, _holder, view) is True:
                return enough(1, 1, None)
            if absent is not None:
                return absent
        sure = 0
        pending: list[Open] = []
        for one in found:
            answer = fulfils(one, value, view)
            if answer is True:
                sure += 1
            elif answer is not False:
                pending.append(answer)
        return enough(sure, sure + len(pending), pending[0] if pending else None)

    return test


def _has(get: Callable[[Any], Sequence[Any]], noun: str, *, asked_below: bool) -> Test:
    """Whether an element has a thing at all.

    Of a goal that only groups others this is asked of those, where that is where the plan tells it.
    """

    def test(value: Any, holder: Any, view: PlanView) -> Answer:
        if get(value):
            return True
        return _NOT_APPLICABLE if asked_below and noun in value.told_below else False

    return test


def _part(part: str, noun: str, holder: str) -> Test:
    """A part of a thing ("kommentar med orsak"); an indicator's may lie on the indicator itself."""
    get = things_getter(noun, part)
    also = things_getter(holder, part) if noun == "comment" and holder == "indicator" else None

    def test(value: Any, above: Any, view: PlanView) -> Answer:
        return bool(get(value)) or (also is not None and bool(also(above)))

    return test


def _parts_on_holder(thing: Thing, holder: str) -> Test | None:
    """An indicator with its cause and action under labels of their own is commented with both."""
    if thing.noun != "comment" or holder != "indicator" or not thing.parts or thing.conditions:
        return None
    getters = [things_getter(holder, part) for part in thing.parts]

    def test(value: Any, above: Any, view: PlanView) -> Answer:
        return all(get(value) for get in getters)

    return test


def _counted(count: Count | None) -> Callable[[int, int, Open | None], Answer]:
    """Whether between ``low`` and ``high`` things are as many as asked for."""
    least, most = _bounds(count)

    def enough(low: int, high: int, pending: Open | None) -> Answer:
        if least <= low and high <= most:
            return True
        if high < least or low > most or pending is None:
            return False
        return pending

    return enough


def _bounds(count: Count | None) -> tuple[int, int]:
    endless = 1 << 62
    if count is None:
        return 1, endless
    number = count.number
    return {
        "min": (number, endless),
        "max": (0, number),
        "more": (number + 1, endless),
        "fewer": (0, number - 1),
        "exactly": (number, number),
    }[count.op]


# --- properties ---------------------------------------------------------------------------------


def _property(name: str, noun: str) -> Test:
    special = _SPECIAL.get((name, noun)) or _SPECIAL.get((name, "*"))
    if special is not None:
        return special
    get = attrgetter(name)

    def test(value: Any, holder: Any, view: PlanView) -> Answer:
        return bool(get(value))

    return test


def _direction(wanted: str) -> Test:
    def test(value: Any, holder: Any, view: PlanView) -> Answer:
        # "Ska öka" is said of what words of change speak of; a bound ("minst 80 %") may be passed already.
        return bool((value.direction if wanted == "maintain" else value.change) == wanted)

    return test


def _unknown_direction(value: Any, holder: Any, view: PlanView) -> Answer:
    """A goal's direction is not read out of its title."""
    return False


def _assessed(value: Any, holder: Any, view: PlanView) -> Answer:
    """An assessment in words; "ej bedömd" is none."""
    assessment = value.assessment
    return assessment is not None and not assessment.open


def _goal_assessed(value: Any, holder: Any, view: PlanView) -> Answer:
    """What only groups goals is assessed through them."""
    return _NOT_APPLICABLE if value.only_groups else bool(value.assessed)


def _expected_done_in_past(value: Any, holder: Any, view: PlanView) -> Answer:
    """Whether the last day it was expected by lies before the report's own date."""
    if value.expected_by is None:
        return _NOT_APPLICABLE
    return _NO_DATE if not view.plan.date else bool(value.expected_by < view.plan.date)


def _holds(value: Any, holder: Any, view: PlanView) -> Answer:
    """Whether a figure is what it recomputes to."""
    return _CANNOT_RECOMPUTE if value.holds is None else bool(value.holds)


def _right(value: Any, holder: Any, view: PlanView) -> Answer:
    """Whether a reference is to what is meant."""
    return _NOT_KNOWN if value.right is None else bool(value.right)


def _current(value: Any, holder: Any, view: PlanView) -> Answer:
    """Whether a plan referred to is the edition that the document otherwise follows; others are left alone."""
    return _NOT_APPLICABLE if value.right is None else bool(value.right)


def _repeated(value: Any, holder: Any, view: PlanView) -> Answer:
    return value.repeats is not None


def _of_exception(name: str) -> Test:
    """A property that cannot be asked of every exception: an unreadable one concerns nothing."""
    get = attrgetter(name)

    def test(value: Any, holder: Any, view: PlanView) -> Answer:
        said = get(value)
        if said is not None:
            return bool(said)
        return _NOT_APPLICABLE if value.doubt is None else Open(Outcome.NOT_CHECKED, value.doubt)

    return test


_SPECIAL: dict[tuple[str, str], Test] = {
    ("real", "exception"): _of_exception("real"),
    ("expired", "exception"): _of_exception("expired"),
    ("needed", "exception"): _of_exception("needed"),
    ("holds", "law_reference"): _right,
    ("holds", "*"): _holds,
    ("current", "plan_reference"): _current,
    ("repeated", "*"): _repeated,
    ("increasing", "indicator"): _direction("increase"),
    ("decreasing", "indicator"): _direction("decrease"),
    ("maintained", "indicator"): _direction("maintain"),
    ("increasing", "goal"): _unknown_direction,
    ("decreasing", "goal"): _unknown_direction,
    ("maintained", "goal"): _unknown_direction,
    ("assessed", "goal"): _goal_assessed,
    ("assessed", "area"): _assessed,
    ("assessed", "indicator"): _assessed,
    ("about_sex_split", "promise"): _yes,
    ("expected_done_in_past", "goal"): _expected_done_in_past,
    ("expected_done_in_past", "decision"): _expected_done_in_past,
    ("worded_as_planned", "goal"): _worded_as_planned,
    ("keeps_target", "indicator"): _keeps_target,
}

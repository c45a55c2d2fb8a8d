"""How much of a rule its examples try: sentence by sentence, and what stands beside each "eller".

A sentence is tried by itself, as a rule of its own, on the rule's examples; so is each of its alternatives. What then
never comes out as it should is something that no example shows to work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from malkoll.app.remarks import places, remark
from malkoll.app.understand import Understood
from malkoll.engine import RuleBook, evaluate_fully
from malkoll.finding import Text, Tried
from malkoll.language import read_aloud
from malkoll.language.tree import Example, Has, Requirement, Sentence
from malkoll.language.wordforms import noun_form
from malkoll.records import record
from malkoll.reporters.trial_view import Coverage, Remark

__all__ = ["covered"]

_BETWEEN = "\x1f"
_NOTHING = frozenset({"", "(utan namn)", "(unnamed)"})


@record
class _Variant:
    """A sentence, or a narrower one made of it, and when an example shows that it works.

    ``failing``: only examples that are to give findings count.
    """

    kind: str
    sentence: Sentence
    of: Sentence
    word: str
    shown: Callable[[Tried], bool]
    failing: bool = False


def covered(
    requirement: Requirement, understood: Mapping[Example, tuple[Understood, ...]], book: RuleBook
) -> tuple[list[Remark], Coverage, Coverage]:
    """What the examples of ``requirement`` leave untried, with its sentences and their branches counted.

    ``understood`` holds the examples that could be read. A rule that calls a check has no sentences to count, and one
    about exceptions rests on all the others.
    """
    if requirement.check is not None or requirement.about_exceptions:
        return [], Coverage(), Coverage()
    variants = {f"{at:04}": one for at, one in enumerate(_variants(requirement))}
    names = places(requirement)
    asking = replace(requirement, code="places", message=Text(_BETWEEN.join("{" + name + "}" for name in names), None))
    tried_as = [replace(requirement, code=code, sentences=(one.sentence,)) for code, one in variants.items()]
    trial = replace(book, requirements=(*tried_as, asking))
    shown: Counter[str] = Counter()
    filled: set[str] = set()
    findings = 0
    for example, documents in understood.items():
        reports = [evaluate_fully(one.plan, trial, document=one.document).report for one in documents]
        for row in (row for report in reports for row in report.tried):
            variant = variants.get(row.code)
            if variant is not None and variant.shown(row) and (example.count or not variant.failing):
                shown[row.code] += 1
        for finding in (finding for report in reports for finding in report.findings):
            if finding.code == asking.code and names:
                findings += 1
                values = (finding.message.sv or "").split(_BETWEEN)
                filled |= {name for name, value in zip(names, values, strict=True) if value not in _NOTHING}
    remarks = [_missing(requirement, one, book) for code, one in variants.items() if not shown[code]]
    if findings:
        remarks += [
            remark("placeholder-empty", *_place(requirement), word="{" + name + "}")
            for name in names
            if name not in filled
        ]
    sentences = [code for code, one in variants.items() if one.kind == "sentence-never-fires"]
    branches = [code for code in variants if code not in sentences]
    return remarks, _counted(sentences, shown), _counted(branches, shown)


def _counted(codes: list[str], shown: Counter[str]) -> Coverage:
    return Coverage(sum(bool(shown[code]) for code in codes), len(codes))


def _place(requirement: Requirement) -> tuple[str, int, str]:
    return requirement.path, requirement.span.line, requirement.code


def _missing(requirement: Requirement, variant: _Variant, book: RuleBook) -> Remark:
    sv, en = (read_aloud(variant.of, lang, book.word_lists) for lang in ("sv", "en"))
    words = {"sentence": Text(sv, en)}
    if variant.word:
        words["word"] = Text(noun_form(variant.word, "sv", "singular"), noun_form(variant.word, "en", "singular"))
    return remark(variant.kind, *_place(requirement), **words)


# --- a sentence and what can be made of it -------------------------------------------------------


def _is_broken(row: Tried) -> bool:
    return row.not_met > 0


def _is_met(row: Tried) -> bool:
    return row.met > 0


def _is_tried(row: Tried) -> bool:
    return row.met + row.not_met > 0


def _variants(requirement: Requirement) -> Iterator[_Variant]:
    for sentence in requirement.sentences:
        yield _Variant("sentence-never-fires", sentence, sentence, "", _is_broken, failing=True)
        yield from _subjects(sentence)
        yield from _branches(sentence)


def _subjects(sentence: Sentence) -> Iterator[_Variant]:
    nouns = sentence.subject.nouns
    for noun in nouns if len(nouns) > 1 else ():
        narrow = replace(sentence, subject=replace(sentence.subject, nouns=(noun,)))
        yield _Variant("subject-never-tried", narrow, sentence, noun, _is_tried)


def _branches(sentence: Sentence) -> Iterator[_Variant]:
    """Each of the things joined by "eller", in what is required and in what the subject has."""
    predicate = sentence.predicate
    if isinstance(predicate, Has) and predicate.joiner == "or":
        wants_it = (sentence.quantifier != "no") != predicate.negated
        for thing in predicate.things:
            narrow = replace(sentence, predicate=replace(predicate, things=(thing,)))
            yield _Variant("branch-never-used", narrow, sentence, thing.noun, _is_met if wants_it else _is_broken)
    for at, condition in enumerate(sentence.subject.conditions):
        if isinstance(condition, Has) and condition.joiner == "or":
            asked = sentence.predicate is None and at == len(sentence.subject.conditions) - 1
            for thing in condition.things:
                conditions = list(sentence.subject.conditions)
                conditions[at] = replace(condition, things=(thing,))
                narrow = replace(sentence, subject=replace(sentence.subject, conditions=tuple(conditions)))
                yield _Variant("branch-never-used", narrow, sentence, thing.noun, _is_broken if asked else _is_tried)

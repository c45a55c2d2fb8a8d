"""What a reporter may say of rules: made of the rule book when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from malkoll.engine import RuleBook
from malkoll.engine.rulebook import SEVERITY
from malkoll.finding import Text
from malkoll.hooks import AboutRule
from malkoll.language.tree import Lang, Requirement

__all__ = ["AboutRules"]


class AboutRules(Mapping[str, AboutRule]):
    """The rules of a book by code, each made ready when it is looked up: most reports ask for few."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._requirements = {one.code: one for one in book.requirements}
        self._made: dict[str, AboutRule] = {}

    def __getitem__(self, code: str) -> AboutRule:
        """The rule ``code``."""
        made = self._made.get(code)
        if made is None:
            made = self._made[code] = _about(self._requirements[code], self._book)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._requirements)

    def __len__(self) -> int:
        return len(self._requirements)


def _about(requirement: Requirement, book: RuleBook) -> AboutRule:
    given = {SEVERITY[sentence.modality] for sentence in requirement.sentences}
    examples = requirement.examples
    file = book.files.get(requirement.path)
    return AboutRule(
        code=requirement.code,
        name=requirement.name,
        severity=next((severity for severity in SEVERITY.values() if severity in given), "error"),
        confidence=requirement.confidence,
        applies_to=requirement.applies_to,
        sentences=Text(sv=_aloud(requirement, "sv", book), en=_aloud(requirement, "en", book)),
        hint=_plain(requirement.hint),
        because=requirement.because,
        source=requirement.source,
        failing=next((one.text for one in examples if one.count), None),
        passing=next((one.text for one in examples if not one.count), None),
        link=Path(file).absolute().as_uri() if file is not None else None,
        about_exceptions=requirement.about_exceptions,
        subjects=frozenset(noun for sentence in requirement.sentences for noun in sentence.subject.nouns),
    )


def _aloud(requirement: Requirement, language: Lang, book: RuleBook) -> str:
    from malkoll.language import read_aloud

    return " ".join(read_aloud(sentence, language, book.word_lists) for sentence in requirement.sentences)


def _plain(hint: Text) -> Text:
    """A hint without its places for values, which a rule on its own has none for."""
    return Text(*(None if text is None or "{" in text else text for text in (hint.sv, hint.en)))

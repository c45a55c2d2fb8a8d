"""What can be said of rules without trying them: their texts, codes and word lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from malkoll.app.found_words import lists_mentioned
from malkoll.app.remark_table import REMARKS
from malkoll.engine import RuleBook
from malkoll.finding import Text
from malkoll.language import read_aloud
from malkoll.language.mistakes import told
from malkoll.language.tree import (
    Capture,
    ColumnIs,
    Pattern,
    Requirement,
    TableRow,
    Template,
    WordList,
)
from malkoll.language.vocabulary import KEYWORDS, NOUNS, PLACEHOLDERS
from malkoll.language.wordforms import noun_form
from malkoll.regexes import compiled
from malkoll.reporters.trial_view import Coverage, Remark

__all__ = ["bilingual", "of_codes", "of_texts", "of_word_lists", "places", "remark"]

_LONGEST = 25
"""Words of a sentence that still reads easily."""

_CLAUSES = ("MESSAGE", "HINT", "BECAUSE", "SOURCE")
_LANGUAGES = {"sv": Text("svenska", "Swedish"), "en": Text("engelska", "English")}
_MALKOLLS_OWN = "MK"
_SHOWN = 8
_OWN_WORDS = frozenset({"goal", "indicator", "evidence", "measure", "area", "responsible", "baseline", "target"})
"""The places that stand for a noun's own words; the others tell what a check worked out."""


def remark(kind: str, path: str, line: int, code: str | None, /, **values: str | Text) -> Remark:
    """The remark ``kind`` with its words filled in; ``line`` counts from 1."""
    message, suggestion = told(REMARKS[kind].says, values)
    return Remark(kind, REMARKS[kind].level, path, line, code, message, suggestion)


# --- texts ---------------------------------------------------------------------------------------


def _texts(requirement: Requirement) -> tuple[Text, ...]:
    return requirement.message, requirement.hint, requirement.because, requirement.source


def bilingual(requirements: Iterable[Requirement]) -> bool:
    """Whether any text of these rules is written in both languages."""
    return any(text.sv and text.en for one in requirements for text in _texts(one))


def of_texts(requirement: Requirement, *, both: bool) -> Iterator[Remark]:
    """Texts in one language only, where the pack is in ``both``; long sentences; places never filled."""
    place = (requirement.path, requirement.span.line, requirement.code)
    for clause, text in zip(_CLAUSES, _texts(requirement), strict=True):
        sv, en = KEYWORDS[clause][0][0], KEYWORDS[clause][1][0]
        if both and bool(text.sv) != bool(text.en):
            has, missing = ("sv", en) if text.sv else ("en", sv)
            yield remark(
                "language-missing", *place, word=sv if text.sv else en, language=_LANGUAGES[has], missing=missing
            )
        if clause != "SOURCE":
            for name, said in ((sv, text.sv), (en, text.en)):
                yield from _long(said or "", name, place)
    for sentence in requirement.sentences:
        said = read_aloud(sentence, requirement.language)
        yield from _long(said, {"sv": "krav", "en": "rule"}[requirement.language], place)
    yield from _never_filled(requirement)
    yield from _other_brackets(requirement)


def _long(text: str, name: str, place: tuple[str, int, str]) -> Iterator[Remark]:
    from malkoll.swedish.sentences import sentences

    for sentence in sentences(text):
        count = sum(any(char.isalnum() for char in word) for word in sentence.split())
        if count > _LONGEST:
            yield remark("long-sentence", *place, word=name, count=str(count), limit=str(_LONGEST))


_PLACE = compiled(r"\{([^{}\s]{1,40})\}")


def places(requirement: Requirement) -> tuple[str, ...]:
    """What stands in braces in the message and hint, as written, each once."""
    found = [
        match[1]
        for text in (requirement.message, requirement.hint)
        for said in (text.sv, text.en)
        for match in _PLACE.finditer(said or "")
    ]
    return tuple(dict.fromkeys(found))


_BRACKETED = compiled(r"[\[<]([^\W\d]+)[\]>]")


def _other_brackets(requirement: Requirement) -> Iterator[Remark]:
    """Places written in brackets of another kind, which are shown as they stand."""
    names = {form for forms in PLACEHOLDERS.values() for form in forms}
    for text in (requirement.message, requirement.hint):
        for match in _BRACKETED.finditer(f"{text.sv or ''} {text.en or ''}"):
            if match[1].casefold() in names:
                yield remark(
                    "place-in-other-brackets",
                    requirement.path,
                    requirement.span.line,
                    requirement.code,
                    word=match[0],
                    right="{" + match[1].casefold() + "}",
                )


def _never_filled(requirement: Requirement) -> Iterator[Remark]:
    """Places for a noun that no subject of the rule is, has, hangs on or belongs to."""
    if requirement.check is not None:
        return
    nouns = {form: noun for noun, forms in PLACEHOLDERS.items() if noun in _OWN_WORDS for form in forms}
    subjects = {noun for sentence in requirement.sentences for noun in sentence.subject.nouns}
    near = set(subjects) | {"goal", "area"}
    near |= {owner for owner, noun in NOUNS.items() if noun.has & subjects}
    reached = near | {noun for owner in near for noun in NOUNS[owner].has}
    said = Text(*(", ".join(noun_form(one, lang, "singular") for one in sorted(subjects)) for lang in ("sv", "en")))
    for name in places(requirement):
        meant = nouns.get(name.casefold())
        if meant is not None and meant not in reached:
            yield remark(
                "placeholder-impossible",
                requirement.path,
                requirement.span.line,
                requirement.code,
                word="{" + name + "}",
                nouns=said,
            )


# --- codes ---------------------------------------------------------------------------------------


def of_codes(asked: Sequence[Requirement], book: RuleBook, shipped: frozenset[str]) -> Iterator[Remark]:
    """Codes and names that can be taken for those of other rules; ``shipped`` are the files malkoll came with."""
    codes = {one.code.casefold(): one for one in book.requirements}
    for one in asked:
        place = (one.path, one.span.line, one.code)
        if one.code.casefold().startswith(_MALKOLLS_OWN.casefold()) and one.path not in shipped:
            yield remark("code-of-malkoll", *place, word=one.code)
        longer = sorted(code for code in codes if code.startswith(one.code.casefold()) and code != one.code.casefold())
        if longer:
            yield remark("code-begins-another", *place, word=one.code, other=codes[longer[0]].code)
        other = codes.get(one.name.casefold())
        if other is not None and other is not one:
            yield remark("name-is-a-code", *place, word=one.name)


# --- word lists ----------------------------------------------------------------------------------


def of_word_lists(
    lists: Sequence[WordList], book: RuleBook, examples: Sequence[str], shipped: frozenset[str]
) -> tuple[list[Remark], Coverage]:
    """Lists that nothing uses, words that another word finds already, words that no example holds."""
    mentioned = {name for one in book.requirements for name in lists_mentioned(one)}
    captured = {name for one in book.templates for name in _captured(one)}
    found: list[Remark] = []
    words = Coverage()
    for one in lists:
        names = {name for name in (one.names.sv, one.names.en) if name}
        list_name = one.names.in_language("sv")
        place = (one.path, one.span.line, None)
        if not names & (mentioned | captured):
            # malkoll reads some of its own lists by name.
            if one.path not in shipped:
                found.append(remark("unused-word-list", *place, word=list_name))
            continue
        if not names & mentioned:
            continue
        for word, other in _found_already(one):
            found.append(remark("word-already-found", *place, word=word, other=other, list=list_name))
        untried = _untried(one, examples)
        words += Coverage(len(one.words) - len(untried), len(one.words))
        if untried:
            listed = ", ".join(untried[:_SHOWN]) + (" …" if len(untried) > _SHOWN else "")
            counts = {"count": str(len(untried)), "total": str(len(one.words))}
            found.append(remark("words-never-tried", *place, **counts, list=list_name, words=listed))
    return found, words


def _captured(template: Template) -> Iterator[str]:
    for pattern in _patterns(template):
        yield from (part.name for part in pattern.parts if isinstance(part, Capture) and part.word_list)


def _patterns(template: Template) -> Iterator[Pattern]:
    for alternative in template.recognised_by:
        yield from alternative
    for statement in template.statements:
        if isinstance(statement, ColumnIs):
            yield from statement.heads
            continue
        for recogniser in statement.recognisers:
            if isinstance(recogniser, TableRow):
                yield from recogniser.heads
            else:
                yield recogniser.pattern


def _found_already(one: WordList) -> Iterator[tuple[str, str]]:
    """Words of a list that another of its words finds, in all their forms, as the end of a compound."""
    from malkoll.swedish.lists import matcher_for

    plain = [word for word in one.words if " " not in word and not word.endswith("-")]
    for word in plain:
        shorter = (other for other in plain if other != word and word.endswith(other))
        found = next((other for other in shorter if matcher_for((other,)).matches(word)), None)
        if found is not None:
            yield word, found


def _untried(one: WordList, examples: Sequence[str]) -> list[str]:
    from malkoll.swedish.lists import matcher_for

    text = "\n".join(examples)
    return [word for word in one.words if not matcher_for((word,)).matches(text)]

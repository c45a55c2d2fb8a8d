"""Says a tree as a sentence, in Swedish or English. What it says parses to the same tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from malkoll.language.patterns import pattern_text
from malkoll.language.tree import (
    ColumnIs,
    Compare,
    Condition,
    ElementIs,
    Exists,
    Field,
    Has,
    HeadingIs,
    HeadingUnder,
    Is,
    ItemUnder,
    Lang,
    Mentions,
    Pattern,
    Recogniser,
    Section,
    Sentence,
    SentenceIs,
    Subject,
    TableRow,
    Template,
    Thing,
    WordList,
)
from malkoll.language.vocabulary import KEYWORDS, NOUNS, NUMBER_WORDS, PROPERTIES
from malkoll.language.wordforms import a_or_an, clause_forms, negated_clause_forms, noun_form, said_of

__all__ = ["in_language", "recogniser", "sentence", "statement", "template"]

_COUNT_WORDS = {"min": "AT_LEAST", "max": "AT_MOST", "more": "MORE_THAN", "fewer": "FEWER_THAN", "exactly": "EXACTLY"}


def _word(keyword: str, lang: Lang) -> str:
    """The first form of a keyword."""
    return KEYWORDS[keyword][0 if lang == "sv" else 1][0]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(words: Sequence[str], joiner: str) -> str:
    """A list as it is said: "a, b och c"."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" {joiner} " + words[-1]


def in_language(item: Sentence, lang: Lang, word_lists: Iterable[WordList]) -> Sentence:
    """``item`` with its word lists called as they are in ``lang``."""
    names: dict[str, str] = {}
    for one in word_lists:
        own = one.names.sv if lang == "sv" else one.names.en
        if own is not None:
            names.update((name, own) for name in (one.names.sv, one.names.en) if name)
    return cast(Sentence, _renamed(item, names)) if names else item


def _renamed(item: Any, names: Mapping[str, str]) -> Any:
    """A part of a tree with its word lists called by ``names``."""
    if isinstance(item, Mentions):
        return replace(item, words=names.get(item.words, item.words))
    if isinstance(item, tuple):
        return tuple(_renamed(one, names) for one in item)
    if is_dataclass(item) and not isinstance(item, type):
        return replace(item, **{one.name: _renamed(getattr(item, one.name), names) for one in fields(item)})
    return item


def sentence(item: Sentence, lang: Lang) -> str:
    """The requirement sentence ``item`` in ``lang``."""
    subject = item.subject
    if item.predicate is None:
        return _capital(f"{_word('ASK', lang)} {_subject(subject, lang, asked=True)}.")
    if item.quantifier == "the":
        opening = noun_form(subject.nouns[0], lang, "definite")
    elif item.quantifier == "no":
        number = 1 if NOUNS[subject.nouns[0]].gender == "ett" else 0
        opening = ("ingen", "inget")[number] if lang == "sv" else "no"
        opening += " " + _subject(subject, lang)
    else:
        opening = f"{_word('EVERY', lang)} {_subject(subject, lang)}"
    strict = "MAY" if item.quantifier == "no" else "MUST"
    modal = "SHOULD" if item.modality == "should" else strict
    return _capital(f"{opening} {_word(modal, lang)} {_predicate(item, item.predicate, lang)}.")


# --- the subject ----------------------------------------------------------------------------------


def _subject(subject: Subject, lang: Lang, *, asked: bool = False) -> str:
    nouns = subject.nouns
    waiting = list(subject.conditions)
    words: list[str] = []
    while waiting and (adjective := _adjective(waiting[0], nouns, lang)):
        words.append(adjective)
        waiting.pop(0)
    words.append(_listed([_one(noun, lang) for noun in nouns], _word("OR", lang)))
    while waiting and _short_kind(waiting[0], nouns) in ("AFTER", "IN"):
        words.append(_short(waiting.pop(0), nouns, lang))
    alone = ("WITH",) if asked else ("WITH", "WITHOUT")
    if len(waiting) == 1 and _short_kind(waiting[0], nouns) in alone:
        words.append(_short(waiting.pop(0), nouns, lang))
    if waiting:
        words.append(_clauses(waiting, nouns, lang))
    return " ".join(words)


def _one(noun: str, lang: Lang) -> str:
    """One of them: "mål"; in English "piece of evidence" where the noun itself is a mass."""
    return NOUNS[noun].en[2] if lang == "en" and NOUNS[noun].mass else noun_form(noun, lang, "singular")


def _adjective(item: Condition, nouns: tuple[str, ...], lang: Lang) -> str | None:
    if not isinstance(item, Is) or item.negated:
        return None
    forms = PROPERTIES[item.property].sv_adjective if lang == "sv" else PROPERTIES[item.property].en_adjective
    return _by_gender(forms, nouns, lang) if forms else None


def _by_gender(forms: tuple[str, ...], nouns: tuple[str, ...], lang: Lang) -> str:
    """The form that goes with the first noun, where Swedish has one for each gender."""
    if lang == "sv" and len(forms) == 2 and NOUNS[nouns[0]].gender == "ett":
        return forms[1]
    return forms[0]


def _short_kind(item: Condition, nouns: tuple[str, ...]) -> str:
    """How the condition can be said right after the noun: the keyword, "AFTER", "IN" or nothing."""
    if isinstance(item, Is):
        sayable = PROPERTIES[item.property].sv_after and set(nouns) <= said_of(item.property, "AFTER")
        return "AFTER" if sayable and not item.negated else ""
    if isinstance(item, Exists):
        return "" if item.negated else "IN"
    if isinstance(item, Has) and len(item.things) == 1:
        thing = item.things[0]
        if thing.parts or thing.conditions:
            return ""
        if item.negated:
            return "" if thing.count else "WITHOUT"
        return "WITH"
    return ""


def _short(item: Condition, nouns: tuple[str, ...], lang: Lang) -> str:
    if isinstance(item, Is):
        concept = PROPERTIES[item.property]
        return (concept.sv_after if lang == "sv" else concept.en_after)[0]
    if isinstance(item, Exists):
        return _place(item, lang)
    assert isinstance(item, Has)
    if item.negated:
        noun = _noun(item.things[0].noun, nouns, lang, "singular")
        return f"{_word('WITHOUT', lang)} " + (noun if lang == "sv" else _with_article(item.things[0].noun, noun, lang))
    return f"{_word('WITH', lang)} {_thing(item.things[0], nouns, lang)}"


def _place(item: Exists, lang: Lang) -> str:
    return _word("IN_PLAN" if item.where == "plan" else "IN_REPORT", lang)


# --- clauses and predicates -----------------------------------------------------------------------


def _clauses(items: Sequence[Condition], nouns: tuple[str, ...], lang: Lang) -> str:
    """Clauses in a row: "som räknar personer och som saknar utfall"."""
    said = [_clause(item, nouns, lang) for item in items]
    return f"{_word('THAT', lang)} " + f" {_word('AND_THAT', lang)} ".join(said)


def _clause(item: Condition, nouns: tuple[str, ...], lang: Lang) -> str:
    match item:
        case Is():
            concept = PROPERTIES[item.property]
            forms = negated_clause_forms(concept, lang) if item.negated else clause_forms(concept, lang)
            return _by_gender(forms, nouns, lang)
        case Mentions():
            return f"{_word('NOT_MENTIONS' if item.negated else 'MENTIONS', lang)} {item.words}"
        case Compare():
            word = ("NOT_" if item.negated else "") + item.op.upper()
            return f"{_word(word, lang)} {noun_form(item.attribute, lang, 'definite')}"
        case Exists():
            return f"{_word('IS_NOT_FOUND' if item.negated else 'IS_FOUND', lang)} {_place(item, lang)}"
        case Has():
            if item.negated and _is_plain(item):
                return f"{_word('LACKS', lang)} {_lacking(item, nouns, lang)}"
            return f"{_word('NOT_HAS' if item.negated else 'HAS', lang)} {_having(item, nouns, lang)}"


def _is_plain(item: Has) -> bool:
    """Whether one thing is had or lacked, and nothing more is said of it."""
    thing = item.things[0]
    return len(item.things) == 1 and not (thing.parts or thing.count or thing.conditions)


def _lacking(item: Has, owners: tuple[str, ...], lang: Lang) -> str:
    """What is lacked: Swedish says "saknar ansvarig" without an article."""
    said = _having(item, owners, lang)
    return said.removeprefix(NOUNS[item.things[0].noun].gender + " ") if lang == "sv" else said


def _predicate(whole: Sentence, item: Condition, lang: Lang) -> str:
    nouns = whole.subject.nouns
    match item:
        case Is():
            concept = PROPERTIES[item.property]
            said = _by_gender(concept.sv_verb if lang == "sv" else concept.en_verb, nouns, lang)
            return ("inte " if lang == "sv" else "not ") * item.negated + said
        case Mentions():
            return f"{_word('NOT_MENTION' if item.negated else 'MENTION', lang)} {item.words}"
        case Exists():
            return f"{_word('NOT_FOUND' if item.negated else 'FOUND', lang)} {_place(item, lang)}"
        case Has(negated=True) if whole.quantifier == "no" and _is_plain(item):
            return f"{_word('LACK', lang)} {_lacking(item, nouns, lang)}"
        case Has():
            return f"{_word('NOT_HAVE' if item.negated else 'HAVE', lang)} {_having(item, nouns, lang)}"
        case Compare():
            raise ValueError("a comparison is said of what an element has, not of the element")


def _having(item: Has, owners: tuple[str, ...], lang: Lang) -> str:
    """What is had: "en kommentar med orsak och åtgärd", "en metod eller en uppföljning som nämner kön"."""
    said = _listed([_thing(thing, owners, lang) for thing in item.things], _word(item.joiner.upper(), lang))
    first = item.things[0]
    if first.parts:
        parts = [_noun(part, (first.noun,), lang, "singular") for part in first.parts]
        said += f" {_word('WITH', lang)} " + f" {_word('AND', lang)} ".join(parts)
    if first.conditions:
        said += " " + _clauses(first.conditions, tuple(thing.noun for thing in item.things), lang)
    return said


def _thing(thing: Thing, owners: tuple[str, ...], lang: Lang) -> str:
    """A noun with article or number."""
    if thing.count is None:
        return _with_article(thing.noun, _noun(thing.noun, owners, lang, "singular"), lang)
    number = thing.count.number
    words = NUMBER_WORDS[1][0 if lang == "sv" else 1]
    said = str(number) if number != 1 else words[-1 if NOUNS[thing.noun].gender == "ett" else 0]
    noun = _noun(thing.noun, owners, lang, "singular" if number == 1 else "plural")
    if number == 1 and lang == "en" and NOUNS[thing.noun].mass:
        noun = _one(thing.noun, lang)
    return f"{_word(_COUNT_WORDS[thing.count.op], lang)} {said} {noun}"


def _with_article(noun: str, said: str, lang: Lang) -> str:
    if lang == "sv":
        return f"{NOUNS[noun].gender} {said}"
    return said if NOUNS[noun].mass else f"{a_or_an(said)} {said}"


def _noun(noun: str, owners: tuple[str, ...], lang: Lang, form: str) -> str:
    """The noun; "åtgärd" alone for the corrective action where the owners have no other."""
    plural = form == "plural"
    if noun == "action" and all("measure" not in NOUNS[owner].has for owner in owners):
        if lang == "sv":
            return NOUNS["measure"].sv[2 if plural else 0]
        return NOUNS["action"].en[3 if plural else 2]
    return noun_form(noun, lang, "plural" if plural else "singular")


# --- templates ------------------------------------------------------------------------------------


def _quoted(text: str) -> str:
    return f'"{text}"' if '"' not in text else f"”{text}”"


def _string(pattern: Pattern, lang: Lang) -> str:
    return _quoted(pattern_text(pattern, lang))


def recogniser(item: Recogniser, lang: Lang) -> str:
    """One way to recognise an element: "rubriken "Mål {nummer}"", without its full stop."""
    match item:
        case HeadingIs():
            return f"{_word('HEADING', lang)} {_string(item.pattern, lang)}"
        case HeadingUnder():
            word = "HEADING_DIRECTLY_UNDER" if item.direct else "HEADING_UNDER"
            return f"{_word(word, lang)} {_string(item.pattern, lang)}"
        case Section():
            return f"{_word('SECTION', lang)} {_string(item.pattern, lang)}"
        case Field():
            return f"{_word('FIELD', lang)} {_string(item.pattern, lang)}"
        case ItemUnder():
            return f"{_word('ITEM', lang)} {_string(item.pattern, lang)}"
        case SentenceIs():
            return f"{_word('SENTENCE_WITH', lang)} {_string(item.pattern, lang)}"
        case TableRow():
            heads = _quoted(" | ".join(pattern_text(head, lang) for head in item.heads))
            fields = ", ".join("-" if name is None else noun_form(name, lang, "singular") for name in item.fields)
            return f"{_word('ROW', lang)} {heads} {_word('WITH', lang)} {fields}"


def statement(item: ElementIs | ColumnIs, lang: Lang) -> str:
    """A statement of a template in ``lang``."""
    joiner = f" {_word('OR', lang)} "
    if isinstance(item, ColumnIs):
        heads = joiner.join(f"{_word('COLUMN', lang)} {_string(head, lang)}" for head in item.heads)
        return _capital(f"{heads} {_word('IS', lang)} {noun_form(item.noun, lang, 'singular')}.")
    noun = _with_article(item.noun, noun_form(item.noun, lang, "singular"), lang)
    ways = joiner.join(recogniser(way, lang) for way in item.recognisers)
    return _capital(f"{noun} {_word('IS', lang)} {ways}.")


def template(item: Template, lang: Lang) -> tuple[str, ...]:
    """All that a template says, a sentence each."""
    said: list[str] = []
    for alternative in item.recognised_by:
        texts = f" {_word('AND', lang)} ".join(_string(pattern, lang) for pattern in alternative)
        said.append(_capital(f"{_word('RECOGNISED_BY', lang)} {texts}."))
    if item.document_kind is not None:
        noun = "plan" if item.document_kind == "plan" else "follow_up"
        kind = _with_article(noun, noun_form(noun, lang, "singular"), lang)
        said.append(_capital(f"{_word('DOCUMENT_IS', lang)} {kind}."))
    said.extend(statement(one, lang) for one in item.statements)
    return tuple(said)

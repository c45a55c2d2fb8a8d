"""From a form as written to what it means: the vocabulary, turned round.

Keys are lower-case with single spaces; ``fold`` makes any written form into such a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from malkoll.finding import Text
from malkoll.language.tree import Lang
from malkoll.language.vocabulary import KEYWORDS, NOUNS, NUMBER_WORDS, PROPERTIES, Property
from malkoll.records import record

__all__ = [
    "KEYWORD_LANGUAGES",
    "NOUN_FORMS",
    "NUMBERS",
    "PHRASES",
    "NounForm",
    "PhraseForm",
    "a_or_an",
    "clause_forms",
    "fold",
    "negated_clause_forms",
    "noun_form",
    "noun_list",
    "said_of",
]


_LANGS: tuple[Lang, Lang] = ("sv", "en")


def fold(written: str) -> str:
    """A written form as the tables have it: lower case, one space between words."""
    return " ".join(written.lower().split())


@record
class NounForm:
    """One reading of a noun as written: in which language and which form."""

    noun: str
    lang: Lang
    plural: bool
    definite: bool


@record
class PhraseForm:
    """One reading of a property phrase. ``gender`` is set where Swedish has a form for each."""

    property: str
    lang: Lang
    negated: bool
    gender: str | None


def clause_forms(item: Property, lang: Lang) -> tuple[str, ...]:
    """The phrases that say the property after "som"/"that"."""
    if lang == "sv":
        return (
            item.sv_clause
            or tuple("är " + form[5:] for form in item.sv_verb if form.startswith("vara "))
            or (tuple("är " + form for form in item.sv_adjective) if not item.sv_verb else ())
        )
    return (
        item.en_clause
        or tuple("is " + form[3:] for form in item.en_verb if form.startswith("be "))
        or (tuple("is " + form for form in item.en_adjective) if not item.en_verb else ())
    )


def negated_clause_forms(item: Property, lang: Lang) -> tuple[str, ...]:
    """The phrases that deny the property after "som"/"that"."""
    if lang == "sv":
        return tuple("inte " + form for form in clause_forms(item, lang))
    return item.en_negated or tuple("is not " + form[3:] for form in clause_forms(item, lang))


def said_of(name: str, terminal: str) -> frozenset[str]:
    """The nouns that the property may be said of by a phrase of ``terminal``."""
    item = PROPERTIES[name]
    return item.after_of or item.of if terminal == "AFTER" else item.of


def _nouns() -> dict[str, tuple[NounForm, ...]]:
    table: dict[str, list[NounForm]] = {}
    for noun in NOUNS.values():
        for at, form in enumerate(noun.sv):
            table.setdefault(form, []).append(NounForm(noun.id, "sv", at in (2, 3), at in (1, 3)))
        for at, form in enumerate(noun.en):
            plural = at == 1 or (at > 1 and form.endswith("s"))
            table.setdefault(form, []).append(NounForm(noun.id, "en", plural, False))
    return {form: tuple(readings) for form, readings in table.items()}


NOUN_FORMS: dict[str, tuple[NounForm, ...]] = _nouns()
"""Every form of every noun and its readings ("mål" is both singular and plural)."""


def _phrases() -> dict[str, dict[str, tuple[PhraseForm, ...]]]:
    table: dict[str, dict[str, list[PhraseForm]]] = {
        name: {}
        for name in (
            "ADJECTIVE",
            "AFTER",
            "PROPERTY_CLAUSE",
            "NOT_PROPERTY_CLAUSE",
            "PROPERTY_VERB",
            "NOT_PROPERTY_VERB",
        )
    }

    def add(terminal: str, item: Property, lang: Lang, forms: tuple[str, ...], negated: bool = False) -> None:
        by_gender = lang == "sv" and len(forms) == 2
        for at, form in enumerate(forms):
            gender = ("en", "ett")[at] if by_gender else None
            table[terminal].setdefault(form, []).append(PhraseForm(item.id, lang, negated, gender))

    for item in PROPERTIES.values():
        add("ADJECTIVE", item, "sv", item.sv_adjective)
        add("ADJECTIVE", item, "en", item.en_adjective)
        add("AFTER", item, "sv", item.sv_after)
        add("AFTER", item, "en", item.en_after)
        add("PROPERTY_VERB", item, "sv", item.sv_verb)
        add("PROPERTY_VERB", item, "en", item.en_verb)
        add("NOT_PROPERTY_VERB", item, "sv", tuple("inte " + form for form in item.sv_verb), negated=True)
        add("NOT_PROPERTY_VERB", item, "en", tuple("not " + form for form in item.en_verb), negated=True)
        for lang in _LANGS:
            add("PROPERTY_CLAUSE", item, lang, clause_forms(item, lang))
            add("NOT_PROPERTY_CLAUSE", item, lang, negated_clause_forms(item, lang), negated=True)
    return {name: {form: tuple(found) for form, found in forms.items()} for name, forms in table.items()}


PHRASES: dict[str, dict[str, tuple[PhraseForm, ...]]] = _phrases()
"""Property phrases by terminal and form. One form may stand for several properties, told apart by noun."""

NUMBERS: dict[str, tuple[int, Lang]] = {
    form: (number, lang)
    for number, (sv, en) in NUMBER_WORDS.items()
    for lang, forms in zip(_LANGS, (sv, en), strict=True)
    for form in forms
}
"""Number words and their languages."""

KEYWORD_LANGUAGES: dict[str, dict[str, Lang]] = {
    name: {**dict.fromkeys(sv, "sv"), **dict.fromkeys(en, "en")} for name, (sv, en) in KEYWORDS.items()
}
"""The language of each keyword form, by terminal."""


def noun_form(noun: str, lang: Lang, form: Literal["singular", "plural", "definite"]) -> str:
    """How the noun is said: "mål", "mål", "målet"; in English "goal", "goals", "the goal"."""
    item = NOUNS[noun]
    if lang == "sv":
        return item.sv[{"singular": 0, "definite": 1, "plural": 2}[form]]
    if form == "definite":
        return "the " + item.en[0]
    return item.en[1 if form == "plural" else 0]


def noun_list(nouns: Iterable[str]) -> Text:
    """The nouns in both languages, comma between, in the vocabulary's order."""
    wanted = set(nouns)
    chosen = [noun for noun in NOUNS if noun in wanted]
    return Text(", ".join(NOUNS[noun].sv[0] for noun in chosen), ", ".join(NOUNS[noun].en[0] for noun in chosen))


def a_or_an(word: str) -> str:
    """The English article before ``word``."""
    return "an" if word[:1] in "aeiou" else "a"

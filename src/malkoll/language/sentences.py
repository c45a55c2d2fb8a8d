"""From what the parser saw to a requirement sentence, checked: language, forms and who may have what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from malkoll.finding import Text
from malkoll.language.mistakes import Mistakes
from malkoll.language.tree import (
    Compare,
    Condition,
    Count,
    DocumentKind,
    Exists,
    Has,
    Is,
    Lang,
    Mentions,
    Modality,
    Sentence,
    Subject,
    Thing,
)
from malkoll.language.vocabulary import FOLLOWED_FROM_PLAN_TO_REPORT, NOUNS
from malkoll.language.wordforms import (
    KEYWORD_LANGUAGES,
    NOUN_FORMS,
    NUMBERS,
    PHRASES,
    a_or_an,
    fold,
    noun_form,
    noun_list,
    said_of,
)
from malkoll.records import record

if TYPE_CHECKING:
    from lark import Token

__all__ = ["Node", "Piece", "SentenceReader", "Use", "languages_of", "tokens_of"]

Node = Any
"""A tree of lark's. Which of its children are trees and which are tokens, the grammar says."""

Form = Literal["singular", "plural", "definite"]

_COUNT_OPS: dict[str, Literal["min", "max", "more", "fewer", "exactly"]] = {
    "AT_LEAST": "min",
    "AT_MOST": "max",
    "MORE_THAN": "more",
    "FEWER_THAN": "fewer",
    "EXACTLY": "exactly",
}
_COMPARE_OPS: dict[str, Literal["lower", "higher", "equal"]] = {
    "LOWER": "lower",
    "HIGHER": "higher",
    "EQUAL": "equal",
}
_NEGATIVE = frozenset(
    {
        "NOT_HAVE",
        "LACK",
        "NOT_HAS",
        "LACKS",
        "NOT_MENTION",
        "NOT_MENTIONS",
        "NOT_LOWER",
        "NOT_HIGHER",
        "NOT_EQUAL",
        "NOT_FOUND",
        "IS_NOT_FOUND",
        "NOT_PROPERTY_CLAUSE",
        "NOT_PROPERTY_VERB",
    }
)


@record
class Use:
    """A name used in one place and defined, perhaps, in another file."""

    kind: Literal["word_list", "template", "statute"]
    name: str
    start: int
    end: int


@record
class Piece:
    """What the parser made of a stretch of the source that begins at offset ``base``."""

    node: Node
    base: int


def tokens_of(node: Node) -> Iterator[Token]:
    """All tokens of a tree, in the order they stand."""
    for child in node.children:
        if hasattr(child, "children"):
            yield from tokens_of(child)
        else:
            yield child


def languages_of(token: Token) -> frozenset[Lang] | None:
    """The languages a word belongs to; ``None`` for what belongs to none (marks, names, texts)."""
    form = fold(token)
    kind = token.type
    if kind in KEYWORD_LANGUAGES:
        found = KEYWORD_LANGUAGES[kind].get(form)
        return frozenset({found}) if found else None
    if kind == "NOUN":
        return frozenset(reading.lang for reading in NOUN_FORMS[form])
    if kind in PHRASES:
        return frozenset(reading.lang for reading in PHRASES[kind][form])
    if kind == "NUMBER_WORD":
        return frozenset({NUMBERS[form][1]})
    return None


class SentenceReader:
    """Reads the requirement sentences of one file. Mistakes and names used are noted as it goes."""

    __slots__ = ("_base", "_lang", "_mistakes", "_sound", "uses")

    def __init__(self, mistakes: Mistakes) -> None:
        self._mistakes = mistakes
        self._base = 0
        self._lang: Lang = "sv"
        self._sound = True
        self.uses: list[Use] = []

    def read(self, piece: Piece) -> tuple[Sentence, Lang] | None:
        """The sentence and its language, or ``None`` where it has mistakes."""
        self._base = piece.base
        self._sound = True
        lang = self.language(piece)
        if lang is None:
            return None
        self._lang = lang
        sentence = self._sentence(piece.node)
        return (sentence, lang) if self._sound else None

    def language(self, piece: Piece) -> Lang | None:
        """The one language of all words of ``piece``; ``None``, and a mistake, where they are mixed."""
        self._base = piece.base
        possible: frozenset[Lang] = frozenset({"sv", "en"})
        for token in tokens_of(piece.node):
            langs = languages_of(token)
            if langs is None:
                continue
            if not possible & langs:
                names = {"sv": Text("svenska", "Swedish"), "en": Text("engelska", "English")}
                begun, met = next(iter(possible)), next(iter(langs))
                self._add("mixed-languages", token, word=str(token), begun=names[begun], met=names[met])
                return None
            possible &= langs
        return "sv" if "sv" in possible else "en"

    # --- helpers ---------------------------------------------------------------------------------

    def _add(self, code: str, token: Token, last: Token | None = None, **values: str | Text) -> None:
        start = self._base + (token.start_pos or 0)
        end = self._base + ((last or token).end_pos or 0)
        self._sound = False
        self._mistakes.add(code, start, end, **values)

    def noun(self, token: Token, lang: Lang | None = None) -> str:
        """The canonical id of the noun written as ``token``."""
        wanted = lang or self._lang
        readings = NOUN_FORMS[fold(token)]
        return next((item.noun for item in readings if item.lang == wanted), readings[0].noun)

    def _form(self, token: Token, wanted: Form, *alternatives: Form) -> str:
        """The noun's id, with a mistake noted where it stands in none of the wanted forms."""
        noun = self.noun(token)
        for reading in NOUN_FORMS[fold(token)]:
            if reading.lang != self._lang:
                continue
            for form in (wanted, *alternatives):
                if form == "plural" and reading.plural and not reading.definite:
                    return noun
                if form == "singular" and not reading.plural and not reading.definite:
                    return noun
                if form == "definite" and not reading.plural and (reading.definite or self._lang == "en"):
                    return noun
        right = noun_form(noun, self._lang, wanted)
        self._add("wrong-form", token, word=str(token), right=right)
        return noun

    def _article(self, article: Token, noun: Token, noun_id: str) -> None:
        """Note a mistake where the article does not go with the noun."""
        written = fold(article)
        right = NOUNS[noun_id].gender if self._lang == "sv" else a_or_an(fold(noun))
        if written != right:
            self._add("wrong-article", article, noun, word=f"{article} {noun}", right=f"{right} {noun}")

    def _agrees(self, token: Token, gender: str | None, nouns: Iterable[str], right: str) -> None:
        """Note a mistake where a Swedish form in one gender stands by nouns of the other."""
        if gender and self._lang == "sv" and all(NOUNS[noun].gender != gender for noun in nouns):
            self._add("wrong-agreement", token, word=str(token), right=right)

    # --- the sentence ----------------------------------------------------------------------------

    def _sentence(self, node: Node) -> Sentence:
        kind = str(node.data)
        if kind == "the":
            return self._the(node)
        subject_node = next(child for child in node.children if hasattr(child, "children"))
        subject = self._subject(subject_node)
        if kind == "none":
            first = node.children[0]
            gender = {"ingen": "en", "inget": "ett"}.get(fold(first))
            right = "ingen" if gender == "ett" else "inget"
            self._agrees(first, gender, subject.nouns[:1], right)
        if kind == "ask":
            return Sentence("every", subject, "ask", None)
        modal, predicate = node.children[2], node.children[3]
        modality: Modality = "should" if modal.type == "SHOULD" else "must"
        return Sentence(
            "no" if kind == "none" else "every", subject, modality, self._condition(predicate, subject.nouns)
        )

    def _the(self, node: Node) -> Sentence:
        children = list(node.children)
        article = children.pop(0) if children[0].type == "THE" else None
        noun_token, modal, predicate = children[:3]
        noun = self.noun(noun_token)
        if noun == "plan":
            self._form(noun_token, "definite")
        if noun != "plan":
            every, plan = ("Every", "The plan") if self._lang == "en" else ("Varje", "Planen")
            right = noun_form(noun, self._lang, "singular")
            self._add("only-the-plan", noun_token, word=str(noun_token), right=right, every=every, plan=plan)
        elif self._lang == "en" and article is None:
            self._add("wrong-form", noun_token, word=str(noun_token), right="the plan")
        subject = Subject((noun,))
        modality: Modality = "should" if modal.type == "SHOULD" else "must"
        return Sentence("the", subject, modality, self._condition(predicate, subject.nouns))

    def _subject(self, node: Node) -> Subject:
        nouns: list[str] = []
        adjectives: list[Token] = []
        rest: list[Node] = []
        for child in node.children:
            if hasattr(child, "children"):
                rest.append(child)
            elif child.type == "ADJECTIVE":
                adjectives.append(child)
            elif child.type == "NOUN":
                noun = self._form(child, "singular")
                if not NOUNS[noun].element:
                    self._add("not-a-subject", child, word=str(child), nouns=_subjects())
                if noun in nouns:
                    self._add("twice", child, word=str(child))
                nouns.append(noun)
        owners = tuple(nouns)
        conditions: list[Condition] = []
        for adjective in adjectives:
            found = self._property("ADJECTIVE", adjective, owners, agree_with=owners[:1])
            if found:
                conditions.append(found)
        for child in rest:
            if child.data == "clauses":
                conditions.extend(self._clauses(child, owners))
            else:
                conditions.extend(self._qualifier(child, owners))
        return Subject(owners, tuple(conditions))

    def _qualifier(self, node: Node, owners: tuple[str, ...]) -> list[Condition]:
        first = node.children[0]
        if node.data == "after":
            found = self._property("AFTER", first, owners)
            return [found] if found else []
        if node.data == "inside":
            return self._exists(first, first, owners, negated=False)
        if node.data == "without":
            thing = self._thing(node.children[1:], owners)
            return [Has((thing,), negated=True)]
        return [Has((self._thing(node.children[1].children, owners),))]

    def _exists(self, mark: Token, where: Token, owners: tuple[str, ...], *, negated: bool) -> list[Condition]:
        for owner in owners:
            if owner not in FOLLOWED_FROM_PLAN_TO_REPORT:
                allowed = noun_list(FOLLOWED_FROM_PLAN_TO_REPORT)
                self._add("not-followed", mark, where, word=_say(owner), nouns=allowed)
                break
        place: DocumentKind = "plan" if where.type == "IN_PLAN" else "follow-up"
        return [Exists(place, negated)]

    def _clauses(self, node: Node, owners: tuple[str, ...]) -> list[Condition]:
        return [self._condition(child, owners) for child in node.children if hasattr(child, "children")]

    def _condition(self, node: Node, owners: tuple[str, ...], rivals: tuple[str, ...] = ()) -> Condition:
        """A clause or predicate said of ``owners``.

        ``rivals`` are the nouns whose attributes ``owners`` can be compared with: the elements that
        have them.
        """
        first: Token = node.children[0]
        negated = first.type in _NEGATIVE
        kind = str(node.data)
        if kind == "has":
            return self._has(node, owners, negated=negated)
        if kind == "mentions":
            name = node.children[1].children[0]
            for owner in owners:
                if not NOUNS[owner].text:
                    readable = [noun.id for noun in NOUNS.values() if noun.text and noun.element]
                    near = [noun for noun in readable if noun in NOUNS[owner].has] or readable
                    self._add("no-words", first, name, word=_say(owner), nouns=noun_list(near), goal=_say("goal"))
                    break
            start = self._base + (name.start_pos or 0)
            self.uses.append(Use("word_list", str(name), start, start + len(name)))
            return Mentions(str(name), negated)
        if kind == "is_so":
            found = self._property(first.type, first, owners, agree_with=owners)
            return found or Is("", negated)
        if kind == "found":
            exists = self._exists(first, node.children[1], owners, negated=negated)
            return exists[0]
        return self._compare(node, owners, rivals, negated=negated)

    def _compare(self, node: Node, owners: tuple[str, ...], rivals: tuple[str, ...], *, negated: bool) -> Condition:
        first, noun_token = node.children[0], node.children[-1]
        attribute = self._form(noun_token, "definite")
        if self._lang == "en" and len(node.children) == 2:
            self._add("wrong-form", noun_token, word=str(noun_token), right=f"the {noun_token}")
        wrong = next((noun for noun in (*owners, attribute) if not NOUNS[noun].value), None)
        if wrong is not None:
            values = noun_list(noun.id for noun in NOUNS.values() if noun.value)
            self._add("not-a-value", first, noun_token, word=_say(wrong), nouns=values)
        elif attribute in owners:
            self._add("compared-with-itself", first, noun_token, word=_say(attribute))
        else:
            for rival in rivals:
                if attribute not in NOUNS[rival].has:
                    self._cannot_have(noun_token, rival, attribute)
                    break
        return Compare(_COMPARE_OPS[first.type.removeprefix("NOT_")], attribute, negated)

    def _property(
        self, terminal: str, token: Token, owners: tuple[str, ...], agree_with: tuple[str, ...] = ()
    ) -> Is | None:
        readings = [item for item in PHRASES[terminal][fold(token)] if item.lang == self._lang]
        for reading in readings:
            if all(owner in said_of(reading.property, terminal) for owner in owners):
                if agree_with and reading.gender:
                    right = next(
                        form
                        for form, others in PHRASES[terminal].items()
                        for other in others
                        if other.property == reading.property
                        and other.lang == "sv"
                        and other.gender == NOUNS[agree_with[0]].gender
                    )
                    self._agrees(token, reading.gender, agree_with, right)
                return Is(reading.property, reading.negated)
        allowed = sorted({noun for item in readings for noun in said_of(item.property, terminal)})
        wrong = next((owner for owner in owners if owner not in allowed), owners[0])
        self._add("cannot-be", token, word=str(token), noun=_say(wrong), nouns=noun_list(allowed))
        return None

    # --- having ----------------------------------------------------------------------------------

    def _has(self, node: Node, owners: tuple[str, ...], *, negated: bool) -> Has:
        body = node.children[1]
        if body.data == "thing_with_parts":
            return Has((self._with_parts(body, owners),), negated=negated)
        joiners: list[Token] = []
        things: list[Thing] = []
        for child in body.children:
            if not hasattr(child, "children"):
                joiners.append(child)
                continue
            thing = self._thing(child.children, owners)
            if any(other.noun == thing.noun for other in things):
                self._add("twice", child.children[-1], word=str(child.children[-1]))
            things.append(thing)
        joiner = self._joiner(joiners)
        if negated and len(things) > 1:
            self._add("negated-list", node.children[0], joiners[-1], word=str(node.children[0]))
        clauses = [child for child in node.children[2:] if hasattr(child, "children")]
        if clauses:
            if joiner == "and" and len(things) > 1:
                that = next(tokens_of(clauses[0]))
                self._add("clause-after-and", that, that)
            nouns = tuple(thing.noun for thing in things)
            conditions: list[Condition] = []
            for clause in clauses:
                bodies = clause.children if clause.data == "clauses" else [clause]
                conditions.extend(self._condition(item, nouns, owners) for item in bodies if hasattr(item, "children"))
            things = [replace(thing, conditions=tuple(conditions)) for thing in things]
        return Has(tuple(things), joiner, negated)

    def _joiner(self, joiners: list[Token]) -> Literal["and", "or"]:
        kinds = {token.type for token in joiners}
        if {"AND", "OR"} <= kinds:
            words = [token for token in joiners if token.type != "COMMA"]
            self._add("and-or", next(token for token in words if token.type != words[0].type))
        elif joiners and joiners[-1].type == "COMMA":
            self._add("list-without-joiner", joiners[-1])
        return "or" if "OR" in kinds else "and"

    def _with_parts(self, node: Node, owners: tuple[str, ...]) -> Thing:
        thing = self._thing(node.children[0].children, owners)
        parts: list[str] = []
        article: Token | None = None
        for child in node.children[2:]:
            if child.type == "ARTICLE":
                article = child
            elif child.type == "NOUN":
                part = self._owned(child, self._form(child, "singular"), (thing.noun,))
                if article is not None:
                    self._article(article, child, part)
                article = None
                if part in parts:
                    self._add("twice", child, word=str(child))
                parts.append(part)
        return replace(thing, parts=tuple(parts))

    def _thing(self, children: list[Token | Node], owners: tuple[str, ...]) -> Thing:
        noun_token: Token = children[-1]
        count: Count | None = None
        if len(children) == 2 and hasattr(children[0], "children"):
            op, number_token = children[0].children
            number = NUMBERS[fold(number_token)][0] if number_token.type == "NUMBER_WORD" else int(number_token)
            count = Count(_COUNT_OPS[op.type], number)
            noun = self._form(noun_token, "singular" if number == 1 else "plural")
            if number_token.type == "NUMBER_WORD" and number == 1 and self._lang == "sv":
                self._article(number_token, noun_token, noun)
            if (count.op, number) in (("min", 0), ("fewer", 0)):
                self._add("count-says-nothing", op, number_token, word=f"{op} {number_token}")
        elif len(children) == 2:
            noun = self._form(noun_token, "singular")
            self._article(children[0], noun_token, noun)
        else:
            noun = self._form(noun_token, "singular", "plural")
        return Thing(self._owned(noun_token, noun, owners), count)

    def _owned(self, token: Token, noun: str, owners: tuple[str, ...]) -> str:
        """The noun that ``noun`` means with these owners; "åtgärd" is what is done about a deviation."""
        if noun == "measure" and all("measure" not in NOUNS[owner].has for owner in owners):
            noun = "action" if any("action" in NOUNS[owner].has for owner in owners) else noun
        for owner in owners:
            if noun not in NOUNS[owner].has:
                self._cannot_have(token, owner, noun)
                break
        return noun

    def _cannot_have(self, token: Token, owner: str, noun: str) -> None:
        self._add("cannot-have", token, owner=_say(owner), word=_say(noun), nouns=noun_list(NOUNS[owner].has))


def _say(noun: str) -> Text:
    return Text(noun_form(noun, "sv", "singular"), noun_form(noun, "en", "singular"))


def _subjects() -> Text:
    return noun_list(noun.id for noun in NOUNS.values() if noun.element)

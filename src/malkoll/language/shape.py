"""The parts of a requirement that is not understood, and sound sentences put together from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field

from malkoll.finding import Text
from malkoll.language.soundness import first_sound
from malkoll.language.tree import Lang
from malkoll.language.wordforms import NOUN_FORMS, fold, noun_form
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Shape", "Told", "WordListAdvice", "write"]

_ENGLISH = compiled(r"\s*(?:every|each|all|no|ask|the|if|when|there|an?)\b", re.IGNORECASE)
_SHAPE = compiled(
    r"\s*(?P<start>varje|alla|samtliga|inget|ingen|inga|planen|every|each|all|no|the\s+plan)\b(?P<subject>.*?)\s+"
    r"(?P<modal>ska|skall|måste|bör|får|behöver|must|should|may|shall|needs)\s+(?P<rest>.+?)[.\s]*\Z",
    re.IGNORECASE | re.DOTALL,
)
_ASK = compiled(r"\s*(?P<start>fråga\s+vid\s+varje|ask\s+for\s+(?:every|each))\s+(?P<subject>.+?)[.\s]*\Z", re.I | re.S)
_NONE = frozenset({"inget", "ingen", "inga", "no"})
_MODALS = {"får": "ska", "behöver": "ska", "may": "must", "needs": "must"}
_JOINED_BY_S = compiled(r"(?:nad|ing|het|tion|sion|skap|dom|itet|else|nings|ment)\Z")
_GAP = compiled(r"\s{20}")
"""So many blanks stand in no sentence, and finding out what one with hundreds means takes their third power."""
_STOCK = ("kostnad", "cost")
_MONEY = compiled(r"(?:kost|finans|budget|ekonomi|belopp|kron|pris|peng|cost|financ|fund|money|price)", re.IGNORECASE)


@record
class Told:
    """A mistake to tell: its code, the stretch of the sentence, and the words it is told with."""

    code: str
    start: int
    end: int
    values: dict[str, str | Text] = field(default_factory=dict)


@record
class WordListAdvice:
    """A word list to mention: its name, and how to define it where the file has none such."""

    name: str
    definition: str | None


def write(sentence: str) -> Text:
    """The advice to write ``sentence``."""
    return Text(f"Skriv: {sentence}", f"Write: {sentence}")


class Shape:
    """A sentence ``words`` that is not understood, in a file with the word lists ``lists``."""

    def __init__(self, words: str, lists: frozenset[str]) -> None:
        words = "" if _GAP.search(words) else words
        self.words = words
        self.lists = lists
        self.lang: Lang = "en" if _ENGLISH.match(words) else "sv"
        self.asks = _ASK.match(words) is not None
        found = _ASK.match(words) or _SHAPE.match(words)
        self.start = fold(found["start"]) if found else ""
        self.subject = " ".join(found["subject"].split()) if found else ""
        self.modal = "" if found is None or self.asks else found["modal"].lower()
        self.rest = "" if found is None or self.asks else found["rest"]
        self.rest_at = 0 if found is None or self.asks else found.start("rest")
        self.known = found is not None

    @property
    def denies(self) -> bool:
        """Whether the sentence says what there must not be."""
        return self.start in _NONE

    @property
    def mentions(self) -> bool:
        """Whether the sentence requires that something is mentioned, or is not."""
        return re.match(r"(?:(?:inte|not)\s+)?(?:nämna|mention)\b", self.rest, re.IGNORECASE) is not None

    @property
    def of_plan(self) -> bool:
        """Whether the sentence is about the plan as a whole."""
        return self.start in ("planen", "the plan")

    def requiring(self, *predicates: str) -> str | None:
        """A sound sentence that requires the first of ``predicates`` that fits: of this subject, or else of goals."""
        return first_sound(f"{start} {one}" for start in self._starts() for one in predicates)

    def of_goals(self, predicate: str) -> str:
        """The sentence that requires ``predicate`` of every goal."""
        return f"{'Every goal must' if self.lang == 'en' else 'Varje mål ska'} {predicate}."

    def _mentioning(self, predicate: str) -> str:
        """The sentence with ``predicate`` that asks for, or forbids, what this sentence does."""
        no, denied = ("not ", "No goal may") if self.lang == "en" else ("inte ", "Inget mål får")
        if self.denies:
            tried = (f"{self.start} {self.subject} {self.modal} {predicate}", f"{denied} {predicate}")
            return first_sound(tried) or f"{denied} {predicate}."
        if self.asks:
            name = predicate.split()[-1]
            that = f"that mentions {name}" if self.lang == "en" else f"som nämner {name}"
            nouns = [noun for noun in (self.noun(), "goal" if self.lang == "en" else "mål") if noun]
            asked = first_sound(f"{self.start} {noun} {that}" for noun in nouns)
            if asked is not None:
                return asked
        said = no + predicate if re.match(r"(?:inte|not)\s", self.rest, re.IGNORECASE) else predicate
        return self.requiring(said) or self.of_goals(said)

    def _starts(self) -> Iterator[str]:
        every, must = ("Every", "must") if self.lang == "en" else ("Varje", "ska")
        modal = _MODALS.get(self.modal, self.modal) or must
        if self.of_plan:
            yield f"{self.start} {modal}"
        elif self.subject:
            yield f"{every} {self.subject} {modal}"
            noun = self.noun()
            if noun:
                yield f"{every} {noun} {modal}"
        yield f"{every} {'goal' if self.lang == 'en' else 'mål'} {modal}"

    def noun(self) -> str | None:
        """The noun that the sentence is about, in the singular; ``None`` where the language knows none such."""
        word = fold((self.subject.split() or [""])[0].strip(","))
        readings = [one for one in NOUN_FORMS.get(word, ()) if one.lang == self.lang]
        return noun_form(readings[0].noun, self.lang, "singular") if readings else None

    def list_for(self, word: str) -> WordListAdvice:
        """The word list to mention where the plan is to have ``word``: one of the file's if it is about that."""
        plain = re.sub(r"[^\w-]", "", word).strip("-_").lower() or _STOCK[self.lang == "en"]
        if not plain[0].isalpha() or plain.startswith("kosta") or plain in ("costs", "costing"):
            plain = _STOCK[self.lang == "en"]
        stem = plain[:5]
        own = next((name for name in sorted(self.lists) if fold(name) == plain), None)
        own = own or next((name for name in sorted(self.lists) if fold(name).startswith(stem)), None)
        if own is None and _MONEY.match(plain):
            own = next((name for name in sorted(self.lists) if _MONEY.match(name)), None)
        if own is not None:
            return WordListAdvice(own, None)
        if self.lang == "en":
            name = f"{plain}-words"
            return WordListAdvice(name, f'wordlist {name}: {plain}, "another word".')
        name = plain + ("sord" if _JOINED_BY_S.search(plain) else "ord")
        return WordListAdvice(name, f'ordlista {name}: {plain}, "annat ord".')

    def money_list(self) -> WordListAdvice:
        """The word list to mention where money is asked for."""
        found = self.list_for("cost" if self.lang == "en" else "kostnad")
        if found.definition is None:
            return found
        words = "cost, budget" if self.lang == "en" else "kostnad, budget"
        head = "wordlist" if self.lang == "en" else "ordlista"
        return WordListAdvice(found.name, f"{head} {found.name}: {words}.")

    def mentioning(self, found: WordListAdvice, sentence: str | None = None) -> Text:
        """The advice to mention the words of ``found``, in ``sentence`` if that is given."""
        verb = "mention" if self.lang == "en" else "nämna"
        said = sentence or self._mentioning(f"{verb} {found.name}")
        if found.definition is None:
            return write(said)
        return Text(
            f"Lägg en ordlista för sig, ovanför kravet: {found.definition} Skriv sedan i kravet: {said}",
            f"Put a word list by itself, above the rule: {found.definition} Then write in the rule: {said}",
        )

    def first_of(self, sentences: Iterable[str]) -> str | None:
        """The first of ``sentences`` that is sound."""
        return first_sound(sentences)

"""Explains in plain words why a piece of a rule file does not parse.

lark says where it stopped and which terminals it could have gone on with; everything told to a person
is worked out from these and the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from malkoll.finding import Text
from malkoll.language.beginnings import begun_from_the_other_end, begun_otherwise
from malkoll.language.everyday import CONNECTIVES, FOREIGN_QUOTES, RECOGNISERS, is_like_a_sentence, said_otherwise
from malkoll.language.grammar import lower, parse_text, parser
from malkoll.language.leads import template_lead
from malkoll.language.list_heads import head_of_list
from malkoll.language.mentioning import after_mention, noun_wanted, subject_wanted
from malkoll.language.mistakes import Mistakes
from malkoll.language.shape import Told
from malkoll.language.soundness import is_sound
from malkoll.language.statements import statement_wanted
from malkoll.language.suggest import distance
from malkoll.language.tree import Lang
from malkoll.language.vocabulary import KEYWORDS, NOUNS, NUMBER_WORDS, PROPERTIES
from malkoll.language.wanted import wanted
from malkoll.language.word_lists import WordListHere, mentioned_otherwise, names_in, word_list_here
from malkoll.language.wordforms import NOUN_FORMS, PHRASES, a_or_an, clause_forms, fold, noun_form, noun_list
from malkoll.regexes import compiled

if TYPE_CHECKING:
    from lark import Token
    from lark.exceptions import UnexpectedInput

__all__ = ["explain"]

_WORD = compiled(r"[^\W_](?:[\w'-]*\w)?|[^\W\d]\w*")
_MARKS = {
    "FULL_STOP": Text("punkt", "a full stop"),
    "COMMA": Text("komma", "a comma"),
    "COLON": Text("kolon", "a colon"),
    "STRING": Text("en text inom citattecken", "a text in quotes"),
    "EXAMPLE": Text('ett exempel mellan """ och """', 'an example between """ and """'),
    "NAME": Text("ett namn", "a name"),
    "WORD": Text("ett ord", "a word"),
    "CODE": Text("en kod som MK101", "a code such as MK101"),
    "NUMBER": Text("ett tal", "a number"),
    "DASH": Text("-", "-"),
    "NOUN": Text("ett begrepp som ”mål” eller ”indikator”", "a concept such as “goal” or “indicator”"),
    "$END": Text("inget mer", "nothing more"),
}
_PATTERNS = {
    "rule": Text("krav KOD001 namn-på-kravet", "rule CODE001 name-of-the-rule"),
    "word_list": Text("ordlista namn: ord, ord.", "wordlist name: word, word."),
    "statute": Text('författning "2017:725" "kommunallag"', 'statute "2017:725" "kommunallag"'),
    "template": Text(
        'mall namn "Organisationens namn" utökar standard', 'template name "Name of the organisation" extends standard'
    ),
}
_SHOWN = 5
_ALL = {"inga": "Inget", "alla": "Varje", "samtliga": "Varje", "all": "Every"}
_SENTENCE_STARTS = frozenset({"EVERY", "NO", "ASK", "THE", "NOUN"})
_MARKS_OUTSIDE = frozenset("()[]!?;/&*%+<>'’\"“”")
_CODE = compiled(r"[^\W\d_]{2,10}\d{1,6}")
_MENTIONING = frozenset({"MENTION", "NOT_MENTION", "MENTIONS", "NOT_MENTIONS"})
_LAYOUT = frozenset({"FIELD", "HEADING", "HEADING_UNDER", "HEADING_DIRECTLY_UNDER", "SECTION", "COLUMN", "ROW", "ITEM"})
_IN_EVERY_ROW = ("name", "title", "number")
_POSSESSING = frozenset({"HAVE", "NOT_HAVE", "LACK", "HAS", "NOT_HAS", "LACKS", "WITH", "WITHOUT"})
_POSSESSING_OF_SUBJECT = frozenset({"HAVE", "NOT_HAVE", "LACK"})
_MODALS = frozenset({"MUST", "SHOULD", "MAY"})
_AFTER_SUBJECT = _MODALS | {"THAT", "WITH", "WITHOUT"}
_BEFORE_MODAL = compiled(r"\s+(?=(?:ska|skall|måste|bör|får|must|shall|should|may)\b)", re.IGNORECASE)
_CLAUSE_WORDS = frozenset(
    {
        "MESSAGE",
        "HINT",
        "BECAUSE",
        "SOURCE",
        "CONFIDENCE",
        "SINCE",
        "DEPRECATED",
        "CHECK",
        "STATUTE",
        "TEMPLATE",
        "RULE",
    }
)
"""Keywords that begin other lines: inside a sentence they are only words."""
_PLAN = frozenset((*NOUNS["plan"].sv, *NOUNS["plan"].en))
_TEXT_CLAUSES = frozenset({"MESSAGE", "HINT", "BECAUSE", "SOURCE", "SINCE", "DEPRECATED"})
_OF_IT = compiled(r"(?:sin|sitt|sina|någon|något|några|its|their|any|some)\s+(?P<noun>[^\W\d_][\w-]*)", re.IGNORECASE)
_LIKE_AN_ADJECTIVE = r"[^\W\d]\w*(?:ad|at|bara?|bart|iska?|iskt|liga?|ligt|iga?|igt|iva?|ivt|ella?|ellt)"
_SUCH = compiled(
    rf"{_LIKE_AN_ADJECTIVE}\s+(?!(?:per|i|på|för|till|av|med|om|och|eller|som|utan|samt|vid|ska|bör|senast|är)\b)"
    r"(?P<noun>[^\W\d_][\w-]*)",
    re.IGNORECASE,
)
_TWO_SUCH = compiled(
    rf"(?P<such>{_LIKE_AN_ADJECTIVE}(?:,\s+|\s+(?:och|samt)\s+){_LIKE_AN_ADJECTIVE})\s+(?P<noun>[^\W\d_][\w-]*)",
    re.IGNORECASE,
)
_SEVERITY = frozenset(
    {"allvarlighet", "allvar", "allvarlighetsgrad", "allvarsgrad", "nivå", "prioritet", "vikt", "grad", "severity",
     "level", "priority", "weight"}
)  # fmt: skip
_VERB_FORMS = (("HAVE", "HAS"), ("LACK", "LACKS"), ("MENTION", "MENTIONS"), ("FOUND", "IS_FOUND"))


def explain(
    error: UnexpectedInput, start: str, words: str, base: int, kind: str, mistakes: Mistakes, *, head: bool = False
) -> None:
    """Note what is wrong with the piece ``words``, which begins at offset ``base`` of the source.

    ``error`` is what came of parsing it from ``start``; ``kind`` is the kind of definition it stands in,
    and ``head`` whether it is that definition's own first line.
    """
    _Explanation(error, start, words, base, kind, mistakes, head=head).note()


class _Explanation:
    """What is known of one failure: where, what stood there, what came before, what could have come."""

    def __init__(
        self,
        error: UnexpectedInput,
        start: str,
        words: str,
        base: int,
        kind: str,
        mistakes: Mistakes,
        *,
        head: bool,
        instead_of: str = "",
    ) -> None:
        from lark.exceptions import UnexpectedCharacters, UnexpectedToken

        self.words = words
        self.base = base
        self.kind = kind
        self.head = head
        self.start = start
        self.instead_of = instead_of
        self.mistakes = mistakes
        self.at = len(words)
        token: Token | None = None
        allowed: Iterable[str] = ()
        if isinstance(error, UnexpectedToken):
            allowed = error.accepts or error.expected
            token = error.token
            if token.type != "$END":
                self.at = token.start_pos or 0
        elif isinstance(error, UnexpectedCharacters):
            allowed = error.allowed or ()
            self.at = error.pos_in_stream or 0
        self.expected = frozenset(allowed)
        self.before = _taken(words, start, self.at)
        self.word = self._word_at(self.at)
        self.lang = self._language()

    def _word_at(self, at: int) -> str:
        match = _WORD.match(self.words, at)
        return match[0] if match else self.words[at : at + 1]

    def _language(self) -> Lang | None:
        """The language of the words before the failure, where they tell."""
        for item_type, text in reversed(self.before):
            sv, en = KEYWORDS.get(item_type, ((), ()))
            if item_type == "NOUN":
                langs = {reading.lang for reading in NOUN_FORMS[fold(text)]}
                if len(langs) == 1:
                    return langs.pop()
            elif fold(text) in sv:
                return "sv"
            elif fold(text) in en:
                return "en"
        return None

    def _add(self, code: str, start: int, end: int, **values: str | Text) -> None:
        self.mistakes.add(code, self.base + start, self.base + end, **values)

    def _add_here(self, code: str, **values: str | Text) -> None:
        self._add(code, self.at, self.at + len(self.word), **values)

    def note(self) -> None:
        """Note the mistake, by the most telling explanation that fits."""
        if self.at >= len(self.words.rstrip()):
            self._at_end()
        elif not (
            self._wanted()
            or self._of_word_list()
            or self._everyday()
            or self._known_trap()
            or self._misspelt()
            or self._too_many_words()
        ):
            self._other()

    def _tell(self, told: Told) -> bool:
        self._add(told.code, told.start, told.end, **told.values)
        return True

    def _lists(self) -> frozenset[str]:
        return names_in(self.mistakes.source.text)

    def _in_sentence(self) -> bool:
        """Whether the failure is inside a requirement, begun as one begins."""
        first = self.before[0][0] if self.before else ""
        return self.kind == "rule" and not self.head and first in _SENTENCE_STARTS

    def _wanted(self) -> bool:
        """What is wanted as a whole, where that can be told at once."""
        if self.kind == "word_list":
            told = head_of_list(self.words, self.at)
        elif self.kind == "template" and not self.head:
            told = statement_wanted(self.words)
        elif self._in_sentence() and self._begins_with_noun():
            return self._of_no_plan()
        elif self._in_sentence():
            told = wanted(self.words, self.at, self._lists())
        else:
            return self._quotes_inside()
        return told is not None and self._tell(told)

    def _begins_with_noun(self) -> bool:
        """Whether the sentence begins with a noun other than the plan, or with "the" and no noun."""
        first = self.before[0]
        return (first[0] == "NOUN" and fold(first[1]) not in _PLAN) or [one for one, _ in self.before] == ["THE"]

    def _of_no_plan(self) -> bool:
        """A sentence that begins with a noun alone, as only one about the plan can: "Målen ska …"."""
        written = self.before[0][1]
        start = self.words.find(written)
        how = begun_from_the_other_end(self.words, self._lists())
        if how is not None:
            self._add("sentence-start", start, start + len(written), word=written, how=how)
            return True
        if fold(written) not in NOUN_FORMS:
            return False
        reading = NOUN_FORMS[fold(written)][0]
        singular = noun_form(reading.noun, reading.lang, "singular")
        every, plan = ("Every", "The plan") if reading.lang == "en" else ("Varje", "Planen")
        self._add("only-the-plan", start, start + len(written), word=written, right=singular, every=every, plan=plan)
        self._go_on(f"{every} {singular}", start, start + len(written))
        return True

    def _quotes_inside(self) -> bool:
        """A text in typographic quotes that holds such quotes: it ends at the first closing one."""
        kinds = [item_type for item_type, _ in self.before]
        if kinds[-1:] != ["STRING"] or kinds[0] not in _TEXT_CLAUSES or self.before[-1][1][0] not in "“”":
            return False
        line = self.words[: len(self.words.rstrip())]
        start = line.find(self.before[-1][1])
        if not line.endswith("”") or '"' in line[start:]:
            return False
        right = f'{self.before[0][1]} "{line[start + 1 : -1]}"'
        self._add("quotes-inside", start, len(line), right=right)
        return True

    def _go_on(self, right: str, start: int, end: int, *, instead_of: str = "") -> bool:
        """Tell of the next mistake too, as if ``right`` stood where the one at ``start`` to ``end`` does.

        False where nothing more is wrong with the form of it.
        """
        from lark.exceptions import UnexpectedInput

        words = self.words[:start] + right + self.words[end:]
        try:
            parse_text(words, self.start)
        except UnexpectedInput as error:
            base = self.base + end - start - len(right)
            there = _Explanation(
                error, self.start, words, base, self.kind, self.mistakes, head=self.head, instead_of=instead_of
            )
            if there.at < start + len(right):
                return False
            there.note()
            return True
        return False

    def _at_end(self) -> None:
        end = len(self.words.rstrip())
        last = self.before[-1] if self.before else ("", "")
        if "FULL_STOP" in self.expected:
            self._add("missing-full-stop", max(end - 1, 0), end)
        elif self._wants_text(last):
            self._add("text-expected", end - len(last[1]), end, word=last[1])
        elif "EXAMPLE" in self.expected:
            self._add("example-expected", end - len(last[1]), end, word=self.before[0][1])
        elif self.head:
            self._bad_head(max(end - 1, 0), end)
        else:
            self._add("unfinished", max(end - 1, 0), end, expected=self._expected())

    def _wants_text(self, last: tuple[str, str]) -> bool:
        return "STRING" in self.expected and last[0] in KEYWORDS

    def _bad_head(self, start: int, end: int) -> None:
        kinds = [item_type for item_type, _ in self.before]
        if "COLON" in kinds:
            if start < self.at or self.at >= len(self.words.rstrip()):
                self._add("unfinished", start, end, expected=self._expected())
            else:
                self._add("unexpected", start, end, word=self.word, expected=self._expected())
            return
        if "NAME" in kinds and self.kind == "rule":
            self._add("head-goes-on", start, end, word=self.words[start:end])
            return
        if self.kind == "statute" and kinds.count("STRING") == 2:
            self._add("statute-goes-on", start, end)
            return
        self._add("bad-head", start, end, expected=self._expected(), pattern=_PATTERNS[self.kind])

    def _of_word_list(self) -> bool:
        """A word list where there is no place for one, or a second one."""
        if self.kind != "rule" or self.head or not self.before:
            return False
        lists = names_in(self.mistakes.source.text)
        kinds = [item_type for item_type, _ in self.before]
        if kinds[-1] == "NAME" and kinds[-2:-1] and kinds[-2] in _MENTIONING:
            return self._after_list(lists)
        found = word_list_here(self.words, self.at, self.before, self.expected, lists)
        if found is None:
            return False
        right = found.right
        if kinds[-1] in (*_POSSESSING, "ARTICLE") and not self._sound_with(found):
            verb = next((text for item_type, text in reversed(self.before) if item_type in _POSSESSING), "")
            how = noun_wanted(self.words, self.at, found.name, verb, lists | {found.name})
            right = (how.sv or "").removeprefix("Skriv: ") if how is not None else right
        self._add("word-list-is-mentioned", found.start, found.end, word=found.name, right=right)
        return True

    def _sound_with(self, found: WordListHere) -> bool:
        """Whether the sentence is sound when the word list in it is mentioned instead, and no double denial."""
        denied = self.before[0][0] == "NO" and {"LACK", "NOT_HAVE"} & {item_type for item_type, _ in self.before}
        return not denied and is_sound(self.words[: found.start] + found.right + self.words[found.end :])

    def _after_list(self, lists: frozenset[str]) -> bool:
        """What follows "nämna" and a name: a second list, or the list itself after "ett" or "ordlistan"."""
        verb, name = self.before[-2][1], self.before[-1][1]
        start = self.words.rfind(name, 0, self.at)
        said = mentioned_otherwise(self.words, start, lists)
        if said is not None and said[1] > self.at and name not in lists:
            verb_at = self.words.rfind(verb, 0, start)
            self._add("word-list-is-mentioned", verb_at, said[1], word=said[0], right=f"{verb} {said[0]}")
            return True
        if self._keyword_here() in ("AND", "OR") or self.word == ",":
            joined = re.match(r"\s*[^\W\d_][\w-]*", self.words[self.at + len(self.word) :])
            end = self.at + len(self.word) + (joined.end() if joined else 0)
            if joined is not None and self._is_known(joined[0].strip()):
                self._add_here("two-requirements")
            else:
                self._add("one-word-list", start, end, word=verb)
            return True
        told = after_mention(self.words, self.at, lists)
        return told is not None and self._tell(told)

    def _everyday(self) -> bool:
        """What people write in everyday words and marks."""
        kinds = [item_type for item_type, _ in self.before]
        last = kinds[-1] if kinds else ""
        rest = self.words[self.at :]
        # At the beginning a noun is possible ("Planen ska …"), but seldom meant.
        possible = self.expected - (frozenset() if self.before else {"NOUN"})
        possible -= frozenset() if self.kind == "template" else {"COMMA"}
        otherwise = said_otherwise(rest, possible)
        if otherwise is not None and self._keyword_here() not in self.expected:
            self._say_otherwise(rest[: len(otherwise[0])], otherwise[1])
        elif "AT_LEAST" in self.expected and (self.word.isdigit() or self.word.lower() in _number_words()):
            self._add_here("bare-number", word=self.word)
        elif "AT_LEAST" in self.expected and self.word.lower() in ("mellan", "between"):
            self._add_here("between", word=self.word)
        elif self.word in FOREIGN_QUOTES and "STRING" in self.expected:
            self._add_here("foreign-quotes", word=self.word)
        elif (
            self.word == ":"
            and last
            and self.kind != "statute"
            and (last in KEYWORDS or self.head)
            and "COLON" not in self.expected
        ):
            self._add_here("no-colon", word=self.before[-1][1])
        elif self.head and "CODE" in self.expected:
            written = rest.split()[0] if rest.split() else ""
            right = re.sub(r"[\W_]", "", written).upper()
            values: dict[str, str | Text] = {"right": right} if _CODE.fullmatch(right) else {}
            self._add("code-shape", self.at, self.at + len(written), word=written, **values)
        elif self.kind == "rule" and not self.head and not self.before:
            return self._no_beginning()
        elif self.kind == "template" and not self.before and self.word.lower() in RECOGNISERS:
            self._add_here("turned-around", word=self.word)
        elif "HEADING" in self.expected and self.word.lower() in ("kolumnen", "column"):
            self._add_here("column-first", word=self.word)
        elif (
            (self.word in _MARKS_OUTSIDE and self.kind == "rule" and "NAME" not in self.expected)
            and kinds[:1]
            and kinds[0] in _SENTENCE_STARTS
        ):
            self._add_here("mark-in-sentence", word=self.word)
        elif self.word.isdigit() and kinds[:1] and kinds[0] in _SENTENCE_STARTS:
            self._add_here("number-in-sentence", word=self.word)
        else:
            return False
        return True

    def _say_otherwise(self, written: str, right: str) -> None:
        """Tell that the language says ``right``; with the article that goes with it, where one stands before."""
        start, end = self.at, self.at + len(written)
        noun = right if right in NOUN_FORMS else ""
        if noun and self.before[-1:] and self.before[-1][0] == "ARTICLE":
            reading = NOUN_FORMS[noun][0]
            article = NOUNS[reading.noun].gender if reading.lang == "sv" else a_or_an(noun)
            before = self.before[-1][1]
            if fold(before) != article:
                start = self.words.rfind(before, 0, self.at)
                article = article.capitalize() if before[0].isupper() else article
                written, right = self.words[start:end], f"{article} {right}"
        verb = "HAVE" in self.expected or "HAS" in self.expected
        count = len(self.mistakes.found)
        went_on = self.kind != "statute" and self._go_on(right, start, end, instead_of=written if verb else "")
        if went_on and any(one.code == "unknown-noun-had" for one in self.mistakes.found[count:]):
            return
        self._add("said-otherwise", start, end, word=written, right=right)

    def _no_beginning(self) -> bool:
        """A requirement that begins with something a sentence cannot begin with."""
        if self.word.lower() in CONNECTIVES:
            self._add_here("sentence-ended", word=self.word)
        elif self.word.lower() not in _ALL and (
            is_like_a_sentence(self.words) or begun_from_the_other_end(self.words, self._lists()) is not None
        ):
            if self._misspelt():
                return True
            self._add_here("sentence-start", word=self.word, how=begun_otherwise(self.words, self._lists()))
        else:
            return False
        return True

    def _too_many_words(self) -> bool:
        """A word beside a noun that says which, where the language knows no such thing."""
        if self.kind != "rule" or self.head or not self.word[:1].isalpha() or self._is_known(self.word):
            return False
        two = _TWO_SUCH.match(self.words, self.at)
        if two is not None and self.before and "NOUN" in self.expected and self._is_thing(two["noun"]):
            self._add("word-too-many", self.at, two.end("such"), word=two["such"], noun=two["noun"])
            return True
        following = self._stretch(2).split()[1:]
        next_word = fold(following[0]) if following else ""
        known = (
            next_word in NOUN_FORMS
            or said_otherwise(next_word, frozenset({"NOUN"})) is not None
            or any(name in self.expected for _, name in _by_first_word().get(next_word, ()))
        )
        if self.before and known and {"NOUN", "HAVE"} & self.expected:
            self._add_here("word-too-many", word=self.word, noun=following[0])
        elif "FULL_STOP" in self.expected and self.before and self.before[-1][0] == "NOUN":
            self._add_here("word-after-noun", word=self.word, noun=self.before[-1][1])
        else:
            return False
        return True

    def _is_thing(self, word: str) -> bool:
        """Whether ``word`` is a concept, by its own name or an everyday one."""
        return fold(word) in NOUN_FORMS or said_otherwise(fold(word), frozenset({"NOUN"})) is not None

    def _known_trap(self) -> bool:
        """The mistakes that need an explanation of their own."""
        kinds = [item_type for item_type, _ in self.before]
        first = kinds[0] if kinds else ""
        found = self._keyword_here()
        opening = self.before[0][1] if self.before else ""
        if found == "MAY" and "MUST" in self.expected and first not in ("EVERY", "NO"):
            self._add_here("plan-may", word=self.word, right="must" if self.lang == "en" else "ska")
        elif found == "MAY" and "MUST" in self.expected:
            values = {"en": ("must", "No")}.get(self.lang or "sv", ("ska", "Inget"))
            self._add_here("may-permits", word=self.word, every=opening, right=values[0], none=values[1])
            self._go_on(values[0], self.at, self.at + len(self.word))
        elif self._base_form(found):
            self._add_here("wrong-form", word=self.word, right=self._base_form(found))
        elif found in ("EVERY", "NO", "ASK") and first in ("EVERY", "NO", "ASK", "THE", "NOUN"):
            self._add_here("two-requirements")
        elif found == "AND" and "OR" in self.expected and "MUST" in self.expected:
            self._add_here("and-in-subject", word=self.word, right="or" if self.lang == "en" else "eller")
        elif found == "THAT" and kinds[-1:] == ["COMMA"]:
            self._add_here("comma-before-joiner", word=self.word)
        elif found in ("AND", "OR") and kinds[-1:] == ["COMMA"]:
            next_word = self._stretch(2).split()[-1].lower()
            other = any(name in ("EVERY", "NO") for _, name in _by_first_word().get(next_word, ()))
            self._add_here("two-requirements" if other else "comma-before-joiner", word=self.word)
        elif found == "OR" and kinds[-1:] == ["ARTICLE"]:
            self._add_here("one-or-more", right="at least one" if self.lang == "en" else "minst en")
        elif self.at == 0 and self.word.lower() in _ALL:
            self._every()
        elif (
            "NAME" in self.expected
            and kinds[-1:]
            and kinds[-1] in _MENTIONING
            and (told := after_mention(self.words, self.at, self._lists())) is not None
        ):
            self._tell(told)
        elif "HEADING" in self.expected and self.word[:1] in '"“”':
            self._add_here("kind-expected", word=self.before[-1][1])
        elif found == "MUST" and first == "NO":
            right = "may" if self.lang == "en" else "får"
            self._add_here("no-takes-may", word=self.word, none=opening, right=right)
            self._go_on(right, self.at, self.at + len(self.word))
        elif found == "OR" and "WITH" in kinds and self.kind == "rule" and "AND" in self.expected:
            self._add_here("or-in-parts")
        elif found == "WITH" and kinds[-1:] == ["NOUN"] and self.kind == "rule" and {"AND", "OR"} & set(kinds):
            self._add_here("with-after-list")
        elif found in ("THAT", "AND_THAT") and {"WITH", "WITHOUT"} & set(kinds):
            word = next(text for item_type, text in self.before if item_type in ("WITH", "WITHOUT"))
            self._add_here("clause-after-with", word=word)
        elif "STRING" in self.expected and self.before and self._wants_text(self.before[-1]):
            self._add("text-expected", self.at, len(self.words.rstrip()), word=self.before[-1][1])
        elif "EXAMPLE" in self.expected and self.before:
            self._add("example-expected", self.at, len(self.words.rstrip()), word=opening)
        elif (
            "COMMA" in self.expected and self.kind in ("word_list", "statute") and kinds[-1:] in (["WORD"], ["STRING"])
        ):
            self._add_here("missing-comma")
        else:
            return False
        return True

    def _every(self) -> None:
        """Tell of "Alla mål" for "Varje mål", and what else is wrong with the sentence."""
        right = _ALL[self.word.lower()]
        said = self._stretch(2).split()
        readings = NOUN_FORMS.get(fold(said[-1]), ())
        word, end = self.word, self.at + len(self.word)
        if readings and len(said) == 2:
            right = f"{right} {noun_form(readings[0].noun, readings[0].lang, 'singular')}"
            word, end = self._stretch(2), self.at + len(self._stretch(2))
        self._add("every-not-all", self.at, end, word=word, right=right)
        self._go_on(right, self.at, end)

    def _misspelt(self) -> bool:
        """Whether what stands here is nearly something that could: then that is suggested."""
        candidates = self._candidates(self.lang) or self._candidates(None)
        best: tuple[int, int, str, str] | None = None
        for form in candidates:
            written = self._stretch(form.count(" ") + 1)
            if not written:
                continue
            found = _apart(fold(written), form)
            if found and (best is None or (found, -len(form)) < best[:2]):
                best = (found, -len(form), form, written)
        if best is None:
            return self._half_said(candidates)
        if " " not in best[2] and self._is_known(self.word):
            return False
        self._add("unknown-word", self.at, self.at + len(best[3]), word=" ".join(best[3].split()), right=best[2])
        return True

    def _half_said(self, candidates: list[str]) -> bool:
        """Whether the first word of a longer phrase stands here without the rest."""
        wholes = [form for form in candidates if " " in form and form.split()[0] == self.word.lower()]
        if len(wholes) != 1 or self._is_known(self.word):
            return False
        self._add_here("unknown-word", word=self.word, right=wholes[0])
        return True

    def _begins_phrase(self) -> bool:
        """Whether several phrases that could stand here begin with the word that does."""
        return any(" " in form and form.split()[0] == self.word.lower() for form in self._candidates(self.lang))

    def _base_form(self, found: str) -> str:
        """The form of the verb that belongs here, where another form of it stands; else nothing."""
        for one, other in _VERB_FORMS:
            for here, right in ((one, other), (other, one)):
                if found == here and right in self.expected:
                    return KEYWORDS[right][1 if self.lang == "en" else 0][0]
        return ""

    def _stretch(self, count: int) -> str:
        """As many words as ``count`` from here on, as written."""
        end = self.at
        for number in range(count):
            gap = re.match(r"\s*", self.words[end:])
            start = end + (gap.end() if gap and number else 0)
            match = _WORD.match(self.words, start)
            if match is None:
                return self.words[self.at : end]
            end = match.end()
        return self.words[self.at : end]

    def _is_known(self, word: str) -> bool:
        """Whether ``word`` is a word of the language, so that it is out of place rather than misspelt."""
        return word.lower() in _known_words()

    def _keyword_here(self) -> str:
        """The terminal of the longest keyword that stands here; empty where none does."""
        best = ("", "")
        for form, name in _by_first_word().get(self.word.lower(), ()):
            if len(form) > len(best[0]) and fold(self._stretch(form.count(" ") + 1)) == form:
                best = (form, name)
        return best[1]

    def _candidates(self, lang: Lang | None) -> list[str]:
        forms: list[str] = []
        for name in sorted(self.expected):
            if name == "NOUN":
                forms.extend(
                    form
                    for form, readings in NOUN_FORMS.items()
                    if (lang is None or any(reading.lang == lang for reading in readings))
                    and (self.before or readings[0].noun == "plan")
                )
            elif name in PHRASES:
                forms.extend(
                    form
                    for form, found in PHRASES[name].items()
                    if lang is None or any(one.lang == lang for one in found)
                )
            elif name in KEYWORDS:
                sv, en = KEYWORDS[name]
                forms.extend((*sv, *en) if lang is None else sv if lang == "sv" else en)
            elif name == "NUMBER_WORD":
                forms.extend(form for sv, en in NUMBER_WORDS.values() for form in (sv if lang == "sv" else en))
        return forms

    def _other(self) -> None:
        if self.head:
            self._bad_head(self.at, self.at + len(self.word))
        elif self.kind == "rule" and self._keyword_here() in _LAYOUT and "NOUN" in self.expected:
            said = self._stretch_of_keyword()
            self._add("layout-in-rule", self.at, self.at + len(said), word=said)
        elif self.kind == "template" and not self.before and self._keyword_here() in ("EVERY", "NO", "ASK"):
            self._add_here("rule-in-template")
        elif self.kind == "template" and not self.before and re.match(r"[^\W\d][\w-]*\s+(?:är|is)\s", self.words):
            self._add_here("unknown-noun-in-template", word=self.word, nouns=noun_list(self._nouns_here()))
        elif self.kind == "rule" and not self.before and fold(self.word) in _SEVERITY:
            self._add_here("no-severity", word=self.word)
        elif self.at == 0 or not self.before:
            self._add_here("unknown-item", word=self.word, expected=self._expected())
        elif {"PROPERTY_VERB", "PROPERTY_CLAUSE"} & self.expected and self._begins_phrase():
            said = _BEFORE_MODAL.split(self._stretch(3))[0]
            self._add("unknown-phrase", self.at, self.at + len(said), word=said, expected=self._sayable())
        elif "NOUN" in self.expected and self._in_sentence() and self._keyword_here() in _CLAUSE_WORDS:
            self._unknown_noun()
        elif self._is_known(self.word) or not self.word[:1].isalpha():
            self._unexpected()
        elif "NOUN" in self.expected and self.before[0][0] == "APPLIES_TO":
            self._add_here("not-a-document", word=self.word)
        elif "NOUN" in self.expected and self.kind == "template":
            self._add_here("unknown-noun-in-template", word=self.word, nouns=noun_list(self._nouns_here()))
        elif "NOUN" in self.expected:
            self._unknown_noun()
        elif {"PROPERTY_VERB", "PROPERTY_CLAUSE"} & self.expected:
            self._add_here("unknown-phrase", word=self.word, expected=self._sayable())
        else:
            self._unexpected()

    def _unknown_noun(self) -> None:
        """A word where a concept is wanted: what to write to have it mentioned, and the concepts there are."""
        behind = next((found for one in (_OF_IT, _TWO_SUCH, _SUCH) if (found := one.match(self.words, self.at))), None)
        word, at = (behind["noun"], behind.start("noun")) if behind else (self.word, self.at)
        verb = next((text for item_type, text in reversed(self.before) if item_type in _POSSESSING), None)
        values: dict[str, str | Text] = {"word": word, "nouns": noun_list(self._nouns_here())}
        if verb is None:
            how = subject_wanted(self.words, word, self._lists())
        else:
            how = noun_wanted(self.words, at, word, verb, self._lists())
        if how is not None:
            values["how"] = how
        code = "unknown-noun"
        if verb is None:
            code = "unknown-subject"
        elif self.instead_of:
            code, values["verb"], values["right"] = "unknown-noun-had", self.instead_of, verb
        self._add(code, at, at + len(word), **values)

    def _unexpected(self) -> None:
        lead = template_lead(self.words, self.at, self.word, self.before, self.expected, self._keyword_here())
        values: dict[str, str | Text] = {"lead": lead} if self.kind == "template" and lead is not None else {}
        self._add_here("unexpected", word=self.word, expected=self._expected(), **values)

    def _stretch_of_keyword(self) -> str:
        """The longest keyword that stands here, as written."""
        forms = [form for form, _ in _by_first_word().get(self.word.lower(), ())]
        written = (self._stretch(form.count(" ") + 1) for form in forms)
        return max((one for one in written if fold(one) in forms), key=len, default=self.word)

    def _nouns_here(self) -> list[str]:
        """The nouns that would make sense where one is wanted."""
        kinds = [item_type for item_type, _ in self.before]
        if kinds[:1] == ["DOCUMENT_IS"]:
            return ["plan", "follow_up"]
        at = max((at for at, kind in enumerate(kinds) if kind in _POSSESSING), default=None)
        if at is None:
            if self.kind == "rule":
                return [noun.id for noun in NOUNS.values() if noun.element]
            return [noun.id for noun in NOUNS.values() if noun.template or noun.column]
        if self.kind == "template":
            main = next(NOUN_FORMS[fold(text)][0].noun for kind, text in self.before if kind == "NOUN")
            return [
                noun.id
                for noun in NOUNS.values()
                if noun.column and (noun.id in NOUNS[main].has or noun.id in (main, *_IN_EVERY_ROW) or main in noun.has)
            ]
        had = [NOUNS[owner].has for owner in self._owners(at, self.before[at][0] in _POSSESSING_OF_SUBJECT)]
        return [noun for noun in NOUNS if had and all(noun in one for one in had)] or list(NOUNS)

    def _owners(self, end: int, of_subject: bool) -> list[str]:
        """The nouns that a verb after the first ``end`` terminals is said of.

        After "ska" it is said ``of_subject``, after "som" of the noun before that.
        """
        kinds = [item_type for item_type, _ in self.before[:end]]
        if of_subject:
            end = next((at for at, kind in enumerate(kinds) if kind in _AFTER_SUBJECT), end)
            return self._nouns_before(end)
        must = next((at for at, kind in enumerate(kinds) if kind in _MODALS), 0)
        clauses = [at for at, kind in enumerate(kinds) if kind in ("THAT", "AND_THAT") and at >= must]
        if clauses and kinds[clauses[-1]] == "AND_THAT":
            end = clauses[0]
        return self._nouns_before(end)[-1:]

    def _nouns_before(self, end: int) -> list[str]:
        return [NOUN_FORMS[fold(text)][0].noun for kind, text in self.before[:end] if kind == "NOUN"]

    def _sayable(self) -> Text:
        """The phrases that could stand here, of the noun spoken of."""
        verb = "PROPERTY_VERB" in self.expected
        nouns = self._owners(len(self.before), verb)
        said: dict[Lang, list[str]] = {"sv": [], "en": []}
        for lang in _LANGS:
            at = _LANGS.index(lang)
            for name in ("HAVE", "LACK", "MENTION") if verb else ("HAS", "LACKS", "MENTIONS"):
                said[lang].append(f"{KEYWORDS[name][at][0]} …")
            for item in PROPERTIES.values():
                if set(nouns) <= item.of:
                    verbs = item.sv_verb if lang == "sv" else item.en_verb
                    said[lang].extend((verbs if verb else clause_forms(item, lang))[:1])
        own = self.lang
        if "HIGHER" in self.expected and nouns and NOUNS[nouns[-1]].value:
            said["sv"].append("är högre än utgångsvärdet")
            said["en"].append("is higher than the baseline")
        return Text(", ".join(said[own or "sv"]), ", ".join(said[own or "en"]))

    def _expected(self) -> Text:
        """What could have stood here, in words; long lists are cut."""
        names = [name for name in (*KEYWORDS, *PHRASES, "NUMBER_WORD", *_MARKS) if name in self.expected]
        # Marks and nouns say more than a row of keywords, and a number says more than its words.
        names.sort(key=lambda name: (name not in ("NOUN", "STRING", "EXAMPLE", "NUMBER", "NAME", "CODE"),))
        said: dict[Lang, list[str]] = {"sv": [], "en": []}
        for name in names:
            if name == "NUMBER_WORD":
                continue
            for at, lang in enumerate(_LANGS):
                word = self._say(name, at)
                if word and word not in said[lang]:
                    said[lang].append(word)
        return Text(_cut_list(said["sv"], "eller"), _cut_list(said["en"], "or"))

    def _say(self, name: str, at: int) -> str | None:
        lang = _LANGS[at]
        if name in _MARKS:
            return _MARKS[name].in_language(lang)
        own = self.lang or lang
        if name in KEYWORDS:
            word = next(iter(KEYWORDS[name][_LANGS.index(own)]), None)
        else:
            word = next((form for form, found in PHRASES[name].items() if found[0].lang == own), None)
        return (f"”{word}”" if lang == "sv" else f"“{word}”") if word else None


_LANGS: tuple[Lang, Lang] = ("sv", "en")


def _apart(written: str, form: str) -> int:
    """How far apart two phrases are, word by word; 0 where they are the same or too far apart."""
    total = 0
    words, wanted = written.split(), form.split()
    if len(words) != len(wanted):
        return 0
    for word, right in zip(words, wanted, strict=True):
        limit = min(3, max(1, len(right) // 3)) if len(right) > 2 else 0
        found = distance(word, right, limit)
        if found > limit:
            return 0
        total += found
    return total


def _cut_list(words: list[str], joiner: str) -> str:
    if len(words) > _SHOWN:
        return ", ".join(words[:_SHOWN]) + " …"
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" {joiner} " + words[-1] if words else "…"


def _taken(words: str, start: str, end: int) -> list[tuple[str, str]]:
    """The tokens of ``words`` that the parser took before it stopped at ``end``, as (terminal, text)."""
    from lark.exceptions import UnexpectedInput

    taken: list[tuple[str, str]] = []
    try:
        for token in parser().parse_interactive(lower(words), start).iter_parse():
            if (token.start_pos or 0) < end:
                taken.append((token.type, words[token.start_pos : token.end_pos]))
    except UnexpectedInput:
        pass
    return taken


@cache
def _number_words() -> frozenset[str]:
    """The numbers in words."""
    return frozenset(form for forms in NUMBER_WORDS.values() for one in forms for form in one)


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, str], ...]]:
    """Every keyword form as (form, terminal), by its first word."""
    table: dict[str, list[tuple[str, str]]] = {}
    for name, (sv, en) in KEYWORDS.items():
        for form in (*sv, *en):
            table.setdefault(form.split()[0], []).append((form, name))
    return {word: tuple(found) for word, found in table.items()}


@cache
def _known_words() -> frozenset[str]:
    """Every single word that is by itself a form of the language."""
    words = {form for sv, en in KEYWORDS.values() for form in (*sv, *en) if " " not in form}
    words.update(form for form in NOUN_FORMS if " " not in form)
    return frozenset(words)

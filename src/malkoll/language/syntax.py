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
from malkoll.language.grammar import lower, parser
from malkoll.language.mistakes import Mistakes
from malkoll.language.suggest import distance
from malkoll.language.tree import Lang
from malkoll.language.vocabulary import KEYWORDS, NOUNS, NUMBER_WORDS
from malkoll.language.wordforms import NOUN_FORMS, PHRASES, fold

if TYPE_CHECKING:
    from lark import Token
    from lark.exceptions import UnexpectedInput

__all__ = ["explain"]

_WORD = re.compile(r"[^\W_](?:[\w'-]*\w)?|[^\W\d]\w*")
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
    "template": Text('mall namn "Organisationens namn"', 'template name "Name of the organisation"'),
}
_SHOWN = 5


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
    ) -> None:
        from lark.exceptions import UnexpectedCharacters, UnexpectedToken

        self.words = words
        self.base = base
        self.kind = kind
        self.head = head
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
        elif not (self._known_trap() or self._misspelt()):
            self._other()

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
        self._add("bad-head", start, end, expected=self._expected(), pattern=_PATTERNS[self.kind])

    def _known_trap(self) -> bool:
        """The mistakes that need an explanation of their own."""
        kinds = [item_type for item_type, _ in self.before]
        first = kinds[0] if kinds else ""
        found = self._keyword_here()
        opening = self.before[0][1] if self.before else ""
        if found == "MAY" and "MUST" in self.expected:
            values = {"en": ("must", "No")}.get(self.lang or "sv", ("ska", "Inget"))
            self._add_here("may-permits", word=self.word, every=opening, right=values[0], none=values[1])
        elif found == "MUST" and first == "NO":
            right = "may" if self.lang == "en" else "får"
            self._add_here("no-takes-may", word=self.word, none=opening, right=right)
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
        elif "COMMA" in self.expected and self.kind == "word_list" and kinds[-1:] in (["WORD"], ["STRING"]):
            self._add_here("missing-comma")
        else:
            return False
        return True

    def _misspelt(self) -> bool:
        """Whether what stands here is nearly something that could: then that is suggested."""
        candidates = self._candidates(self.lang) or self._candidates(None)
        best: tuple[int, int, str, str] | None = None
        for form in candidates:
            written = self._stretch(form.count(" ") + 1)
            if not written:
                continue
            limit = max(1, min(3, len(form) // 3)) if len(form) > 2 else 0
            found = distance(fold(written), form, limit)
            if 0 < found <= limit and (best is None or (found, -len(form)) < best[:2]):
                best = (found, -len(form), form, written)
        if best is None or (" " not in best[2] and self._is_known(self.word)):
            return False
        self._add("unknown-word", self.at, self.at + len(best[3]), word=" ".join(best[3].split()), right=best[2])
        return True

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
        elif self.at == 0 or not self.before:
            self._add_here("unknown-item", word=self.word, expected=self._expected())
        elif self._is_known(self.word) or not self.word[:1].isalpha():
            self._add_here("unexpected", word=self.word, expected=self._expected())
        elif "NOUN" in self.expected:
            nouns = NOUNS.values()
            listed = Text(", ".join(noun.sv[0] for noun in nouns), ", ".join(noun.en[0] for noun in nouns))
            self._add_here("unknown-noun", word=self.word, nouns=listed)
        else:
            self._add_here("unexpected", word=self.word, expected=self._expected())

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
        if name in KEYWORDS:
            forms = KEYWORDS[name][at]
            return f"”{forms[0]}”" if forms and lang == "sv" else f"“{forms[0]}”" if forms else None
        phrase = next((form for form, found in PHRASES[name].items() if found[0].lang == lang), None)
        return (f"”{phrase}”" if lang == "sv" else f"“{phrase}”") if phrase else None


_LANGS: tuple[Lang, Lang] = ("sv", "en")


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

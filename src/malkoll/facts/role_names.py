"""Names of roles and units as the document writes them, and those it writes in more than one way.

Words for a role ("utvecklingschef") are compared with each other wherever they stand, and what follows such
a word ("… för innovation och analys") with what is known to be a name, because a goal, a measure or an
indicator has it as its responsible. An abbreviation before a role ("HR-chef") is joined to it in one way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from malkoll.document import Document
from malkoll.facts.forms import Place, departing, usual_terms
from malkoll.facts.passages import Running
from malkoll.facts.role_ahead import Ahead
from malkoll.facts.role_words import ABBREVIATED, AND, Reader, Token, joints
from malkoll.facts.spelling import Slip, near, outnumbers, reduced, slip
from malkoll.plan import Plan, Responsible, Term
from malkoll.swedish._tables import word_set

__all__ = ["role_names_in"]

_BEFORE_FIELD = word_set("för inom i vid på till of for den det the")
_LONGEST_NAME = 12
_SHORTEST_FIELD = 8
_SHORTEST_FIELDS = 12
# No role is one word of more letters than this; what a longer one is like takes the square of its length to tell.
_LONGEST_WORD = 80
# So many names alike but for a letter are a series ("rektor a", "rektor b").
_SERIES = 8

# The role that a name of one word is held together with; a slip in it is found among the words.
_ROLE_MARK = "@"

Key = TypeVar("Key", bound=Hashable)
Words = tuple[str, ...]
Slips = dict[Key, list[tuple[Key, Slip]]]


def role_names_in(plan: Plan, document: Document, texts: Sequence[Running]) -> list[Term]:
    """The names of roles in ``texts``, all that ``document`` says; each form once."""
    reader = Reader()
    responsible = list(_responsible(plan))
    known = _known(reader, responsible)
    words: dict[str, list[Place]] = defaultdict(list)
    fields: dict[Words, list[Place]] = defaultdict(list)
    pairs: Slips[Words] = defaultdict(list)
    alike = _Alike(known)
    ahead = Ahead(reader, responsible)
    for running in texts:
        tokens = reader.tokens(running.text)
        for at, token in enumerate(tokens):
            if token.role is None:
                continue
            if len(token.role) >= _SHORTEST_FIELD:
                words[token.role].append(Place(running, token.start, token.end))
            ahead.see(running, tokens, at)
            for name, begin, end in _names_after(tokens, at, alike.lengths):
                usual = alike.to(name)
                if usual is None:
                    continue
                fields[name].append(Place(running, tokens[begin].start, tokens[end].end))
                for one, what in usual:
                    pairs[one].append((name, what))
                    pairs[name].append((one, what))
    odd = _odd_heads(reader, responsible, texts)
    for head, places in odd.items():
        words.setdefault(head, places)
    lexicon = reader.lexicon()
    return [
        *_judged(words, _alike_words(words, frozenset(odd)), lexicon, document),
        *_judged(fields, pairs, lexicon, document),
        *_judged(ahead.places, ahead.slips(), lexicon, document),
        *joints(texts, document),
    ]


def _responsible(plan: Plan) -> Iterator[Responsible]:
    """All who answer for something, each place once."""
    seen: set[tuple[int, str]] = set()
    everybody = chain(
        (one for area in plan.areas for one in area.responsible),
        (one for goal in plan.goals for one in goal.responsible),
        (one for goal in plan.goals for measure in goal.measures for one in measure.responsible),
        (one for goal in plan.goals for indicator in goal.indicators for one in indicator.responsible),
    )
    for one in everybody:
        if one.is_role and (one.span.start, one.role) not in seen:
            seen.add((one.span.start, one.role))
            yield one


def _known(reader: Reader, responsible: Iterable[Responsible]) -> set[Words]:
    """What stands after the role in the names that are known to end where they end."""
    out: set[Words] = set()
    for one in responsible:
        tokens = reader.tokens(one.role)
        starts = [at for at, token in enumerate(tokens) if token.role is not None]
        for at, following in zip(starts, [*starts[1:], len(tokens)], strict=False):
            end = following
            while end > at + 1 and tokens[end - 1].text.casefold() in AND:
                end -= 1
            # "Skolchef Anna Lindqvist", "Rektor Ekbackens skola": names have no usual form.
            if any(token.text.istitle() for token in tokens[at + 1 : end]):
                continue
            begin = _field(tokens, at)
            out.update(name for name, _, last in _names_after(tokens, at, {end - begin}) if last == end - 1)
    return out


def _field(tokens: Sequence[Token], at: int) -> int:
    """Where what follows the role at ``at`` begins."""
    begin = at + 1
    while begin < len(tokens) and tokens[begin].goes_on and tokens[begin].text.casefold() in _BEFORE_FIELD:
        begin += 1
    return begin


def _names_after(tokens: Sequence[Token], at: int, lengths: Collection[int]) -> Iterator[tuple[Words, int, int]]:
    """The names of these lengths, in words, that may begin after the role at ``at``, and their first and last token."""
    begin = _field(tokens, at)
    if not lengths or begin == len(tokens) or not tokens[begin].goes_on:
        return
    end = begin
    while end < len(tokens) and end - begin < _LONGEST_NAME and tokens[end].goes_on and tokens[end].role is None:
        end += 1
    words = [_normal(token.text) for token in tokens[begin:end]]
    for length in lengths:
        if not 0 < length <= len(words):
            continue
        name = tuple(words[:length])
        fields = [word for word in name if word != "&"]
        if len(fields) > 1 and sum(map(len, fields)) >= _SHORTEST_FIELDS:
            yield name, begin, begin + length - 1
        elif length == 1 and len(name[0]) >= _SHORTEST_FIELD - 1:
            # A single word says which field only together with the role.
            yield (_ROLE_MARK + (tokens[at].role or ""), name[0]), at, begin


def _normal(word: str) -> str:
    # A word with a capital is a name of its own and departs from nothing.
    return "&" if word.casefold() in AND else word if word.istitle() else reduced(word)


class _Alike:
    """Finds the known names that another is, or is but for a slip in one word."""

    def __init__(self, known: set[Words]) -> None:
        self._known = known
        self._without: dict[tuple[int, Words], list[Words]] = defaultdict(list)
        # A name of one word is held together with its role.
        self.lengths = sorted({len(name) for name in known} | {1 for name in known if len(name) == 2})
        for name in sorted(known):
            for at in range(len(name)):
                self._without[at, name[:at] + name[at + 1 :]].append(name)

    def to(self, name: Words) -> list[tuple[Words, Slip]] | None:
        """The known names a slip from ``name``; ``None`` where it is neither known nor a slip from one."""
        found: list[tuple[Words, Slip]] = []
        for at in range(len(name)):
            similar = self._without.get((at, name[:at] + name[at + 1 :]), ())
            if len(similar) > _SERIES:
                continue
            for other in similar:
                what = _slip_in_name(other[at], name[at])
                if what is not None:
                    found.append((other, what))
        return found if found or name in self._known else None


def _slip_in_name(usual: str, other: str) -> Slip | None:
    if {usual, other} == {"&", "sam"}:
        return "doubled"
    if usual == "&" or other == "&" or usual.startswith(_ROLE_MARK) or usual.istitle() or other.istitle():
        return None
    return slip(usual, other)


def _odd_heads(reader: Reader, responsible: Iterable[Responsible], texts: Sequence[Running]) -> dict[str, list[Place]]:
    """First words of responsible roles that name no role: perhaps one with a slip in it."""
    spans = {}
    for one in responsible:
        tokens = reader.tokens(one.role)
        if tokens and tokens[0].role is None and len(tokens[0].text) >= _SHORTEST_FIELD:
            spans[one.span.line] = tokens[0].text
    out: dict[str, list[Place]] = defaultdict(list)
    for running in texts if spans else ():
        for begin, span in zip(running.starts, running.spans, strict=True):
            word = spans.get(span.line)
            at = running.text.find(word, begin) if word is not None else -1
            if word is not None and at >= 0 and running.at(at) == span:
                out[word.casefold().replace("-", "")].append(Place(running, at, at + len(word)))
    return out


def _alike_words(words: dict[str, list[Place]], odd: frozenset[str]) -> Slips[str]:
    """The words that are one word but for a slip; an ``odd`` one may only be the slip."""
    bins: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for part in near(word) if len(word) <= _LONGEST_WORD else ():
            bins[part].append(word)
    out: Slips[str] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for similar in bins.values():
        if not 1 < len(similar) <= _SERIES:
            continue
        for usual in similar:
            for other in similar:
                if usual == other or usual in odd or (usual, other) in seen:
                    continue
                seen.add((usual, other))
                what = _slip_in_word(usual, other)
                if what is not None:
                    out[usual].append((other, what))
    return out


def _slip_in_word(usual: str, other: str) -> Slip | None:
    """Abbreviations at the beginning are the same or name different things."""
    first, second = (ABBREVIATED.match(word) for word in (usual, other))
    if (first.group() if first else "") != (second.group() if second else ""):
        return None
    cut = first.end() if first else 0
    return slip(usual[cut:], other[cut:])


def _judged(forms: dict[Key, list[Place]], alike: Slips[Key], lexicon: list[str], document: Document) -> Iterator[Term]:
    """Each form once; of those that are slips of a usual one only the rarest, with the places of all."""
    order = sorted(forms, key=lambda form: -len(forms[form]))
    done: set[Key] = set()
    told: set[tuple[int, int]] = set()
    for usual in order:
        if usual in done:
            continue
        rare: list[Key] = []
        for other, what in alike.get(usual, ()):
            if other in done or other in rare or not outnumbers(what, len(forms[usual]), len(forms[other])):
                continue
            if what == "changed" and _is_a_word(usual, other, lexicon):
                continue
            rare.append(other)
        if not rare:
            continue
        done.update(rare)
        done.add(usual)
        rare.sort(key=lambda form: (len(forms[form]), -_apart(usual, form)))
        term = departing("role", forms[usual], (forms[form] for form in rare), document)
        # A long name and a shorter one within it have the same slip.
        if (term.span.start, term.span.line) not in told:
            told.add((term.span.start, term.span.line))
            yield term
    yield from usual_terms("role", forms, frozenset(done), document)


def _apart(usual: Hashable, other: Hashable) -> int:
    """How many letters differ, about."""
    first, second = str(usual), str(other)
    return abs(len(first) - len(second)) + sum(a != b for a, b in zip(first, second, strict=False))


def _is_a_word(usual: Hashable, other: Hashable, lexicon: list[str]) -> bool:
    """Whether other words of the document begin as ``other`` does, so that the letter may be meant."""
    for first, second in zip(_as_words(usual), _as_words(other), strict=True):
        if first == second:
            continue
        begins = next(at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b)
        stem, own = second[: begins + 1], second[: begins + 3]
        at = bisect_left(lexicon, stem)
        while at < len(lexicon) and lexicon[at].startswith(stem):
            if not lexicon[at].startswith(own):
                return True
            at += 1
    return False


def _as_words(form: Hashable) -> Words:
    return form if isinstance(form, tuple) else (str(form),)

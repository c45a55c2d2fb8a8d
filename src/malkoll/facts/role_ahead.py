"""Words that stand ahead of a role and are part of its name: "biträdande rektor", "verkställande direktör"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from malkoll.facts.forms import Place
from malkoll.facts.passages import Running
from malkoll.facts.role_words import Reader, Token
from malkoll.facts.spelling import Slip, slip
from malkoll.plan import Responsible

__all__ = ["Ahead"]

Name = tuple[str, str]

# Shorter words that differ in a letter are two words, and so may be longer ones in which one is changed.
_SHORTEST = 8
_SLIPS: tuple[Slip, ...] = ("accent", "doubled", "swapped", "letter")
# So many words alike ahead of one role are a series.
_SERIES = 8


class Ahead:
    """Names of two words, the second a role, that are responsible for something or are written nearly so."""

    def __init__(self, reader: Reader, responsible: Iterable[Responsible]) -> None:
        """Take those in ``responsible`` for names."""
        self._known: dict[str, set[str]] = defaultdict(set)
        self.places: dict[Name, list[Place]] = defaultdict(list)
        """Where each name stands."""
        for one in responsible:
            tokens = reader.tokens(one.role)
            if len(tokens) > 1 and tokens[1].role is not None and _may_be_named(tokens, 1):
                self._known[tokens[1].role].add(_word(tokens[0]))

    def see(self, running: Running, tokens: Sequence[Token], at: int) -> None:
        """Note the name that ends with the role at ``at``, if it is a known one or a slip from one."""
        role = tokens[at].role
        known = self._known.get(role) if role is not None else None
        if role is None or not known or not _may_be_named(tokens, at):
            return
        word = _word(tokens[at - 1])
        if word in known or (len(known) <= _SERIES and any(_slip(usual, word) is not None for usual in known)):
            self.places[word, role].append(Place(running, tokens[at - 1].start, tokens[at].end))

    def slips(self) -> dict[Name, list[tuple[Name, Slip]]]:
        """For each known name the names that are slips from it."""
        out: dict[Name, list[tuple[Name, Slip]]] = defaultdict(list)
        for word, role in self.places:
            for usual in sorted(self._known[role])[:_SERIES]:
                what = _slip(usual, word)
                if what is not None:
                    out[usual, role].append(((word, role), what))
        return out


def _may_be_named(tokens: Sequence[Token], at: int) -> bool:
    if at == 0 or not tokens[at].goes_on:
        return False
    ahead = tokens[at - 1]
    # "Ekbackens rektor": a place has no usual form.
    named = ahead.text.isalpha() and not ahead.text.endswith("s")
    return named and ahead.role is None and len(ahead.text) >= _SHORTEST


def _word(token: Token) -> str:
    return token.text.casefold()


def _slip(usual: str, other: str) -> Slip | None:
    what = slip(usual, other)
    return what if what in _SLIPS else None

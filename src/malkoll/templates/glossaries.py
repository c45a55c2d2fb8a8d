"""Lists in running text that explain words: "**Inriktningsmål** – fullmäktiges vilja för mandatperioden"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from malkoll.document import Document, Item
from malkoll.regexes import compiled

__all__ = ["explaining_lines"]

_EXPLAINED = compiled(r"(?P<term>[A-ZÅÄÖ][^\W\d]+(?:[ -][^\W\d]+){0,2})\s*(?:[–—:-]|är|avser|betyder)\s+(?P<what>\S.*)")
_KIND_OF_GOAL = compiled(r"\w*mål(?:et|en)?|\w*uppdrag(?:et|en)?", re.IGNORECASE)
# "Vad varje nämnd ska uppnå" explains; "resorna ska bli färre" promises.
_PROMISES = compiled(
    r"\b(?:minst|högst|senast)\b|\d|^(?!(?:vad|det|de|den|hur|vilk\w+|så)\b).*\b(?:ska|skall)\b", re.IGNORECASE
)
# Labels of one goal: "Mål", "Ansvarig", "Klart".
_OF_A_CARD = compiled(
    r"\w*ansvar\w*|\w*indikator\w*|nyckeltal\w*|\w*uppföljning\w*|åtgärd\w*|aktivitet\w*|\w*värde|tid\w*|klart\w*"
    r"|status|när|mått",
    re.IGNORECASE,
)
_FEWEST = 2


def explaining_lines(document: Document) -> frozenset[int]:
    """The first lines of the items of lists that say what kinds of goals mean, and set none.

    Each item is a word, a mark and an explanation that begins in lower case and promises nothing; several kinds of
    goals are explained, or one among other words.
    """
    found: set[int] = set()
    for items in _lists(document):
        parts = [_EXPLAINED.match(item.text.strip()) for item in items]
        said = [part for part in parts if part is not None]
        if len(said) < max(_FEWEST, len(items)):
            continue
        terms = {part["term"].casefold() for part in said}
        of_goals = [part for part in said if _KIND_OF_GOAL.fullmatch(part["term"])]
        explained = [part for part in said if part["what"][:1].islower()]
        if (
            len(terms) == len(said)
            and of_goals
            and len(explained) == len(said)
            and not any(_PROMISES.search(part["what"]) for part in of_goals)
            and (len(of_goals) >= _FEWEST or not any(map(_OF_A_CARD.fullmatch, terms)))
        ):
            found.update(item.span.line for item in items)
    return frozenset(found)


def _lists(document: Document) -> Iterator[list[Item]]:
    items: list[Item] = []
    for block in document.blocks:
        if isinstance(block, Item) and (not items or block.depth == items[0].depth):
            items.append(block)
            continue
        if items:
            yield items
        items = [block] if isinstance(block, Item) else []
    if items:
        yield items

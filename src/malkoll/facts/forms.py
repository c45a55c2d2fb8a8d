"""One thing written in several ways: which way is usual, and which departs from it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from malkoll.document import Document
from malkoll.facts.passages import Running, narrowed
from malkoll.plan import Passage, Term
from malkoll.records import record

__all__ = ["Kind", "Place", "departing", "usual_terms"]

Kind = Literal["role", "name", "colour"]
Key = TypeVar("Key", bound=Hashable)


@record
class Place:
    """Where a form stands in a paragraph: offsets, half-open."""

    running: Running
    start: int
    end: int

    @property
    def text(self) -> str:
        """The form as written there."""
        return self.running.text[self.start : self.end]

    def passage(self, document: Document) -> Passage:
        """The form with its place in ``document``."""
        return Passage(self.text, narrowed(document, self.running.at(self.start), self.text))


def departing(kind: Kind, usual: Sequence[Place], others: Iterable[Sequence[Place]], document: Document) -> Term:
    """The form that departs from the ``usual`` one: the first of ``others``, with all places of theirs."""
    places = [place.passage(document) for other in others for place in other]
    here = places[0]
    return Term(kind, here.text, here.span, False, usual[0].passage(document), tuple(places[1:]))


def usual_terms(
    kind: Kind, forms: Mapping[Key, Sequence[Place]], but: frozenset[Key], document: Document
) -> Iterator[Term]:
    """The forms that nothing is said of: each once, where it first stands."""
    for key, places in forms.items():
        if key not in but:
            here = places[0].passage(document)
            yield Term(kind, here.text, here.span)

"""Abbreviations in capitals, and those with two letters swapped or the wrong ring or dots in one place.

Two boards may differ in one letter (BUN, KUN), or have the same letters (BUN, UBN). What makes one a slip of the
other is that it stands where the other does: at its place in the same list, in the same compound, after the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import permutations

from malkoll.document import Document
from malkoll.facts.forms import Place, departing, usual_terms
from malkoll.facts.passages import Running
from malkoll.facts.spelling import reduced
from malkoll.plan import Term
from malkoll.regexes import compiled

__all__ = ["abbreviations_in"]

_ABBREVIATION = compiled(r"(?<![\w-])[A-ZÅÄÖ]{3,6}(?!\w)")
_LIST = compiled(r"(?<![\w-])[A-ZÅÄÖ]{2,6}(?:(?:,\s?|\s?/\s?|;\s?|\s(?:och|samt)\s)[A-ZÅÄÖ]{2,6})+(?!\w)")
_MEMBER = compiled(r"[A-ZÅÄÖ]{2,6}")
_COMPOUND = compiled(r"[-‐‑]([a-zåäö]{4,40})")
_TWO_WORDS_BEFORE = compiled(r"([a-zåäö]+)\s([a-zåäö]+)\s\Z")
# "Hälso- och sjukvårdens organisation (HSO)", "HSO (Hälso- och …)", "HSO står för …", "HSO = …".
_EXPLAINED = compiled(r"\s?(?:\(|=|[:–—]\s|-\s|står för\b|betyder\b|är en förkortning\b)")
_PLAIN = str.maketrans("ÅÄÖ", "AAO")
_FEWEST_USUAL = 3
# Two lists of two others each may well be about two boards; where letters are few even more must be the same.
_FEWEST_OTHERS = 2
_SHORT = 3
# So many words of the same letters are no slips.
_SERIES = 8


def abbreviations_in(document: Document, texts: Sequence[Running]) -> list[Term]:
    """The abbreviations that ``texts``, all that ``document`` says, come back to; each form once."""
    found: dict[str, list[Place]] = defaultdict(list)
    for running in texts:
        if running.text.isupper() and _LIST.search(running.text) is None:
            continue  # words in capitals
        for match in _ABBREVIATION.finditer(running.text):
            found[match.group()].append(Place(running, match.start(), match.end()))
    alike: dict[str, list[str]] = defaultdict(list)
    for form in found:
        alike["".join(sorted(form.translate(_PLAIN)))].append(form)
    out: list[Term] = []
    done: set[str] = set()
    for similar in alike.values():
        if not 1 < len(similar) <= _SERIES:
            continue
        for usual, other in permutations(sorted(similar, key=lambda form: -len(found[form])), 2):
            if usual not in done and other not in done and _is_slip(usual, other, found):
                done |= {usual, other}
                out.append(departing("name", found[usual], [found[other]], document))
    returning = {form: places for form, places in found.items() if len(places) > 1}
    return [*out, *usual_terms("name", returning, frozenset(done), document)]


def _is_slip(usual: str, other: str, found: dict[str, list[Place]]) -> bool:
    places, others = found[usual], found[other]
    if len(places) < max(_FEWEST_USUAL, 3 * len(others)) or any(map(_explained, others)):
        return False
    at = next(i for i, (a, b) in enumerate(zip(usual, other, strict=True)) if a != b)
    swapped = usual[at : at + 2] == other[at : at + 2][::-1] and usual[at + 2 :] == other[at + 2 :]
    marked = usual[at + 1 :] == other[at + 1 :] and usual[at].translate(_PLAIN) == other[at].translate(_PLAIN)
    if not swapped and not marked:
        return False
    loose = swapped and len(usual) > _SHORT
    fewest = _FEWEST_OTHERS if loose or marked else _FEWEST_OTHERS + 1
    around = {context for place in places for context in _contexts(place, loose, fewest)}
    return all(around.intersection(_contexts(place, loose, fewest)) for place in others)


def _explained(place: Place) -> bool:
    """Whether the abbreviation is said to be one, there: then it is meant."""
    text = place.running.text
    alone = text[place.start - 1 : place.start] == "(" and text[place.end : place.end + 1] == ")"
    return alone or text.strip() == place.text or _EXPLAINED.match(text, place.end) is not None


def _contexts(place: Place, loose: bool, fewest: int) -> Iterator[Hashable]:
    """What surrounds an abbreviation; ``loose``: the words before it count too. ``fewest`` others make a list."""
    text = place.running.text
    # A list of abbreviations is short: what is further away belongs to another.
    begin = max(0, place.start - 120)
    for found in _LIST.finditer(text, begin, place.end + 120):
        if found.start() <= place.start < found.end():
            members = [member.span() for member in _MEMBER.finditer(text, found.start(), found.end())]
            others = tuple(text[a:b] if a != place.start else "" for a, b in members)
            if len(others) > fewest:
                yield others
    compound = _COMPOUND.match(text, place.end)
    if compound is not None and place.end - place.start > _SHORT:
        yield reduced(compound[1])
    if loose:
        before = _TWO_WORDS_BEFORE.search(text, begin, place.start)
        if before is not None:
            yield before.groups()

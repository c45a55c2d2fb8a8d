"""Words that name a role or a unit, found in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from malkoll.document import Document
from malkoll.facts.forms import Place, departing
from malkoll.facts.passages import Running
from malkoll.plan import Term
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish._tables import word_row, word_set

__all__ = ["ABBREVIATED", "AND", "Reader", "Token", "joints"]

_ROLES = word_row("""
    chef direktör ledare samordnare strateg rektor controller sekreterare handläggare utvecklare planerare
    ingenjör läkare sköterska arkitekt ordförande inspektör förvaltare pedagog konsulent kurator specialist
    koordinator administratör assistent partner nämnd styrelse förvaltning enhet avdelning kontor utskott kansli
    """)
_ENDINGS = "ernas|erna|nas|ens|ets|ers|rna|na|en|et|er|ns|rs|n|s|r"
_ROLE = compiled(rf"(?P<lemma>.{{0,40}}?(?:{'|'.join(_ROLES)}))(?:{_ENDINGS})?\Z")
# "erfarenhet", "öppenhet": what somebody is, and no unit.
_QUALITIES = ("farenhet", "ppenhet", "etenhet", "agenhet", "ägenhet", "ogenhet", "akenhet", "amenhet", "älenhet")
# "social-och fritidschef" is "social- och fritidschef" out of a PDF.
_WORD = compiled(r"[^\W_]+(?:[-‐‑](?!och(?!\w)|samt(?!\w))[^\W_]+)*")
ABBREVIATED = compiled(r"[A-ZÅÄÖ\d]{2,6}[-‐‑](?=[^\W\d_]{4})")
_JOINED = compiled(
    r"(?<![\w-])(?=[A-ZÅÄÖ\d]*[A-ZÅÄÖ])(?P<abbreviation>[A-ZÅÄÖ\d]{2,5})(?P<joint>[-‐‑ \u00a0])"
    r"(?P<noun>chef|direktör|strateg|specialist|partner|råd|samordnare|enhet|avdelning|konsult|controller|"
    rf"sekreterare|handläggare|koordinator)(?:{_ENDINGS})?(?![\w-])"
)
AND = word_set("och samt and")
_ENDS_NAME = compiled(r"[.;:()!?/|\n–—]")


@record
class Token:
    """A word, the role it names if it names one, and whether a name may go on to it from the word before."""

    start: int
    end: int
    text: str
    role: str | None
    goes_on: bool


class Reader:
    """Parts texts into words, and remembers which of them name a role."""

    def __init__(self) -> None:
        self._roles: dict[str, str | None] = {}

    def tokens(self, text: str) -> list[Token]:
        """The words of ``text``."""
        out: list[Token] = []
        last = 0
        for found in _WORD.finditer(text):
            word = found.group()
            between = text[last : found.start()]
            # "verksam- hetschef": half a word.
            halved = between == "- " and word.casefold() not in AND
            try:
                role = self._roles[word]
            except KeyError:
                role = self._roles[word] = _role(word)
            goes_on = bool(out) and not halved and _ENDS_NAME.search(between) is None
            out.append(Token(found.start(), found.end(), word, None if halved else role, goes_on))
            last = found.end()
        return out

    def lexicon(self) -> list[str]:
        """All words read so far, in order."""
        return sorted({word.casefold().replace("-", "") for word in self._roles})


def _role(word: str) -> str | None:
    """The word without its ending, where it names a role; an abbreviation before it in capitals."""
    if len(word) < 4 or len(word) > 60:
        return None
    joined = ABBREVIATED.match(word)
    head = joined.group()[:-1] + "-" if joined else ""
    found = _ROLE.match(re.sub("[-‐‑]", "", word[len(head) :].casefold()))
    if found is None or found["lemma"].endswith(_QUALITIES):
        return None
    return head + found["lemma"]


def joints(texts: Sequence[Running], document: Document) -> Iterator[Term]:
    """Roles whose abbreviation is joined to them by a hyphen here and by a space there."""
    found: dict[tuple[str, str], dict[bool, list[Place]]] = defaultdict(dict)
    for running in texts:
        for match in _JOINED.finditer(running.text):
            hyphen = match["joint"] not in " \u00a0"
            places = found[match["abbreviation"], match["noun"]].setdefault(hyphen, [])
            places.append(Place(running, match.start(), match.end()))
    for joints in found.values():
        if len(joints) > 1:
            # Swedish joins them by a hyphen: that is the usual form where both stand equally often.
            usual = len(joints[True]) >= len(joints[False])
            yield departing("role", joints[usual], [joints[not usual]], document)

"""Where sentences begin and end."""

from __future__ import annotations

import re

from malkoll.regexes import compiled
from malkoll.swedish._known import of_short
from malkoll.swedish._tables import word_set

__all__ = ["sentences", "split_sentences"]

# Abbreviations after whose point a sentence goes on, lower case and without blanks.
_ABBREVIATIONS = word_set("""
    t.ex ex exv bl.a s.k kap ca c:a p.g.a pga jfr nr resp inkl exkl dvs d.v.s st f.d f.n t.v fr.o.m fr.om
    t.o.m bla sk fom m.a.o i.o.m i.s.f o.d e.d s.a.s u.a p.s n.b avd sid s mom st ang avs betr enl ev forts
    föreg gm hr fr prof dr jan febr feb apr aug sept sep okt nov dec tel d.s f.ö f.r.o.m kl kv milj obs omr
    rev utg ö.h ä.k bitr förv ordf möjl motsv prel preli ansvarsomr ändamålsenl ind
    """)
# Abbreviations that may end a sentence too: what follows decides.
_MAY_END = word_set("m.m mm etc osv o.s.v m.fl mfl m.h m.v ff f st kr h mån tim min vol nr kvm e.d o.d dyl o.dyl")

_END = compiled(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*+(?=[ \t\u00a0\u2009\u202f]|$)|\n")
_LAST_WORD = compiled(r"(?:[^\W\d_][^\s()\"”“]*|[0-9][^\s()\"”“]*)$")
# "t. ex.", "p. g. a.": at their inner points and at their last one.
_SPACED_ABBREVIATION = compiled(
    r"""(?<![^\W_])(?:
      t\.?[ \u00a0]ex | bl\.?[ \u00a0]a | s\.?[ \u00a0]k | p\.?[ \u00a0]g\.?[ \u00a0]a
    | m\.?[ \u00a0]m | m\.?[ \u00a0]fl
    | fr\.?[ \u00a0]o\.?[ \u00a0]m
    | t\.?[ \u00a0]o\.?[ \u00a0]m | d\.?[ \u00a0]v\.?[ \u00a0]s
    | o\.?[ \u00a0]s\.?[ \u00a0]v
    | f\.?[ \u00a0]d | p\.[ ]g | t\.[ ]o | fr\.[ ]o | t | bl | s | p | m | fr | d | o | f
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_LABEL = compiled(r"[A-ZÅÄÖ]{0,5}[0-9]+(?:[.:][0-9]+)*[a-z]?$")
_NUMBERED_LABEL = compiled(
    r"(?:diagram|tabell|figur|bild|bilaga|avsnitt|kapitel|[^\W\d_]*mål|uppdrag|åtgärd|aktivitet|indikator|punkt|steg|del|fråga|"
    r"område|\w+område)[ \u00a0][0-9]+(?:[.:][0-9]+)*",
    re.IGNORECASE,
)
_OPENS = compiled(r"[ \t\u00a0\u2009\u202f]*[\"”“’«(\[–-]*[ \u00a0]?")


@of_short
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of ``text`` as half-open offsets, blanks around them left out.

    A line break ends a sentence. Points in abbreviations, decimals, initials and numbers that open a
    line ("1. ", "NB2.3. ") do not.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.group() != "\n" and not _ends(text, start, match):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def sentences(text: str) -> list[str]:
    """The sentences of ``text`` as strings."""
    return [text[start:end] for start, end in split_sentences(text)]


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    tail = len(piece.rstrip())
    if lead < tail:
        found.append((start + lead, start + tail))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the mark at ``match`` ends the sentence that began at ``start``."""
    opening = _OPENS.match(text, match.end())
    at = opening.end() if opening else match.end()
    following = text[at : at + 1]
    if not following or following == "\n":
        return True
    if following.islower():
        return match.group()[0] in "!?" and match.group()[-1] not in ')]”"’»'
    if match.group()[0] != ".":
        return True
    head = text[max(start, match.start() - 24) : match.start()]
    if not head.strip():
        return False
    found = _LAST_WORD.search(head)
    word = found.group() if found else ""
    alone = not text[start : match.start() - len(word)].strip(' \t\u00a0-*•#>"”“(')
    if _LABEL.fullmatch(word):
        return not (alone or _NUMBERED_LABEL.fullmatch(text[start : match.start()].strip()))
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False  # an initial
    lower = word.lower().strip('("”“').rstrip(".")
    if lower in _MAY_END:
        return True
    if lower in _ABBREVIATIONS:
        return False
    return _SPACED_ABBREVIATION.search(head) is None

"""Paragraphs that begin in the middle of a sentence whose beginning stands nowhere.

Most paragraphs that begin in lower case are right: the second half of one that a page, a picture or a table has
broken, the end of a list, a value, a name. Each has its other half somewhere near, or something before it that
it goes on from. What is left is text that has lost its beginning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from malkoll.document import Block, Divider, Document, Heading, Item, Note, Paragraph, Table
from malkoll.facts.patterns import word_set
from malkoll.regexes import compiled
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.verbs import has_finite_verb, lemma_of

__all__ = ["dangling_in"]

# About a page: how far off the other half of a broken paragraph may stand.
_PAGE = 8
_A_LIST_AWAY = 4
# More of them in one document are a way of writing, or of extracting.
_MOST = 3
_FEWEST_WORDS = 8
_HALF_A_PARAGRAPH = 8
_LONG_ITEM = 12
_FULL_TITLE = 3
_LEAD = 60

_FIRST_WORD = compiled(r"([a-zåäöéü]+),?\s+(\S)")
_CLOSERS = " \t\"'”’»)]*_"
_ENDS = ".!?…"
_LEADING_IN = ":;,–—-…"
_TERM = compiled(r"[:=]|\s[–—-]\s")
_LAST_WORD = compiled(r"(\S+)\.$")
# A paragraph that ends in one of these goes on, for all its point.
_SHORTENED = word_set(
    "ca kl nr jfr resp inkl exkl dvs tex bla pga fom tom st kap sid s avd enl ev forts f.d mm mfl osv etc mom prop"
)
_OF_NAMES = word_set("von af av de da van der den la le du el al di")
# A list told in paragraphs goes on so: "att godkänna rapporten." "samt att …"
_OF_LISTS = word_set("att samt dels och eller respektive alternativt")
_TELLS = word_set("därför därmed dessutom därefter")
# "Ansvarig: Rektor" ends a block of labels and no half sentence.
_LABELLED = compiled(r"[A-ZÅÄÖ][^\n:.!?]{1,40}:\s")
# After a heading these go on from it: "Alla elever ska" – "i slutet av årskursen …"
_FROM_HEADING = word_set("""
    som där när då om för i på av till med utan från hos inom under över mellan vid kring genom mot enligt utifrån
    innan efter medan eftersom därför så hur vad vilka vilken vilket vars men utan både varken inte ej the of to and
    """)
_UNFINISHED_HEADING = _OF_LISTS | _FROM_HEADING | word_set("en ett den det de vi ska är har vill kan alla våra vår")


def dangling_in(document: Document, titled: Collection[int] = ()) -> frozenset[int]:
    """Where in the text the paragraphs begin that begin in the middle of a sentence.

    ``titled`` are the lines on which goals and what belongs to them have their titles.
    """
    blocks = [block for block in document.blocks if not isinstance(block, Note | Divider)]
    if not any(isinstance(block, Paragraph) and _begins_low(block) for block in blocks):
        return frozenset()
    found, unpaired = _without_first_half(document, blocks)
    if len(found) > 10 * _MOST:
        return frozenset()
    # Columns and boxes may have put the first half after the second.
    halves = [at for at in unpaired if not _is_whole(blocks[at], titled)]
    left = [at for at in found if not any(at < other <= at + _PAGE for other in halves)]
    starts = Counter(_first(blocks[at]) for at in left)
    left = [at for at in left if starts[_first(blocks[at])] == 1]
    return frozenset(blocks[at].span.start for at in left) if len(left) <= _MOST else frozenset()


def _without_first_half(document: Document, blocks: Sequence[Block]) -> tuple[list[int], list[int]]:
    """Paragraphs in mid-sentence that no unfinished text stands before, and unfinished text nothing goes on from."""
    found: list[int] = []
    unfinished: list[int] = []
    title = next((block for block in blocks if isinstance(block, Heading) and block.level in (None, 1)), None)
    going_on = False  # the paragraph before is one that goes on from something itself
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _begins_low(block):
            last = range(len(unfinished) - 1, max(-1, len(unfinished) - 1 - _PAGE), -1)
            half = next((n for n in last if at - unfinished[n] <= _reach(blocks[unfinished[n]])), None)
            if half is not None:
                del unfinished[half]
            above = blocks[at - 1] if at and blocks[at - 1] is not title else None
            going_on = going_on or half is not None or _goes_on(above, block)
            if not going_on and _is_running(document, block, above):
                found.append(at)
        else:
            going_on = False
        if _is_unfinished(block):
            unfinished.append(at)
    return found, unfinished


def _reach(block: Block) -> int:
    return _PAGE if isinstance(block, Paragraph | Heading) else _A_LIST_AWAY


def _begins_low(block: Paragraph) -> bool:
    return bool(block.lines) and block.lines[0].text[:1].islower()


def _first(block: Block) -> str:
    text = block.text if isinstance(block, Paragraph) else ""
    return text.partition(" ")[0]


def _is_whole(block: Block, titled: Collection[int]) -> bool:
    """Whether text that ends without a point says all it was to say: a title of a goal, the last label of several."""
    if isinstance(block, Heading):
        return block.span.line in titled
    if not isinstance(block, Paragraph) or len(block.lines) < 2:
        return False
    last = block.lines[-1].text
    return _LABELLED.match(last) is not None and len(last.split()) <= _HALF_A_PARAGRAPH


def _is_running(document: Document, block: Paragraph, above: Block | None) -> bool:
    """Whether the paragraph is running text that begins with an ordinary word and ends as sentences do."""
    text = block.text.rstrip(_CLOSERS)
    words = text.split(None, _FEWEST_WORDS)
    if len(words) < _FEWEST_WORDS or text[-1] not in _ENDS or block.lines[0].bold:
        return False
    first = _FIRST_WORD.match(text)
    if first is None or (first[1] in _OF_NAMES and first[2].isupper()):
        return False
    if first[1] in _OF_LISTS and not _is_second_clause(text, above):
        return False
    if len(first[1]) < 2 and first[1] != "i":
        return False
    if _TERM.search(text, 0, _LEAD):
        return False
    # What stands before it on its line (a quotation mark, a bullet) says what it is.
    begin = document.text.rfind("\n", 0, block.span.start) + 1
    return not document.text[begin : block.span.start].strip()


def _is_second_clause(text: str, above: Block | None) -> bool:
    """Whether ``text`` is a clause that "och" or "samt" joins to another, and what is above is no part of a list."""
    if not text.startswith(("och ", "samt ")) or not isinstance(above, Paragraph):
        return False
    told = above.text
    if len(told.split(None, _FEWEST_WORDS)) < _FEWEST_WORDS or not told[0].isupper() or not _is_finished(told):
        return False
    # "Att godkänna rapporten." "och att …", "Dels …" "och dels …"
    if told.partition(" ")[0].lower() in _OF_LISTS:
        return False
    end = next((end for _, end in split_sentences(text)), 0)
    second = text.split(None, 2)[1]
    # "och därmed minskade …" tells something; "och dels …" goes on with a list.
    return second in _TELLS or (second not in _OF_LISTS and has_finite_verb(text[:end]))


def _goes_on(above: Block | None, block: Paragraph) -> bool:
    """Whether the paragraph may go on from the block before it."""
    if isinstance(above, Paragraph):
        return not _is_finished(above.text)
    if not isinstance(above, Heading) or (above.look == "line" and not above.in_toc):
        # At the start, after the title, a table, a list, a picture, or what only looks like a heading.
        return True
    heading = above.text.rstrip(_CLOSERS)
    first = _first(block).rstrip(",")
    if not heading or heading[-1] in _LEADING_IN or first in _FROM_HEADING or lemma_of(first) is not None:
        return True
    titled = heading.split()
    if titled[-1].lower() in _UNFINISHED_HEADING or lemma_of(titled[-1]) is not None or first in titled:
        return True
    # "Kommentar" and one sentence: a label and its value.
    return len(titled) < _FULL_TITLE and len(split_sentences(block.text)) < 2


def _is_finished(text: str) -> bool:
    """Whether text ends as a sentence does."""
    text = text.rstrip(_CLOSERS)
    if not text or text[-1] not in _ENDS:
        return False
    last = _LAST_WORD.search(text[-30:])
    word = last[1].lstrip('("”').lower() if last is not None else ""
    return not ("." in word or word in _SHORTENED)


def _is_unfinished(block: Block) -> bool:
    """Whether the block is running text whose last sentence may go on further down."""
    if isinstance(block, Paragraph):
        return _is_open(block.text, _HALF_A_PARAGRAPH)
    if isinstance(block, Heading):
        return block.look == "line" and not block.in_toc and _is_open(block.text, _HALF_A_PARAGRAPH)
    if isinstance(block, Item):
        return _is_open(block.text, _LONG_ITEM)
    if isinstance(block, Table):
        return any(_is_open(cell.text, _HALF_A_PARAGRAPH) for cell in block.rows[-1].cells)
    return False


def _is_open(text: str, fewest: int) -> bool:
    return len(text.split(None, fewest)) >= fewest and text.rstrip(_CLOSERS)[-1:] != ":" and not _is_finished(text)

"""Counts of what stands listed beside them: "följande fem områden:", "tre system: ett för skolan, …".

Any noun can be counted here. What follows the count is counted; only where the words announce nothing
but that list is a difference called one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from malkoll.document import Block, Document, Heading, Item, Note, Paragraph, Picture, Table
from malkoll.facts.claims.table_rows import repeats_head, rows_of
from malkoll.facts.claims.told import Told
from malkoll.facts.patterns import BODIES, word_set
from malkoll.plan import Claim, Passage
from malkoll.regexes import compiled
from malkoll.swedish.numbers import Number, find_numbers
from malkoll.swedish.words import stem

__all__ = ["enumerated_in", "listed_after"]

_WORD = compiled(r"\s+([^\W\d_][^\W_-]*)(?![\w-])")
# Words after a number that are no noun: then it counts something told elsewhere.
_NO_NOUN = word_set(
    """är var har hade blev blir av som till i på för med om och eller samt men ska kan inte under
    inom per från vid gånger första sista senaste år åren dagar veckor månader procent kronor stycken
    att den det de där när mot efter innan"""
)
_FOLLOWING = compiled(r"(?<![^\W_])(?:följande|nedanstående)\s+(?:[^\W\d_]+\s+)?$", re.IGNORECASE)
# Between the noun and the colon: nothing, or a phrase without a verb.
_TO_COLON = compiled(r"(?:\s+(?:ut|upp|fram|in))?(?:\s+(?:för|inom|i|under|till|av|från|som)\s+[^:.,;]{1,50})?\s*:\s*$")
_HANGING = compiled(
    r"(?<![^\W_])(?:med|för|att|i|på|till|om|av|inom|kring|genom|är|ska|har|vid|från)\s*:\s*$", re.IGNORECASE
)
_SOME = compiled(
    r"(?<![^\W_])(?:bland|ytterligare|minst|högst|upp\s+till|nya|de\s+första|cirka|ca|drygt|knappt|varje|per|mellan|"
    r"bland\s+annat|exempelvis|till\s+exempel)\s+(?:de\s+|dem\s+)?$",
    re.IGNORECASE,
)
_SUCH_AS = compiled(
    r"bland\s+annat|bl\.?\s?a|till\s+exempel|t\.?\s?ex|exempelvis|såsom|främst|framför\s+allt|med\s+mera|m\.?\s?m|etc",
    re.I,
)
_SPLIT = compiled(r"\s*(?:,|;)\s+(?:(?:och|samt)\s+)?|\s+(?:och|samt)\s+")
_COMMA = compiled(r"\s*(?:,|;)\s+")
_ONE_EACH = compiled(r"(?<![^\W_])(?:ett|en)\s+(?:för|i|med|till|av|på|om|som|inom|vid)\b", re.IGNORECASE)
_ONE_AND_OTHER = compiled(
    r"(?<![^\W_])(?:en|ett|den\s+ena|det\s+ena)\b.{3,300}?(?<![^\W_])(?:den|det)\s+andra\b", re.I | re.S
)
# From the noun to the names: a colon, or a short phrase and a preposition.
_NAMED = compiled(
    r"\s*:\s*|(?:\s+[^\W\d_]\w*){0,3}\s+(?:med|mellan|från|i|på|hos|vid|nämligen)\s+|\s*[–,]\s+", re.IGNORECASE
)
_CODE = compiled(r"[A-ZÅÄÖ]{0,2}[0-9]+(?:\.[0-9]+)*")
_NAMELY = compiled(
    rf",\s+(?:nämligen|dvs\.?|det\s+vill\s+säga)\s+(?:mål(?:en)?\s+|nummer\s+|nr\s+)?"
    rf"(?P<codes>{_CODE.pattern}(?:,\s+{_CODE.pattern})*\s+(?:och|samt)\s+{_CODE.pattern})$"
)
_BOTH = compiled(r"(?<![^\W_])(?:båda|bägge)\s+[^\W\d_]+", re.IGNORECASE)
_IN_TABLE = compiled(
    r"\b(?:redovisas|framgår|visas|sammanfattas|listas|presenteras|beskrivs|finns|står)\b[^.;]{0,40}\btabell",
    re.IGNORECASE,
)
_GIVEN = compiled(
    r"\b(?:lämnar|lämnade|lämnat|gett|givit|gav|ger|fått|fick|tilldelat|tilldelade|beslutat\s+om|beslutade\s+om)\s+"
    rf"(?:{BODIES}\s+)?$",
    re.IGNORECASE,
)
_PART = compiled(r"\b(?:varav|av\s+dem|av\s+dessa|ytterligare|därutöver|dessutom|också|även)\b", re.IGNORECASE)
_WHICH = compiled(r"\s+(?:som|varav|för|inom|från)(?![^\W_])", re.IGNORECASE)
_FIRST_YEAR = 1990
_OF_THEM = ("arna", "erna", "orna")
"""How nouns end that speak of things known: "de sex riskerna redovisas"."""
_THINGS = word_set("enheter enheterna")
"""Units that are things a board has: "fyra enheter: hemtjänst, …"."""
_LEAD = compiled(r"^(?:en|ett|[0-9]+|[^\W\d_]+)\s", re.IGNORECASE)
_LONGEST_LIST = 60


def listed_after(document: Document, told: Sequence[Told], goals: Set[int] = frozenset()) -> Iterator[Claim]:
    """Counts in a paragraph that are held against the list, table or headings right after it.

    ``goals``: the lines on which the plan's goals begin. Headings of which a few are goals and most are not
    are no things of one kind.
    """
    by_line: dict[int, list[Told]] = {}
    for one in told:
        if not one.in_cell:
            by_line.setdefault(one.running.span.line, []).append(one)
    blocks = [block for block in document.blocks if not isinstance(block, Note)]
    headings = Counter(block.text.casefold() for block in blocks if isinstance(block, Heading))
    recurring = frozenset(text for text, times in headings.items() if times > 1)
    yield from _under_headings(blocks, by_line)
    own: Heading | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            own = block
        elif isinstance(block, Paragraph) and block.span.line in by_line:
            below = _headings_below(blocks, at, own, recurring) if own is not None else []
            if 0 < sum(place.span.line in goals for place in below) <= len(below) // 2:
                below = []
            yield from _after(blocks, at, by_line[block.span.line], below)


def _under_headings(blocks: Sequence[Block], by_line: dict[int, list[Told]]) -> Iterator[Claim]:
    """Counts held against lists under a heading of the same word: "två uppdrag" and "Uppdrag" with two items.

    There may be other such lists, so only one that is as long is a claim. "Båda" and "de två" look back.
    """
    lists: dict[str, list[list[Passage]]] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and " " not in block.text.strip():
            places, _ = _list_after(blocks, at)
            if places:
                lists.setdefault(_stripped(block.text), []).append(places)
    if not lists:
        return
    for paragraph in by_line.values():
        for one in paragraph:
            for number, end in _counts(one):
                yield from _as_long(one, number.start, end, int(number.value), lists)
            for both in _BOTH.finditer(one.text):
                yield from _as_long(one, both.start(), both.end(), 2, lists)


def _as_long(told: Told, start: int, end: int, count: int, lists: dict[str, list[list[Passage]]]) -> Iterator[Claim]:
    noun = _stripped(told.text[start:end].split()[-1])
    places = next((one for one in lists.get(noun, ()) if len(one) == count), None)
    if places is not None:
        yield Claim(
            text=told.text[start:end],
            span=told.span(start),
            kind="count",
            stated=count,
            computed=count,
            holds=True,
            sources=tuple(places),
            goal=told.goal.id if told.goal else None,
        )


def _stripped(noun: str) -> str:
    """A noun without the ending that tells one from several: "uppdragen" as "uppdrag"."""
    return stem(noun.casefold().strip(" :.*"))


def _after(blocks: Sequence[Block], at: int, paragraph: list[Told], headings: list[Passage]) -> Iterator[Claim]:
    places, firm = _list_after(blocks, at)
    table = _table_after(blocks, at)
    below = [] if len(places) > 1 else headings
    broken_down = [] if len(places) > 1 else _broken_down(blocks, at)
    if len(places) < 2 and len(below) < 2 and not broken_down:
        return
    last = max(one.start for one in paragraph)
    for one in paragraph:
        for number, end in _counts(one):
            count = int(number.value)
            for found in (places, below):
                if len(found) == count > 1:
                    yield _made(one, number, end, found, True)
                    break
            else:
                if broken_down and sum(part for part, _ in broken_down) == count:
                    yield _made(one, number, end, [place for _, place in broken_down], True, count)
                elif firm and one.start == last and _announces(one, number, end) and _really(count, len(places)):
                    yield _made(one, number, end, places, False)
                elif table is not None and _announces_table(one, number, end):
                    rows = rows_of(table, one.text[number.start : end].split()[-1])
                    if _really(count, len(rows)):
                        yield _made(one, number, end, rows, False)


def _really(count: int, listed: int) -> bool:
    """Whether the two differ by what a slip makes: not by a list that was cut or flattened on its way here."""
    return listed > 1 and listed != count and abs(listed - count) <= max(2, count // 3)


def _counts(told: Told) -> Iterator[tuple[Number, int]]:
    """Numbers with a noun that may be counted, and where the noun ends."""
    for number in told.numbers:
        if number.decimals or number.percent or not 1 < number.value <= _LONGEST_LIST:
            continue
        if number.unit and number.unit.lower() not in _THINGS:
            continue
        if number.approximate is not None or _SOME.search(told.text, max(0, number.start - 40), number.start):
            continue
        end = _noun_end(told.text, number.end)
        if end is not None:
            yield number, end


def _noun_end(text: str, at: int) -> int | None:
    """Where the noun that a number before ``at`` counts ends, past at most two adjectives."""
    for _ in range(3):
        found = _WORD.match(text, at)
        if found is None or found[1].lower() in _NO_NOUN or found[1].istitle():
            # A capital begins something else: "Målvärde 2027: 12", and "Ansvarig: …" on the next line.
            return None
        at = found.end()
        following = _WORD.match(text, at)
        if (
            not found[1].endswith(("a", "e"))
            or found[1].endswith(_OF_THEM)
            or following is None
            or following[1].lower() in _NO_NOUN
        ):
            return at
    return None


def _announces(told: Told, number: Number, end: int) -> bool:
    """Whether the sentence says that so many things are listed now, and nothing else is counted in it."""
    text = told.text
    if not text.rstrip().endswith(":") or _HANGING.search(text) or _SUCH_AS.search(text):
        return False
    if sum(1 for one in told.numbers if not one.percent and not one.unit) > 1:
        return False
    return _TO_COLON.match(text, end) is not None or _FOLLOWING.search(text, 0, number.start) is not None


def _list_after(blocks: Sequence[Block], at: int) -> tuple[list[Passage], bool]:
    """What the list or table after ``at`` holds, and whether it surely holds no more."""
    following = at + 1
    while following < len(blocks) and isinstance(blocks[following], Picture):
        following += 1
    if following >= len(blocks):
        return [], False
    first = blocks[following]
    if isinstance(first, Table):
        rows = [row for row in first.rows if not row.head and any(cell.text.strip() for cell in row.cells)]
        if len(rows) == len(first.rows):
            rows = rows[1:]
        rows = [row for row in rows if not repeats_head(row, first)]
        return [Passage(row.cells[0].text, row.span) for row in rows if row.cells], False
    places: list[Passage] = []
    while following < len(blocks) and isinstance(block := blocks[following], Item):
        if block.depth == 0:
            places.append(Passage(block.text, block.span))
        following += 1
    return places, _ends(blocks, following, places)


def _ends(blocks: Sequence[Block], after: int, places: list[Passage]) -> bool:
    """Whether the list is over: a heading, a table or a whole paragraph comes next, and no more items."""
    if not places:
        return False
    for block in blocks[after : after + 3]:
        if isinstance(block, Item):
            return False
        if isinstance(block, Heading):
            return True
    if after >= len(blocks):
        return True
    following = blocks[after]
    if isinstance(following, Paragraph):
        text = following.text.strip()
        return text[:1].isupper() and text.endswith((".", ":", "?", "!")) and len(text) > 60
    return isinstance(following, Table)


def _table_after(blocks: Sequence[Block], at: int) -> Table | None:
    """The table right after ``at``, where no other follows that may go on with it."""
    after = blocks[at + 1 : at + 3]
    if not after or not isinstance(after[0], Table) or (len(after) > 1 and isinstance(after[1], Table)):
        return None
    return after[0]


def _announces_table(told: Told, number: Number, end: int) -> bool:
    """Whether the sentence says that so many things stand in the table, or were given, and counts nothing else."""
    if sum(1 for one in told.numbers if not one.percent and not one.unit and one.value < _FIRST_YEAR) > 1:
        return False
    if _PART.search(told.text, 0, number.start) or _WHICH.match(told.text, end):
        return False
    if _FOLLOWING.search(told.text, 0, number.start) and told.text.rstrip().endswith(":"):
        return True
    return _IN_TABLE.search(told.text) is not None or _GIVEN.search(told.text, 0, number.start) is not None


def _headings_below(blocks: Sequence[Block], at: int, own: Heading, recurring: frozenset[str]) -> list[Passage]:
    """The sub-headings of the section that the paragraph stands in, one level of them.

    Where headings have no levels, those that come next; one that the document has again and again begins
    something else.
    """
    found: list[Passage] = []
    depth: int | None = None
    for block in blocks[at + 1 : at + 400]:
        if not isinstance(block, Heading):
            continue
        if own.level is None:
            if block.level is not None or block.text.casefold() in recurring:
                break
            found.append(Passage(block.text, block.span))
            continue
        if block.level is None:
            continue
        if block.level <= own.level:
            break
        depth = depth or block.level
        if block.level == depth:
            found.append(Passage(block.text, block.span))
    return found


def _broken_down(blocks: Sequence[Block], at: int) -> list[tuple[int, Passage]]:
    """Paragraphs after ``at`` that each begin with a count: "En avdelning för …", "Fyra avdelningar för …"."""
    found: list[tuple[int, Passage]] = []
    for block in blocks[at + 1 : at + 13]:
        if not isinstance(block, Paragraph | Item):
            break
        count = _leading_count(block.text)
        if count is None:
            break
        found.append((count, Passage(block.text, block.span)))
    return found if len(found) > 1 else []


def _leading_count(text: str) -> int | None:
    lead = _LEAD.match(text)
    if lead is None:
        return None
    if lead[0].strip().lower() in ("en", "ett"):
        return 1
    number = next(iter(find_numbers(text[:40], words=True)), None)
    if number is None or number.start or number.percent or number.unit or number.decimals:
        return None
    return int(number.value)


def enumerated_in(told: Told, following: str) -> Iterator[Claim]:
    """Counts whose things are named in the same sentence, or one by one in the sentences ``following``."""
    text = told.text
    if told.in_cell:
        return
    for number, end in _counts(told):
        count = int(number.value)
        if count > 12:
            continue
        if count == 2 and _ONE_AND_OTHER.match(following.lstrip()):
            yield _made(told, number, end, [], True, 2)
            continue
        rest = re.sub(r"\([^)]*\)", "", text[end:]).rstrip(" .")
        if len(_ONE_EACH.findall(rest)) == count and not _SUCH_AS.search(rest):
            yield _made(told, number, end, [], True, count)
            continue
        codes = _NAMELY.search(rest)
        if codes is not None and not find_numbers(rest[: codes.start()]):
            # "Fyra delmål är nya …, nämligen 1.3, 2.1, 3.2 och 4.2"
            there = len(_CODE.findall(codes["codes"]))
            yield _made(told, number, end, [], there == count, there)
            continue
        named = _NAMED.match(rest)
        if named is None or count < 3 or _SUCH_AS.search(rest):
            continue
        inner = rest[named.end() :]
        commas = _COMMA.split(inner)
        # The last of several is told with "samt" where the names before it hold an "och" of their own.
        most, least = len(_SPLIT.split(inner)), len(commas) + (len(commas) > 1 and " samt " in commas[-1])
        short = all(len(part.split()) <= 6 for part in _SPLIT.split(inner))
        if short and least > 1 and count in (most, least):
            yield _made(told, number, end, [], True, count)
        elif ":" in named[0] and most > 1 and not least <= count <= most and _is_bare_list(inner):
            yield _made(told, number, end, [], False, most)


def _is_bare_list(inner: str) -> bool:
    """Whether what comes after the colon is names and nothing else."""
    return not re.search(r"[0-9:;()–]", inner) and all(len(part.split()) <= 3 for part in _SPLIT.split(inner))


def _made(
    told: Told, number: Number, end: int, places: Sequence[Passage], holds: bool, computed: int | None = None
) -> Claim:
    return Claim(
        text=told.text[number.start : end],
        span=told.span(number.start),
        kind="count",
        stated=number.value,
        computed=len(places) if computed is None else computed,
        holds=holds,
        sources=tuple(places),
        goal=told.goal.id if told.goal else None,
    )

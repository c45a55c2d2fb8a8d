"""What each line is, as far as the line and its neighbours tell: before any Markdown is read.

Plans reach us as text out of PDFs and word processors. Tabs stand for columns, pages break rows in two, dots lead to
page numbers. Such lines are found here; the Markdown parser then sees each stretch of them as one block, and everything
else as Markdown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise
from operator import itemgetter

from malkoll.readers.lines import EDGE, Line
from malkoll.readers.placed import PlacedTable
from malkoll.readers.site_lines import TOP, is_of_site
from malkoll.readers.stacked import find_stacked
from malkoll.readers.tables import is_delimiter
from malkoll.readers.toc import Entry, find_entries
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Kind", "Layout", "lay_out"]


class Kind(IntEnum):
    """What a line is."""

    TEXT = 0  # Markdown
    BLANK = 1
    DROPPED = 2  # a separator without meaning: "--", "--\t--"
    CONTENTS = 3
    TABS = 4
    PIPES = 5
    HTML_TABLE = 6
    VERBATIM = 7
    FRONT = 8
    PLACED = 9  # a table that nothing marks, and the blank lines within it


@record
class Layout:
    """The lines of a text without its comments, and what each is.

    ``ends`` gives for the lines of a stretch the line after its last; ``entries`` the table-of-contents entry that
    begins on a line, ``placed`` the table that nothing marks; ``notes`` where the comments stand, as offsets
    in the text, half-open.
    """

    lines: tuple[Line, ...]
    kinds: tuple[Kind, ...]
    ends: dict[int, int]
    entries: dict[int, Entry]
    placed: dict[int, PlacedTable]
    notes: tuple[tuple[int, int], ...]


_FENCE = compiled(r" {0,3}(`{3,}(?=[^`]*\Z)|~{3,})")
_KEY = compiled(r"[\w][\w .-]{0,60}\s*:(?:\s|\Z)")
_LONE_DASHES = compiled(r"[ \xa0]*-{2}[ \xa0]*\Z")
_SEPARATOR = compiled(r"[\s|]*:?-{1,}:?(?:\s*[\t|]\s*:?-{1,}:?)+[\s|]*\Z")
_PIPE_LINE = compiled(r"\s*(?:[-*+]\s+)?\|.*\|\s*\Z", re.DOTALL)
_MARKER_AND_TAB = compiled(
    r"\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zåäö]\)|[-*+–•●○▪■◦‣·o\uf0b7\uf0a7]|#{1,6})[ ]*\t+[^\t]*\Z"
)
_PAGE_NUMBER = compiled(
    r"[-–]?\s*(?:(?:sida|sid\.?|page)\s+)?(?P<page>\d{1,3})\s*(?:[-–]|\(\d{1,3}\)|(?:av|of|/)\s*\d{1,3})?"
    r"|\((?P<alone>\d{1,3})\)",
    re.IGNORECASE,
)
_FEWEST_PAGES = 3
# The number of a page among the words of a running head: "Sida 5 av 12", "9 (24)", or alone in its column.
_TOLD_PAGE = (
    r"(?:sida|sid\.?|page)\s*(?P<page>\d{1,3})(?:\s*(?:av|of|/)\s*\d{1,3}|\s*\(\d{1,3}\))?"
    r"|(?P<of>\d{1,3})\s?\(\d{1,3}\)"
)
_PAGE_AT_END = compiled(rf"(?:(?:^|(?<=[\s|]))(?:{_TOLD_PAGE})|\t(?P<bare>\d{{1,3}}))$", re.IGNORECASE)
_PAGE_AT_START = compiled(rf"(?:{_TOLD_PAGE}|(?P<bare>\d{{1,3}}))(?=\t)", re.IGNORECASE)
_LONGEST_HEAD = 160
_MOST_HEAD_LINES = 4
_LONGEST_SEPARATOR = 2000
_MOST_COLUMNS = 1000
# Lines that the first cell of a row may be broken over.
_MOST_BROKEN = 4
_LONGEST_TABLE = 2_000_000
# Words on a line that more than one space parts; a point and two spaces part sentences.
_APART = compiled(r"[^\s.] {2}|[^\s.]\xa0[ \xa0]")


def lay_out(text: str, lines: list[Line]) -> Layout:
    """Tell what each of ``lines``, the lines of ``text``, is."""
    kinds: list[Kind] = [Kind.BLANK if not line.text.strip(EDGE) else Kind.TEXT for line in lines]
    _front_matter(lines, kinds)
    notes: list[tuple[int, int]] = []
    if "<!--" in text or "```" in text or "~~~" in text:
        lines, kinds, notes = _fences_and_notes(text, lines, kinds)
    if "<" in text:
        _html_tables(text, lines, kinds)
    _site_lines(lines, kinds)
    placed = _placed(find_stacked(lines, _all_but_text(kinds)), kinds)
    _page_numbers(lines, kinds)
    _running_heads(lines, kinds)
    skip = frozenset(number for number, kind in enumerate(kinds) if kind > Kind.BLANK)
    entries = find_entries(lines, skip)
    for entry in entries:
        for number in range(entry.first, entry.last + 1):
            if kinds[number] != Kind.BLANK:
                kinds[number] = Kind.CONTENTS
    _pipes(lines, kinds)
    _dashes(lines, kinds)
    if "\t" in text:
        _tabs(lines, kinds)
    if _APART.search(text):
        from malkoll.readers.spaced import find_spaced  # few texts have such tables

        dropped = frozenset(number for number, kind in enumerate(kinds) if kind == Kind.DROPPED)
        placed += _placed(find_spaced(lines, _all_but_text(kinds), dropped), kinds)
    ends = _stretches(lines, kinds)
    ends.update((number, table.stop) for table in placed for number in range(table.first, table.stop))
    return Layout(
        tuple(lines),
        tuple(kinds),
        ends,
        {entry.first: entry for entry in entries},
        {table.first: table for table in placed},
        tuple(notes),
    )


def _front_matter(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Key and value pairs between two rules at the very start."""
    if lines[0].text.rstrip(EDGE) != "---" or len(lines) < 2 or not lines[1].text.strip(EDGE):
        return  # a ruled line, with text after it that stands for itself
    keys = 0
    for number in range(1, min(len(lines), 200)):
        text = lines[number].text.rstrip(EDGE)
        if text in ("---", "..."):
            if keys:
                kinds[: number + 1] = [Kind.FRONT] * (number + 1)
            return
        if _KEY.match(text):
            keys += 1
        elif text and text[0] not in " \t-#":
            return


def _fences_and_notes(
    text: str, lines: Sequence[Line], kinds: Sequence[Kind]
) -> tuple[list[Line], list[Kind], list[tuple[int, int]]]:
    """Tell verbatim text, and cut comments out: the text is read as if they were not there.

    Whichever opens first wins: a comment in verbatim text is no comment, nor the other way round. A fence or a comment
    that nothing closes is none, or it would hide the rest of a plan. Returns the lines that remain, what each is, and
    where the comments stand (offsets, half-open).
    """
    closers = _closing_fences(lines)
    unclosed: set[tuple[str, int]] = set()
    kept: list[Line] = []
    kept_kinds: list[Kind] = []
    notes: list[tuple[int, int]] = []
    open_notes = "<!--" in text
    verbatim = -1  # last line of the fenced text being read
    inside = -1  # offset where the comment being read ends
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if number <= verbatim:
            kept.append(line)
            kept_kinds.append(Kind.VERBATIM)
            continue
        begin = line.start
        if inside >= 0:
            if inside > line.start + len(line.text):
                continue
            begin, inside = inside, -1
        fence = _FENCE.match(line.text) if begin == line.start and kind == Kind.TEXT else None
        if fence:
            closer = _closer(closers, unclosed, number, fence[1])
            verbatim = number if closer is None else closer
            kept.append(line)
            kept_kinds.append(Kind.DROPPED if closer is None else Kind.VERBATIM)
            continue
        end = line.start + len(line.text)
        found: list[tuple[int, int]] = []
        at = begin
        code = _code_in(text, begin, end) if open_notes and kind == Kind.TEXT else ()
        while open_notes and kind == Kind.TEXT and (opened := text.find("<!--", at, end)) >= 0:
            shown = next((last for first, last in code if first >= at and first < opened < last), None)
            if shown is not None:  # code shows the comment to people
                at = shown
                continue
            closed = text.find("-->", opened + 4)
            if closed < 0:
                open_notes = False
                break
            at = closed + 3
            found.append((opened, at))
        notes += found
        if found and at > end:
            inside = at
        # Comments at either end are cut off; those between words are left for the words to be read around them.
        while found and not text[begin : found[0][0]].strip(EDGE):
            begin = found.pop(0)[1]
        while found and not text[found[-1][1] : end].strip(EDGE):
            end = found.pop()[0]
        if begin == line.start and end == line.start + len(line.text):
            kept.append(line)
            kept_kinds.append(kind)
        elif text[begin:end].strip(EDGE):
            kept.append(line.part(begin - line.start, end - line.start))
            kept_kinds.append(Kind.TEXT)
    return kept, kept_kinds, notes


_TICKS = compiled("`+")


def _code_in(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Where code stands within a line (offsets, half-open): between two runs of as many backticks."""
    found: list[tuple[int, int]] = []
    runs = [(run.start(), run.end()) for run in _TICKS.finditer(text, begin, end)]
    at = 0
    while at < len(runs):
        first, after = runs[at]
        closing = next((n for n in range(at + 1, len(runs)) if runs[n][1] - runs[n][0] == after - first), None)
        if closing is not None:
            found.append((first, runs[closing][1]))
            at = closing
        at += 1
    return found


def _closing_fences(lines: Sequence[Line]) -> dict[str, list[tuple[int, int]]]:
    """For each fence character: the lines that can close a fence, and how long they are."""
    closers: dict[str, list[tuple[int, int]]] = {"`": [], "~": []}
    for number, line in enumerate(lines):
        if "```" in line.text or "~~~" in line.text:
            fence = _FENCE.match(line.text)
            if fence and not line.text[fence.end() :].strip(EDGE):
                closers[fence[1][0]].append((number, len(fence[1])))
    return closers


def _closer(
    closers: dict[str, list[tuple[int, int]]], unclosed: set[tuple[str, int]], number: int, mark: str
) -> int | None:
    """The line that closes the fence ``mark`` opened on line ``number``."""
    key = (mark[0], len(mark))
    if key in unclosed:
        return None
    candidates = closers[mark[0]]
    for at in range(bisect_right(candidates, number, key=itemgetter(0)), len(candidates)):
        if candidates[at][1] >= len(mark):
            return candidates[at][0]
    unclosed.add(key)
    return None


def _site_lines(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """What a web site puts above each of its pages is no part of the text."""
    for number, line in enumerate(lines[:TOP]):
        alone = _is_blank(kinds, number - 1) and _is_blank(kinds, number + 1)
        if kinds[number] == Kind.TEXT and alone and is_of_site(line.text.strip(EDGE)):
            kinds[number] = Kind.DROPPED


def _page_numbers(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Numbers that stand alone between blank lines and count the pages are no part of the text."""
    run: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if kinds[number] != Kind.TEXT or len(line.text) > 40:
            continue
        page = _PAGE_NUMBER.fullmatch(line.text.strip(EDGE))
        if page is None or not _is_blank(kinds, number - 1) or not _is_blank(kinds, number + 1):
            continue
        count = int(page["page"] or page["alone"])
        if run and not 1 <= count - run[-1][1] <= 2:
            _drop(run, kinds)
            run = []
        run.append((number, count))
    _drop(run, kinds)


def _drop(run: Sequence[tuple[int, int]], kinds: list[Kind]) -> None:
    if len(run) >= _FEWEST_PAGES:
        for number, _ in run:
            kinds[number] = Kind.DROPPED


def _running_heads(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Lines that stand on page after page, with its number on them or beside them, are no part of the text.

    "Torpavalla kommun", tab, "Lägesbild", tab, "Sida 5 av 12": the same words each time, and a number that grows. The
    lines right above and below that are the same on most of these pages belong to it.
    """
    pages: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines):
        if kinds[number] not in (Kind.TEXT, Kind.TABS) or len(line.text) > _LONGEST_HEAD:
            continue
        text = line.text.strip(EDGE)
        found = _PAGE_AT_END.search(text) or _PAGE_AT_START.match(text)
        if found is None:
            continue
        words = (text[: found.start()] + text[found.end() :]).strip(EDGE)
        page = found["page"] or found["of"] or found["bare"]
        if words or not found["bare"]:
            pages.setdefault(words, []).append((number, int(page)))
    for places in pages.values():
        grows = all(one[1] < other[1] for one, other in pairwise(places))
        if len(places) < _FEWEST_PAGES or not grows:
            continue
        for number, _ in places:
            kinds[number] = Kind.DROPPED
        for step in (-1, 1):
            _drop_beside([number for number, _ in places], step, lines, kinds)


def _drop_beside(heads: Sequence[int], step: int, lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Drop the lines next to those of ``heads``, as long as they are the same beside most of them."""
    for away in range(1, _MOST_HEAD_LINES + 1):
        beside = [number + away * step for number in heads]
        beside = [number for number in beside if 0 <= number < len(lines) and kinds[number] in (Kind.TEXT, Kind.TABS)]
        texts = Counter(lines[number].text.strip(EDGE) for number in beside)
        said, times = texts.most_common(1)[0] if texts else ("", 0)
        if times < _FEWEST_PAGES or 3 * times < 2 * len(heads):
            return
        for number in beside:
            if lines[number].text.strip(EDGE) == said:
                kinds[number] = Kind.DROPPED


def _is_blank(kinds: Sequence[Kind], number: int) -> bool:
    return not 0 <= number < len(kinds) or kinds[number] == Kind.BLANK


def _html_tables(text: str, lines: Sequence[Line], kinds: list[Kind]) -> None:
    number = 0
    while number < len(lines):
        if kinds[number] == Kind.TEXT and lines[number].text.lstrip(EDGE)[:6].lower() == "<table":
            close = re.compile("</table>", re.IGNORECASE).search(
                text, lines[number].start, lines[number].start + _LONGEST_TABLE
            )
            if close is None:
                return
            last = number
            while last + 1 < len(lines) and lines[last + 1].start < close.end():
                last += 1
            kinds[number : last + 1] = [Kind.HTML_TABLE] * (last + 1 - number)
            number = last
        number += 1


def _pipes(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Pipe tables: a head over a line of dashes, and rows; or lines that begin and end with a pipe."""
    number = 0
    while number < len(lines):
        text = lines[number].text
        if "|" not in text or kinds[number] != Kind.TEXT or text.count("|") > _MOST_COLUMNS:
            number += 1
            continue
        headed = (
            number + 1 < len(lines)
            and kinds[number + 1] == Kind.TEXT
            and "|" in lines[number + 1].text
            and is_delimiter(lines[number + 1].text)
        )
        if not headed and not (_PIPE_LINE.match(text) and text.count("|") > 2):
            number += 1
            continue
        last = number
        while (
            last + 1 < len(lines)
            and kinds[last + 1] == Kind.TEXT
            and 0 < lines[last + 1].text.count("|") <= _MOST_COLUMNS
        ):
            last += 1
        kinds[number : last + 1] = [Kind.PIPES] * (last + 1 - number)
        number = last + 1


def _dashes(lines: Sequence[Line], kinds: list[Kind]) -> None:
    for number, line in enumerate(lines):
        text = line.text
        if "--" not in text or kinds[number] != Kind.TEXT or len(text) > _LONGEST_SEPARATOR:
            continue
        if _LONE_DASHES.match(text) or (("\t" in text or "|" in text) and _SEPARATOR.match(text)):
            kinds[number] = Kind.DROPPED


def _tabs(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Rows of tab-separated cells.

    A line with text in two cells or more is one by itself. A line with text in one cell only ("Uppdrag 3: …" and tabs),
    or one that may be a list item ("1.", a tab and "Trygghet"), is one where its neighbours are and it has
    as many columns.
    """
    doubtful: list[int] = []
    for number, line in enumerate(lines):
        if "\t" not in line.text or kinds[number] != Kind.TEXT:
            continue
        if line.text.count("\t") >= _MOST_COLUMNS:
            continue
        filled = sum(1 for cell in line.text.split("\t") if cell.strip(EDGE))
        if filled >= 2 and not _MARKER_AND_TAB.match(line.text):
            kinds[number] = Kind.TABS
        else:
            doubtful.append(number)
    _broken_rows(lines, kinds)
    if not doubtful:
        return
    for direction in (doubtful, doubtful[::-1], doubtful):
        step = -1 if direction is not doubtful else 1
        near = -1
        at = 0 if step > 0 else len(lines) - 1
        for number in direction:
            # The nearest row on the side we come from, with nothing but white between.
            while at != number:
                if kinds[at] == Kind.TABS:
                    near = at
                elif kinds[at] not in (Kind.BLANK, Kind.DROPPED):
                    near = -1
                at += step
            if kinds[number] == Kind.TEXT and near >= 0 and _fits(lines, near, number):
                kinds[number] = Kind.TABS


def _broken_rows(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Mark the lines that begin the first cell of the row below them, whose words were broken for want of room.

    They stand right between two rows with as many cells, and the row below goes on in the midst of a sentence.
    """
    for number in range(1, len(lines)):
        if kinds[number] != Kind.TABS or kinds[number - 1] != Kind.TEXT:
            continue
        first = number - 1
        while first > 0 and number - first < _MOST_BROKEN and kinds[first - 1] == Kind.TEXT:
            first -= 1
        words = lines[number].text.partition("\t")[0].strip(EDGE)
        goes_on = words[:1].islower()
        above = first - 1
        while (
            above >= 0 and kinds[above] <= Kind.DROPPED and kinds[above] != Kind.TEXT and first - above <= _MOST_BROKEN
        ):
            above -= 1
        told = above >= 0 and kinds[above] == Kind.TABS
        if goes_on and told and lines[above].text.count("\t") == lines[number].text.count("\t"):
            kinds[first:number] = [Kind.TABS] * (number - first)


def _fits(lines: Sequence[Line], row: int, number: int) -> bool:
    columns, own = lines[row].text.count("\t"), lines[number].text.count("\t")
    return own == columns or (abs(row - number) == 1 and own < columns and lines[number].text[0] == "\t")


def _all_but_text(kinds: Sequence[Kind]) -> frozenset[int]:
    """The lines that are neither text nor between texts."""
    return frozenset(number for number, kind in enumerate(kinds) if kind > Kind.DROPPED)


def _placed(found: list[PlacedTable], kinds: list[Kind]) -> list[PlacedTable]:
    """Mark the lines of tables that nothing else marks."""
    for table in found:
        kinds[table.first : table.stop] = [Kind.PLACED] * (table.stop - table.first)
    return found


def _stretches(lines: Sequence[Line], kinds: Sequence[Kind]) -> dict[int, int]:
    """For every line of a stretch of one kind that is not Markdown: the line after the stretch."""
    ends: dict[int, int] = {}
    end = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        kind = kinds[number]
        if kind <= Kind.DROPPED:
            continue
        after = kinds[number + 1] if number + 1 < len(lines) else Kind.TEXT
        if after != kind:
            end = number + 1
        ends[number] = end
    return ends

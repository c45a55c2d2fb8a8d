"""What each line is, as far as the line and its neighbours tell: before any Markdown is read.

Plans reach us as text out of PDFs and word processors. Tabs stand for columns, pages break rows in two, dots lead to
page numbers. Such lines are found here; the Markdown parser then sees each stretch of them as one block, and everything
else as Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from malkoll.readers.lines import EDGE, Line
from malkoll.readers.tables import is_delimiter
from malkoll.readers.toc import Entry, find_entries

__all__ = ["Kind", "Layout", "lay_out"]


class Kind(IntEnum):
    """What a line is."""

    TEXT = 0  # Markdown
    BLANK = 1
    DROPPED = 2  # a separator without meaning: "--", "--\t--"
    CONTENTS = 3
    TABS = 4
    PIPES = 5
    NOTE = 6
    HTML_TABLE = 7
    VERBATIM = 8
    FRONT = 9


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines, what each is, and for the lines of a stretch the line after its last."""

    lines: tuple[Line, ...]
    kinds: tuple[Kind, ...]
    ends: dict[int, int]
    entries: dict[int, Entry]


_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*\Z)|~{3,})")
_KEY = re.compile(r"[\w][\w .-]{0,60}\s*:(?:\s|\Z)")
_LONE_DASHES = re.compile(r"[ \xa0]*-{2}[ \xa0]*\Z")
_SEPARATOR = re.compile(r"[\s|]*:?-{1,}:?(?:\s*[\t|]\s*:?-{1,}:?)+[\s|]*\Z")
_PIPE_LINE = re.compile(r"\s*(?:[-*+]\s+)?\|.*\|\s*\Z", re.DOTALL)
_MARKER_AND_TAB = re.compile(
    r"\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zåäö]\)|[-*+–•●○▪■◦‣·o\uf0b7\uf0a7]|#{1,6})[ ]*\t+[^\t]*\Z"
)
_LONGEST_SEPARATOR = 2000
_MOST_COLUMNS = 1000
_LONGEST_TABLE = 2_000_000


def lay_out(text: str, lines: list[Line]) -> Layout:
    """Tell what each of ``lines``, the lines of ``text``, is."""
    kinds: list[Kind] = [Kind.BLANK if not line.text.strip(EDGE) else Kind.TEXT for line in lines]
    _front_matter(lines, kinds)
    _fences(lines, kinds)
    if "<" in text:
        lines, kinds = _notes(text, lines, kinds)
        _html_tables(text, lines, kinds)
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
    ends = _stretches(lines, kinds)
    return Layout(tuple(lines), tuple(kinds), ends, {entry.first: entry for entry in entries})


def _front_matter(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Key and value pairs between two rules at the very start."""
    if lines[0].text.rstrip(EDGE) != "---":
        return
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


def _fences(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """Verbatim text between fences; a fence that nothing closes is no fence, or it would hide the rest of a plan."""
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        if kinds[number] != Kind.TEXT or ("```" not in line.text and "~~~" not in line.text):
            continue
        fence = _FENCE.match(line.text)
        if fence is None:
            continue
        mark = fence[1]
        if opened is None:
            opened = (number, mark)
        elif mark[0] == opened[1][0] and len(mark) >= len(opened[1]) and not line.text[fence.end() :].strip(EDGE):
            kinds[opened[0] : number + 1] = [Kind.VERBATIM] * (number + 1 - opened[0])
            opened = None
    if opened is not None:
        kinds[opened[0]] = Kind.DROPPED


def _notes(text: str, lines: list[Line], kinds: list[Kind]) -> tuple[list[Line], list[Kind]]:
    """Cut comments out as lines of their own; within table rows they stay, and are passed over there."""
    if "<!--" not in text:
        return lines, kinds
    new_lines: list[Line] = []
    new_kinds: list[Kind] = []
    until = -1  # offset where the comment that is open ends
    more = True
    for line, kind in zip(lines, kinds, strict=True):
        stop = line.start + len(line.text)
        if until < 0 and (not more or kind != Kind.TEXT or "<!--" not in line.text or _in_row(line.text)):
            new_lines.append(line)
            new_kinds.append(kind)
            continue
        at = line.start
        while at < stop or (at == stop == line.start):
            if until >= 0:
                end = min(until, stop)
                new_lines.append(line.part(at - line.start, end - line.start))
                new_kinds.append(Kind.NOTE)
                if until <= stop:
                    until = -1
                at = end
                if end == stop:
                    break
                continue
            opened = line.text.find("<!--", at - line.start)
            closed = text.find("-->", line.start + opened + 4) if opened >= 0 and more else -1
            if closed < 0:
                more = more and opened < 0
                opened = stop - line.start
            else:
                until = closed + 3
            before = line.part(at - line.start, opened)
            if before.text.strip(EDGE):
                new_lines.append(before)
                new_kinds.append(Kind.TEXT)
            at = line.start + opened
    return new_lines, new_kinds


def _in_row(text: str) -> bool:
    return "\t" in text.strip(EDGE) or _PIPE_LINE.match(text) is not None


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


def _fits(lines: Sequence[Line], row: int, number: int) -> bool:
    columns, own = lines[row].text.count("\t"), lines[number].text.count("\t")
    return own == columns or (abs(row - number) == 1 and own < columns and lines[number].text[0] == "\t")


def _stretches(lines: Sequence[Line], kinds: Sequence[Kind]) -> dict[int, int]:
    """For every line of a stretch of one kind that is not Markdown: the line after the stretch."""
    ends: dict[int, int] = {}
    end = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        kind = kinds[number]
        if kind <= Kind.DROPPED:
            continue
        after = kinds[number + 1] if number + 1 < len(lines) else Kind.TEXT
        if after != kind or (kind == Kind.NOTE and lines[number].text.rstrip(EDGE).endswith("-->")):
            end = number + 1
        ends[number] = end
    return ends

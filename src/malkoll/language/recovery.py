"""Reads a file that does not parse: piece by piece, so that each mistake is told by itself.

The file is scanned for what begins a definition and what begins an item in it, texts and examples
kept whole. Each item is then parsed by itself; what does not parse is explained (``syntax``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from malkoll.language.definitions import Definition
from malkoll.language.everyday import FOREIGN_QUOTES
from malkoll.language.grammar import parse_text
from malkoll.language.mistakes import Mistakes
from malkoll.language.sentences import Piece
from malkoll.language.source import Source
from malkoll.language.suggest import closest
from malkoll.language.syntax import explain
from malkoll.language.vocabulary import KEYWORDS
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["recover"]

Kind = Literal["rule", "word_list", "statute", "template"]

_KINDS: dict[str, Kind] = {"RULE": "rule", "WORD_LIST": "word_list", "STATUTE": "statute", "TEMPLATE": "template"}
_HEADS: dict[str, Kind] = {
    form: kind for keyword, kind in _KINDS.items() for forms in KEYWORDS[keyword] for form in forms
}
_STARTS: dict[Kind, str] = {
    "rule": "rule_item",
    "template": "template_item",
    "statute": "statute_item",
    "word_list": "start",
}
_TEXT_CLAUSES = ("MESSAGE", "HINT", "BECAUSE", "SOURCE", "SINCE", "DEPRECATED")
_CLAUSES = (*_TEXT_CLAUSES, "CONFIDENCE", "APPLIES_TO", "FAILING", "PASSING", "CHECK")


def _words(*keywords: str) -> str:
    forms = {form for keyword in keywords for forms in KEYWORDS[keyword] for form in forms}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace("\\ ", "[ \\t]+") for form in longest_first) + ")(?![\\w-])"


_CLAUSE_START = compiled(_words(*_CLAUSES), re.IGNORECASE)
_ITEM_STARTS: dict[Kind, re.Pattern[str]] = {
    "rule": compiled(
        f"{_words(*_CLAUSES, 'EVERY', 'NO', 'ASK')}|planen(?![\\w-])|the[ \\t]+plan(?![\\w-])", re.IGNORECASE
    ),
    "template": compiled(_words("RECOGNISED_BY", "DOCUMENT_IS", "COLUMN", "ARTICLE"), re.IGNORECASE),
    "statute": compiled(_words("ALSO_CALLED", "ABBREVIATED", "SOURCE", "REPLACED_BY"), re.IGNORECASE),
    "word_list": compiled(r"(?!)"),
}
_EXAMPLE_CLAUSE = compiled(_words("FAILING", "PASSING") + r"[ \t]*\d*[ \t]*\Z", re.IGNORECASE)
_HEAD = compiled(r"([^\W\d_]+)[ \t]+([^\W\d_][\w-]*)", re.UNICODE)
_ODD_HEAD = compiled(r"\w+(?:[ \t]+[\d\"“”]|:[ \t]*\S)")
"""A head with a number for its code or its name in quotes, or a colon after its first word: a line of nothing else."""
_STATUTE_HEAD = compiled(r"([^\W\d_]+)[ \t]+[\"“”\d]", re.UNICODE)
"""A statute's number stands after its first word, in quotes or with the quotes forgotten."""
_LONE_QUOTE = compiled(r"^[ \t]*\"[ \t]*$", re.MULTILINE)
_CODE = compiled(r"[^\W\d_]{2,10}\d{1,6}\Z")
_ATOM = compiled(r'"""|["“”]|\.|#|\n|[^\W_][\w-]*|\S')


@record(frozen=False)
class _Item:
    """A stretch of the source, ``text[start:end]``; ``broken`` where a mistake in it is already told."""

    start: int
    end: int
    broken: bool = False


@record(frozen=False)
class _Part:
    """A definition as cut out: its head and its items."""

    kind: Kind
    head: _Item
    items: list[_Item]


_MOST_MISTAKES = 1000
"""Mistakes after which the rest of a file is not looked at: it is no rule file, and to explain each takes its time."""


def recover(source: Source, mistakes: Mistakes) -> list[Definition]:
    """The definitions that could be read, with all mistakes of form noted."""
    found: list[Definition] = []
    for part in _cut(source.text, mistakes):
        if len(mistakes.found) >= _MOST_MISTAKES:
            break
        definition = _parse_part(source.text, part, mistakes)
        if definition is not None:
            found.append(definition)
    return found


def _parse_part(text: str, part: _Part, mistakes: Mistakes) -> Definition | None:
    head = _parse(text, part.head, "start", part.kind, mistakes, head=True)
    items: list[Piece] = []
    whole = True
    for item in part.items:
        if len(mistakes.found) >= _MOST_MISTAKES:
            break
        piece = _parse(text, item, _STARTS[part.kind], part.kind, mistakes)
        if piece is None:
            whole = False
        else:
            items.append(piece)
    if head is None:
        return None
    node = head.node.children[0]
    return Definition(Piece(node, head.base), items, whole)


def _parse(text: str, item: _Item, start: str, kind: Kind, mistakes: Mistakes, *, head: bool = False) -> Piece | None:
    from lark.exceptions import UnexpectedInput

    if item.broken:
        return None
    words = text[item.start : item.end]
    try:
        return Piece(parse_text(words, start), item.start)
    except UnexpectedInput as error:
        explain(error, start, words, item.start, kind, mistakes, head=head)
        return None


# --- cutting --------------------------------------------------------------------------------------


@record
class _Atom:
    """A word, mark, text or example. ``first``: it is the first of its line."""

    kind: Literal["word", "text", "example", "stop", "mark"]
    start: int
    end: int
    first: bool
    broken: bool = False


def _atoms(text: str, mistakes: Mistakes) -> Iterator[_Atom]:
    """The atoms of ``text``, comments left out. Texts and examples that never end are told here."""
    at = 0
    first = True
    while match := _ATOM.search(text, at):
        start, at = match.span()
        mark = match[0]
        if mark == "\n":
            first = True
            continue
        if mark == "#":
            at = _line_end(text, start)
            continue
        if mark == '"""':
            end, broken = _example_end(text, start)
            if broken:
                mistakes.add("unclosed-example", start, start + 3)
            yield _Atom("example", start, end, first, broken)
            at = end
        elif mark in '"“”':
            line_end = _line_end(text, start)
            close = text.find('"' if mark == '"' else "”", start + 1, line_end)
            broken = close < 0
            at = line_end if broken else close + 1
            if broken:
                at = _unclosed(text, start, line_end, mistakes)
            yield _Atom("text", start, at, first, broken)
        else:
            kind: Literal["word", "stop", "mark"] = "stop" if mark == "." else "word" if mark[0].isalnum() else "mark"
            yield _Atom(kind, start, at, first)
        first = False


def _unclosed(text: str, start: int, line_end: int, mistakes: Mistakes) -> int:
    """Tell of the quote at ``start`` that is not closed on its line; where to go on from."""
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start]
    example = _EXAMPLE_CLAUSE.match(before.lstrip())
    if example is not None and not text[start + 1 : line_end].strip():
        word = before.split()[0]
        mistakes.add("example-expected", start, start + 1, word=word)
        closing = _LONE_QUOTE.search(text, line_end)
        return closing.end() if closing is not None else line_end
    curly = re.search(r"[“”].*”", before)
    alone = '"' not in text[line_start:line_end] and not text[start + 1 : line_end].strip()
    if text[start] == "”" and curly is not None and alone:
        whole = text[line_start + curly.start() + 1 : start]
        right = f'{before[: curly.start()].strip()} "{whole}"'
        mistakes.add("quotes-inside", line_start + curly.start(), line_end, right=right)
        return line_end
    foreign = next((at for at in range(line_start, start) if text[at] in FOREIGN_QUOTES), None)
    if foreign is not None:
        mistakes.add("foreign-quotes", foreign, foreign + 1, word=text[foreign])
    else:
        mistakes.add("unclosed-string", start, line_end)
    return line_end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _example_end(text: str, start: int) -> tuple[int, bool]:
    """Where the example that begins at ``start`` ends, and whether it was left open.

    It was left open where the next \"\"\" begins another example, or a rule begins before it.
    """
    close = text.find('"""', start + 3)
    limit = len(text) if close < 0 else close
    at = _line_end(text, start) + 1
    while at < limit:
        end = _line_end(text, at)
        line = text[at:end]
        if _begins_definition(line):
            return at - 1, True
        if close >= 0 and end > close and _EXAMPLE_CLAUSE.match(text[at:close].lstrip()):
            return at - 1, True
        at = end + 1
    return (limit, True) if close < 0 else (close + 3, False)


def _begins_definition(line: str) -> bool:
    statute = _STATUTE_HEAD.match(line)
    if statute and _HEADS.get(statute[1].lower()) == "statute":
        return True
    head = _HEAD.match(line)
    kind = _HEADS.get(head[1].lower()) if head else None
    return bool(head and kind and kind != "statute" and (kind != "rule" or _CODE.match(head[2])))


def _head_kind(text: str, atom: _Atom, current: _Part | None, mistakes: Mistakes) -> Kind | None:
    """The kind of definition that begins at ``atom``, if one does; a misspelt head is told."""
    if not atom.first or atom.kind != "word":
        return None
    word = text[atom.start : atom.end]
    match = _HEAD.match(text, atom.start)
    kind = _HEADS.get(word.lower())
    if kind == "statute":
        return kind
    if kind is not None:
        line = text[atom.start : _line_end(text, atom.start)]
        alone = len(line.split()) == 1
        return kind if match or alone or _ODD_HEAD.match(line) else None
    at_margin = atom.start == 0 or text[atom.start - 1] == "\n"
    if not at_margin:
        return None
    near = closest(word, _HEADS)
    if match is None and (near is None or _HEADS[near] != "statute" or not _STATUTE_HEAD.match(text, atom.start)):
        return None
    is_coded = match is not None and bool(_CODE.match(match[2]))
    if not is_coded and (near is None or (current is not None and _ITEM_STARTS[current.kind].match(text, atom.start))):
        return None
    right = near or "krav"
    mistakes.add("unknown-head", atom.start, atom.end, word=word, right=right)
    return _HEADS[right]


def _cut(text: str, mistakes: Mistakes) -> list[_Part]:
    """The definitions of ``text``, each cut into head and items."""
    parts: list[_Part] = []
    item: _Item | None = None
    closes = False  # the item is complete: what comes next begins another
    clause = False  # the item is a clause, complete at the end of its line
    outside = False
    for atom in _atoms(text, mistakes):
        part = parts[-1] if parts else None
        kind = _head_kind(text, atom, part, mistakes)
        if kind is not None:
            misspelt = text[atom.start : atom.end].lower() not in _HEADS
            item = _Item(atom.start, atom.end, broken=misspelt)
            parts.append(_Part(kind, item, []))
            closes = clause = outside = False
            continue
        if part is None or item is None:
            if not outside:
                mistakes.add("outside-definition", atom.start, _line_end(text, atom.start))
                outside = True
            continue
        if _begins_item(text, atom, part, item, closes=closes, clause=clause):
            item = _Item(atom.start, atom.end, atom.broken)
            part.items.append(item)
            clause = part.kind == "rule" and bool(_CLAUSE_START.match(text, atom.start))
            unknown = part.kind == "rule" and not _ITEM_STARTS["rule"].match(text, atom.start)
            clause = clause or unknown or part.kind == "statute"
        else:
            item.end = atom.end
            item.broken = item.broken or atom.broken
        closes = atom.kind == "stop" and not clause
    return parts


def _begins_item(text: str, atom: _Atom, part: _Part, item: _Item, *, closes: bool, clause: bool) -> bool:
    """Whether ``atom`` begins a new item of ``part``, after ``item``."""
    if part.kind == "word_list":
        return False
    if closes:
        return True
    if item is part.head:
        return atom.first
    if not atom.first:
        return False
    if atom.kind != "word":
        return False
    if clause:
        return True
    return bool(_ITEM_STARTS[part.kind].match(text, atom.start))

"""Reads rule files: parses them whole where they are sound, piece by piece where they are not.

A sound file is parsed in one go. Where that fails the file is cut into definitions and these into
items, each parsed by itself, so that one mistake does not hide the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import TYPE_CHECKING

from malkoll.errors import Mistake, RuleFileError
from malkoll.finding import Text
from malkoll.language.definitions import Definition, DefinitionReader
from malkoll.language.everyday import CAPTURES_OTHERWISE
from malkoll.language.grammar import parse_text
from malkoll.language.mistakes import Mistakes
from malkoll.language.sentences import Node, Piece, Use
from malkoll.language.source import Source
from malkoll.language.statutes import read_statute
from malkoll.language.suggest import closest
from malkoll.language.tree import Pack, Requirement, Statute, Template, WordList
from malkoll.language.vocabulary import CAPTURES
from malkoll.language.word_lists import names_in
from malkoll.records import record

if TYPE_CHECKING:
    from lark import Token

__all__ = ["load", "parse"]


@record(frozen=False)
class _File:
    """What was read of one file."""

    mistakes: Mistakes
    requirements: list[Requirement] = field(default_factory=list)
    word_lists: list[WordList] = field(default_factory=list)
    templates: list[Template] = field(default_factory=list)
    statutes: list[Statute] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    names: list[_Name] = field(default_factory=list)


@record
class _Name:
    """A name given in a file, and where."""

    kind: str
    name: str
    start: int
    end: int


def parse(text: str, path: str) -> Pack:
    """What the rule file ``text`` defines.

    Names that other files may define are not looked for; ``load`` does that. ``path`` is only told in
    spans and mistakes; nothing is opened.

    Raises:
        RuleFileError: the file has mistakes; the error holds all of them, in the order they stand.
    """
    file = _read(text, path)
    _unique([file])
    return _pack([file])


def load(sources: Iterable[tuple[str, str]]) -> Pack:
    """What several rule files, given as (path, text), define together.

    Raises:
        RuleFileError: a file has mistakes, a name is given twice, or a word list or template is used
            that none of them defines. The error holds all mistakes of all files.
    """
    files = [_read(text, path) for path, text in sources]
    _unique(files)
    _resolve(files)
    return _pack(files)


def _pack(files: list[_File]) -> Pack:
    mistakes: list[Mistake] = []
    for file in files:
        mistakes.extend(sorted(file.mistakes.found, key=lambda mistake: (mistake.line, mistake.column)))
    if mistakes:
        raise RuleFileError(tuple(mistakes))
    return Pack(
        tuple(item for file in files for item in file.requirements),
        tuple(item for file in files for item in file.word_lists),
        tuple(item for file in files for item in file.templates),
        tuple(item for file in files for item in file.statutes),
    )


def _read(text: str, path: str) -> _File:
    from lark.exceptions import UnexpectedInput

    from malkoll.language.recovery import recover

    source = Source(path, text)
    file = _File(Mistakes(source))
    reader = DefinitionReader(file.mistakes)
    definitions: list[Definition]
    try:
        tree = parse_text(source.text, "start")
    except UnexpectedInput:
        definitions = recover(source, file.mistakes)
    else:
        definitions = [_whole(node) for node in tree.children]
        if not definitions:
            file.mistakes.add("empty-file", 0, 0)
        elif any(_head_breaks(node, source.text) for node in tree.children):
            definitions = recover(source, file.mistakes)
    for definition in definitions:
        _define(definition, reader, file)
    file.uses = reader.uses
    return file


def _whole(node: Node) -> Definition:
    """A definition parsed in one go."""
    items = [Piece(child, 0) for child in node.children if hasattr(child, "children")]
    return Definition(Piece(node, 0), items)


def _head_breaks(node: Node, text: str) -> bool:
    """Whether what names a rule, template or statute is not all on its first line: then something is missing."""
    if node.data == "word_list":
        return False
    first, last = node.children[0], node.children[2]
    return "\n" in text[first.start_pos or 0 : last.start_pos or 0]


def _define(definition: Definition, reader: DefinitionReader, file: _File) -> None:
    node, base = definition.head.node, definition.head.base

    def name(kind: str, token: Token) -> None:
        start = base + (token.start_pos or 0)
        file.names.append(_Name(kind, str(token), start, start + len(token)))

    if node.data == "rule":
        file.requirements.append(reader.rule(definition))
        name("code", node.children[1])
        name("rule", node.children[2])
    elif node.data == "template":
        file.templates.append(reader.template(definition))
        name("template", node.children[1])
    elif node.data == "statute":
        statute = read_statute(definition, file.mistakes, reader.uses)
        file.statutes.append(statute)
        start = base + (node.children[1].start_pos or 0)
        file.names.append(_Name("statute", statute.number, start, start + len(node.children[1])))
    else:
        file.word_lists.append(reader.word_list(definition))
        for token in node.children:
            if token.type == "NAME":
                name("word_list", token)


def _unique(files: list[_File]) -> None:
    """Note every name that is given a second time."""
    first: dict[tuple[str, str], str] = {}
    for file in files:
        for item in file.names:
            key = (item.kind, item.name.lower())
            source = file.mistakes.source
            place = f"{source.path}:{source.position(item.start)[0]}"
            if key not in first:
                first[key] = place
                continue
            file.mistakes.add(
                f"same-{item.kind.replace('_', '-')}", item.start, item.end, word=item.name, place=first[key]
            )


def _resolve(files: list[_File]) -> None:
    """Note every word list, template and statute that is used and nowhere defined, and templates in a ring."""
    known: dict[str, set[str]] = {"word_list": set(), "template": set(), "statute": set()}
    for file in files:
        for item in file.names:
            if item.kind in known:
                known[item.kind].add(item.name)
    for file in files:
        if file.mistakes.found:  # a list that could not be read is there all the same
            known["word_list"] |= names_in(file.mistakes.source.text)
    for file in files:
        for use in file.uses:
            if use.name in known[use.kind]:
                continue
            candidates = sorted(known[use.kind])
            if use.kind == "word_list" and file.mistakes.source.text[use.start] in '"“”':
                _unknown_capture(file, use, candidates)
                continue
            values: dict[str, str | Text] = {"word": use.name}
            near = closest(use.name, candidates)
            if near:
                values["right"] = near
            file.mistakes.add(f"unknown-{use.kind.replace('_', '-')}", use.start, use.end, **values)
    _rings(files)


def _unknown_capture(file: _File, use: Use, lists: list[str]) -> None:
    """Note braces in a pattern that hold neither the name of a word list nor what a pattern can capture."""
    instead = CAPTURES_OTHERWISE.get(use.name.lower())
    near = closest(use.name, [*lists, *(form for forms in CAPTURES.values() for form in forms)])
    right = CAPTURES[instead[0]][instead[1]] if instead else near
    values: dict[str, str | Text] = {"word": "{" + use.name + "}"}
    if right:
        values["right"] = "{" + right + "}"
    file.mistakes.add("unknown-capture", use.start, use.end, **values)


def _rings(files: list[_File]) -> None:
    """Note templates that extend each other in a ring."""
    above = {item.name: item.extends or "" for file in files for item in file.templates}
    for file in files:
        for template, given in zip(file.templates, (n for n in file.names if n.kind == "template"), strict=True):
            seen, at = {template.name}, above[template.name]
            while at and at not in seen:
                seen.add(at)
                at = above.get(at, "")
            if at == template.name and template.extends != at:
                file.mistakes.add("templates-in-ring", given.start, given.end, word=template.name)

"""What a plugin's reader made, looked at in all its parts before anything is read out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from malkoll.document import Document
from malkoll.plugins.saying import WrongError, is_said, shown
from malkoll.plugins.verdicts import lies_in
from malkoll.regexes import compiled
from malkoll.span import Span

__all__ = ["look_at_document"]


def look_at_document(document: Document) -> None:
    """Whether ``document`` is whole: fields of the right kind, places within the text, nothing of it lost or misplaced.

    Raises:
        WrongError: it is not; told with the first part that is wrong.
    """
    try:
        _adapter().validate_python((document,))
    except ValidationError as error:
        # A block is tried as every kind of block there is: the deepest fault is that of its own kind.
        worst = max(error.errors(include_url=False, include_context=False), key=lambda one: len(one["loc"]))
        part, value = _path(worst["loc"]), shown(worst["input"])
        raise WrongError(
            f"gav ett dokument (Document) där {part} är {value}, som är av fel slag.",
            f"gave a document (Document) whose {part} is {value}, which is of the wrong kind.",
        ) from None
    if not is_said(document.text):
        raise WrongError(
            "gav ett dokument vars text har halva tecken (surrogat). Avkoda med rätt teckenkodning.",
            "gave a document whose text has half characters (surrogates). Decode with the right encoding.",
        )
    for at, block in enumerate(document.blocks):
        if any(not lies_in(span, None) or span.end > len(document.text) for span in _spans(block)):
            raise WrongError(
                f"gav ett dokument med ett block utanför texten (blocks[{at}]).",
                f"gave a document with a block outside its text (blocks[{at}]).",
            )
    _look_at_order(document)
    _look_at_places(document)
    _look_at_losses(document)


_WORD = compiled(r"\w+")
_MISPLACED = 0.3
"""The share of the blocks' words that may be missing from where their spans point: marks and entities are read."""
_LOST = 0.2
_FEWEST_LOST = 5
"""The share of the text's words that may lie in no block, and how many may: readers leave out what is no plan."""


def _look_at_order(document: Document) -> None:
    starts = [block.span.start for block in document.blocks]
    for at in range(1, len(starts)):
        if starts[at] < starts[at - 1]:
            raise WrongError(
                f"gav ett dokument vars block inte står i textens ordning (blocks[{at}] börjar före blocks[{at - 1}]).",
                f"gave a document whose blocks do not come in the order of the text (blocks[{at}] begins before "
                f"blocks[{at - 1}]).",
            )


def _look_at_places(document: Document) -> None:
    """Whether the words of most lines stand where their spans say."""
    words, missing, first, of = 0, 0, "", 0
    for at, block in enumerate(document.blocks):
        for text, span in _said(block):
            own = Counter(_WORD.findall(text.casefold()))
            lost = own - Counter(_WORD.findall(document.text[span.start : span.end].casefold()))
            words += own.total()
            missing += lost.total()
            if lost and not first:
                first, of = next(one for one in _WORD.findall(text) if one.casefold() in lost), at
    if missing > words * _MISPLACED:
        raise WrongError(
            f"gav ett dokument där {missing} av {words} ord i blocken inte står där deras span säger (det första är "
            f"”{first}”, i blocks[{of}]). Räkna span i samma text.",
            f"gave a document {missing} of {words} words of whose blocks do not stand where their spans say (the first "
            f"is “{first}”, of blocks[{of}]). Make spans of the same text.",
        )


def _look_at_losses(document: Document) -> None:
    """Whether most of the text lies in blocks: what does not is read by nobody."""
    covered = sorted((block.span.start, block.span.end) for block in document.blocks)
    words, lost, first, at, until = 0, 0, 0, 0, 0
    for word in _WORD.finditer(document.text):
        while at < len(covered) and covered[at][0] <= word.start():
            until = max(until, covered[at][1])
            at += 1
        words += 1
        if word.start() >= until:
            lost += 1
            first = first or document.text.count("\n", 0, word.start()) + 1
    if lost > max(words * _LOST, _FEWEST_LOST):
        raise WrongError(
            f"gav ett dokument där {lost} av {words} ord inte ligger i något block (det första på rad {first}). Gör "
            "block av all text, eller lämna det som inte hör till planen utanför text.",
            f"gave a document in which {lost} of {words} words lie in no block (the first at line {first}). Make "
            "blocks of all the text, or leave what is no part of the plan out of the text.",
        )


def _said(part: Any) -> Iterator[tuple[str, Span]]:
    """The texts of a block, each with its place: of what has lines, rows or cells, those of the innermost."""
    for name in ("lines", "rows", "cells"):
        if hasattr(part, name):
            for inner in getattr(part, name):
                yield from _said(inner)
            return
    text = getattr(part, "text", None)
    if isinstance(text, str):
        yield text, part.span


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[tuple[Document]]:
    return TypeAdapter(tuple[Document], config=ConfigDict(strict=True, revalidate_instances="always"))


def _path(place: tuple[int | str, ...]) -> str:
    """Where in the document, as it would be written in Python; names of classes are left out."""
    parts = [f"[{one}]" if isinstance(one, int) else f".{one}" for one in place[1:] if not str(one)[:1].isupper()]
    return "".join(parts).lstrip(".")


def _spans(block: Any) -> Iterator[Span]:
    yield block.span
    for name in ("lines", "rows", "cells"):
        for part in getattr(block, name, ()):
            yield from _spans(part)

"""What a plugin's reader made, looked at in all its parts before anything is read out of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from malkoll.document import Document
from malkoll.plugins.saying import WrongError, is_said, shown
from malkoll.plugins.verdicts import lies_in
from malkoll.span import Span

__all__ = ["look_at_document"]


def look_at_document(document: Document) -> None:
    """Whether ``document`` is whole: every field of the kind it should be, every place within the text.

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

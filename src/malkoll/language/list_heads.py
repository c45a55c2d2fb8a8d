"""Word lists written as other lists are: a word on each line, with dashes, or without the colon."""

from __future__ import annotations

import re

from malkoll.language.shape import Told
from malkoll.regexes import compiled

__all__ = ["head_of_list"]

_HEAD = compiled(
    r"(?P<head>(?:ordlista|wordlist)\s+(?P<name>[^\W\d_][\w-]*)(?:,\s*(?:engelska|svenska|english|swedish)\s+[\w-]+)?)"
    r"[ \t]*(?P<colon>:?)(?P<words>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_WORD = compiled(r"[^\W_][\w-]*\Z")


def head_of_list(words: str, at: int) -> Told | None:
    """The word list ``words`` as it is to be written, where it is not understood from ``at`` on."""
    found = _HEAD.match(words)
    if found is None or at < found.end("head"):
        return None
    body = found["words"].strip()
    if not body or body[0] == "=" or '"""' in body:
        return None
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    bullets = len(lines) > 1 or lines[0][:1] in "-*•–"
    if found["colon"] and not bullets:
        return None
    if bullets and found["colon"] and any("," in line for line in lines):
        return None
    parts = [part.strip(" \t-*•–.;") for line in lines for part in line.split(",")]
    listed = [part if _WORD.match(part) or part[:1] in '"“”' else f'"{part}"' for part in parts if part.strip('"“”')]
    if not listed:
        return None
    right = f"{found['head']}: {', '.join(listed)}."
    code = "list-by-lines" if found["colon"] else "list-without-colon"
    end = len(words.rstrip()) if found["colon"] else found.end("head")
    start = (
        found.start("words") + len(found["words"]) - len(found["words"].lstrip())
        if found["colon"]
        else found.start("name")
    )
    return Told(code, start, min(end, words.find("\n", start) if "\n" in words[start:end] else end), {"right": right})

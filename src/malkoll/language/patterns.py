"""Patterns of templates: literal words and captures in braces."""

from __future__ import annotations

import re

from malkoll.language.mistakes import Mistakes
from malkoll.language.tree import Capture, Lang, Pattern
from malkoll.language.vocabulary import CAPTURES, FREE_CAPTURES
from malkoll.regexes import compiled

__all__ = ["capture_word", "parse_pattern", "pattern_text"]

_CAPTURE = compiled(r"\{([^{}]*)\}")
_NAME = compiled(r"[^\W\d_][\w-]*\Z")
_CAPTURE_IDS = {form: name for name, forms in CAPTURES.items() for form in forms}


def parse_pattern(text: str, at: int, mistakes: Mistakes) -> Pattern:
    """The pattern written as ``text``, which begins at offset ``at`` of the source.

    Mistakes are noted; the pattern is then what could be made of the rest.
    """
    stray = next((match for match in re.finditer(r"[{}]", _CAPTURE.sub(lambda m: "x" * len(m[0]), text))), None)
    if stray is not None:
        mistakes.add("unbalanced-brace", at + stray.start(), at + stray.end())
        return Pattern((text,), text)
    parts: list[str | Capture] = []
    last = 0
    for match in _CAPTURE.finditer(text):
        if match.start() > last:
            parts.append(text[last : match.start()])
        last = match.end()
        written = match[1].strip()
        name = written.removesuffix("?").strip()
        if not _NAME.match(name):
            mistakes.add("bad-capture", at + match.start(), at + match.end(), word=match[0])
            continue
        canonical = _CAPTURE_IDS.get(name.lower())
        capture = Capture(canonical or name, written.endswith("?"), word_list=canonical is None)
        if capture.name in FREE_CAPTURES and _touches_free(parts):
            mistakes.add("captures-touch", at + match.start(), at + match.end(), word=match[0])
        if not capture.word_list and any(
            isinstance(part, Capture) and part.name == capture.name and not part.word_list for part in parts
        ):
            mistakes.add("capture-twice", at + match.start(), at + match.end(), word=match[0])
        parts.append(capture)
    if last < len(text):
        parts.append(text[last:])
    if not any((part.strip() if isinstance(part, str) else part.word_list) for part in parts):
        mistakes.add("pattern-matches-all", at, at + len(text), word=text)
    return Pattern(tuple(parts), text)


def _touches_free(parts: list[str | Capture]) -> bool:
    """Whether the last thing before here, spaces aside, captures free text."""
    for part in reversed(parts):
        if isinstance(part, Capture):
            return part.name in FREE_CAPTURES
        if part.strip():
            return False
    return False


def capture_word(capture: Capture, lang: Lang) -> str:
    """What stands in the braces for this capture."""
    word = capture.name if capture.word_list else CAPTURES[capture.name][0 if lang == "sv" else 1]
    return word + ("?" if capture.optional else "")


def pattern_text(pattern: Pattern, lang: Lang) -> str:
    """The pattern as it is written in ``lang``."""
    return "".join(part if isinstance(part, str) else "{" + capture_word(part, lang) + "}" for part in pattern.parts)

"""What reads like a heading although nothing marks it as one."""

from __future__ import annotations

import re

from malkoll.regexes import compiled

__all__ = ["is_unfinished", "looks_like_heading", "looks_like_label"]

_MAX_LENGTH = 240
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_NO_HEADING = compiled(
    rf"""
      (?:den\ )?\d{{1,2}}(?::?e)?\ (?:{_MONTHS})(?:\ \d{{4}})?  # a date in words
    | \d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}.{{0,12}}            # a date in digits
    | [-+±–−]?[\d\s.,:/()+–-]+(?:%|procent|kr|tkr|mkr|mnkr|st)? # a number, a telephone number
    | \S+@\S+                                                   # an address
    | (?:https?://|www\.)\S+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LABELLED = compiled(r"[^\d:]{1,60}:\s+\S")
_SENTENCE_BREAK = compiled(r"[^\W\d_]{3}[.!?] [A-ZÅÄÖ]")


def looks_like_heading(text: str) -> bool:
    """Whether a short line that stands alone reads like a heading and not like a sentence, a label or a figure."""
    if not text or len(text) > _MAX_LENGTH or text[-1] in ".,;?!:…":
        return False
    start = next((char for char in text[:3] if char.isalnum()), None)
    if start is None or start.islower():
        return False
    letters = sum(map(str.isalpha, text))
    digits = sum(map(str.isdigit, text))
    if letters < 2 or (letters <= 3 and digits > 2 * letters):
        return False
    return not (_NO_HEADING.fullmatch(text) or looks_like_label(text) or _SENTENCE_BREAK.search(text))


def looks_like_label(text: str) -> bool:
    """Whether the line is a label with its value: "Ansvarig: avdelningschef"; "Mål 1: …" has a number and is not."""
    return _LABELLED.match(text) is not None


def is_unfinished(text: str) -> bool:
    """Whether a heading may go on in the next line: nothing ends it."""
    return bool(text) and text[-1] not in ".:;?!"

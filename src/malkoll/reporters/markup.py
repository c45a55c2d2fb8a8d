"""Plan text inside Markdown: shown as it is, whatever signs it has."""

from __future__ import annotations

import re

from malkoll.regexes import compiled
from malkoll.reporters.safe import one_line, whole

__all__ = ["escaped", "fenced"]

_SIGN = compiled(r"([\\`*_\[\]|~$])")
_ENTITY = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_AT_START = compiled(r"([#+=:-]|(?<=[0-9])[.)])")
_BEGINS = compiled(r"[#+=:-]|[0-9]+[.)]")
_AT_END = compiled(r"(?<!\\)(#+)$")
_CALLS = compiled(r"(?<!\w)([@#!%]|\\[$~]|&amp;)(?=\w)")
"""What GitHub and GitLab make a mention or a link of: @somebody, #12, !3."""


def escaped(text: str) -> str:
    """``text`` on one line of Markdown, also in a table or a list: no mark-up, no HTML, no mention of anybody."""
    line = _SIGN.sub(r"\\\1", one_line(text).translate(_ENTITY))
    line = _CALLS.sub(r"\1<!-- -->", line)
    begins = _BEGINS.match(line)
    if begins is not None:
        line = _AT_START.sub(r"\\\1", line[: begins.end()]) + line[begins.end() :]
    return _AT_END.sub(r"\\\1", line)


def fenced(text: str, language: str = "") -> str:
    """``text`` as a block of code whose fence is longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{whole(text).rstrip()}\n{fence}"

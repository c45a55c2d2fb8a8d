"""Attacks every regular expression that malkoll makes: ``python attacked.py`` prints those that were slow, as JSON.

An expression in which something repeated can be parted in many ways takes time that doubles with each character of a
text that does not match. For every repetition in an expression a text is made here that leads up to it, repeats what
it repeats, and then ends otherwise; each letter of it is what a person would type, where the expression lets it be.
"""

from __future__ import annotations

import ast
import json
import os
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

os.environ["MALKOLL_CACHE"] = "off"

ROOT = Path(__file__).resolve().parents[2]
REPEATS = 40
"""What takes time that doubles would need years for so many, and what takes the third power of them no time."""
MOST_SECONDS = 5.0
LETTERS = " 4aA-.,("
"""Each in turn stands wherever an expression lets it."""
OTHERS = "bcåöÖ:;/%0\n\t_'\"<>[]{}=!?#*|&@–•…"
MANY = 12
"""A repetition of at most so many times or more is attacked."""
CATEGORIES = {
    _constants.CATEGORY_DIGIT: r"\d",
    _constants.CATEGORY_NOT_DIGIT: r"\D",
    _constants.CATEGORY_SPACE: r"\s",
    _constants.CATEGORY_NOT_SPACE: r"\S",
    _constants.CATEGORY_WORD: r"\w",
    _constants.CATEGORY_NOT_WORD: r"\W",
}
REPETITIONS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)

Parsed = Iterable[tuple[Any, Any]]


def made_expressions() -> dict[tuple[str | bytes, int], str]:
    """The expressions that importing malkoll and checking the examples compile, and where."""
    known: dict[tuple[str | bytes, int], str] = {}
    usual = _compiler.compile

    def compile_and_note(pattern: Any, flags: int = 0) -> Any:
        if isinstance(pattern, str | bytes):
            frame: Any = sys._getframe(1)
            while frame is not None:
                path, line = frame.f_code.co_filename.replace("\\", "/"), frame.f_lineno
                if "/malkoll/" in path and not path.endswith("/regexes.py"):
                    known.setdefault((pattern, int(flags)), f"{path.rpartition('/malkoll/')[2]}:{line}")
                    break
                frame = frame.f_back
        return usual(pattern, flags)

    _compiler.compile = compile_and_note
    import importlib
    import pkgutil

    import malkoll

    for module in pkgutil.walk_packages(malkoll.__path__, "malkoll."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from malkoll.app.books import load_book
    from malkoll.app.understand import understand_bytes
    from malkoll.engine import EngineSettings, evaluate_fully

    book = load_book(cached=False)
    for path in sorted((ROOT / "examples").rglob("*.md")):
        understood = understand_bytes(path.read_bytes(), path.name, None, None, book)
        evaluate_fully(understood.plan, book, EngineSettings(), understood.document)
    _compiler.compile = usual
    return written_expressions() | known


def written_expressions() -> dict[tuple[str | bytes, int], str]:
    """The expressions that stand as they are in a call of ``re``: those that no example came to are among them."""
    known: dict[tuple[str | bytes, int], str] = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or not call.args:
                continue
            pattern, called = call.args[0], call.func
            if (
                not isinstance(called.value, ast.Name)
                or called.value.id != "re"
                or not isinstance(pattern, ast.Constant)
            ):
                continue
            said = next((one.value for one in call.keywords if one.arg == "flags"), None)
            if said is None and called.attr == "compile" and len(call.args) > 1:
                said = call.args[1]
            flags = 0 if said is None else int(eval(ast.unparse(said), {"re": re}))
            if isinstance(pattern.value, str | bytes):
                known[pattern.value, flags] = f"{path.name}:{call.lineno}"
    return known


def lets(items: Parsed, letter: str) -> bool:
    """Whether a set of characters holds ``letter``."""
    found = denied = False
    for kind, value in items:
        if kind is _constants.NEGATE:
            denied = True
        elif kind is _constants.LITERAL:
            found |= ord(letter) == value
        elif kind is _constants.RANGE:
            found |= value[0] <= ord(letter) <= value[1]
        elif kind is _constants.CATEGORY:
            found |= re.match(CATEGORIES[value], letter) is not None
    return found != denied


def letter_of(items: Parsed, first: str) -> str:
    items = list(items)
    for letter in first + LETTERS + OTHERS:
        if lets(items, letter):
            return letter
    for kind, value in items:
        if kind in (_constants.LITERAL, _constants.RANGE):
            return chr(value if kind is _constants.LITERAL else value[0])
    return "a"


def text_of(parsed: Parsed, first: str, *, full: bool = False) -> str:
    """A text that the expression matches, with ``first`` where it may be; what may be left out is, unless ``full``."""
    out = ""
    for kind, value in parsed:
        if kind is _constants.LITERAL:
            out += chr(value)
        elif kind is _constants.NOT_LITERAL:
            out += next(letter for letter in first + LETTERS if ord(letter) != value)
        elif kind is _constants.ANY:
            out += first
        elif kind is _constants.IN:
            out += letter_of(value, first)
        elif kind is _constants.BRANCH:
            out += text_of(value[1][0], first)
        elif kind is _constants.SUBPATTERN:
            out += text_of(value[3], first, full=full)
        elif kind in (*REPETITIONS, _constants.POSSESSIVE_REPEAT):
            out += text_of(value[2], first) * (max(value[0], 1) if full else value[0])
        elif kind is _constants.ATOMIC_GROUP:
            out += text_of(value, first, full=full)
    return out


def attacks(parsed: Parsed, first: str, before: str = "") -> Iterator[str]:
    """Texts that begin as the expression wants it, go on for long, and end otherwise."""
    for kind, value in parsed:
        if kind in REPETITIONS:
            if value[1] >= MANY:
                for unit in {text_of(value[2], first), text_of(value[2], first, full=True)} - {""}:
                    yield from (before + unit * REPEATS + end for end in ("\0", "!a"))
            yield from attacks(value[2], first, before)
        elif kind is _constants.SUBPATTERN:
            yield from attacks(value[3], first, before)
        elif kind is _constants.ATOMIC_GROUP:
            yield from attacks(value, first, before)
        elif kind is _constants.BRANCH:
            for branch in value[1]:
                yield from attacks(branch, first, before)
        before += text_of([(kind, value)], first)


class TooLongError(Exception):
    """An expression took more than ``MOST_SECONDS``."""


def _ring(*_: object) -> None:
    raise TooLongError


def slow(pattern: str | bytes, flags: int) -> str | None:
    """A text on which the expression takes too long, if one was found."""
    expression = re.compile(pattern, flags)
    tried: set[str] = set()
    parsed = _parser.parse(pattern, flags)
    for first in LETTERS:
        for text in attacks(parsed, first):
            if text in tried:
                continue
            tried.add(text)
            given: Any = text.encode("utf-8") if isinstance(pattern, bytes) else text
            for way in (expression.search, expression.fullmatch):
                signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
                try:
                    way(given)
                except TooLongError:
                    return text
                finally:
                    signal.setitimer(signal.ITIMER_PROF, 0)
    return None


def main() -> None:
    signal.signal(signal.SIGPROF, _ring)
    known = made_expressions()
    found = [(where, str(key[0]), text) for key, where in known.items() if (text := slow(*key)) is not None]
    print(json.dumps({"attacked": len(known), "slow": found}))


if __name__ == "__main__":
    main()

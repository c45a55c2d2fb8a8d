"""Whole plans as templates read them, to the last place, held against readings that were gone through.

Which goals, figures and roles there are is held by the facit of the same plans (``tests/test_cases.py``); here is the
rest: kinds, forms, parts, running text, and where each thing begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from plan_reading import book

from malkoll import readers
from malkoll.span import Span
from malkoll.templates import choose, recognise
from malkoll.testing import Case, read_cases

_CASES = read_cases(Path(__file__).parent.parent / "cases", "[0-9]*.md")
_LAYOUTS = (
    *("01", "02", "03", "04", "05", "06", "07", "08", "10", "12", "13"),
    *("16", "25", "26", "29", "32", "33", "34", "42", "57", "58", "68"),
)
"""Plans that are laid out each in a way of its own."""


_ELSEWHERE = frozenset({"path", "sha256", "told", "targets"})
"""What says nothing of the layout, or what the rest says again."""


def _place(span: Span) -> str:
    end = f"{span.end_line}:{span.end_column}" if span.end_line != span.line else str(span.end_column)
    return f"{span.line}:{span.column}-{end}"


def _shown(name: str, value: Any, depth: int) -> Iterator[str]:
    """``value`` and what it holds, a line each, without what is as it always is."""
    indent = "  " * depth
    if isinstance(value, Span):
        yield f"{indent}{name} {_place(value)}"
    elif is_dataclass(value):
        plain, inner = [], []
        for field in fields(value):
            one = getattr(value, field.name)
            default = field.default if field.default is not MISSING else None
            if one == default or one == () or field.name in _ELSEWHERE:
                continue
            if isinstance(one, Span):
                plain.insert(0, _place(one))
            elif is_dataclass(one) or (isinstance(one, tuple) and any(map(is_dataclass, one))):
                inner.append((field.name, one))
            else:
                plain.append(f"{field.name}={one!r}")
        yield f"{indent}{name} {' '.join(plain)}"
        for part, one in inner:
            yield from _shown(part, one, depth + 1)
    else:
        for one in value:
            yield from _shown(name, one, depth)


@pytest.mark.parametrize(
    "case", [one for one in _CASES if one.name[:2] in _LAYOUTS and one.name[2] == "-"], ids=lambda one: one.name
)
def test_a_plan_is_read_with_every_part_in_its_place(case: Case, snapshot) -> None:
    document = readers.read(f"{case.name}.md", case.text.encode())
    template = choose(document, book().templates, book().word_lists)
    plan = recognise(document, template, book().templates, book().word_lists)
    assert "\n".join(_shown("plan", plan, 0)) == snapshot

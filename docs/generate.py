"""Writes the tables of the documentation that are made from the code: ``python docs/generate.py``.

A table stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``, in any Markdown file of ``docs/``. What is
made of the vocabulary, the diagnostics and the shipped rules can then not lag behind them: a test compares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from malkoll.app.books import load_book
from malkoll.language import render
from malkoll.language.tree import Requirement
from malkoll.language.vocabulary import CAPTURES, KEYWORDS, NOUNS, PLACEHOLDERS, PROPERTIES, Noun, Property

FOLDER = Path(__file__).resolve().parent
_PLACE = re.compile(r"(<!-- generated: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

"""What an outsider can hand to malkoll. The built-in readers and reporters come in by the same door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from malkoll.document import Document
from malkoll.finding import Confidence, Report, Severity, Text

__all__ = ["AboutRule", "Reader", "ReportContext", "Reporter"]


@dataclass(frozen=True, slots=True)
class Reader:
    """How files of one format are read.

    ``name`` is what ``Document.format`` says; ``suffixes`` are in lower case with their point; ``kind`` is what
    people call the format. ``read`` makes a document of the bytes of a file; the path given beside them is only
    its name. It raises ``PlanError`` with one sentence, without the path, where it cannot. A foreign library is
    imported inside it and not with its module. ``most_bytes`` is the largest file it takes on.
    """

    name: str
    suffixes: tuple[str, ...]
    kind: Text
    read: Callable[[bytes, str], Document]
    most_bytes: int = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class AboutRule:
    """What a report can say of a rule.

    ``sentences`` are what it requires, read aloud; ``severity`` is its own, before any configuration. ``failing``
    and ``passing`` are examples in Markdown. ``link`` leads to the rule, where there is something to lead to.
    ``about_exceptions``: it judges exceptions, and not what is planned.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    applies_to: frozenset[str]
    sentences: Text
    hint: Text
    because: Text
    source: Text
    failing: str | None = None
    passing: str | None = None
    link: str | None = None
    about_exceptions: bool = False


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What a reporter may use beside the report.

    ``version`` is malkoll's own. ``texts`` are the documents' texts by path, which spans point into; a reporter that
    wants them says so (``Reporter.needs_texts``), and may miss some all the same. ``rules`` are all that were loaded,
    by code. ``width`` is that of the terminal in characters, ``None`` where nothing wraps. ``root`` is the folder that
    other systems count paths from (that of the repository), ``here`` the one that the report's paths start in.
    """

    language: str
    version: str
    rules: Mapping[str, AboutRule]
    texts: Mapping[str, str] = field(default_factory=dict)
    color: bool = False
    width: int | None = None
    verbose: bool = False
    statistics: bool = False
    root: Path | None = None
    here: Path | None = None


@dataclass(frozen=True, slots=True)
class Reporter:
    """How a report is written in one format.

    ``name`` is what ``--format`` calls it. A file with one of ``suffixes`` (in lower case with their point) is written
    in this format where none is given. ``kind`` is what people call the format. ``write`` makes the whole output; it
    writes no file, prints nothing and looks nothing up, so that the same report gives the same text. A foreign library
    is imported inside it and not with its module. ``counts_rules``: it has a place for how each rule came out over
    all plans, where ``ReportContext.statistics`` asks for that.
    """

    name: str
    suffixes: tuple[str, ...]
    kind: Text
    write: Callable[[Report, ReportContext], str]
    needs_texts: bool = False
    counts_rules: bool = False

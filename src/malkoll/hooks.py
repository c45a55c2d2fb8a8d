"""What an outsider can hand to malkoll. The built-in readers, checks and reporters come in by the same door.

A plugin is a module (or an object) with some of the hooks in ``PluginHooks``, each marked ``@hookimpl``; it is found
by the entry point of its package in the group ``malkoll``, or named in a configuration. What is exported here is what
it needs, and is public: see ``docs/api.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from malkoll.document import Document
from malkoll.errors import MalkollError, PlanError
from malkoll.finding import Confidence, Finding, Outcome, Related, Report, Severity, Text
from malkoll.records import record
from malkoll.span import Span

if TYPE_CHECKING:
    import pluggy

    from malkoll.comparison import Comparison
    from malkoll.elements import Element, PlanView
    from malkoll.plan import Plan
    from malkoll.verdict import Verdict

    hookimpl = pluggy.HookimplMarker("malkoll")

__all__ = [
    "PROJECT",
    "AboutRule",
    "Document",
    "Element",
    "Finding",
    "MalkollError",
    "NamedCheck",
    "Outcome",
    "PlanError",
    "PlanView",
    "PluginHooks",
    "Reader",
    "Related",
    "Report",
    "ReportContext",
    "Reporter",
    "Severity",
    "Span",
    "Text",
    "Verdict",
    "hookimpl",
]

PROJECT = "malkoll"
"""The name under which pluggy knows the hooks, and the group of entry points in which plugins are found."""

_ELSEWHERE = {"Element": "malkoll.elements", "PlanView": "malkoll.elements", "Verdict": "malkoll.verdict"}


def __getattr__(name: str) -> Any:
    # Formats are listed by runs that neither load a plugin nor hold a plan: these names come when they are asked for.
    if name in _ELSEWHERE:
        return getattr(import_module(_ELSEWHERE[name]), name)
    if name == "hookimpl":
        import pluggy

        return pluggy.HookimplMarker(PROJECT)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@record
class NamedCheck:
    """A check in Python, by the name that rule files call it by: ``kontroll NAME`` or ``check NAME``.

    A name is one word: letters, digits and hyphens. ``check`` walks a plan and yields a verdict for each element
    of the noun that it judges (``PlanView.elements``), also where all is met, so that what was tried can be counted:
    one passed over in silence counts as not checked, and makes the run not whole. What it only looks at needs none.
    Silence altogether is right only of a plan that holds nothing of what it asked for. It neither prints,
    counts nor configures: the rule file gives the words, the engine the code and the severity. A foreign library is
    imported inside it and not with its module.
    """

    name: str
    check: Callable[[PlanView], Iterable[Verdict]]


@record
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


@record
class AboutRule:
    """What a report can say of a rule.

    ``sentences`` are what it requires, read aloud; ``severity`` is its own, before any configuration. ``failing``
    and ``passing`` are examples in Markdown. ``link`` leads to the rule, where there is something to lead to.
    ``about_exceptions``: it judges exceptions, and not what is planned. ``subjects`` are the nouns that its sentences
    are about, by their names in the requirement language ("goal", "indicator").
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
    subjects: frozenset[str] = frozenset()


@record
class ReportContext:
    """What a reporter may use beside the report.

    ``version`` is malkoll's own. ``texts`` are the documents' texts by path, which spans point into; a reporter that
    wants them says so (``Reporter.needs_texts``), and may miss some all the same. ``rules`` are all that were loaded,
    by code. ``plans`` are the documents as they were read, by path, for a reporter that says so
    (``Reporter.needs_plans``): what the plan holds, and not only what was remarked on. ``comparison`` is the one with
    the plan that a follow-up belongs to, where one was asked for. ``today`` is the day of the run, which
    ``SOURCE_DATE_EPOCH`` can fix. ``width`` is that of the terminal in characters, ``None`` where nothing wraps.
    ``root`` is the folder that other systems count paths from (that of the repository), ``here`` the one that the
    report's paths start in.
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
    plans: Mapping[str, Plan] = field(default_factory=dict)
    today: date | None = None
    comparison: Comparison | None = None


@record
class Reporter:
    """How a report is written in one format.

    ``name`` is what ``--format`` calls it. A file with one of ``suffixes`` (in lower case with their point) is written
    in this format where none is given. ``kind`` is what people call the format. ``write`` makes the whole output, text
    or (``binary``) bytes that are not for a screen; it writes no file, prints nothing and looks nothing up, so that the
    same report gives the same output. It gives nothing empty where there is something to tell. A foreign library is
    imported inside it and not with its module. ``counts_rules``: it has a place for how each rule came out over all
    plans, where ``ReportContext.statistics`` asks for that. ``needs_plans``: it tells what plans hold, so a run
    reads them also where it remembers what came out of them.
    """

    name: str
    suffixes: tuple[str, ...]
    kind: Text
    write: Callable[[Report, ReportContext], str | bytes]
    needs_texts: bool = False
    counts_rules: bool = False
    needs_plans: bool = False
    binary: bool = False


class PluginHooks:
    """The hooks that a plugin may have: each takes no argument and gives what it is named for, in the order given.

    None has to be there, but one that is may not come empty-handed.
    """

    def malkoll_rules(self) -> Iterable[Path]:
        """Rule files (``.krav``), or folders of them."""
        raise NotImplementedError

    def malkoll_templates(self) -> Iterable[Path]:
        """Template files (``.mall``), or folders of them."""
        raise NotImplementedError

    def malkoll_word_lists(self) -> Iterable[Path]:
        """Rule files that hold nothing but word lists, or folders of them."""
        raise NotImplementedError

    def malkoll_checks(self) -> Iterable[NamedCheck]:
        """Checks that rule files call by name."""
        raise NotImplementedError

    def malkoll_readers(self) -> Iterable[Reader]:
        """Readers of formats; one for a suffix that malkoll itself reads goes before malkoll's own."""
        raise NotImplementedError

    def malkoll_reporters(self) -> Iterable[Reporter]:
        """Formats that ``--format`` may name."""
        raise NotImplementedError

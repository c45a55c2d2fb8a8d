"""A plugin's checks, readers and reporters at work: whatever they do, it is told, and is never taken for "met"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from malkoll.document import Document
from malkoll.elements import Element, PlanView
from malkoll.errors import MalkollError, PlanError
from malkoll.finding import Outcome, Related, Report, Text
from malkoll.hooks import NamedCheck, Reader, ReportContext, Reporter
from malkoll.plugins.bounded import LIMIT, BrokeError, SlowError, bounded
from malkoll.plugins.loaded import Plugin
from malkoll.span import Span
from malkoll.verdict import Check, Verdict

__all__ = ["fault", "guarded_check", "guarded_reader", "guarded_reporter"]

_MOST = 200_000
"""Verdicts on one plan; what gives more never ends."""


class _WrongError(Exception):
    """What came back is not what it should be. The text goes on from the plugin's name."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(sv=sv, en=en)


def fault(error: BrokeError | SlowError) -> Text:
    """What went wrong, as a sentence that goes on from what was being done."""
    if isinstance(error, SlowError):
        return Text(
            sv=f"blev inte klar inom {error.limit:g} s ({LIMIT} ändrar gränsen).",
            en=f"was not done within {error.limit:g} s ({LIMIT} changes the limit).",
        )
    if isinstance(error.cause, _WrongError):
        return error.cause.text
    if isinstance(error.cause, SystemExit):
        return Text(sv="försökte avsluta malkoll (SystemExit).", en="tried to end malkoll (SystemExit).")
    what = error.text
    return Text(sv=f"gick sönder: {what.sv}.", en=f"broke: {what.en}.")


def guarded_check(named: NamedCheck, plugin: Plugin) -> Check:
    """The check as the engine may use it: what goes wrong is a verdict "not checked" that makes the run not whole.

    One that has hung is not called again in the same run.
    """
    hung: list[SlowError] = []

    def check(view: PlanView) -> Iterator[Verdict]:
        found: list[Verdict] = []
        left = False

        def work() -> None:
            given: Any = named.check(view)
            if given is None or not hasattr(given, "__iter__"):
                raise _WrongError(
                    f"gav {_kind(given)} och inga utslag (Verdict). Glömdes yield eller return?",
                    f"gave {_kind(given)} and no verdicts (Verdict). Was yield or return forgotten?",
                )
            for one in given:
                if left:
                    return
                _look_at(one, view)
                found.append(one)
                if len(found) > _MOST:
                    raise _WrongError("tar aldrig slut.", "never ends.")

        wrong: Text | None = fault(hung[0]) if hung else None
        if not hung:
            try:
                bounded(work)
            except SlowError as error:
                left = True
                hung.append(error)
                wrong = fault(error)
            except BrokeError as error:
                wrong = fault(error)
        yield from tuple(found)
        if wrong is not None:
            reason = plugin.broke(f"kontrollen {named.name} {wrong.sv}", f"the check {named.name} {wrong.en}")
            yield Verdict(view.elements("plan")[0], Outcome.NOT_CHECKED, reason=reason, failed=True)

    return check


_SAID = frozenset({Outcome.MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE, Outcome.NOT_CHECKED})


def _look_at(one: Any, view: PlanView) -> None:
    if not isinstance(one, Verdict):
        raise _WrongError(f"gav {_kind(one)} där det ska vara Verdict.", f"gave {_kind(one)} where Verdict must be.")
    wrong: tuple[str, Any] | None = None
    if not isinstance(one.element, Element):
        wrong = "element", one.element
    elif not isinstance(one.outcome, Outcome) or one.outcome not in _SAID:
        wrong = "outcome", one.outcome
    elif one.modality not in (None, "must", "should", "ask"):
        wrong = "modality", one.modality
    elif one.reason is not None and not isinstance(one.reason, Text):
        wrong = "reason", one.reason
    elif one.span is not None and not (isinstance(one.span, Span) and _lies_in(one.span, view.document)):
        wrong = "span", one.span
    elif not isinstance(one.related, tuple) or not all(isinstance(place, Related) for place in one.related):
        wrong = "related", one.related
    elif not isinstance(one.values, tuple) or not all(_is_pair(pair) for pair in one.values):
        wrong = "values", one.values
    if wrong is not None:
        field, value = wrong
        raise _WrongError(
            f"gav ett utslag (Verdict) där {field} är {value!r:.80}, vilket inte går.",
            f"gave a verdict (Verdict) whose {field} is {value!r:.80}, which will not do.",
        )


def _is_pair(pair: object) -> bool:
    return isinstance(pair, tuple) and len(pair) == 2 and all(isinstance(part, str) for part in pair)


def _lies_in(span: Span, document: Document | None) -> bool:
    return 0 <= span.start <= span.end and (document is None or span.end <= len(document.text))


def guarded_reader(reader: Reader, plugin: Plugin) -> Reader:
    """The reader as malkoll may use it: what it makes is a document of the file it was given, or a ``PlanError``."""

    def read(data: bytes, path: str) -> Document:
        def work() -> Document:
            document: Any = reader.read(data, path)
            if not isinstance(document, Document):
                raise _WrongError(
                    f"gav {_kind(document)} där det ska vara Document.",
                    f"gave {_kind(document)} where Document must be.",
                )
            if not all(_lies_in(block.span, document) for block in document.blocks):
                raise _WrongError(
                    "gav ett dokument med ett block utanför texten.", "gave a document with a block outside its text."
                )
            return replace(document, path=path, sha256=sha256(data).hexdigest(), format=reader.name)

        try:
            return bounded(work)
        except (BrokeError, SlowError) as error:
            if isinstance(error, BrokeError) and isinstance(error.cause, PlanError):
                raise error.cause from None
            wrong = fault(error)
            said = plugin.broke(f"läsaren {reader.name} {wrong.sv}", f"the reader {reader.name} {wrong.en}")
            raise PlanError(said.sv or "", said.en or "") from error

    return replace(reader, read=read)


def guarded_reporter(reporter: Reporter, plugin: Plugin) -> Reporter:
    """The reporter as malkoll may use it: it writes text, or bytes if it says so, or the run says that it could not."""
    wanted = bytes if reporter.binary else str

    def write(report: Report, context: ReportContext) -> str | bytes:
        def work() -> str | bytes:
            made: Any = reporter.write(report, context)
            if not isinstance(made, wanted):
                raise _WrongError(
                    f"gav {_kind(made)} där det ska vara {wanted.__name__}.",
                    f"gave {_kind(made)} where {wanted.__name__} must be.",
                )
            return made

        try:
            return bounded(work)
        except (BrokeError, SlowError) as error:
            if isinstance(error, BrokeError) and isinstance(error.cause, MalkollError):
                raise error.cause from None
            wrong = fault(error)
            raise plugin.failed(
                f"kunde inte skriva rapporten: formatet {reporter.name} {wrong.sv}",
                f"could not write the report: the format {reporter.name} {wrong.en}",
            ) from error

    return replace(reporter, write=write)


def _kind(value: object) -> str:
    return "None" if value is None else type(value).__name__

"""A plugin's checks, readers and reporters at work: whatever they do, it is told, and is never taken for "met"."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from inspect import isgenerator, unwrap
from types import MappingProxyType
from typing import Any

from malkoll.document import Document
from malkoll.elements import PlanView
from malkoll.errors import MalkollError, PlanError
from malkoll.finding import Outcome, Report, Text
from malkoll.hashes import sha256
from malkoll.hooks import NamedCheck, Reader, ReportContext, Reporter
from malkoll.plugins.bounded import BrokeError, SlowError, bounded
from malkoll.plugins.loaded import Plugin
from malkoll.plugins.saying import WrongError, fault, is_said, kind_of, wrong_text
from malkoll.plugins.verdicts import Watched, look_at, nothing_tried, passed_over, said_twice
from malkoll.verdict import Check, Verdict

__all__ = ["guarded_check", "guarded_reader", "guarded_reporter"]

_MOST = 200_000
"""Verdicts on one plan; what gives more never ends."""


def guarded_check(named: NamedCheck, plugin: Plugin) -> Check:
    """The check as the engine may use it: what goes wrong is a verdict "not checked" that makes the run not whole.

    One that has hung is not called again in the same run.
    """
    hung: list[SlowError] = []

    def check(view: PlanView) -> Iterator[Verdict]:
        shown = Watched(view)
        found: list[Verdict] = []
        left = False

        def work() -> None:
            given: Any = named.check(shown)
            if given is None or not hasattr(given, "__iter__"):
                raise WrongError(
                    f"gav {kind_of(given)} och inga utslag (Verdict). Glömdes yield eller return?",
                    f"gave {kind_of(given)} and no verdicts (Verdict). Was yield or return forgotten?",
                )
            for number, one in enumerate(given, 1):
                if left:
                    return
                look_at(one, number, shown, lambda: _place(named.check, given))
                found.append(one)
                if len(found) > _MOST:
                    raise WrongError("tar aldrig slut.", "never ends.")
            if shown.changed():
                raise WrongError(
                    "ändrade planen. De andra kraven prövades på den som den var. Ändra inget i view.",
                    "changed the plan. The other rules were tried on it as it was. Change nothing in view.",
                )

        wrong: Text | None = fault(hung[0], plugin.home) if hung else None
        if not hung:
            try:
                bounded(work)
                wrong = nothing_tried(found, shown) or said_twice(found)
            except SlowError as error:
                left = True
                hung.append(error)
                wrong = fault(error, plugin.home)
            except BrokeError as error:
                wrong = fault(error, plugin.home)
        given = tuple(found)
        if wrong is None and _tried_nothing(given):
            given = tuple(_left_open(one, named, plugin) for one in given)
        yield from (shown.of_original(_named(one, named, plugin)) for one in given)
        if wrong is not None:
            yield Verdict(
                view.elements("plan")[0], Outcome.NOT_CHECKED, reason=_broke(wrong, named, plugin), failed=True
            )
            return
        silent, why = passed_over(given, shown)
        for element in silent:
            one = Verdict(element, Outcome.NOT_CHECKED, reason=_broke(why, named, plugin), failed=True)
            yield shown.of_original(one)

    check.whose = Text(  # type: ignore[attr-defined]
        sv=f"Kontrollen {named.name} i tillägget {plugin.shown}", en=f"The check {named.name} of {plugin.shown}"
    )
    return check


def _broke(wrong: Text, named: NamedCheck, plugin: Plugin) -> Text:
    return plugin.broke(f"kontrollen {named.name} {wrong.sv}", f"the check {named.name} {wrong.en}")


def _tried_nothing(given: tuple[Verdict, ...]) -> bool:
    outcomes = {one.outcome for one in given}
    return Outcome.NOT_CHECKED in outcomes and not outcomes & {Outcome.MET, Outcome.NOT_MET}


def _left_open(one: Verdict, named: NamedCheck, plugin: Plugin) -> Verdict:
    """A verdict among those that all leave it open: nothing was tried, and whose fault that is malkoll cannot tell."""
    if one.outcome is not Outcome.NOT_CHECKED or one.reason is None or one.failed:
        return one
    why = [one.reason.in_language(language).strip() for language in ("sv", "en")]
    sv, en = (said if said.endswith((".", "!", "?", "…")) else f"{said}." for said in why)
    reason = Text(
        sv=f"{sv} Så svarar kontrollen {named.name} i tillägget {plugin.shown} om allt, och inget prövades. Är det "
        f"inget som saknas i planen, rätta tillägget eller kör utan det med --without-plugin {plugin.name}.",
        en=f"{en} So says the check {named.name} of the plugin {plugin.shown} of everything, and nothing was tried. "
        f"If this is not the plan's gap, mend the plugin, or run without it by --without-plugin {plugin.name}.",
    )
    return replace(one, reason=reason, failed=True)


def _named(one: Verdict, named: NamedCheck, plugin: Plugin) -> Verdict:
    """A verdict that says itself that the check failed, with whose check it is."""
    if not one.failed or one.reason is None or plugin.shown in one.reason.in_language("en"):
        return one
    said = [one.reason.in_language(language) for language in ("sv", "en")]
    return replace(
        one, reason=plugin.broke(f"kontrollen {named.name}: {said[0]}", f"the check {named.name}: {said[1]}")
    )


def _place(check: Callable[..., Any], given: Any) -> Text:
    """Which line of the check gave what it gave last, or where the check begins."""
    frame = given.gi_frame if isgenerator(given) else None
    code = getattr(unwrap(check), "__code__", None)
    if frame is not None:
        file, line = frame.f_code.co_filename, frame.f_lineno
    elif code is not None:
        file, line = code.co_filename, code.co_firstlineno
    else:
        return Text("", "")
    name = file.replace("\\", "/").rpartition("/")[2]
    return Text(sv=f" ({name}, rad {line})", en=f" ({name}, line {line})")


def guarded_reader(reader: Reader, plugin: Plugin) -> Reader:
    """The reader as malkoll may use it: what it makes is a document of the file it was given, or a ``PlanError``."""

    def read(data: bytes, path: str) -> Document:
        def work() -> Document:
            document: Any = reader.read(data, path)
            if type(document) is not Document:
                raise WrongError(
                    f"gav {kind_of(document)} där det ska vara Document.",
                    f"gave {kind_of(document)} where Document must be.",
                )
            made = replace(document, path=path, sha256=sha256(data).hexdigest(), format=reader.name)
            look_at_document(made)
            return made

        from malkoll.plugins.documents import look_at_document

        try:
            return bounded(work)
        except (BrokeError, SlowError) as error:
            wrong = fault(error, plugin.home)
            if isinstance(error, BrokeError) and isinstance(error.cause, PlanError):
                if not wrong_text(error.cause.text):
                    raise error.cause from None
                wrong = Text(
                    sv="säger inte vad som är fel: PlanError ska ha en mening på svenska och en på engelska.",
                    en="does not say what is wrong: PlanError must have a sentence in Swedish and one in English.",
                )
            said = plugin.broke(f"läsaren {reader.name} {wrong.sv}", f"the reader {reader.name} {wrong.en}")
            raise PlanError(said.sv or "", said.en or "") from error

    return replace(reader, read=read)


def guarded_reporter(reporter: Reporter, plugin: Plugin) -> Reporter:
    """The reporter as malkoll may use it: it writes text, or bytes if it says so, or the run says that it could not.

    It is given a copy: what it might change, the other formats and the exit code would follow.
    """
    wanted = bytes if reporter.binary else str

    def write(report: Report, context: ReportContext) -> str | bytes:
        copied: Report = pickle.loads(pickle.dumps(Report(*(getattr(report, field.name) for field in fields(Report)))))
        beside = replace(context, texts=MappingProxyType(dict(context.texts)))

        def work() -> str | bytes:
            made: Any = reporter.write(copied, beside)
            if not isinstance(made, wanted):
                raise WrongError(
                    f"gav {kind_of(made)} där det ska vara {wanted.__name__}.",
                    f"gave {kind_of(made)} where {wanted.__name__} must be.",
                )
            if isinstance(made, str) and not is_said(made):
                raise WrongError(
                    "gav text som inte går att skriva i UTF-8 (halva tecken, surrogat).",
                    "gave text that cannot be written in UTF-8 (half characters, surrogates).",
                )
            if _says_nothing(made) and (report.findings or report.errors):
                raise WrongError(
                    "gav en tom text, fast det finns något att berätta.",
                    "gave an empty text, though there is something to tell.",
                )
            return made

        try:
            return bounded(work)
        except (BrokeError, SlowError) as error:
            wrong = fault(error, plugin.home)
            if isinstance(error, BrokeError) and isinstance(error.cause, MalkollError):
                told = error.cause.text
                wrong = Text(sv=f"säger: {told.in_language('sv')}", en=f"says: {told.in_language('en')}")
            raise plugin.failed(
                f"kunde inte skriva rapporten: formatet {reporter.name} {wrong.sv}",
                f"could not write the report: the format {reporter.name} {wrong.en}",
            ) from error

    return replace(reporter, write=write)


_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""What may stand first in a file, before anything is said: marks of the order of bytes."""


def _says_nothing(made: str | bytes) -> bool:
    """Whether nothing in it would be seen: blanks, marks and signs without width."""
    if isinstance(made, bytes):
        return not made.strip() or made.strip() in _MARKS
    return not any(one.isprintable() and not one.isspace() for one in made)

"""One plan, from its bytes to what came out of it: the work that many processes share and the cache saves."""

from __future__ import annotations

from dataclasses import replace

from malkoll.app.files import Source
from malkoll.app.plan_notes import with_notes
from malkoll.app.terms import Terms
from malkoll.app.time_limit import in_time
from malkoll.app.understand import not_recognised, understand_bytes
from malkoll.cache import Raw, ResultCache
from malkoll.cache.raw import excerpt
from malkoll.errors import PlanError, SettingsError
from malkoll.finding import DocumentReport, Text

__all__ = ["examine", "examine_and_remember"]


def examine_and_remember(
    source: Source, terms: Terms, cache: ResultCache | None, *, data: bytes | None = None, debug: bool = False
) -> Raw:
    """Check the plan at ``source`` as ``examine`` does, and put what came out into ``cache``.

    ``data`` are its bytes where they were read before. That it cannot be read is told in the result.

    Raises:
        SettingsError: a rule asks for a check that does not exist.
    """
    if data is None:
        try:
            data = source.read(terms.plugins.readers)
        except PlanError as error:
            return Raw(None, errors=(error.text,))
    raw = examine(data, source.path, terms, debug=debug)
    key = cache.key(source.path, data) if cache is not None else None
    if cache is not None and key is not None:
        cache.remember(key, raw)
    return raw


def examine(data: bytes, path: str, terms: Terms, *, debug: bool = False) -> Raw:
    """Check the plan in ``data``, called ``path``.

    What is wrong with the plan is told in the result, and so is a fault of malkoll's own, so that the other plans are
    checked all the same; with ``debug`` such a fault is raised.

    Raises:
        SettingsError: a rule asks for a check that does not exist.
    """
    try:
        with in_time(path):
            return _examined(data, path, terms)
    except PlanError as error:
        return Raw(None, errors=(error.text,))
    except SettingsError:
        raise
    except Exception as error:
        if debug:
            raise
        return Raw(None, errors=(_fault(path, error),))


def _examined(data: bytes, path: str, terms: Terms) -> Raw:
    from malkoll.engine import EngineSettings, evaluate_fully

    understood = understand_bytes(data, path, terms.template, terms.kind, terms.book, terms.plugins.readers)
    plan, document = understood.plan, understood.document
    if not plan.goals:
        return Raw(None, template=plan.template, passed_over=not_recognised(understood, terms.template, terms.book))
    evaluation = evaluate_fully(plan, terms.book, EngineSettings(terms.severity), document)
    report = _whole(with_notes(evaluation.report, understood))
    return Raw(report, excerpt(document.text, report), plan.template, evaluation.failures)


def _whole(report: DocumentReport) -> DocumentReport:
    """The report with all of it worked out, so that it no longer holds on to the plan."""
    return replace(report, by_goal=tuple(report.by_goal), clear=frozenset(report.clear))


def _fault(path: str, error: Exception) -> Text:
    path = " ".join(path.splitlines())
    if isinstance(error, MemoryError):
        return Text(
            sv=f"Minnet räckte inte för att kontrollera {path}.", en=f"There was not memory enough to check {path}."
        )
    what = f"{type(error).__name__}: {error}".strip().rstrip(":")
    return Text(
        sv=f"Ett fel i malkoll stoppade kontrollen av {path} ({what}). Kör igen med --debug och anmäl det gärna.",
        en=f"A fault in malkoll stopped the check of {path} ({what}). Run again with --debug, and please report it.",
    )

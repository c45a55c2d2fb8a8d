"""Listing the exceptions: who decided, why, until when, and what has become of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from malkoll.app.checking import check, grave
from malkoll.app.options import Options, SettingsSource
from malkoll.finding import Text
from malkoll.records import record
from malkoll.reporters.exception_view import ExceptionView

__all__ = ["Listed", "list_exceptions"]


@record
class Listed:
    """All exceptions, and what could not be read. ``failing``: something is wrong with one, as gravely as asked."""

    rows: tuple[ExceptionView, ...]
    errors: tuple[Text, ...]
    failing: bool = False

    @property
    def exit_code(self) -> int:
        """2 where not everything was checked, 1 where a finding about an exception is grave enough, otherwise 0."""
        return 2 if self.errors else int(self.failing)


def list_exceptions(paths: Iterable[str], options: Options | None = None, today: date | None = None) -> Listed:
    """The exceptions in and beside the plans that ``paths`` mean, as they hold ``today``.

    Raises:
        SettingsError: configuration, options or a file of exceptions that cannot be followed.
        RuleFileError: a rule file that cannot be loaded.
    """
    wishes = replace(options or Options(), no_baseline=True)
    checked = check(paths, wishes, today=today)
    about = {one.code for one in checked.book.requirements if one.about_exceptions}
    settings = SettingsSource(wishes)
    failing = any(
        finding.code in about and grave(finding, settings, report.path)
        for report in checked.report.documents
        for finding in report.findings
    )
    rows = tuple(
        ExceptionView(
            plan=checked.report.documents[one.case].path,
            note=one.note,
            code=one.code,
            state=one.state,
            count=one.count,
            soon=one.soon,
            fault=one.fault,
        )
        for one in checked.standings
    )
    return Listed(rows, checked.report.errors, failing)

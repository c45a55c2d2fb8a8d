"""Showing what malkoll understood of plans."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from malkoll.app.books import Books
from malkoll.app.files import gather
from malkoll.app.options import Options, SettingsSource
from malkoll.app.understand import left_out, no_goals, not_recognised, template_asked, understand
from malkoll.errors import PlanError
from malkoll.finding import Text
from malkoll.plan import Plan
from malkoll.records import record

__all__ = ["Shown", "show"]


@record
class Shown:
    """The plans as understood, the texts they were read from, and what could not be read."""

    plans: tuple[Plan, ...]
    errors: tuple[Text, ...]
    texts: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """2 where something could not be read or holds no goal, otherwise 0."""
        return 2 if self.errors else 0


def show(paths: Iterable[str], options: Options | None = None) -> Shown:
    """Read the plans that ``paths`` mean. One without goals is shown as it was read, and told as an error.

    Raises:
        SettingsError: configuration or options that cannot be followed.
        RuleFileError: a rule file or template that cannot be loaded.
    """
    wishes = options or Options()
    settings = SettingsSource(wishes)
    books = Books(settings.plugins)
    gathered = gather(paths, settings, wishes.stdin_filename, ignoring=wishes.ignoring)
    plans: list[Plan] = []
    texts: list[str] = []
    errors = list(gathered.errors)
    skipped: list[Text] = []
    for source in gathered.sources:
        chosen = settings.of(Path(source.path) if not source.stdin else Path.cwd() / source.path)
        try:
            understood = understand(source, chosen, books.whole(chosen), settings.plugins(chosen).readers)
        except PlanError as error:
            errors.append(left_out(error.text, source.path, settings.plugins(chosen)))
            continue
        plan = understood.plan
        if plan.goals or source.named:
            plans.append(plan)
            texts.append(understood.document.text)
        if not plan.goals:
            book = books.whole(chosen)
            passed_over = not_recognised(understood, template_asked(chosen, book), book)
            told = no_goals(source.path, plan.template, passed_over).text
            (errors if source.named else skipped).append(told)
    if not plans and not errors:
        errors.extend(skipped)
    return Shown(tuple(plans), tuple(errors), tuple(texts))

"""The paper as a web page: one file, nothing fetched, no script."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from malkoll.finding import Report
from malkoll.hooks import ReportContext
from malkoll.reporters.paper.build import paper

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["report_as_html"]


def report_as_html(report: Report, context: ReportContext) -> str:
    """The paper on ``report`` as HTML."""
    environment = _environment()
    page = environment.get_template("paper.html.j2")
    return page.render(paper=paper(report, context), numbers=_numbers(), css=_style(environment)) + "\n"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("malkoll.reporters.paper", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=False,
    )
    environment.globals["kind"] = lambda block: type(block).__name__
    return environment


def _style(environment: Environment) -> str:
    """The style sheet, which is ours and is put in as it is."""
    from markupsafe import Markup

    assert environment.loader is not None
    source = environment.loader.get_source(environment, "paper.css")[0]
    return Markup(source.strip())


def _numbers() -> Callable[[], int]:
    """Numbers for the ids of what is pointed at by what names it."""
    return count(1).__next__

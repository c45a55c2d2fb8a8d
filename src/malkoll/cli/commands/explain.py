"""``malkoll explain``: a rule's page."""

from __future__ import annotations

from typing import Any

import click

from malkoll.cli import completing, options
from malkoll.cli.bilingual import Choice, Command, Usage, option
from malkoll.cli.output import as_json, look, put
from malkoll.cli.sparing import spare
from malkoll.cli.state import current
from malkoll.finding import Text

__all__ = ["command"]

_SAYS = Text(
    sv="Förklara ett krav: meningen, varför den finns, källa, exempel och hur man åtgärdar eller stänger av det.",
    en="Explain a rule: its sentence, why it is there, source, examples, and how to mend it or turn it off.",
)


@click.command(
    "explain",
    cls=Command,
    says=_SAYS,
    examples=Text(sv="malkoll explain MK101", en="malkoll explain MK101"),
)
@click.argument("codes", metavar="MK101…", nargs=-1, shell_complete=completing.one_code)
@option("--format", "format_", type=Choice(["terminal", "json"]), default="terminal", sv="Format.", en="Format.")
@options.configuration
@options.writing
@options.run_wide
def command(codes: tuple[str, ...], format_: str, output: str | None, color: str, **given: Any) -> int:
    """Explain rules."""
    from malkoll.app import explain

    if not codes:
        raise Usage(
            "Ange ett krav, till exempel MK101.", "Name a rule, for example MK101.", click.get_current_context()
        )
    state = current()
    wishes = options.wishes(**given)
    state.settle(wishes, ".")
    spare(output, wishes)
    views = explain(codes, wishes)
    if format_ == "json":
        from malkoll.reporters.rules_json import rule_as_data

        pages = [rule_as_data(view, state.language) for view in views]
        put(as_json(pages[0] if len(pages) == 1 else pages), output)
    else:
        from malkoll.reporters.rule_pages import rule_as_text

        screen = look(state, color, output)
        put("\n\n".join(rule_as_text(view, screen) for view in views), output)
    return 0

"""click, speaking Swedish and English: help, and mistakes in the arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from malkoll.cli.state import State, current
from malkoll.finding import Text

__all__ = ["Choice", "Command", "LazyGroup", "Usage", "option", "told"]

_F = TypeVar("_F", bound=Callable[..., Any])

_USAGE = Text(sv="Användning", en="Usage")
_OPTIONS = Text(sv="Flaggor", en="Options")
_COMMANDS = Text(sv="Kommandon", en="Commands")
_EXAMPLES = Text(sv="Exempel", en="Examples")
_HELP = Text(sv="Visa den här hjälpen.", en="Show this help.")


class Usage(click.UsageError):
    """A mistake in the arguments, in both languages."""

    def __init__(self, sv: str, en: str, ctx: click.Context | None = None) -> None:
        super().__init__(en, ctx)
        self.text = Text(sv=sv, en=en)


class Option(click.Option):
    """An option with its help in both languages."""

    def __init__(self, *arguments: Any, says: Text, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.says = says

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return None if record is None else (record[0], self.says.in_language(current(ctx).language))


def option(*names: str, sv: str, en: str, **settings: Any) -> Callable[[_F], _F]:
    """An option as ``click.option`` makes it, with help in both languages."""
    return click.option(*names, cls=Option, says=Text(sv=sv, en=en), **settings)


# The words that malkoll itself uses in Swedish are understood as well.
_IN_SWEDISH = {
    "brist": "error",
    "påpekande": "warning",
    "fråga": "question",
    "aldrig": "never",
    "hög": "high",
    "medel": "medium",
    "låg": "low",
    "uppföljning": "follow-up",
}


class Choice(click.Choice[str]):
    """One of a few words; another is told with the nearest of them."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself."""
        value = _IN_SWEDISH.get(str(value).casefold(), value)
        if value in self.choices:
            return str(value)
        name = _option_name(param)
        words = ", ".join(self.choices)
        from difflib import get_close_matches

        near = get_close_matches(str(value), list(self.choices), n=1)
        raise Usage(
            f"”{value}” går inte för {name}: välj bland {words}." + (f" Menade du {near[0]}?" if near else ""),
            f"“{value}” will not do for {name}: choose among {words}." + (f" Did you mean {near[0]}?" if near else ""),
            ctx,
        )


class Command(click.Command):
    """A command with its help in both languages.

    ``says`` is its first sentence and then the rest; ``examples`` are whole commands, a line each, that can be run.
    """

    def __init__(self, *arguments: Any, says: Text, examples: Text | None = None, **settings: Any) -> None:
        settings.setdefault("help", says.en)
        super().__init__(*arguments, **settings)
        self.says = says
        self.examples = examples

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Help in the run's language."""
        _format_help(self, self.says, ctx, formatter, self.examples)


class LazyGroup(click.Group):
    """The group of commands; each is imported when it is called, and only then."""

    def __init__(
        self,
        *arguments: Any,
        says: Text,
        lazy: Mapping[str, tuple[str, Text]],
        examples: Text | None = None,
        **settings: Any,
    ) -> None:
        super().__init__(*arguments, **settings)
        self.says = says
        self.examples = examples
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order they are told."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        where = self.lazy.get(cmd_name)
        if where is None:
            return None
        command: click.Command = import_module(where[0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; one that is not there is told with the nearest."""
        name = args[0]
        if name not in self.lazy and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, list(self.lazy), n=1)
            known = ", ".join(self.lazy)
            raise Usage(
                f"Det finns inget kommando ”{name}”."
                + (f" Menade du {near[0]}?" if near else f" Kommandona är: {known}."),
                f"There is no command “{name}”."
                + (f" Did you mean {near[0]}?" if near else f" The commands are: {known}."),
                ctx,
            )
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, told in the run's language, and the flags."""
        language = current(ctx).language
        found = [
            CompletionItem(name, help=says.in_language(language))
            for name, (_, says) in self.lazy.items()
            if name.startswith(incomplete)
        ]
        return found + click.Command.shell_complete(self, ctx, incomplete)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Help in the run's language."""
        language = current(ctx).language
        _format_help(self, self.says, ctx, formatter, self.examples)
        with formatter.section(_COMMANDS.in_language(language)):
            formatter.write_dl([(name, says.in_language(language)) for name, (_, says) in self.lazy.items()])


def _format_help(
    command: click.Command,
    says: Text,
    ctx: click.Context,
    formatter: click.HelpFormatter,
    examples: Text | None = None,
) -> None:
    language = current(ctx).language
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, f"{_USAGE.in_language(language)}: ")
    with formatter.indentation():
        for paragraph in says.in_language(language).split("\n\n"):
            formatter.write_paragraph()
            formatter.write_text(paragraph)
    if examples is not None:
        with formatter.section(_EXAMPLES.in_language(language)):
            for line in examples.in_language(language).split("\n"):
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
    records = [param.get_help_record(ctx) for param in command.params if isinstance(param, click.Option)]
    rows = [record for record in records if record is not None]
    rows.append(("--help", _HELP.in_language(language)))
    with formatter.section(_OPTIONS.in_language(language)):
        formatter.write_dl(rows)


# --- click's own errors -------------------------------------------------------------------------


def told(error: click.ClickException, state: State) -> str:
    """A mistake in the arguments as one sentence in the run's language."""
    text = _text(error).in_language(state.language)
    context = getattr(error, "ctx", None)
    if context is None:
        return text
    ask = f"{context.command_path} --help"
    return f"{text} Se ”{ask}”." if state.language == "sv" else f"{text} See “{ask}”."


def _text(error: click.ClickException) -> Text:
    if isinstance(error, Usage):
        return error.text
    if isinstance(error, click.NoSuchOption):
        return _no_such_option(error)
    if isinstance(error, click.MissingParameter):
        name = _option_name(error.param)
        return Text(sv=f"{name} saknas.", en=f"{name} is missing.")
    if isinstance(error, click.BadOptionUsage):
        return Text(sv=f"{error.option_name} är fel använd: den ska ha ett värde, eller inget.", en=_sentence(error))
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    if isinstance(error, click.UsageError) and "unexpected extra argument" in error.message:
        return Text(sv="Det är för många argument.", en=_sentence(error))
    return Text(sv=f"Argumenten går inte att följa ({error.format_message().rstrip('.')}).", en=_sentence(error))


def _bad_value(error: click.BadParameter) -> Text:
    name = _option_name(error.param)
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.IntRange) and kind.min is not None and kind.max is None:
        return Text(
            sv=f"Värdet för {name} ska vara ett heltal som är minst {kind.min}.",
            en=f"The value of {name} must be a whole number of at least {kind.min}.",
        )
    return Text(sv=f"Värdet för {name} går inte att använda.", en=_sentence(error))


def _no_such_option(error: click.NoSuchOption) -> Text:
    from difflib import get_close_matches

    near = get_close_matches(error.option_name, error.possibilities or (), n=1, cutoff=0.7)
    return Text(
        sv=f"Flaggan {error.option_name} finns inte." + (f" Menade du {near[0]}?" if near else ""),
        en=f"There is no option {error.option_name}." + (f" Did you mean {near[0]}?" if near else ""),
    )


def _sentence(error: click.ClickException) -> str:
    message = error.format_message().strip()
    return message if message.endswith((".", "?")) else f"{message}."


def _option_name(param: click.Parameter | None) -> str:
    if param is None:
        return "?"
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.make_metavar(click.Context(click.Command("malkoll"))) if param.metavar is None else param.metavar

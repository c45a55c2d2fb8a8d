"""``malkoll completion``: the script that lets a shell complete malkoll's commands."""

from __future__ import annotations

import click

from malkoll.cli import options
from malkoll.cli.bilingual import Choice, Command
from malkoll.cli.output import put
from malkoll.finding import Text

__all__ = ["command"]

_SAYS = Text(
    sv="Skriv ut skriptet som låter skalet fylla i kommandon, flaggor, koder och filer.\n\n"
    'För bash, i ~/.bashrc: eval "$(malkoll completion bash)"\n\n'
    'För zsh, i ~/.zshrc: eval "$(malkoll completion zsh)"\n\n'
    "För fish: malkoll completion fish > ~/.config/fish/completions/malkoll.fish",
    en="Print the script that lets the shell complete commands, flags, codes and files.\n\n"
    'For bash, in ~/.bashrc: eval "$(malkoll completion bash)"\n\n'
    'For zsh, in ~/.zshrc: eval "$(malkoll completion zsh)"\n\n'
    "For fish: malkoll completion fish > ~/.config/fish/completions/malkoll.fish",
)


@click.command(
    "completion",
    cls=Command,
    says=_SAYS,
    examples=Text(sv="malkoll completion bash", en="malkoll completion bash"),
)
@click.argument("shell", metavar="bash|zsh|fish", type=Choice(["bash", "zsh", "fish"]))
@options.run_wide
def command(shell: str) -> int:
    """Print the script."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:  # click knows all that the argument allows
        raise AssertionError(shell)
    made = found(click.get_current_context().find_root().command, {}, "malkoll", "_MALKOLL_COMPLETE")
    # Not made.source(), which looks at the bash of this machine: the script may be for another.
    put(made.source_template % made.source_vars(), None)
    return 0

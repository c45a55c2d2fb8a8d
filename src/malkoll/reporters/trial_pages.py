"""How rules did on their own examples: for a person and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.text import Text as RichText

from malkoll.finding import Text
from malkoll.reporters.screen import Look, rendered, wrapped
from malkoll.reporters.trial_view import Trial
from malkoll.reporters.wording import say

__all__ = ["trials_as_text"]

_PASSED = Text(sv="godkänt", en="passed")
_FAILED = Text(sv="underkänt", en="failed")
_EXAMPLES = Text(sv="exempel", en="examples")
_EXAMPLE = Text(sv="exempel", en="example")


def trials_as_text(trials: Sequence[Trial], look: Look) -> str:
    """One rule a line, what went wrong under it, and the count last."""
    language = look.language
    parts: list[Any] = []
    for trial in trials:
        requirement = trial.requirement
        word, style = (_PASSED, "green") if trial.passed else (_FAILED, "bold red")
        count = len(requirement.examples)
        examples = (_EXAMPLE if count == 1 else _EXAMPLES).in_language(language)
        parts.append(
            RichText.assemble(
                (f"{word.in_language(language):<10}", style),
                (f"{requirement.code:<7}", "bold"),
                requirement.name,
                (f"  {count} {examples}", "dim"),
                ("" if trial.passed else f"  {requirement.path}:{requirement.span.line}", "dim"),
            )
        )
        for failure in trial.failures:
            parts += wrapped(failure.in_language(language), look, 10)
    failed = sum(not trial.passed for trial in trials)
    total = f"{len(trials)} {say('rule' if len(trials) == 1 else 'rules', language)}"
    passed = f"{len(trials) - failed} {_PASSED.in_language(language)}"
    parts.append(RichText())
    parts.append(RichText(f"{total}: {passed}, {failed} {_FAILED.in_language(language)}", "bold"))
    return rendered(parts, look)

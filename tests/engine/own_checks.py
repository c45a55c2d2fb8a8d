"""Rules by one sentence each, and rules by a check that a test writes by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from malkoll.checks import PlanView, Verdict
from malkoll.engine import Rule, RuleBook
from malkoll.language import parse

FRAME = """
krav {code} {name}
    {said}
    meddelande  "{message}"
    råd         "r"
    därför      "d"
    källa       "k"
    säkerhet    hög
    {rest}
    underkänt 1 \"\"\"
        ## Mål 1: X
        \"\"\"
"""


def rule(
    said: str = "Varje mål ska ha en ansvarig.",
    *,
    code: str = "AA1",
    name: str = "goal-without-responsible",
    message: str = "m",
    rest: str = "",
) -> str:
    return FRAME.format(said=said, code=code, name=name, message=message, rest=rest)


def book_of(*rules: str, **more: Any) -> RuleBook:
    return RuleBook(parse("".join(rules), "egna.krav").requirements, **more)


def checked_by(check: Callable[[PlanView], Iterable[Verdict]], *, message: str = "m", **more: Any) -> RuleBook:
    """A book of one rule whose check is ``check``."""
    own = book_of(rule(message=message, **more))
    own.__dict__["rules"] = (Rule(own.requirements[0], check),)
    return own

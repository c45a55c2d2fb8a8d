"""Words put into the paper: malkoll's own in the paper's language, the plan's in the plan's, and told apart."""

from __future__ import annotations

from malkoll.finding import GoalRef, Text
from malkoll.plan import Plan
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.reporters.paper.model import Run, Said
from malkoll.reporters.safe import one_line

__all__ = ["LONG", "SHORT", "TITLE", "Voice", "language_of", "safe", "shortened"]

TITLE = 400
"""Characters shown of a goal's title where it is a heading: no title that anybody reads is longer."""
LONG = 420
"""Characters shown of a passage of the plan's."""
SHORT = 90
"""Characters shown of a title where it stands for something told elsewhere."""

_QUOTED = compiled(r"(?<=”)[^”]*(?=”)|(?<=“)[^“”]*(?=”)")
_NOT_XML = compiled("[\ufffe\uffff\x00-\x08\x0b\x0c\x0e-\x1f]")
_WORD = compiled(r"[a-zåäö]+")
_SWEDISH = frozenset(
    "och att för som är det av på med ska inte till den ett vid eller mål nämnden senast andel".split()  # noqa: SIM905
)
_ENGLISH = frozenset(
    "and the of to for is that with not by or in are be shall must goal target committee".split()  # noqa: SIM905
)


def safe(text: str) -> str:
    """``text`` on one line, without what could change how the paper is read or make its file invalid."""
    return _NOT_XML.sub("", one_line(text))


def shortened(text: str, most: int) -> str:
    """``text`` on one line, cut after a word where it is longer than ``most`` characters."""
    line = safe(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    whole = cut.rsplit(" ", 1)[0]
    return (whole if len(whole) > most // 2 else cut).rstrip(" ,;:–-") + "…"


def language_of(plan: Plan | None) -> str:
    """The language that a plan is written in, by its small words: Swedish where they do not tell."""
    if plan is None:
        return "sv"
    said = [goal.title.text for goal in plan.goals]
    said += [passage.text for goal in plan.goals for passage in goal.body]
    words = _WORD.findall(" ".join([plan.title or "", *said])[:20_000].casefold())
    swedish = sum(word in _SWEDISH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return "en" if english > swedish else "sv"


@record
class Voice:
    """Says things in ``language`` about a plan that is written in ``theirs``."""

    language: str
    theirs: str = "sv"

    def own(self, text: Text, *values: object, strong: bool = False) -> Said:
        """Our own words, with ``values`` in their places."""
        return (Run(self.word(text, *values), strong=strong),)

    def word(self, text: Text, *values: object) -> str:
        """Our own words as plain text."""
        said = text.in_language(self.language)
        return said.format(*values) if values else said

    def plan(self, text: str, most: int = LONG, link: str = "", strong: bool = False) -> Said:
        """The plan's words."""
        return (Run(shortened(text, most), self._foreign(self.theirs), True, strong, link),)

    def rule(self, text: Text) -> Said:
        """A rule's words, which may be there in one language only; the plan's words in them stand between quotes."""
        written = self.language
        if (text.en if written == "en" else text.sv) is None:
            written = "sv" if written == "en" else "en"
        said = safe(text.in_language(self.language))
        runs: list[Run] = []
        at = 0
        for found in _QUOTED.finditer(said) if self.theirs != self.language else ():
            if found.start() < at or found[0] != found[0].strip():
                continue
            runs.append(Run(said[at : found.start()], self._foreign(written)))
            runs.append(Run(found[0], self._foreign(self.theirs), True))
            at = found.end()
        runs.append(Run(said[at:], self._foreign(written)))
        return tuple(run for run in runs if run.text)

    def goal(self, goal: GoalRef, most: int = SHORT, link: str = "") -> Said:
        """A goal's number and title."""
        number = shortened(goal.number, 20) if goal.number else ""
        title = shortened(goal.title, most) or goal.id
        runs = (Run(f"{number}. " if number[-1:].isalnum() else f"{number} ", "", True, False, link),) if number else ()
        return (*runs, Run(title, self._foreign(self.theirs), True, False, link))

    def _foreign(self, written: str) -> str:
        return written if written != self.language else ""

"""How far a plan in another format is understood as its text is: elements and findings, F1 and every difference.

``python tests/formats/compare.py TEXT CONVERTED…`` runs ``malkoll show`` and ``malkoll check`` on each and prints,
for every converted file, what is missing and what is too much. What malkoll makes of the text is taken as the truth.

Elements are goals by title, what belongs to them by name, and their fields; areas and decisions. Findings are told
by rule, goal and the words that the message quotes. Statements (figures, claims, promises, terms, citations) stand in
a group of their own: they come out of running text. Where two names differ by a slip, the name counts as one
difference and what belongs to it does not count again.
"""

from __future__ import annotations

import io
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

Key = tuple[str, ...]
Json = dict[str, Any]

_QUOTED = re.compile(r"[”\"](.+?)[”\"]")
_DASHES = re.compile(r"[‐‑‒–—−]")
_NEAR = 0.85
_SHOWN = 110


@dataclass(frozen=True)
class Read:
    """What malkoll made of one file: the output of ``show`` and of ``check``, and what it said on stderr."""

    show: Json
    check: Json
    said: str = ""

    @property
    def plan(self) -> Json:
        """The plan of the file; empty where none could be read."""
        plans = self.show.get("plans") or [{}]
        return plans[0]


@dataclass
class Group:
    """Two multisets held against each other."""

    hits: int = 0
    missing: list[Key] = field(default_factory=list)
    extra: list[Key] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Two times the hits, through all there are on both sides; 1 where there is nothing on either."""
        whole = 2 * self.hits + len(self.missing) + len(self.extra)
        return 2 * self.hits / whole if whole else 1.0


@dataclass(frozen=True)
class Comparison:
    """A converted plan held against its text."""

    elements: Group
    findings: Group
    statements: Group
    said: str = ""

    def differences(self) -> str:
        """Every difference by name, one a line: "-" is missing in the converted plan, "+" is too much there."""
        lines = [f"  ! {self.said.strip()}"] if self.said.strip() else []
        for name in ("elements", "findings", "statements"):
            group: Group = getattr(self, name)
            if group.missing or group.extra:
                lines.append(f"  {name}: {group.f1:.4f}")
            for sign, keys in (("-", group.missing), ("+", group.extra)):
                lines += [f"    {sign} {' | '.join(_short(part) for part in key)}" for key in sorted(keys)]
        return "\n".join(lines)


def read_plan(path: Path) -> Read:
    """Run ``malkoll show`` and ``malkoll check`` on ``path``."""
    show, said = _run("show", path)
    check, more = _run("check", path)
    return Read(show, check, said if said == more else said + more)


def _run(verb: str, path: Path) -> tuple[Json, str]:
    from malkoll.cli import main

    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        main([verb, "--format", "json", str(path)])
    try:
        return json.loads(out.getvalue()), err.getvalue()
    except json.JSONDecodeError:
        return {}, err.getvalue() or out.getvalue()


def compare(text: Read, other: Read) -> Comparison:
    """Hold ``other`` against ``text``, the truth."""
    same = _pairing(_titles(text), _titles(other))
    return Comparison(
        _held(_elements(text.plan, str), _elements(other.plan, same)),
        _held(_findings(text.check, str), _findings(other.check, same)),
        _held(_statements(text.plan, str), _statements(other.plan, same)),
        other.said,
    )


# --- what is compared ---------------------------------------------------------------------------

Same = Callable[[str], str]
"""From a name in the converted plan to the one in the text that is meant."""


def _titles(read: Read) -> list[str]:
    """All names that others hang on, in both outputs."""
    plan = read.plan
    goals = plan.get("goals") or []
    names = [_norm(goal.get("title")) for goal in [*goals, *(plan.get("areas") or [])]]
    names += [_norm(one.get("name")) for goal in goals for one in goal.get("indicators") or []]
    return names


def _pairing(truth: Sequence[str], found: Sequence[str]) -> Same:
    """Names of ``found`` that are not in ``truth`` are given the nearest one there that nothing else has."""
    left = list(dict.fromkeys(name for name in truth if name not in set(found)))
    known = set(truth)
    meant: dict[str, str] = {}
    for name in dict.fromkeys(found):
        if name in known or not name:
            continue
        rated = [(SequenceMatcher(None, name, other, autojunk=False).ratio(), other) for other in left]
        rated += [(1.0, other) for other in left if min(len(name), len(other)) > 20 and _begins(name, other)]
        best = max(rated, default=(0.0, ""))
        if best[0] >= _NEAR:
            meant[name] = best[1]
            left.remove(best[1])
    return lambda name: meant.get(name, name)


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _elements(plan: Json, same: Same) -> Iterator[Key]:
    for area in plan.get("areas") or []:
        name = same(_norm(area.get("title")))
        yield ("area", name)
        yield from _fields(("area", name), area)
    for goal in plan.get("goals") or []:
        title = _norm(goal.get("title"))
        name = same(title)
        yield ("goal", name)
        yield ("goal", name, "words", title)
        yield from _fields(("goal", name), goal)
        yield from _of_goal(name, goal, same)
    for decision in plan.get("decisions") or []:
        yield ("decision", _norm(decision.get("title")))


def _of_goal(title: str, goal: Json, same: Same) -> Iterator[Key]:
    for indicator in goal.get("indicators") or []:
        words = _norm(indicator.get("name"))
        at: Key = ("goal", title, "indicator", same(words))
        yield at
        yield (*at, "words", words)
        for value in ("baseline", "target", "outcome"):
            told = indicator.get(value)
            if told:
                number = told.get("number")
                yield (*at, value, _norm(told.get("text")) if number is None else str(number))
                yield from ((*at, value, sex, str(told[sex])) for sex in ("women", "men") if told.get(sex) is not None)
        yield from _fields(at, indicator)
        yield from ((*at, fact) for fact in ("counts_people", "sex_split") if indicator.get(fact))
    for evidence in goal.get("evidence") or []:
        at = ("goal", title, "evidence", _norm(evidence.get("name")))
        yield at
        if evidence.get("method"):
            yield (*at, "method")
    for measure in goal.get("measures") or []:
        at = ("goal", title, "measure", _norm(measure.get("title")))
        yield at
        yield from _fields(at, measure)


def _fields(at: Key, holder: Json) -> Iterator[Key]:
    """The fields that a goal, an indicator or a measure may have."""
    for plain in ("number", "kind", "direction"):
        if holder.get(plain):
            yield (*at, plain, str(holder[plain]))
    for role in holder.get("responsible") or []:
        yield (*at, "responsible", _norm(role.get("role")))
    for present in ("follow_up", "comment"):
        if holder.get(present):
            yield (*at, present)
    comment = holder.get("comment")
    for part in ("cause", "action"):
        if holder.get(part) or (isinstance(comment, dict) and comment.get(part)):
            yield (*at, part)
    assessment = holder.get("assessment")
    if assessment:
        yield (*at, "assessment", _norm(assessment.get("text") if isinstance(assessment, dict) else str(assessment)))
    status = holder.get("status")
    if status:
        yield (*at, "status", str(status.get("carrier")) if isinstance(status, dict) else _norm(str(status)))
    deadline = holder.get("deadline")
    if deadline:
        yield (*at, "deadline", str(deadline.get("year")))
    forecast = holder.get("forecast")
    if forecast:
        yield (*at, "forecast", str(forecast.get("expected_done")))
    for goal in holder.get("sdgs") or []:
        yield (*at, "sdg", str(goal))


def _statements(plan: Json, same: Same) -> Iterator[Key]:
    titles = {goal.get("id"): same(_norm(goal.get("title"))) for goal in plan.get("goals") or []}
    for figure in plan.get("figures") or []:
        yield ("figure", titles.get(figure.get("goal"), ""), _norm(figure.get("text")))
    for claim in plan.get("claims") or []:
        yield ("claim", str(claim.get("kind")), _norm(claim.get("text")), str(claim.get("holds")))
    for name in ("promises", "terms", "citations"):
        for one in plan.get(name) or []:
            yield (name, _norm(one.get("text")))


def _findings(check: Json, same: Same) -> Iterator[Key]:
    for finding in check.get("findings") or []:
        title = same(_norm((finding.get("goal") or {}).get("title")))
        quoted = [_norm(words.rstrip("…")) for words in _QUOTED.findall(finding.get("message") or "")]
        # The goal's own title in the message may be cut short; which goal it is has been told already.
        words = [same(word) for word in quoted if not (title and _begins(title, word))]
        yield (str(finding.get("code")), title, *words)


def _norm(text: str | None) -> str:
    text = _DASHES.sub("-", unicodedata.normalize("NFC", text or "").casefold().replace("\xad", ""))
    return " ".join(text.split()).strip(" .:;”“\"'")


def _held(truth: Iterable[Key], found: Iterable[Key]) -> Group:
    one, two = Counter(truth), Counter(found)
    return Group((one & two).total(), list((one - two).elements()), list((two - one).elements()))


def _short(part: str) -> str:
    return part if len(part) <= _SHOWN else part[: _SHOWN - 1] + "…"


# --- the command --------------------------------------------------------------------------------


def row(name: str, comparison: Comparison) -> str:
    """The figures of one comparison on a line."""
    figures = "  ".join(
        f"{title} {getattr(comparison, title).f1:.4f}" for title in ("elements", "findings", "statements")
    )
    return f"{name:<36} {figures}"


def main(arguments: list[str]) -> int:
    """Compare each converted file with the text; 0 where nothing differs."""
    quiet = "--quiet" in arguments
    names = [name for name in arguments if name != "--quiet"]
    if len(names) < 2:
        print("usage: python compare.py [--quiet] TEXT CONVERTED…", file=sys.stderr)
        return 2
    text = read_plan(Path(names[0]))
    equal = True
    for name in names[1:]:
        comparison = compare(text, read_plan(Path(name)))
        print(row(Path(name).name, comparison))
        differences = comparison.differences()
        equal = equal and not differences
        if differences and not quiet:
            print(differences)
    return 0 if equal else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""References to plans, and those to an edition before the one the document follows up."""

from __future__ import annotations

import re
from collections import defaultdict

from malkoll.document import Document
from malkoll.facts.cited_plans import Cited, cited_in, means_an_earlier_one
from malkoll.facts.passages import all_text, running_text
from malkoll.facts.yearly_plans import (
    current_year,
    is_of_last_year,
    is_the_boards_own,
    own_year,
    takes_goals_from_last_year,
)
from malkoll.plan import Citation, Plan

__all__ = ["plan_references_in"]

_FEWEST_WORDS = 6
_CLEARLY = 3


def plan_references_in(plan: Plan, document: Document) -> tuple[Citation, ...]:
    """The plans that ``document`` refers to by name and years, in its order."""
    prose = {running.span.start for running in running_text(document)}
    is_report = plan.kind == "follow-up"
    cited = [one for part in all_text(document) for one in cited_in(part, part.span.start in prose, is_report)]
    named: dict[tuple[tuple[str, ...], bool], list[Cited]] = defaultdict(list)
    for one in cited:
        named[one.name, one.yearly].append(one)
    current = {
        (name, yearly): current_year(same, plan) if yearly else _current(same, plan)
        for (name, yearly), same in named.items()
    }
    year = own_year(plan)
    # Which plan it follows up, the report itself may say.
    named_now = {one.name for one in cited if one.yearly and one.start == year}
    out = []
    for one in cited:
        usual = current[one.name, one.yearly]
        here = one.passage(document)
        if usual is None:
            if (
                one.yearly
                and year is not None
                and one.name not in named_now
                and is_the_boards_own(one)
                and takes_goals_from_last_year(one, year)
            ):
                # The report's own title tells what it follows up.
                out.append(Citation("plan", here.text, here.span, False, str(year)))
            elif not one.yearly:
                out.append(Citation("plan", here.text, here.span))
        elif is_of_last_year(one, usual) if one.yearly else _is_stale(one, usual, named[one.name, False]):
            meant = usual[0].passage(document)
            out.append(Citation("plan", here.text, here.span, False, meant.text, (meant,)))
        else:
            out.append(Citation("plan", here.text, here.span, True))
    return tuple(out)


def _current(same: list[Cited], plan: Plan) -> list[Cited] | None:
    """The citations of the edition that the document follows up: the one it names by far the most."""
    editions: dict[tuple[int, int], list[Cited]] = defaultdict(list)
    for one in same:
        editions[one.start, one.end].append(one)
    (start, end), most = max(editions.items(), key=lambda edition: len(edition[1]))
    year = plan.date[:4] if plan.date and plan.kind == "follow-up" else ""
    if year.isdigit() and not start <= int(year) <= end:
        return None
    return most if len(most) >= _CLEARLY else None


def _is_stale(one: Cited, usual: list[Cited], same: list[Cited]) -> bool:
    """Whether ``one`` is an earlier edition of the plan cited as ``usual``, and cited as if it were that one."""
    now = usual[0]
    # A school year and the next do not overlap, and may both be meant.
    earlier = one.start < now.start < one.end and one.end - one.start == now.end - now.start
    if not earlier or one.told is None:
        return False
    if len(usual) < _CLEARLY * sum(1 for other in same if other.start < now.start):
        return False
    if one.owner is not None and one.owner not in {other.owner for other in usual}:
        return False
    if len(one.told.split()) < _FEWEST_WORDS or means_an_earlier_one(one.told):
        return False
    # The years of both editions in one sentence set them against each other.
    others = [int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", one.told)]
    return sorted(others) == sorted([one.start, one.end]) or others == [one.start]

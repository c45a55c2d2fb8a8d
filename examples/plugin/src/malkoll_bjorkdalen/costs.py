"""Whether goals say what they cost: an amount of money is no thing that the requirement language knows."""

import re
from collections.abc import Iterator

from malkoll.hooks import Outcome, PlanView, Verdict

_AMOUNT = re.compile(r"\d[\d\s]*(?:,\d+)?\s*(?:kr|kronor|tkr|mkr|mnkr|miljoner(?: kronor)?)\b", re.IGNORECASE)


def goals_have_a_cost(view: PlanView) -> Iterator[Verdict]:
    """A verdict for each goal, also where all is well: what was tried is counted.

    A goal with goals under it is left to them.
    """
    above = {goal.parent for goal in view.plan.goals}
    for element in view.elements("goal"):
        goal = element.value
        if goal.id in above:
            yield Verdict(element, Outcome.NOT_APPLICABLE)
            continue
        texts = [goal.title.text, *(passage.text for passage in goal.body), *(one.title for one in goal.measures)]
        said = any(_AMOUNT.search(text) for text in texts)
        yield Verdict(element, Outcome.MET if said else Outcome.NOT_MET)

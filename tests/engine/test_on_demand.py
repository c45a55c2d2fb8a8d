from __future__ import annotations

import pickle
from collections import Counter
from dataclasses import replace

from plan_making import goal, plan

from malkoll.app.books import load_book
from malkoll.engine import evaluate
from malkoll.finding import DocumentReport

BOOK = load_book()


def report() -> DocumentReport:
    return evaluate(plan(goal("Fler cyklar"), goal("Fler träd", 2), goal("Fler bänkar", 3)), BOOK)


def test_outcomes_goal_by_goal_are_a_sequence_like_any_other() -> None:
    made = report()
    rows = tuple(made.by_goal)
    assert len(rows) == len(made.by_goal) > 0
    assert made.by_goal == rows
    assert made.by_goal[0] == rows[0]
    assert made.by_goal[1:3] == rows[1:3]
    assert hash(made.by_goal) == hash(rows)
    assert made == replace(made, by_goal=rows, clear=frozenset(made.clear))


def test_outcomes_goal_by_goal_add_up_to_those_of_the_whole() -> None:
    made = report()
    met: Counter[str] = Counter()
    for row in made.by_goal:
        met[row.code] += row.met
    assert {one.code: one.met for one in made.tried if one.met} == {code: count for code, count in met.items() if count}


def test_what_is_clear_is_a_set_like_any_other() -> None:
    clear = report().clear
    known = frozenset(clear)
    assert known
    assert clear == known
    assert clear | {"x"} == known | {"x"}
    assert hash(clear) == hash(known)
    assert not any(finding.fingerprint in clear for finding in report().findings)


def test_a_report_is_copied_with_all_of_it() -> None:
    made = report()
    copied = pickle.loads(pickle.dumps(made))
    assert (type(copied.by_goal), type(copied.clear)) == (tuple, frozenset)
    assert copied == made

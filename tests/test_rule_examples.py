"""The shipped rules on their own examples, held as others hold theirs."""

from __future__ import annotations

import pytest

from malkoll.resources import rules_folder
from malkoll.testing import ExampleResult, run_rules

EXAMPLES = run_rules(rules_folder())


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_a_shipped_rule_comes_out_as_it_says(example: ExampleResult) -> None:
    assert example.passed, str(example)


def test_every_shipped_rule_has_examples_of_both_kinds() -> None:
    kinds: dict[str, set[bool]] = {}
    for example in EXAMPLES:
        kinds.setdefault(example.code, set()).add(example.expected > 0)
    assert len(kinds) > 30
    assert [code for code, both in kinds.items() if both != {True, False}] == []

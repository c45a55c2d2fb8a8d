from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass

import pytest

from malkoll.bulk import maker
from malkoll.finding import Text
from malkoll.span import Span


def test_what_is_made_in_bulk_is_what_the_class_makes_and_as_frozen() -> None:
    made = maker(Span)(0, 4, 1, 1, 1, 5, None)
    assert type(made) is Span
    assert made == Span(0, 4, 1, 1, 1, 5)
    assert hash(made) == hash(Span(0, 4, 1, 1, 1, 5))
    with pytest.raises((FrozenInstanceError, AttributeError)):
        made.line = 2


def test_every_value_must_be_given() -> None:
    with pytest.raises(TypeError):
        maker(Text)("bara svenska")


def test_a_class_without_slots_makes_its_own() -> None:
    @dataclass(frozen=True)
    class Loose:
        what: str

    assert maker(Loose)("a") == Loose("a")

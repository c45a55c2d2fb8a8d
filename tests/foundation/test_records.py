"""A record is what ``dataclass(frozen=True, slots=True)`` would have made of it, for all who use it."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from malkoll.records import record


@record
class Goal:
    """A goal."""

    title: str
    line: float
    notes: tuple[str, ...] = ()
    owner: str | None = None
    seen: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Standard:
    """The same, as the standard library makes it."""

    title: str
    line: float
    notes: tuple[str, ...] = ()
    owner: str | None = None
    seen: int = field(default=0, compare=False, repr=False)


VALUES = st.tuples(
    st.sampled_from(["Trygghet", "Hälsa"]),
    st.sampled_from([1.0, 2.0, float("nan")]),
    st.sampled_from([(), ("a",)]),
    st.sampled_from([None, "nämnden"]),
    st.integers(0, 2),
)


@given(VALUES, VALUES)
def test_two_records_are_equal_and_print_and_hash_as_two_standard_dataclasses_would(one, other) -> None:
    assert (Goal(*one) == Goal(*other)) == (Standard(*one) == Standard(*other))
    assert (hash(Goal(*one)) == hash(Goal(*other))) == (hash(Standard(*one)) == hash(Standard(*other)))
    assert repr(Goal(*one)) == repr(Standard(*one)).replace("Standard", "Goal")
    assert Goal(*one) != Standard(*one)


@given(VALUES)
def test_a_copy_a_pickle_and_a_replacement_of_nothing_are_the_same_record(values) -> None:
    goal = Goal(*values)
    for other in (copy.copy(goal), copy.deepcopy(goal), pickle.loads(pickle.dumps(goal)), replace(goal)):
        assert [repr(getattr(other, one.name)) for one in fields(goal)] == [repr(one) for one in values]


def test_a_record_is_a_dataclass_with_slots_and_takes_arguments_by_place_and_by_name() -> None:
    assert is_dataclass(Goal)
    assert not hasattr(Goal("a", 1), "__dict__")
    assert Goal("a", 1) == Goal(line=1, title="a")
    assert Goal.__match_args__ == Standard.__match_args__
    assert str(inspect.signature(Goal)) == str(inspect.signature(Standard))
    match Goal("a", 7):
        case Goal(title, line):
            assert (title, line) == ("a", 7)


@pytest.mark.parametrize("arguments", [(), ("a",), ("a", 1, (), None, 0, "too many")])
def test_arguments_too_few_or_too_many_are_told_as_for_any_function(arguments) -> None:
    with pytest.raises(TypeError) as ours:
        Goal(*arguments)
    with pytest.raises(TypeError) as standard:
        Standard(*arguments)
    assert str(ours.value).replace("Goal", "Standard") == str(standard.value)


def test_nothing_in_a_record_can_be_set_or_taken_away() -> None:
    goal = Goal("a", 1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'title'"):
        goal.title = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'title'"):
        del goal.title
    assert goal == Goal("a", 1)


def test_a_record_that_is_not_frozen_can_be_set_and_has_no_hash() -> None:
    @record(frozen=False)
    class Draft:
        title: str
        notes: list[str] = field(default_factory=list)

    one, other = Draft("a"), Draft("a")
    assert one == other
    one.notes.append("x")
    assert other.notes == []
    one.title = "b"
    assert one.title == "b"
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_a_record_that_is_equal_only_to_itself_can_be_a_key() -> None:
    @record(eq=False)
    class Place:
        name: str

    one, other = Place("a"), Place("a")
    assert one != other
    assert len({one, other}) == 2


def test_what_a_class_says_itself_stands() -> None:
    @record
    class Own:
        name: str

        def __repr__(self) -> str:
            return "own"

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Own) and other.name.casefold() == self.name.casefold()

        def __hash__(self) -> int:
            return hash(self.name.casefold())

    assert repr(Own("A")) == "own"
    assert len({Own("A"), Own("a")}) == 1


def test_a_record_of_nothing_and_one_inside_itself_can_be_compared_and_printed() -> None:
    @record
    class Nothing:
        """Nothing."""

    @record(frozen=False, eq=False)
    class Chain:
        rest: Any = None

    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    chain = Chain()
    chain.rest = chain
    assert repr(chain).endswith("Chain(rest=...)")


def test_a_record_of_a_record_has_the_attributes_of_both() -> None:
    @record
    class Wide(Goal):
        extent: int = 3

    assert Wide("a", 1, extent=4).title == "a"
    assert Wide("a", 1) != Goal("a", 1)
    assert replace(Wide("a", 1), line=2.0) == Wide("a", 2.0)


def test_pydantic_knows_a_record_as_a_dataclass() -> None:
    adapter = TypeAdapter(Goal)
    assert adapter.validate_python({"title": "a", "line": 1.0, "notes": ["x"]}) == Goal("a", 1.0, ("x",))
    assert adapter.dump_python(Goal("a", 1.0)) == {"title": "a", "line": 1.0, "notes": (), "owner": None, "seen": 0}
    assert adapter.json_schema()["required"] == ["title", "line"]


def test_two_records_of_one_shape_keep_their_own_names_defaults_and_values() -> None:
    @record
    class One:
        first: int
        second: int = 2
        third: list[int] = field(default_factory=list)

    @record
    class Other:
        title: str
        line: int = 7
        notes: list[str] = field(default_factory=list)

    assert (One(1), Other("a")) == (One(first=1, second=2, third=[]), Other(title="a", line=7, notes=[]))
    assert One(1).third is not One(1).third
    assert list(inspect.signature(One).parameters) == ["first", "second", "third"]
    with pytest.raises(TypeError, match=r"Other\.__init__\(\) got an unexpected keyword argument 'first'"):
        Other(first=1)  # type: ignore[call-arg]


def test_arguments_by_name_only_and_attributes_that_are_no_arguments_are_those_of_a_standard_dataclass() -> None:
    def made(decorate: Any) -> Any:
        class Named:
            title: str
            line: int = field(default=1, kw_only=True)
            owner: str = field(kw_only=True)
            found: list[int] = field(init=False, default_factory=list)
            sure: bool = field(init=False, default=True)
            notes: list[str] = field(kw_only=True, default_factory=list)

        return decorate(Named)

    def kinds(of: Any) -> list[tuple[str, Any]]:
        return [(name, one.kind) for name, one in inspect.signature(of).parameters.items()]

    ours, standard = made(record), made(dataclass(frozen=True, slots=True))
    assert kinds(ours) == kinds(standard)
    assert repr(ours("a", owner="b")) == repr(standard("a", owner="b"))
    assert repr(ours("a", owner="b", line=3, notes=["c"])) == repr(standard("a", owner="b", line=3, notes=["c"]))


def test_an_attribute_without_a_default_after_one_with_a_default_is_an_error() -> None:
    @record
    class Wrong:
        title: str = ""
        line: int  # type: ignore[misc]

    with pytest.raises(TypeError, match="'line' has no default"):
        Wrong("a", 1)

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from malkoll.app.options import Options
from malkoll.app.watching import Seen, look, watch


class _EndError(Exception):
    """No more to see."""


def watched(*looks: Seen) -> list[tuple[str, ...]]:
    """What was run, and for which changes, when the files looked like this, one look after the other."""
    seen: Iterator[Seen] = iter(looks)
    runs: list[tuple[str, ...]] = []

    def next_look() -> Seen:
        try:
            return next(seen)
        except StopIteration:
            raise _EndError from None

    with pytest.raises(_EndError):
        watch(runs.append, next_look, lambda _: None)
    return runs


A, B = (1, 10, 1), (2, 11, 1)


def test_it_runs_once_and_then_only_when_something_has_changed() -> None:
    assert watched({"a": A}, {"a": A}, {"a": A}) == [()]
    assert watched({"a": A}, {"a": A}, {"a": B}, {"a": B}, {"a": B}) == [(), ("a",)]


def test_a_file_that_is_being_written_is_waited_for_and_gives_one_run() -> None:
    assert watched({"a": A}, {"a": (2, 0, 1)}, {"a": (3, 5, 1)}, {"a": B}, {"a": B}, {"a": B}) == [(), ("a",)]


def test_a_file_that_an_editor_replaces_is_never_seen_as_missing() -> None:
    assert watched({"a": A}, {"a": None}, {"a": B}, {"a": B}) == [(), ("a",)]
    assert watched({"a": A}, {"a": None}, {"a": A}, {"a": A}, {"a": A}) == [()]


def test_files_that_come_and_go_are_changes() -> None:
    assert watched({"a": A}, {"a": A, "b": B}, {"a": A, "b": B}, {"b": B}, {"b": B}) == [(), ("b",), ("a",)]


def test_what_changes_during_a_run_is_seen_after_it() -> None:
    # The look before the run saw A; the first look after it sees B.
    assert watched({"a": A}, {"a": B}, {"a": B}) == [(), ("a",)]


# --- what is looked at ---


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "planer").mkdir()
    (tmp_path / "planer" / "a.md").write_text("## Mål 1: Ett\n", encoding="utf-8")
    return tmp_path


def changes(act) -> set[str]:
    """The files, by name, that look different once ``act`` has been done."""
    before = look(["planer"], Options())
    act()
    after = look(["planer"], Options())
    return {os.path.basename(path) for path in {**before, **after} if before.get(path) != after.get(path)}


def test_nothing_changes_by_itself(here) -> None:
    assert changes(lambda: None) == set()


def test_a_plan_that_is_edited_replaced_added_or_removed_is_seen(here) -> None:
    plan = here / "planer" / "a.md"
    assert changes(lambda: plan.write_text("## Mål 1: Ett till\n", encoding="utf-8")) == {"a.md"}
    (here / "ny").write_text("## Mål 1: Ett till\n", encoding="utf-8")
    assert changes(lambda: os.replace(here / "ny", plan)) == {"a.md"}
    assert changes(lambda: (here / "planer" / "b.md").write_text("x", encoding="utf-8")) == {"b.md"}
    assert changes(plan.unlink) == {"a.md"}


def test_a_plan_that_comes_to_be_left_out_is_no_longer_there(here) -> None:
    assert changes(lambda: (here / "planer" / ".malkollignore").write_text("a.md", encoding="utf-8")) == {"a.md"}


def test_a_configuration_that_comes_to_be_or_is_edited_and_all_that_it_names_are_seen(here) -> None:
    configuration = here / "malkoll.toml"
    written = 'rules = ["egna"]\ntemplates = ["bjorkdalen.mall"]\n'
    assert changes(lambda: configuration.write_text(written, encoding="utf-8")) >= {"malkoll.toml"}
    (here / "egna").mkdir()
    assert "egna.krav" in changes(lambda: (here / "egna" / "egna.krav").write_text("", encoding="utf-8"))
    assert changes(lambda: (here / "bjorkdalen.mall").write_text("", encoding="utf-8")) == {"bjorkdalen.mall"}
    assert changes(lambda: (here / "egna" / "egna.krav").write_text("krav", encoding="utf-8")) == {"egna.krav"}


def test_a_configuration_that_cannot_be_followed_is_itself_watched(here) -> None:
    configuration = here / "malkoll.toml"
    configuration.write_text("rules = 3", encoding="utf-8")
    assert "malkoll.toml" in changes(lambda: configuration.write_text("rules = []", encoding="utf-8"))


def test_rule_files_named_on_the_command_line_and_a_plan_that_is_not_there_yet_are_watched(here) -> None:
    seen = look(["saknas.md"], Options(rules=(here / "egna.krav",), config=here / "annan.toml"))
    assert {os.path.basename(path) for path, state in seen.items() if state is None} >= {"saknas.md", "annan.toml"}
    (here / "annan.toml").write_text("", encoding="utf-8")
    seen = look(["saknas.md"], Options(rules=(here / "egna.krav",), config=here / "annan.toml"))
    assert str(here / "egna.krav") in seen

"""Compiled regular expressions that are remembered from one run to the next."""

from __future__ import annotations

import json
import marshal
import os
import re
import subprocess
import sys
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import malkoll
from malkoll import regexes
from malkoll.cache import clear, expressions, holding

PLAN = "# Plan\n\n## Mål 1: Fler ska läsa\n\nSenast den 31 december 2027.\n"
RUN = (
    "import json, sys\n"
    "from malkoll import regexes\n"
    "from malkoll.cache import expressions\n"
    "kept = expressions.keep\n"
    "def keep():\n"
    "    print(json.dumps(len(regexes.made_anew())), file=sys.stderr)\n"
    "    kept()\n"
    "expressions.keep = keep\n"
    "from malkoll.cli import main\n"
    "code = main()\n"
    "raise SystemExit(code)\n"
)


@pytest.fixture
def cache(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("MALKOLL_CACHE", str(tmp_path / "cache"))
    yield tmp_path / "cache"
    regexes.remember_with(None)


@pytest.fixture
def plan(tmp_path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def check(plan: Path, *more: str) -> tuple[str, int]:
    """What a process of its own says of ``plan``, and how many expressions it had to compile."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, "check", str(plan), "--format", "json", "--no-config", *more],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    return done.stdout, json.loads(done.stderr or "0")


def again(*keys: regexes.Key) -> list[re.Pattern[str]]:
    """The expressions as a later run has them."""
    regexes.remember_with(expressions.recall)
    return [regexes.compiled(*key) for key in keys]


def remember(*keys: regexes.Key) -> None:
    again(*keys)
    expressions.keep()


def file_in(cache: Path) -> Path:
    (found,) = cache.glob("*.expressions")
    return found


def test_every_expression_in_malkoll_is_the_same_when_it_is_made_from_what_was_remembered() -> None:
    regexes.remember_with(dict)
    written: set[tuple[str, int]] = set()
    real = regexes.compiled
    for one in walk_packages(malkoll.__path__, "malkoll."):
        if one.name.endswith("__main__"):
            continue
        for value in vars(import_module(one.name)).values():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                written.add((value.pattern, value.flags))
    try:
        assert len(written) > 500
        for pattern, flags in written:
            expression = real(pattern, flags)
            code = regexes.code_of((pattern, flags), expression)
            assert code is not None, pattern
            regexes.remember_with(lambda key=(pattern, flags), code=code: {key: code})
            assert regexes.compiled(pattern, flags) == expression
            assert not regexes.made_anew()
            regexes.remember_with(dict)
    finally:
        regexes.remember_with(None)


def test_the_second_run_compiles_none_and_says_the_same(cache, plan) -> None:
    first, compiled = check(plan)
    assert compiled > 300
    second, compiled = check(plan)
    assert compiled == 0
    assert second == first


def test_what_is_remembered_is_fetched_once_also_where_fetching_it_asks_for_an_expression() -> None:
    fetched = []

    def recall() -> dict[regexes.Key, regexes.Code]:
        fetched.append(regexes.compiled("asked while fetching").pattern)
        return {}

    regexes.remember_with(recall)
    try:
        assert regexes.compiled("a").match("a")
        assert regexes.compiled("b").match("b")
    finally:
        regexes.remember_with(None)
    assert fetched == ["asked while fetching"]


def test_no_module_that_fetching_needs_asks_for_an_expression() -> None:
    """Such a one would be compiled anew in each run."""
    script = (
        "from malkoll import regexes; regexes.remember_with(dict); import malkoll.cache.expressions;"
        "print(list(regexes.made_anew()))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_several_processes_remember_too(cache, tmp_path) -> None:
    paths = [tmp_path / f"{number}.md" for number in range(4)]
    for number, path in enumerate(paths):
        path.write_text(PLAN.replace("läsa", f"läsa {number} böcker"), encoding="utf-8")
    check(paths[0], *map(str, paths[1:]), "--jobs", "2")
    plan = tmp_path / "new.md"
    plan.write_text(PLAN, encoding="utf-8")
    assert check(plan)[1] == 0


@pytest.mark.parametrize("how", ["off", "no-cache"])
def test_nothing_is_remembered_where_one_says_so(cache, plan, monkeypatch, how) -> None:
    if how == "off":
        monkeypatch.setenv("MALKOLL_CACHE", "off")
    check(plan, *(["--no-cache"] if how == "no-cache" else []))
    assert not list(cache.glob("*.expressions"))


KEYS = [(r"(?P<year>\d{4})-\d\d", 0), ("mål|indikator", int(re.IGNORECASE))]
HARMS = {
    "empty": lambda body: b"",
    "cut": lambda body: body[: len(body) // 2],
    "of another kind": lambda body: marshal.dumps(["a list"]),
    "of another shape": lambda body: marshal.dumps({KEYS[0]: "numbers", KEYS[1]: (1, 2)}),
    "with other numbers": lambda body: marshal.dumps(
        {key: (flags, b"\xff" * len(code), *rest) for key, (flags, code, *rest) in marshal.loads(body).items()}
    ),
    "with no numbers": lambda body: marshal.dumps(
        {key: (flags, b"", *rest) for key, (flags, _, *rest) in marshal.loads(body).items()}
    ),
}


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("sealed", [True, False])
def test_a_damaged_file_is_as_good_as_none(cache, harm, sealed) -> None:
    remember(*KEYS)
    path = file_in(cache)
    body = HARMS[harm](path.read_bytes()[32:])
    path.write_bytes((sha256(body).digest() if sealed else b"\0" * 32) + body)
    assert again(*KEYS) == [re.compile(*key) for key in KEYS]
    expressions.keep()
    again(*KEYS)
    assert not regexes.made_anew(), "what was damaged is written anew"


@pytest.mark.skipif(os.name != "posix", reason="permissions as on Linux and macOS")
def test_only_its_owner_can_read_it(cache) -> None:
    remember(*KEYS)
    assert file_in(cache).stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == 0o700


def test_what_two_runs_have_compiled_is_kept_together_and_begins_again_when_it_is_too_much(cache, monkeypatch) -> None:
    remember(KEYS[0])
    remember(KEYS[1])
    again(*KEYS)
    assert not regexes.made_anew()
    monkeypatch.setattr(expressions, "_MOST", 2)
    remember(("tre", 0))
    again(("tre", 0))
    assert not regexes.made_anew()
    again(*KEYS)
    assert set(regexes.made_anew()) == set(KEYS)


def test_where_the_interpreter_keeps_its_numbers_to_itself_everything_is_compiled_as_usual(cache, monkeypatch) -> None:
    monkeypatch.setattr(regexes, "_re", object())
    remember(*KEYS)
    assert not list(cache.glob("*.expressions"))
    monkeypatch.setattr(regexes, "_inside", object())
    assert regexes.interpreter() is None
    assert again(*KEYS) == [re.compile(*key) for key in KEYS]


@pytest.mark.skipif(os.name != "posix", reason="rights as on Linux and macOS")
def test_in_a_folder_where_all_may_write_none_are_read(cache) -> None:
    remember(*KEYS)
    cache.chmod(0o777)
    assert expressions.recall() == {}
    cache.chmod(0o700)
    assert set(expressions.recall()) == set(KEYS)


def test_a_draft_that_a_killed_run_has_left_is_counted_once_and_cleared(cache) -> None:
    remember(*KEYS)
    draft = cache / f".{file_in(cache).name[:40]}.x1.tmp"
    draft.write_bytes(b"123")
    held = holding()
    assert held is not None
    assert held.size == 3 + file_in(cache).stat().st_size
    clear()
    assert not cache.exists()

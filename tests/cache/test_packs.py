from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

import pytest

from malkoll.cache import load_pack
from malkoll.cache.place import _seal
from malkoll.errors import RuleFileError

WORDS = [("ord.krav", "ordlista fordon, engelska vehicles:\n    bil, buss.\n")]


@pytest.fixture
def cache(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("MALKOLL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def parses(monkeypatch) -> list[object]:
    """Counts how often files are really parsed."""
    import malkoll.language

    seen: list[object] = []
    real = malkoll.language.load
    monkeypatch.setattr(malkoll.language, "load", lambda sources: (seen.append(sources), real(sources))[1])
    return seen


def test_the_same_files_are_parsed_once_and_give_the_same_pack(cache, parses) -> None:
    first, second = load_pack(WORDS), load_pack(WORDS)
    assert first == second
    assert len(parses) == 1


def test_a_changed_file_is_parsed_again(cache, parses) -> None:
    load_pack(WORDS)
    changed = load_pack([("ord.krav", WORDS[0][1].replace("buss", "båt"))])
    assert changed.word_lists[0].words == ("bil", "båt")
    load_pack([("annat.krav", WORDS[0][1])])
    assert len(parses) == 3


def test_nothing_is_remembered_where_one_says_so(cache, parses, monkeypatch) -> None:
    monkeypatch.setenv("MALKOLL_CACHE", "off")
    load_pack(WORDS)
    load_pack(WORDS)
    assert len(parses) == 2
    assert not cache.exists()


def test_statutes_are_remembered(cache, parses) -> None:
    files = [("lag.krav", 'statute "2009:34" "båtlag"\n    source "The trial code"\n')]
    assert load_pack(files).statutes == load_pack(files).statutes != ()
    assert len(parses) == 1


@pytest.mark.parametrize("damage", [b"", b"x" * 50, None], ids=["empty", "garbage", "cut"])
def test_a_damaged_pack_is_parsed_again(cache, parses, damage) -> None:
    pack = load_pack(WORDS)
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:-3] if damage is None else damage)
    assert load_pack(WORDS) == pack
    assert len(parses) == 2


class _Runs:
    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, ("ran",)


def test_a_file_that_others_put_in_the_cache_can_run_nothing(cache, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    load_pack(WORDS)
    (file,) = cache.iterdir()
    body = pickle.dumps(_Runs())
    file.write_bytes(_seal(file, body) + body)
    assert load_pack(WORDS).word_lists
    assert not (tmp_path / "ran").exists()


def test_mistakes_are_told_every_time(cache) -> None:
    for _ in range(2):
        with pytest.raises(RuleFileError):
            load_pack([("ord.krav", "ordlista :")])


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a folder that cannot be written")
def test_a_cache_that_cannot_be_written_does_no_harm(cache) -> None:
    cache.mkdir(mode=0o500)
    assert load_pack(WORDS).word_lists


def test_a_cache_that_is_a_file_does_no_harm(cache) -> None:
    cache.write_text("not a folder")
    assert load_pack(WORDS).word_lists


def test_old_packs_are_thrown_away(cache) -> None:
    for at in range(36):
        load_pack([(f"ord{at}.krav", WORDS[0][1])])
    assert len(list(cache.iterdir())) == 32

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from malkoll import atomic
from malkoll.atomic import write_bytes, write_text
from malkoll.errors import why_not


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "ut.txt"
    file.write_text("gammalt")
    write_text(file, "nytt\n")
    assert file.read_bytes() == b"nytt\n"
    assert os.listdir(tmp_path) == ["ut.txt"]


@pytest.mark.parametrize("broken_off", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_a_write_that_is_broken_off_leaves_what_was_there(tmp_path, monkeypatch, broken_off) -> None:
    file = tmp_path / "ut.txt"
    file.write_text("gammalt")

    def fails(_: int) -> None:
        raise broken_off

    monkeypatch.setattr(atomic.os, "fsync", fails)
    with pytest.raises(type(broken_off)):
        write_text(file, "nytt")
    assert file.read_text() == "gammalt"
    assert os.listdir(tmp_path) == ["ut.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_a_file_keeps_its_permissions_and_a_private_one_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "ut.txt"
    file.write_text("x")
    file.chmod(0o640)
    write_text(file, "y")
    write_bytes(tmp_path / "eget", b"z", private=True)
    assert [oct(path.stat().st_mode & 0o777) for path in (file, tmp_path / "eget")] == ["0o640", "0o600"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights of their own on Windows")
def test_what_a_link_points_to_is_written_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "ut.txt").write_text("x")
    (tmp_path / "länk").symlink_to("ut.txt")
    write_text(tmp_path / "länk", "y")
    assert (tmp_path / "länk").is_symlink()
    assert (tmp_path / "ut.txt").read_text() == "y"


def test_a_full_disk_is_told_in_words() -> None:
    assert why_not(OSError(errno.ENOSPC, "No space left on device")).sv == "disken är full"

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_OF_THE_PACKAGE = ("src", "rules", "grammar", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


@pytest.fixture(scope="session")
def project(tmp_path_factory) -> Path:
    """What is needed to install malkoll as it stands here, in a folder of its own."""
    place = tmp_path_factory.mktemp("project") / "malkoll"
    place.mkdir()
    for name in _OF_THE_PACKAGE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, place / name)
    return place

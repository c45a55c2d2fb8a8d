"""Leaving out files that the configuration does not count as plans, also where they are named one by one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from malkoll.app.files import Gathered, Source
from malkoll.app.options import SettingsSource
from malkoll.config import is_plan
from malkoll.errors import SettingsError

__all__ = ["only_plans"]


def only_plans(gathered: Gathered, settings: SettingsSource) -> tuple[Gathered, tuple[str, ...]]:
    """What was gathered without the files that are no plans, and these.

    Raises:
        SettingsError: no configuration says which files are plans, so that none could be told from the others.
    """
    kept: list[Source] = []
    others: list[str] = []
    for source in gathered.sources:
        path = Path.cwd() / source.path if source.stdin else Path(source.path)
        chosen = settings.of(path)
        if not chosen.plans:
            raise SettingsError(
                f"--only-plans behöver veta vilka filer som är planer, och det sägs inte för {source.path}: skriv till "
                'exempel plans = ["planer/*.md"] i malkoll.toml (”malkoll init” gör det).',
                f"--only-plans has to know which files are plans, and nothing says so for {source.path}: write for "
                'example plans = ["plans/*.md"] in malkoll.toml (“malkoll init” does that).',
            )
        if is_plan(path, chosen):
            kept.append(source)
        else:
            others.append(source.path)
    return replace(gathered, sources=tuple(kept)), tuple(others)

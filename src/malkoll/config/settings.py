"""The settings as everything above uses them: plain, frozen, with every default written out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from malkoll.finding import Confidence, Severity

__all__ = ["DEFAULTS", "FailOn", "Settings"]

FailOn = Literal["error", "warning", "question", "never"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How plans are checked.

    ``rules`` and ``templates`` are files or folders besides the shipped ones; ``template`` a template's
    name or a .mall file. ``select`` is ``None`` for all rules. ``plans`` are glob patterns of the files
    that are plans, relative to the configuration file. ``exceptions`` is the file of exceptions beside the plans,
    ``baseline`` that of what was there before. ``path`` is the configuration, ``None`` for the defaults.
    """

    rules: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    template: str | None = None
    kind: Literal["plan", "follow-up"] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    fail_on: FailOn = "error"
    min_confidence: Confidence = "low"
    language: Literal["sv", "en"] | None = None
    plans: tuple[str, ...] = ()
    exceptions: Path | None = None
    baseline: Path | None = None
    path: Path | None = None

    @property
    def folder(self) -> Path | None:
        """The folder that relative paths of the configuration start from."""
        return self.path.parent if self.path is not None else None


DEFAULTS = Settings()

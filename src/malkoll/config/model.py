"""What may stand in a configuration file. The only module that needs pydantic; imported when there is a file."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["SettingsModel"]


class SettingsModel(BaseModel):
    """A configuration file as written: keys with hyphens, paths not yet made whole."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    rules: list[str] = []
    templates: list[str] = []
    template: str | None = None
    kind: Literal["plan", "follow-up"] | None = None
    select: list[str] | None = None
    ignore: list[str] = []
    severity: dict[str, Literal["error", "warning", "question"]] = {}
    fail_on: Literal["error", "warning", "question", "never"] = Field(default="error", alias="fail-on")
    min_confidence: Literal["high", "medium", "low"] = Field(default="low", alias="min-confidence")
    language: Literal["sv", "en"] | None = None
    plans: list[str] = []
    exceptions: str | None = None
    baseline: str | None = None

"""What may stand in a configuration file. The only module that needs pydantic; imported when there is a file."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["PerPathModel", "SettingsModel"]


def _as_written(name: str) -> str:
    return name.replace("_", "-")


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, alias_generator=_as_written)


class PerPathModel(_Table):
    """A ``[[per-path]]`` table: settings for the files that its patterns match."""

    path: str | None = Field(default=None, description="one pattern", examples=["plans/school/"])
    paths: list[str] = Field(default=[], description="several patterns", examples=[["plans/school/", "*-2019.md"]])
    rules: list[str] = []
    templates: list[str] = []
    template: str | None = None
    kind: Literal["plan", "follow-up"] | None = None
    select: list[str] | None = None
    ignore: list[str] = []
    severity: dict[str, Literal["error", "warning", "question"]] = {}
    fail_on: Literal["error", "warning", "question", "never"] = "error"
    min_confidence: Literal["high", "medium", "low"] = "low"


class SettingsModel(_Table):
    """A configuration file as written: keys with hyphens, paths not yet made whole."""

    plans: list[str] = Field(
        default=[],
        description="which files are plans: patterns; without it every file that can be read",
        examples=[["plans/*.md"]],
    )
    rules: list[str] = Field(
        default=[],
        description="rule files (`.krav`) or folders of them, beside those that ship",
        examples=[["own.krav"]],
    )
    templates: list[str] = Field(
        default=[], description="template files (`.mall`) or folders of them", examples=[["norrsund.mall"]]
    )
    template: str | None = Field(
        default=None,
        description="the template to read with, a name or a `.mall` file; without it the one that is recognised",
        examples=["malmo"],
    )
    kind: Literal["plan", "follow-up"] | None = Field(
        default=None,
        description="`plan` or `follow-up`; without it as the template or the title says",
        examples=["plan"],
    )
    select: list[str] | None = Field(
        default=None,
        description="only these rules: codes, beginnings of codes, names; without it all",
        examples=[["MK1", "MK201"]],
    )
    ignore: list[str] = Field(default=[], description="not these rules", examples=[["MK104"]])
    severity: dict[str, Literal["error", "warning", "question"]] = Field(
        default={},
        description="by code or name: `error`, `warning` or `question` instead of what the rule's sentence says",
        examples=[{"MK113": "question"}],
    )
    fail_on: Literal["error", "warning", "question", "never"] = Field(
        default="error",
        description="from which severity the exit code is 1: `error`, `warning`, `question` or `never`",
        examples=["warning"],
    )
    min_confidence: Literal["high", "medium", "low"] = Field(
        default="low",
        description="only rules of at least this confidence: `high`, `medium` or `low`",
        examples=["medium"],
    )
    language: Literal["sv", "en"] | None = Field(
        default=None, description="text for people: `sv` or `en`; without it Swedish", examples=["en"]
    )
    plugins: list[str] = Field(
        default=[],
        description="local plugins: Python files, folders of a package or names of modules; see [plugins](plugins.md)",
        examples=[["own.py"]],
    )
    exceptions: str | None = Field(
        default=None,
        description="the file of decided exceptions; without it `malkoll-undantag.toml` beside the configuration, "
        "or where there is none in the plan's folder",
        examples=["decisions.toml"],
    )
    baseline: str | None = Field(
        default=None,
        description="the file of findings that were there before and fail no run",
        examples=["malkoll-baseline.json"],
    )
    extend: str | list[str] = Field(
        default=[], description="configuration files to begin with, one or a list", examples=["../malkoll.toml"]
    )
    required_version: str | None = Field(
        default=None,
        description="the versions of malkoll that may be used; any other stops",
        examples=[">=0.1,<0.2"],
    )
    per_path: list[PerPathModel] = Field(
        default=[], description="tables `[[per-path]]` of settings for some of the files"
    )

"""JSON Schema (draft 2020-12) of what ``check`` and ``show`` write as JSON. The only reporters that need pydantic."""

from __future__ import annotations

from typing import Any

__all__ = ["DIALECT", "check_schema", "show_schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def check_schema() -> dict[str, Any]:
    """The schema of ``malkoll check --format json``."""
    from malkoll.reporters.schema.check import CheckOutput

    return {
        "$schema": DIALECT,
        "$id": "urn:malkoll:schema:check:1",
        **CheckOutput.model_json_schema(mode="serialization", by_alias=True),
    }


def show_schema() -> dict[str, Any]:
    """The schema of ``malkoll show --format json``."""
    from malkoll.reporters.schema.show import ShowOutput

    return {
        "$schema": DIALECT,
        "$id": "urn:malkoll:schema:show:1",
        **ShowOutput.model_json_schema(mode="serialization", by_alias=True),
    }

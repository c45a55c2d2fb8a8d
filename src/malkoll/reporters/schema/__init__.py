"""JSON Schema (draft 2020-12) of what ``check``, ``compare`` and ``show`` write. Only these modules need pydantic."""

from __future__ import annotations

from typing import Any

__all__ = ["DIALECT", "check_schema", "compare_schema", "show_schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def check_schema() -> dict[str, Any]:
    """The schema of ``malkoll check --format json``."""
    from malkoll.reporters.schema.check import CheckOutput

    return {
        "$schema": DIALECT,
        "$id": "urn:malkoll:schema:check:1",
        **CheckOutput.model_json_schema(mode="serialization", by_alias=True),
    }


def compare_schema() -> dict[str, Any]:
    """The schema of ``malkoll compare --format json``."""
    from malkoll.reporters.schema.compare import CompareOutput

    return {
        "$schema": DIALECT,
        "$id": "urn:malkoll:schema:compare:1",
        **CompareOutput.model_json_schema(mode="serialization", by_alias=True),
    }


def show_schema() -> dict[str, Any]:
    """The schema of ``malkoll show --format json``."""
    from malkoll.reporters.schema.show import ShowOutput

    return {
        "$schema": DIALECT,
        "$id": "urn:malkoll:schema:show:1",
        **ShowOutput.model_json_schema(mode="serialization", by_alias=True),
    }

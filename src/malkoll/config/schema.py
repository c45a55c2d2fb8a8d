"""JSON Schema of the configuration: for editors that help to write it, and for tests."""

from __future__ import annotations

from typing import Any

__all__ = ["settings_schema"]

_MEANING = {
    "rules": "Rule files (.krav) or folders of them, beside those that ship.",
    "templates": "Template files (.mall) or folders of them.",
    "template": "The template to read with: a name or a .mall file.",
    "kind": "What the documents are; otherwise the template or the title says.",
    "select": "Only these rules: codes, beginnings of codes, names.",
    "ignore": "Rules left out: codes, beginnings of codes, names.",
    "severity": "Make rules graver or milder: code or name = severity.",
    "fail-on": "From which severity the exit code is 1.",
    "min-confidence": "Only rules of at least this confidence.",
    "language": "The language of text for people; Swedish where it is not given.",
    "plans": "Patterns of the files that are plans, from the configuration's folder.",
    "plugins": "Local plugins: Python files, folders of a package or names of modules.",
    "exceptions": "The file of exceptions; malkoll-undantag.toml where it is not given.",
    "baseline": "The file of findings that were there before.",
    "extend": "A configuration to begin with, which this one changes.",
    "required-version": "The versions of malkoll that this configuration is for.",
    "per-path": "Settings for some of the files.",
}


def settings_schema() -> dict[str, Any]:
    """The schema of malkoll.toml, and of [tool.malkoll] in a pyproject.toml, read as JSON."""
    from malkoll.config.model import SettingsModel

    schema = SettingsModel.model_json_schema(by_alias=True)
    schema["title"] = "malkoll.toml"
    schema["description"] = "The configuration of malkoll. Paths start from the folder it lies in."
    for key, about in schema["properties"].items():
        if key in _MEANING:
            about.setdefault("description", _MEANING[key])
        about.pop("title", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:malkoll:schema:config:1",
        **schema,
    }

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError


@pytest.mark.parametrize("which", ["check", "show"])
def test_the_output_of_a_command_is_valid_by_its_schema(malkoll, here, which) -> None:
    validator = Draft202012Validator(json.loads(malkoll("schema", which).out))
    output = json.loads(malkoll(which, "dalig.md", "--format", "json").out)
    validator.validate(output)
    del output["version"]
    with pytest.raises(ValidationError):
        validator.validate(output)


def test_without_a_name_all_schemas_stand_in_one_that_can_be_used_as_it_is(malkoll, here) -> None:
    whole = json.loads(malkoll("schema").out)
    assert list(whole["$defs"]) == ["check", "compare", "show", "config"]
    Draft202012Validator.check_schema(whole)
    by_reference = Draft202012Validator({**whole, "$ref": "#/$defs/check"})
    output = json.loads(malkoll("check", "dalig.md", "--format", "json").out)
    by_reference.validate(output)
    output["findings"][0].pop("code")
    assert not by_reference.is_valid(output)


def test_a_schema_can_be_written_to_a_file(malkoll, here) -> None:
    run = malkoll("schema", "config", "-o", "config.json")
    assert (run.code, run.out) == (0, "")
    assert json.loads(Path("config.json").read_text(encoding="utf-8"))["title"] == "malkoll.toml"


def test_a_schema_that_does_not_exist_is_told_with_the_nearest(malkoll, here) -> None:
    run = malkoll("schema", "shwo")
    assert run.code == 2
    assert "”shwo” går inte för WHICH: välj bland check, compare, show, config. Menade du show?" in run.err

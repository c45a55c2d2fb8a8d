"""Whatever stands in a configuration file, it is settings or one clear sentence in each language."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malkoll.config import load, settings_for
from malkoll.config.layers import KEYS, told, where
from malkoll.errors import SettingsError

words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8)
scalars = st.one_of(words, st.integers(-9, 9), st.booleans(), st.sampled_from(["MK1", "error", "sv", "high", "plan"]))
values = st.one_of(scalars, st.lists(scalars, max_size=3))
keys = st.one_of(st.sampled_from([*KEYS, "per-path", "path", "paths", "ignor", "fail_on"]), words)
tables = st.dictionaries(keys, values, max_size=4)


def toml(data: dict, extra: list[dict], severity: dict) -> str:
    def written(value: object) -> str:
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "")

    def rows(table: dict) -> list[str]:
        return [f"{written(key)} = {written(value)}" for key, value in table.items()]

    lines = rows(data)
    if severity:
        lines += ["[severity]", *rows(severity)]
    for table in extra:
        lines += ["[[per-path]]", *rows(table)]
    return "\n".join(lines)


def outcome(name: str, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        wrong = None
        try:
            found = load(path)
            settings_for(path.with_name("plan.md"))
        except SettingsError as error:
            wrong = error.text
        if wrong is None:
            places = [where(origin, one.key) for one in told(found) for _, origin in one.parts]
            assert all(place is None or name in (place.sv or "") for place in places)
        else:
            assert name in (wrong.sv or "")
            assert name in (wrong.en or "")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables, st.lists(tables, max_size=2), st.dictionaries(keys, scalars, max_size=2))
def test_any_toml_is_settings_or_a_clear_sentence(data, extra, severity) -> None:
    outcome("malkoll.toml", toml(data, extra, severity).encode())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=60), st.sampled_from(["malkoll.toml", "pyproject.toml"]))
def test_any_bytes_are_settings_or_a_clear_sentence(data, name) -> None:
    outcome(name, data)

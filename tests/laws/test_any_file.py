"""Any bytes under any name that a plan may have give a result or one clear error."""

from __future__ import annotations

import io
import warnings
import zipfile
from functools import cache
from pathlib import Path

import pytest
from held import of_document
from hypothesis import given, settings
from hypothesis import strategies as st
from targets import TARGETS

from malkoll import readers
from malkoll.app.books import load_book
from malkoll.app.examine import examine
from malkoll.app.options import Options, SettingsSource
from malkoll.app.terms import Terms

FIXTURES = Path(__file__).parents[1] / "formats" / "fixtures"
SUFFIXES = readers.suffixes_of(readers.BUILT_IN)
BEGINNINGS = [
    b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"GIF89a",
    b"<!doctype html>", b"<html>", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"{\\rtf1", b'<?xml version="1.0"?>',
    b"# M\xc3\xa5l 1: ",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_other_program(monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")  # what LibreOffice makes of a .doc is its own affair
    warnings.simplefilter("ignore")


@cache
def terms() -> Terms:
    source = SettingsSource(Options(no_config=True))
    return Terms(load_book(), None, None, {}, source.plugins(source.of(Path("plan.md"))))


def told(name: str, data: bytes) -> None:
    """Read and check the file; what goes wrong and is no clear error is raised."""
    raw = examine(data, name, terms(), debug=True)
    for error in raw.errors:
        assert error.sv
        assert error.en
        assert "\n" not in error.sv + error.en
    assert (raw.report is None) or not raw.errors


@settings(max_examples=150)
@given(st.sampled_from(SUFFIXES), st.sampled_from(BEGINNINGS), st.binary(max_size=200))
def test_any_bytes_under_any_name_give_a_result_or_one_clear_error(suffix: str, beginning: bytes, rest: bytes) -> None:
    told(f"plan{suffix}", beginning + rest)


@cache
def fixture(suffix: str) -> bytes:
    return (FIXTURES / f"kort-plan{suffix}").read_bytes()


@settings(max_examples=80)
@given(st.sampled_from([".docx", ".odt", ".html", ".pdf"]), st.data())
def test_a_plan_with_bytes_changed_gives_a_result_or_one_clear_error(suffix: str, data: st.DataObject) -> None:
    whole = fixture(suffix)
    at = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(at, min(len(whole), at + 2000)))
    told(f"plan{suffix}", whole[:at] + data.draw(st.binary(max_size=40)) + whole[end:])


@settings(max_examples=80)
@given(st.sampled_from([".docx", ".odt"]), st.data())
def test_a_plan_with_its_xml_changed_gives_a_result_or_one_clear_error(suffix: str, data: st.DataObject) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(fixture(suffix))) as source, zipfile.ZipFile(out, "w") as made:
        names = [name for name in source.namelist() if name.endswith((".xml", ".rels"))]
        changed = data.draw(st.sampled_from(names))
        for name in source.namelist():
            xml = source.read(name)
            if name == changed:
                tags = [at for at, char in enumerate(xml) if char == ord("<")]
                at, end = sorted((data.draw(st.sampled_from(tags)), data.draw(st.sampled_from(tags))))
                xml = data.draw(st.sampled_from([xml[:at] + xml[end:], xml[:end] + xml[at:end] + xml[end:]]))
            made.writestr(name, xml)
    told(f"plan{suffix}", out.getvalue())


NUMBERED = """# Delårsrapport augusti @

Lövsta kommun, socialnämnden

## Mål @: Minst @ av @ elever (@ procent) är trygga senast @

Ansvarig för mål @–@ är rektor. Under året fick @ personer stöd (@ kvinnor och @ män), @ fler än i fjol.

| Indikator | Utgångsvärde | Målvärde @ |
|---|---|---|
| Andel trygga | @ % (flickor @, pojkar @) | @ |
| Summa | @ | @ |

Alla uppgifter redovisas uppdelade på kvinnor och män.

@. Nämnden har @ mål. Se lagen (@:@) och kap. @.
"""


@pytest.mark.parametrize("number", ["9" * 5000, "1" * 400 + ",5", "²", "٣", "½"], ids=lambda number: number[:2])
def test_a_plan_with_numbers_that_are_none_or_longer_than_any_is_checked(number: str) -> None:
    told("plan.md", NUMBERED.replace("@", number).encode())
    for at, part in enumerate(parts := NUMBERED.split("@")):
        told("plan.md", f"{'7'.join([*parts[:at], part])}{number}{'7'.join(parts[at + 1 :])}".encode())


@pytest.mark.parametrize("path", sorted(FIXTURES.iterdir()), ids=lambda path: path.name)
def test_places_in_a_file_of_any_format_hold(path: Path) -> None:
    of_document(readers.read(path.name, path.read_bytes()))


@pytest.mark.parametrize("name", TARGETS)
def test_what_fuzzing_begins_with_holds(name: str) -> None:
    target = TARGETS[name]
    tried = target.prepare()
    for _, data in sorted(target.seeds(), key=lambda seed: len(seed[1]))[:8]:
        tried(data)

"""What else malkoll reads: settings, exceptions, the baseline, its cache; and bytes under a name that is not theirs."""

from __future__ import annotations

import json
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from held import hold, in_one_sentence, of_document

from targets.target import ROOT, Target, Try


def _prepare_settings() -> Try:
    from malkoll.config import load, settings_for
    from malkoll.config.layers import told, where
    from malkoll.errors import SettingsError

    folder = Path(tempfile.mkdtemp(prefix="malkoll-fuzz-"))

    def tried(data: bytes) -> None:
        for name in ("malkoll.toml", "pyproject.toml"):
            path = folder / name
            path.write_bytes(data)
            try:
                found = load(path)
                settings_for(folder / "plan.md")
                for one in told(found):
                    for _, origin in one.parts:
                        where(origin, one.key)
            except SettingsError as error:
                hold("A mistake in the settings names the file", name in (error.text.sv or ""), error)
                hold("A mistake in the settings is told in both languages", name in (error.text.en or ""), error)
            finally:
                path.unlink()

    return tried


_SETTINGS = (
    'plans = ["planer/**/*.md"]\nrules = ["egna"]\ntemplate = "standard"\nselect = ["MK1"]\nignore = ["MK105"]\n',
    '[severity]\nMK101 = "warning"\n\n[[per-path]]\npaths = ["gammalt/**"]\nkind = "follow-up"\nfail-on = "never"\n',
    'language = "en"\nmin-confidence = "high"\nbaseline = "b.json"\nexceptions = "u.toml"\nrequired-version = ">0"\n',
    '[tool.malkoll]\nextend = "bas.toml"\nplugins = ["tillagg.py"]\n',
)


def _settings() -> Iterator[tuple[str, bytes]]:
    for number, text in enumerate(_SETTINGS):
        yield f"installningar-{number}", text.encode()


def _keys() -> Iterable[bytes]:
    from malkoll.config.layers import KEYS

    marks = [
        "[",
        "]",
        "[[per-path]]\n",
        '"',
        "'",
        '"""',
        " = ",
        ",",
        "{",
        "}",
        "#",
        "\n",
        "\\u0000",
        "\\",
        "1979-05-27",
        "-0",
    ]
    marks += ["tool.malkoll", "true", "1e400", "nan", "undantag", "mål = ", "till = ", "**", "!", "../"]
    return [f"{key} = ".encode() for key in KEYS] + [mark.encode() for mark in marks]


def _prepare_exceptions() -> Try:
    from malkoll.errors import SettingsError
    from malkoll.exceptions.beside import read_file

    def tried(data: bytes) -> None:
        text = data.decode("utf-8", "replace").replace("\r\n", "\n")
        try:
            notes = read_file(text, "malkoll-undantag.toml")
        except SettingsError as error:
            hold("A mistake names the file", "malkoll-undantag.toml" in (error.text.sv or ""), error)
            return
        for note in notes:
            hold("An exception stands in the file", 0 <= note.span.start <= note.span.end <= len(text), note)

    return tried


def _exceptions() -> Iterator[tuple[str, bytes]]:
    yield (
        "ett",
        b'[[undantag]]\nkrav = "MK103"\nm\xc3\xa5l = "Fler elever"\nsk\xc3\xa4l = "beslut"\ntill = 2026-12-31\n',
    )
    yield "two", b'[[exception]]\nrule = "MK101"\ngoal = "x"\nreason = "y"\nuntil = "2026-12-31"\nplan = "a/*.md"\n'


def _prepare_baseline() -> Try:
    from malkoll.errors import SettingsError
    from malkoll.exceptions.baseline import read_baseline, written

    def tried(data: bytes) -> None:
        try:
            found = read_baseline(data.decode("utf-8", "replace"), "utgangslage.json")
        except SettingsError as error:
            hold("A mistake names the file", "utgangslage.json" in (error.text.sv or ""), error)
            return
        hold("A baseline written again is the same", read_baseline(written(found), "igen.json") == found, found)

    return tried


_BASELINE = {
    "version": 1,
    "malkoll": "0.1.0",
    "ruleset": "malkoll",
    "plans": {"a.md": [{"code": "MK101", "goal": "Fler elever", "under": "Skola", "fingerprint": "0123456789abcdef"}]},
}


def _baselines() -> Iterator[tuple[str, bytes]]:
    yield "ett", json.dumps(_BASELINE).encode()
    yield "tomt", b'{"version": 1, "plans": {}}'


def _json_words() -> Iterable[bytes]:
    words = [
        '"code": ',
        '"fingerprint": ',
        '"number": ',
        '"element": ',
        "[",
        "]",
        "{",
        "}",
        ",",
        '"',
        "null",
        "NaN",
        "1e999",
    ]
    return [
        word.encode() for word in (*words, "true", "-0", "[" * 5000, '"\\ud800"', "1" * 5000, '"version": 1', "\ufeff")
    ]


def _prepare_remembered() -> Try:
    from malkoll.cache.codec import decoded
    from malkoll.cache.raw import Raw

    sound = (ValueError, TypeError, IndexError, AttributeError, RecursionError, zlib.error)

    def tried(data: bytes) -> None:
        for body in (data, zlib.compress(data)):
            try:
                found = decoded(body, "plan.md")
            except sound:
                continue
            hold("What is remembered is a result", isinstance(found, Raw), found)

    return tried


def _results() -> Iterator[tuple[str, bytes]]:
    from malkoll import load
    from malkoll.app.books import load_book
    from malkoll.cache.codec import encoded
    from malkoll.cache.raw import Raw
    from malkoll.engine import evaluate

    book = load_book(cached=False)
    for name in ("kort-plan", "svag-plan"):
        report = evaluate(load(ROOT / "examples" / f"{name}.md", no_config=True), book)
        yield name, zlib.decompress(encoded(Raw(report, "text", "standard")))


NAMES = ("md", "txt", "docx", "docm", "doc", "odt", "xlsx", "xlsm", "html", "xhtml", "pdf", "xls", "rtf", "mht", "csv")


def _prepare_kinds() -> Try:
    from malkoll.errors import PlanError
    from malkoll.readers import read

    os.environ["PATH"] = ""  # what LibreOffice does with a .doc is its own affair

    def tried(data: bytes) -> None:
        for suffix in NAMES:
            try:
                document = read(f"plan.{suffix}", data)
            except PlanError as error:
                in_one_sentence(error)
            else:
                of_document(document)

    return tried


def _kinds() -> Iterator[tuple[str, bytes]]:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    yield "ole", ole + "WordDocument".encode("utf-16-le") + bytes(600)
    yield "locked", ole + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    yield "rtf", b"{\\rtf1 x}"
    yield "pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF"
    yield "mht", b"From: <x>\nMIME-Version: 1.0\nContent-Type: text/html\n\n<html>"
    yield "fodt", b'<?xml version="1.0"?><office:document>x</office:document>'
    yield "utf-16", "# Mål 1: Trygga elever\n\nAnsvarig: rektor\n".encode("utf-16")
    yield "cp1252", "# Mål 1: Trygga elever\r\n".encode("cp1252")
    yield "html", b"<!doctype html><p>M&aring;l</p>"
    for path in ("kort-plan.docx", "kort-plan.odt"):
        yield path, (ROOT / "tests" / "formats" / "fixtures" / path).read_bytes()


def _signs() -> Iterable[bytes]:
    wide = ("EncryptedPackage", "WordDocument", "Workbook", "PowerPoint Document", "__substg1.0_")
    signs = [word.encode("utf-16-le") for word in wide]
    signs += [
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"mimetypeapplication/vnd.oasis.opendocument.",
        b"%PDF-",
        b"\xff\xfe",
        b"\xfe\xff",
    ]
    return [
        *signs,
        b"\xef\xbb\xbf",
        b"<html",
        b"<?xml ?>",
        b"\x00",
        b"{\\rtf",
        b"[Content_Types].xml",
        b"word/",
        b"xl/",
    ]


BORDERS = (
    Target(
        "settings",
        "malkoll.toml and pyproject.toml",
        _prepare_settings,
        _settings,
        ("malkoll.config",),
        "lines",
        _keys,
        ".toml",
        4096,
    ),
    Target(
        "exceptions",
        "malkoll-undantag.toml",
        _prepare_exceptions,
        _exceptions,
        ("malkoll.exceptions",),
        "lines",
        _keys,
        ".toml",
        4096,
    ),
    Target(
        "baseline",
        "the baseline file",
        _prepare_baseline,
        _baselines,
        ("malkoll.exceptions",),
        "words",
        _json_words,
        ".json",
        16_384,
    ),
    Target(
        "remembered",
        "results as the cache holds them",
        _prepare_remembered,
        _results,
        ("malkoll.cache",),
        "words",
        _json_words,
    ),
    Target(
        "kinds",
        "any bytes under every name that a plan may have",
        _prepare_kinds,
        _kinds,
        ("malkoll.readers",),
        "words",
        _signs,
    ),
)

"""Every command in the documentation is run and every output compared, whole.

``MALKOLL_UPDATE_DOCS=1 python -m pytest tests/docs`` writes the outputs anew; read the difference before you keep it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import generate
import pytest
import rule_pages
from doc_blocks import (
    ROOT,
    UPDATING,
    Session,
    blocks,
    commands,
    lent_files,
    pages,
    python_replayed,
    read,
    replaced,
    write,
)

import malkoll
from malkoll.config.model import SettingsModel
from malkoll.hooks import PluginHooks
from malkoll.language import parse
from malkoll.reporters.registry import REPORTERS

PAGES = [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in pages()]
EXAMPLES = [pytest.param(path, id=path.stem) for path in sorted((ROOT / "examples").glob("*.md"))]
RULES = ROOT / "docs" / "rules"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch) -> None:
    monkeypatch.setenv("MALKOLL_CACHE", str(tmp_path_factory.getbasetemp() / "docs-cache"))


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_says_malkoll_answers_is_what_it_answers(page: Path, tmp_path: Path):
    text = shown = read(page)
    session = Session(tmp_path)
    for name, lent in lent_files(text):
        shutil.copy(lent, tmp_path / name)
    names: dict[str, object] = {}
    for block in blocks(text):
        if block.title and (ROOT / block.title).is_file():
            fresh = read(ROOT / block.title)
        elif block.title:
            (tmp_path / block.title).parent.mkdir(exist_ok=True)
            write(tmp_path / block.title, block.body)
            continue
        elif block.lang == "console":
            fresh = session.replayed(block.body)
        elif block.lang == "pycon":
            fresh = python_replayed(block.body, tmp_path, names)
        else:
            continue
        if UPDATING:
            at = next(one for one in blocks(shown) if one.lang == block.lang and one.body == block.body)
            shown = replaced(shown, at, fresh)
        else:
            assert block.body == fresh, f"line {block.line}"
    if UPDATING and shown != text:
        write(page, shown)


@pytest.mark.parametrize("plan", EXAMPLES)
def test_an_example_has_its_command_and_its_output_beside_it(plan: Path, tmp_path: Path):
    beside = plan.with_suffix(".out")
    session = read(beside) if beside.exists() else f"$ malkoll check examples/{plan.name}\n$ echo $?\n"
    assert any(plan.name in command for command in commands(session))
    fresh = Session(tmp_path).replayed(session)
    if UPDATING:
        write(beside, fresh)
    else:
        assert session == fresh


@pytest.mark.parametrize("page", PAGES)
def test_the_tables_made_from_the_code_are_up_to_date(page: Path):
    text = read(page)
    fresh = generate.filled(text)
    if UPDATING and fresh != text:
        write(page, fresh)
    else:
        assert text == fresh


def test_every_rule_that_ships_has_a_page_made_from_its_file():
    fresh = rule_pages.pages()
    if UPDATING:
        rule_pages.main()
    else:
        assert {page.name: read(page) for page in RULES.glob("*.md")} == fresh


@pytest.mark.parametrize("page", [*PAGES, *(pytest.param(one, id=one.name) for one in sorted(RULES.glob("*.md")))])
def test_a_link_within_the_project_leads_somewhere(page: Path):
    prose = re.sub(r"^```.*?^```$", "", read(page), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)\s]*\)", prose):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES)
def test_a_sentence_of_the_language_in_a_table_is_one(page: Path):
    for said in re.findall(r"\| `([A-ZÅÄÖ][^`]+\.)` +\|", read(page)):
        sentence = said.replace("\\|", "|")
        swedish = not re.match(r"(A|An|The|Every|No|Ask|Recognised) ", sentence)
        if '"' in sentence:
            head = 'mall prov "Prov"' if swedish else 'template trial "Trial"'
            parse(f"{head}\n    {sentence}\n", page.name)
        else:
            rule = _RULE if swedish else _ENGLISH_RULE
            parse(rule.format(sentence=sentence), page.name)


_RULE = 'krav XX1 prov\n {sentence}\n meddelande "m"\n råd "r"\n underkänt """\n ## Mål 1: Ett\n """\n'
_ENGLISH_RULE = 'rule XX1 trial\n {sentence}\n message "m"\n hint "r"\n failing """\n ## Mål 1: Ett\n """\n'


@pytest.mark.parametrize(("page", "tests"), [("plugins.md", "test_own.py"), ("tillagg.md", "test_egna.py")])
def test_the_tests_that_the_page_on_plugins_tells_one_to_write_pass(page: str, tests: str, tmp_path: Path):
    files: dict[str, str] = {}
    for block in blocks(read(ROOT / "docs" / page)):
        if block.title and "/" not in block.title:
            files.setdefault(block.title, block.body)
    for name, body in files.items():
        write(tmp_path / name, body)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(tmp_path),
        tests,
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout


def test_the_swedish_page_on_plugins_has_the_same_reader_and_format_as_the_english_one():
    swedish, english = (
        [block.body for block in blocks(read(ROOT / "docs" / page)) if block.lang == "python" and block.title in titles]
        for page, titles in (("tillagg.md", ("brev.py", "lista.py")), ("plugins.md", ("mail.py", "todo.py")))
    )
    names = {"las_brev": "read_mail", "skriv_lista": "write_todo", "PLANER": "PLANS", '"lista"': '"todo"'}
    names |= {'".lista"': '".todo"', "brev.md": "message.md"}
    for theirs, ours in names.items():
        swedish = [body.replace(theirs, ours) for body in swedish]
    assert len(english) == 2
    assert swedish == english


def test_the_page_on_plugins_names_every_hook():
    page = read(ROOT / "docs" / "plugins.md")
    hooks = [name for name in vars(PluginHooks) if name.startswith("malkoll_")]
    assert [name for name in hooks if f"| `{name}` |" not in page] == []


def test_the_page_on_the_api_names_every_public_function_and_error():
    page = read(ROOT / "docs" / "api.md")
    public = [name for name in malkoll.__all__ if name.endswith("Error") or name.islower()]
    assert [name for name in [*public, "run_rules", "assert_case"] if name not in page] == ["__version__"]


def test_the_page_on_configuration_names_every_key():
    keys = [field.alias or name for name, field in SettingsModel.model_fields.items()]
    page = read(ROOT / "docs" / "configuration.md")
    assert [key for key in keys if f"| `{key}` |" not in page] == []


def test_the_page_on_outputs_names_every_format_with_its_suffixes():
    page = read(ROOT / "docs" / "outputs.md")
    for reporter in REPORTERS:
        (row,) = re.findall(rf"^\| `{reporter.name}` \|.*\|([^|]*)\|$", page, re.MULTILINE)
        assert tuple(re.findall(r"`(\.[^`]+)`", row)) == reporter.suffixes


def test_the_readme_names_every_command():
    readme = read(ROOT / "README.md")
    helped = Session.run(_Nowhere(), "malkoll --lang en --help").split("Commands:")[1]
    for command in re.findall(r"^  ([a-z-]+)  ", helped, re.MULTILINE):
        assert f"`malkoll {command}" in readme, command


class _Nowhere(Session):
    def __init__(self) -> None:
        self.folder = ROOT
        self.code = 0


def test_the_commands_of_the_readme_for_windows_do_what_the_others_do():
    unix, windows = (
        [block.body for block in blocks(read(ROOT / "README.md")) if block.lang == lang]
        for lang in ("sh", "powershell")
    )
    assert len(unix) == len(windows) == 2
    for here, there in zip(unix, windows, strict=True):
        assert there == here.replace("python3 ", "py ").replace(" &&", ";").replace("/bin/", "\\Scripts\\").replace(
            "examples/", "examples\\"
        )


def test_ci_runs_the_test_command_of_the_readme():
    _, tests = (block.body for block in blocks(read(ROOT / "README.md")) if block.lang == "sh")
    assert tests.rsplit(" && ", 1)[1].strip().removeprefix(".venv/bin/") in read(ROOT / ".ci" / "run")

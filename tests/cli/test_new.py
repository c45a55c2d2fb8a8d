"""``malkoll new``: first files that run at once, and that never take the place of others."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from malkoll import __version__

LANGUAGES = pytest.mark.parametrize("language", ["sv", "en"])

ODD = """\
# Riktning 2026–2028

Björkdalens kommun

## Livskraft: Trafik

### Ambition 1 – Fler går och cyklar till arbetet

| Vi mäter | Läget 2025 | Dit ska vi 2028 |
|---|---|---|
| Meter ny cykelväg per år | 800 | 2 000 |

Håller i trådarna: Trafikingenjör

#### Så vet vi hur det går

Resvaneundersökningen görs om varje höst.

### Ambition 2 – Tryggare korsningar vid skolorna

Håller i trådarna: Skolchef

#### Så vet vi hur det går

Synpunkterna gås igenom varje termin.
"""


@LANGUAGES
def test_a_new_rule_passes_its_own_trial_and_checks_a_plan(malkoll, here, language) -> None:
    made = malkoll("new", "rule", "mal-utan-atgard", "--lang", language)
    assert (made.code, made.err) == (0, "")
    assert "mal-utan-atgard.krav" in made.out
    assert len(made.out.strip().split("\n\n")[1].split("\n")) == 2
    assert malkoll("test", "mal-utan-atgard.krav", "--strict").code == 0
    found = malkoll("check", "dalig.md", "--rules", "mal-utan-atgard.krav", "--select", "mal-utan-atgard")
    assert found.code == 1


@LANGUAGES
def test_a_new_template_passes_its_own_trial_and_reads_the_plan_beside_it(malkoll, here, language) -> None:
    made = malkoll("new", "template", "bjorkdalen", "--lang", language, "-o", "mallar")
    assert made.code == 0
    (plan,) = Path("mallar").glob("*.md")
    for command in re.findall(r"malkoll ((?:show|test) [^\n:]*?)(?::|$)", made.out, re.MULTILINE):
        said = command.replace("PLAN", plan.as_posix()).split()
        assert malkoll(*said).code == 0, command
    assert malkoll("test", "mallar/bjorkdalen.mall", "--strict").code == 0
    assert malkoll("check", plan, "--template", "mallar/bjorkdalen.mall").code == 0
    shown = malkoll("show", plan, "--template", "mallar/bjorkdalen.mall", "--lang", "sv").out
    assert all(word in shown for word in ("1 mål", "Indikator: ", "Ansvarig: ", "Uppföljning: ", "utgångsvärde"))
    assert malkoll("check", plan, "--template", "standard").code == 2


def test_codes_go_on_from_those_that_are_taken(malkoll, here) -> None:
    for number in (1, 2):
        assert malkoll("new", "rule", f"krav-{number}").code == 0
    assert "krav EGET101 krav-1" in Path("krav-1.krav").read_text("utf-8")
    assert "krav EGET102 krav-2" in Path("krav-2.krav").read_text("utf-8")
    assert malkoll("test", "krav-1.krav", "krav-2.krav").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rule", "två ord"), "Skriv till exempel två-ord."),
        (("rule", "12"), "”12” går inte som namn"),
        (
            ("rule", "x", "--code", "MK101"),
            "Koden MK101 är redan tagen av goal-without-indicator-or-evidence, bland kraven",
        ),
        (("rule", "x", "--code", "M-1"), "”M-1” går inte som kod"),
        (
            ("rule", "goal-without-deadline"),
            "Det finns redan ett krav som heter goal-without-deadline, bland kraven som följer med malkoll.",
        ),
        (("template", "Standard"), "malkoll har redan en mall som heter Standard."),
        (("template", "malmo", "--from", "bra.md"), "malkoll har redan en mall som heter malmo."),
        (("template", "x", "--from", "borta.md"), "borta.md finns inte"),
        (("template", "x", "--from", "bilder"), "bilder"),
        (("rule", "x", "-o", "bra.md"), "bra.md är ingen mapp."),
        (("kraw", "x"), "Det finns inget kommando ”kraw”."),
        (("rule",), "NAME saknas."),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(malkoll, here, arguments, said) -> None:
    (here / "bilder").mkdir()
    before = sorted(here.rglob("*"))
    run = malkoll("new", *arguments)
    assert run.code == 2
    assert said in run.err
    assert "--debug" not in run.err
    assert sorted(here.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "there"),
    [
        (("rule", "x"), "x.krav"),
        (("template", "x"), "x.mall"),
        (("template", "x"), "x-exempelplan.md"),
        (("template", "x", "--from", "bra.md"), "x.mall"),
        (("plugin", "x"), "malkoll-x"),
    ],
)
def test_what_is_there_is_never_overwritten(malkoll, here, arguments, there) -> None:
    (here / there).write_text("mitt\n", encoding="utf-8")
    before = sorted(here.rglob("*"))
    run = malkoll("new", *arguments)
    assert run.code == 2
    assert f"{there} finns redan; ingenting är skrivet." in run.err
    assert sorted(here.rglob("*")) == before
    assert (here / there).read_text("utf-8") == "mitt\n"


def test_a_name_or_code_that_is_taken_is_told_with_the_file_it_is_in(malkoll, here) -> None:
    assert malkoll("new", "rule", "kostnad").code == 0
    (here / "kostnad.krav").rename(here / "andra.krav")
    said = malkoll("new", "rule", "kostnad").err
    assert "Det finns redan ett krav som heter kostnad, i filen andra.krav. Välj ett annat namn." in said
    said = malkoll("new", "rule", "annat", "--code", "EGET101").err
    assert "Koden EGET101 är redan tagen av kostnad, i filen andra.krav." in said
    said = malkoll("new", "rule", "goal-without-deadline", "--lang", "en").err
    assert "among the rules that come with malkoll" in said


# --- a template out of a plan --------------------------------------------------------------------


@LANGUAGES
def test_a_template_is_proposed_with_what_the_plan_calls_its_goals_roles_and_tables(malkoll, here, language) -> None:
    (here / "udda.md").write_text(ODD, encoding="utf-8")
    made = malkoll("new", "template", "bjorkdalen", "--from", "udda.md", "--lang", language)
    assert (made.code, made.err) == (0, "")
    bare = malkoll("show", "udda.md", "--lang", "sv").out
    shown = malkoll("show", "udda.md", "--template", "bjorkdalen.mall", "--lang", "sv").out
    for found in ("ambition 1: Fler går", "livskraft: Trafik", "Ansvarig: Skolchef", "utgångsvärde 2025 800"):
        assert found in shown
        assert found not in bare
    assert shown.count("Uppföljning: ") == 2


def test_what_does_not_help_is_proposed_as_a_comment_that_can_be_taken_in(malkoll, here) -> None:
    plan = "# Trafikplan\n\n## Mål 1: Fler cyklar\n\nDiarieplan: A1\n\n## Mål 2: Färre bilar\n\nDiarieplan: A2\n"
    (here / "plan.md").write_text(plan, encoding="utf-8")
    assert malkoll("new", "template", "b", "--from", "plan.md").code == 0
    lines = Path("b.mall").read_text("utf-8").splitlines()
    (maybe,) = [line for line in lines if "Diarieplan" in line]
    assert maybe.startswith('    # En kommentar är fältet "Diarieplan".   # 2 gånger, först på rad 5; vad är det?')
    taken_in = "\n".join(line.replace("    # En", "    En") if line == maybe else line for line in lines)
    Path("b.mall").write_text(taken_in + "\n", encoding="utf-8")
    assert "Kommentar: A1" in malkoll("show", "plan.md", "--template", "b.mall").out


def test_a_template_from_any_layout_loads_and_finds_no_less_than_none_would(tmp_path) -> None:
    from malkoll.app.books import load_book
    from malkoll.app.proposing import propose
    from malkoll.app.scaffolds.proposed import proposed_template
    from malkoll.language import load
    from malkoll.readers import read

    book = load_book()
    shipped = [(shown, Path(path).read_text("utf-8")) for shown, path in book.files.items() if "forf" not in shown]
    cases = Path(__file__).parents[1] / "cases"
    for path in sorted(cases.glob("*[05]-*.md")):
        proposal = propose(read(path.name, path.read_bytes()), book)
        assert len(proposal.after.goals) >= len(proposal.before.goals)
        proposed_template("prov", tmp_path, "sv", str(path))
        text = (tmp_path / "prov.mall").read_text("utf-8")
        (tmp_path / "prov.mall").unlink()
        # With all that is proposed as comments taken in, it loads too.
        statements = ("    # Ett ", "    # En ", "    # Känns ", "    # Dok")
        whole = "\n".join(
            "    " + line.removeprefix("    # ") if line.startswith(statements) and ". " in line + " " else line
            for line in text.splitlines()
        )
        for one in (text, whole + "\n"):
            assert any(template.name == "prov" for template in load([*shipped, ("prov.mall", one)]).templates)


@LANGUAGES
@pytest.mark.parametrize(
    "title", ["Kompass 2027–2029", "Kompass för 2027 och 2028 samt 2029", "Kurs 2027/28", "Plan 2027, 2027 och 2029"]
)
def test_the_line_that_a_template_is_to_be_recognised_by_stands_in_the_plan_it_was_made_from(
    malkoll, here, language, title
) -> None:
    (here / "k.md").write_text(f"# {title}\n\n## Riktmärke 1: Korta tider\n\nVem: Rektor\n", encoding="utf-8")
    assert malkoll("new", "template", "k", "--from", "k.md", "--lang", language).code == 0
    text = Path("k.mall").read_text("utf-8")
    say = {"sv": "Känns igen", "en": "Recognised by"}[language]
    assert f"    # {say}" in text
    Path("k.mall").write_text(text.replace(f"    # {say}", f"    {say}"), encoding="utf-8")
    Path("malkoll.toml").write_text('templates = ["k.mall"]\n', encoding="utf-8")
    assert " k\n" in malkoll("show", "k.md", "--lang", language).out.replace("template k", "mall k")


# --- plugins -------------------------------------------------------------------------------------


@LANGUAGES
def test_a_new_plugin_is_a_package_named_in_plain_letters(malkoll, here, language) -> None:
    made = malkoll("new", "plugin", "Björkdalen", "--lang", language)
    assert made.code == 0
    place = here / "malkoll-bjorkdalen"
    assert (place / "src/malkoll_bjorkdalen/rules/bjorkdalen.krav").is_file()
    assert '[project.entry-points.malkoll]\nbjorkdalen = "malkoll_bjorkdalen"' in (place / "pyproject.toml").read_text(
        "utf-8"
    )
    project = (place / "pyproject.toml").read_text("utf-8")
    (needed,) = tomllib.loads(project)["project"]["dependencies"]
    wanted = Requirement(needed).specifier
    assert wanted.contains(__version__, prereleases=True)
    assert not wanted.contains("2.0")
    for file in place.rglob("*.py"):
        compile(file.read_text("utf-8"), str(file), "exec")
    assert not [file for file in place.rglob("*") if file.is_file() and "{plain}" in file.read_text("utf-8")]


@pytest.mark.skipif(importlib.util.find_spec("malkoll.testing") is None, reason="malkoll.testing is not there")
@pytest.mark.slow
@LANGUAGES
def test_a_new_plugin_installs_and_its_tests_pass(malkoll, here, language, tmp_path_factory) -> None:
    assert malkoll("new", "plugin", "bjorkdalen", "--lang", language).code == 0
    place = here / "malkoll-bjorkdalen"
    target = tmp_path_factory.mktemp("target")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(place)]
    installed = subprocess.run(command, capture_output=True, text=True, check=False)
    if installed.returncode:
        pytest.skip(f"pip cannot build here: {installed.stderr[-300:]}")
    path = os.pathsep.join([str(target), str(Path(__file__).parents[2] / "src")])
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(place / "tests")],
        capture_output=True, text=True, check=False, cwd=place, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout

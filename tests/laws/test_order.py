"""The order in which files, rules and plugins are named changes nothing."""

from __future__ import annotations

import json
import os
from itertools import permutations
from pathlib import Path

import pytest

from malkoll.cli import main
from malkoll.testing import read_case

CASES = Path(__file__).parents[1] / "cases"
PLANS = {
    "a.md": read_case(CASES / "01-rubriker-med-etiketter.md").text,
    "b.md": read_case(CASES / "16-en-knepig-plan.md").text,
    "c.md": read_case(CASES / "10-uppfoljning-tabell.md").text,
}
RULE = '''krav XY{number} prov-{number}
    Varje mål ska ha {wanted}.
    meddelande "Målet ”{{mål}}” saknar {wanted}."
    råd "Skriv dit {wanted}."
    underkänt """
    ## Mål 1: Bygg en lekplats
    """
'''
WORDS = "ordlista egna-ord: rådet, nämnden.\n"
PLUGIN = """from malkoll.hooks import NamedCheck, Outcome, Verdict, Reporter, Text, hookimpl
from pathlib import Path


def tried(view):
    for goal in view.elements("goal"):
        yield Verdict(goal, Outcome.NOT_MET if "{sign}" in goal.value.title.text else Outcome.MET)


@hookimpl
def malkoll_checks():
    return [NamedCheck("har-{name}", tried)]


@hookimpl
def malkoll_rules():
    return [Path(__file__).with_name("{name}.krav")]
"""
OF_PLUGIN = '''krav {code} har-{name}
    kontroll har-{name}
    meddelande "I ”{{mål}}” står {name}."
    råd "Stryk."
    underkänt """
    ## Mål 1: Bygg en lekplats
    """
'''


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    for name, text in PLANS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for number, wanted in ((101, "en uppföljning"), (102, "en indikator"), (103, "en ansvarig")):
        (tmp_path / f"eget{number}.krav").write_text(RULE.format(number=number, wanted=wanted), encoding="utf-8")
    (tmp_path / "ord.krav").write_text(WORDS, encoding="utf-8")
    for name, code, sign in (("ett", "XA101", "e"), ("annat", "XB101", "a")):
        (tmp_path / f"{name}.py").write_text(PLUGIN.format(name=name, sign=sign), encoding="utf-8")
        (tmp_path / f"{name}.krav").write_text(OF_PLUGIN.format(code=code, name=name), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MALKOLL_CACHE", "off")
    return tmp_path


def said(capsys, *arguments: str) -> str:
    code = main(["check", *arguments])
    out, err = capsys.readouterr()
    return f"{code}\n{out}\n{err}"


def test_rule_files_may_be_named_in_any_order(here, capsys) -> None:
    rules = [f"--rules={name}" for name in ("eget101.krav", "eget102.krav", "eget103.krav", "ord.krav")]
    wanted = said(capsys, *PLANS, *rules, "--format", "json")
    assert "XY101" in wanted
    for other in (rules[::-1], rules[2:] + rules[:2]):
        assert said(capsys, *PLANS, *other, "--format", "json") == wanted


def test_rules_may_be_named_in_any_order_in_the_configuration(here, capsys) -> None:
    names = ["eget101.krav", "eget102.krav", "ord.krav"]
    told = set()
    for order in permutations(names):
        (here / "malkoll.toml").write_text(f"rules = {json.dumps(order)}\n", encoding="utf-8")
        told.add(said(capsys, *PLANS, "--format", "json"))
    assert len(told) == 1


def test_plugins_may_be_named_in_any_order(here, capsys) -> None:
    told = set()
    for order in permutations(["ett.py", "annat.py"]):
        (here / "malkoll.toml").write_text(f"plugins = {json.dumps(order)}\n", encoding="utf-8")
        told.add(said(capsys, *PLANS, "--format", "json"))
    (one,) = told
    assert "XA101" in one
    assert "XB101" in one


def test_codes_may_be_selected_in_any_order(here, capsys) -> None:
    codes = ["MK1", "MK5", "MK201"]
    told = {said(capsys, *PLANS, f"--select={','.join(order)}", "--format", "json") for order in permutations(codes)}
    assert len(told) == 1


def test_what_is_said_of_a_plan_is_the_same_wherever_it_is_named(here, capsys) -> None:
    alone: dict[str, object] = {}
    for name in PLANS:
        data = json.loads(said(capsys, name, "--format", "json").split("\n", 1)[1])
        alone[name] = (data["documents"], data["findings"])
    for order in permutations(PLANS):
        data = json.loads(said(capsys, *order, "--format", "json").split("\n", 1)[1])
        assert [document["path"] for document in data["documents"]] == list(order)
        for name in PLANS:
            assert [one for one in data["findings"] if one["path"] == name] == alone[name][1]
            assert [one for one in data["documents"] if one["path"] == name] == alone[name][0]


def test_files_come_out_of_a_folder_in_the_order_of_their_names(here, capsys, monkeypatch) -> None:
    """In whatever order the file system gives them."""
    wanted = said(capsys, ".", "--format", "json")
    usual = os.scandir

    class Backwards:
        def __init__(self, place: object = ".") -> None:
            with usual(place) as entries:
                self.entries = sorted(entries, key=lambda entry: entry.name)

        def __enter__(self):
            return self

        def __exit__(self, *_: object) -> None:
            self.close()

        def __iter__(self):
            return self

        def __next__(self):
            if not self.entries:
                raise StopIteration
            return self.entries.pop()

        def close(self) -> None:
            self.entries = []

    monkeypatch.setattr(os, "scandir", Backwards)
    monkeypatch.setattr(os, "listdir", lambda place=".": sorted((one.name for one in usual(place)), reverse=True))
    assert said(capsys, ".", "--format", "json") == wanted

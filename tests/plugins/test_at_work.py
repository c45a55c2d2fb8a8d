"""Whatever a plugin does while it works, it cannot make a run look clean."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from own_python import COST, GOOD, HEAD, PLAN, RULE

from malkoll.app.checking import Way, check

RULES = "@hookimpl\ndef malkoll_rules():\n    return [HERE / 'kostnad.krav']\n"


def _check(body: str) -> str:
    return f"{HEAD}{RULES}\n{body}\n\n@hookimpl\ndef malkoll_checks():\n    return [NamedCheck('kostnad', cost)]\n"


CHECKS = {
    "raises-at-once": (
        "def cost(view):\n    return 1 / 0",
        "broke: ZeroDivisionError: division by zero (egna.py, line ",
    ),
    "raises-half-way": (
        "def cost(view):\n    yield Verdict(view.elements('goal')[0], Outcome.MET)\n    raise KeyError('x')",
        "broke: KeyError: 'x' (egna.py, line ",
    ),
    "exits": (
        "def cost(view):\n    raise SystemExit(0)\n    yield",
        "tried to end malkoll (SystemExit) (egna.py, line ",
    ),
    "interrupts": ("def cost(view):\n    raise KeyboardInterrupt\n    yield", "broke: KeyboardInterrupt"),
    "hangs": (
        "import time\ndef cost(view):\n    time.sleep(20)\n    yield",
        "was not done within 1 s (MALKOLL_PLUGIN_SECONDS changes the limit).",
    ),
    "spins": (
        "import time\ndef cost(view):\n    end = time.monotonic() + 4\n"
        "    while time.monotonic() < end:\n        pass\n    yield",
        "was not done within 1 s",
    ),
    "gives-nothing": (
        "def cost(view):\n    pass",
        "gave None and no verdicts (Verdict). Was yield or return forgotten?",
    ),
    "gives-a-number": ("def cost(view):\n    return 3", "gave int and no verdicts (Verdict)"),
    "gives-truth": (
        "def cost(view):\n    yield True",
        "gave bool where Verdict must be, as number 1 (egna.py, line 10).",
    ),
    "outcome-as-text": (
        "def cost(view):\n    yield Verdict(view.elements('goal')[0], 'met')",
        "gave a verdict (Verdict, number 1 (egna.py, line 10)) whose outcome is 'met'; it must be Outcome.MET,",
    ),
    "excepts-by-itself": (
        "def cost(view):\n    yield Verdict(view.elements('goal')[0], Outcome.EXCEPTED)",
        "whose outcome is <Outcome.EXCEPTED: 'excepted'>; it must be Outcome.MET, NOT_MET,",
    ),
    "goal-for-element": (
        "def cost(view):\n    yield Verdict(view.plan.goals[0].title.text, Outcome.MET)",
        "whose element is 'Bygg en lekplats i Granköping'; it must be one that view.elements(…) gave.",
    ),
    "no-such-noun": (
        "def cost(view):\n    for one in view.elements('gaol'):\n        yield",
        "there is no element “gaol”",
    ),
    "empties": (
        "def cost(view):\n    view.elements('goal').pop()\n    yield Verdict(view.elements('goal')[0], Outcome.MET)",
        "'tuple' object has no attribute 'pop'",
    ),
    "another-plan": (
        "def cost(view):\n    view.plan = None\n    yield Verdict(view.elements('goal')[0], Outcome.MET)",
        "property 'plan'",
    ),
    "never-ends": (
        "def cost(view):\n    while True:\n        yield Verdict(view.elements('goal')[0], Outcome.MET)",
        "never ends.",
    ),
    "modality": (
        "def cost(view):\n    yield Verdict(view.elements('goal')[0], Outcome.MET, 'shall')",
        'whose modality is \'shall\'; it must be None, "must", "should" or "ask".',
    ),
    "values": (
        "def cost(view):\n    yield Verdict(view.elements('goal')[0], Outcome.MET, values={'a': 1})",
        "whose values is {'a': 1}; it must be a tuple of pairs of text",
    ),
    "span": (
        "from malkoll.hooks import Span\n"
        "def cost(view):\n    yield Verdict(view.elements('goal')[0], Outcome.MET, span=Span(0, 9999, 1, 1, 1, 1))",
        "whose span is Span(start=0, end=9999",
    ),
}


@pytest.mark.parametrize("which", CHECKS)
def test_a_check_that_goes_wrong_is_not_checked_and_the_run_says_so(which, malkoll, here, monkeypatch) -> None:
    body, told = CHECKS[which]
    monkeypatch.setenv("MALKOLL_PLUGIN_SECONDS", "1" if which in ("hangs", "spins") else "20")
    (here / "egna.py").write_text(_check(body), encoding="utf-8")
    run = malkoll("check", "plan.md", "--select", "XY101", "--format", "json")
    assert run.code == 2
    assert "XY101 could not be tried on all of plan.md. The plugin egna (egna.py): the check kostnad " in run.err
    assert told in run.err
    data = json.loads(run.out)
    assert (data["findings"], data["outcomes"]["not_checked"]) == ([], 1)


def test_nothing_is_remembered_of_a_run_in_which_a_plugin_went_wrong(malkoll, here) -> None:
    (here / "egna.py").write_text(_check(CHECKS["raises-at-once"][0]), encoding="utf-8")
    assert [malkoll("check", "plan.md").code for _ in range(2)] == [2, 2]


def test_a_check_that_hangs_is_waited_for_once_and_told_of_every_plan(malkoll, here, monkeypatch) -> None:
    monkeypatch.setenv("MALKOLL_PLUGIN_SECONDS", "1")
    (here / "annan.md").write_text(PLAN, encoding="utf-8")
    (here / "egna.py").write_text(_check(CHECKS["hangs"][0]), encoding="utf-8")
    before = threading.active_count()
    run = malkoll("check", "plan.md", "annan.md", "--jobs", "1")
    assert run.code == 2
    assert "all of plan.md" in run.err
    assert "all of annan.md" in run.err
    assert threading.active_count() <= before + 1


_INDICATORS = "def cost(view):\n    for one in view.elements('indicator'):\n        yield Verdict(one, Outcome.MET)"


def test_a_rule_whose_check_asks_for_what_the_plan_lacks_is_among_those_that_never_applied(malkoll, here) -> None:
    (here / "egna.py").write_text(_check(_INDICATORS), encoding="utf-8")
    run = malkoll("check", "plan.md", "--format", "json", "--fail-on", "never")
    assert (run.code, run.err) == (0, "")
    assert "XY101" in json.loads(run.out)["rules_never_applied"]
    tried = malkoll("test", "kostnad.krav")
    assert tried.code == 1
    assert "touches nothing that the rule is about" in tried.out


SILENT = {
    "gives-an-empty-list": ("def cost(view):\n    return []", "gave no verdict and asked for no elements. Yield a"),
    "passes-over-every-goal": (
        "def cost(view):\n    for goal in view.elements('goal'):\n        if goal.value.kind == 'Mal':\n"
        "            yield Verdict(goal, Outcome.MET)",
        "gave no verdict, though the plan has what it asked for: goal (1). Yield a Verdict for each element, "
        "Outcome.NOT_APPLICABLE where the rule does not apply.",
    ),
    "checks-nothing-of-it": (
        "def cost(view):\n    for goal in view.elements('goal'):\n"
        "        yield Verdict(goal, Outcome.NOT_CHECKED, reason=Text(sv='Registret saknas.', en='No register.'))",
        "No register. So says the check kostnad of the plugin egna (egna.py) of everything, and nothing was tried. "
        "If this is not the plan's gap, mend the plugin, or run without it by --without-plugin egna.",
    ),
    "does-not-say-why": (
        "def cost(view):\n    yield Verdict(view.elements('goal')[0], Outcome.NOT_CHECKED)",
        'whose reason is None; with Outcome.NOT_CHECKED it must be Text(sv="…", en="…") that says why.',
    ),
    "met-and-failed": (
        "def cost(view):\n    yield Verdict(view.elements('goal')[0], Outcome.MET, failed=True)",
        "whose failed is True; it may be True only with Outcome.NOT_CHECKED.",
    ),
    "failed": (
        "def cost(view):\n    for goal in view.elements('goal'):\n        yield Verdict(goal, Outcome.MET)\n"
        "        yield Verdict(goal, Outcome.NOT_CHECKED, reason=Text(sv='Trasig.', en='Broken.'), failed=True)",
        "the check kostnad: Broken. Mend the plugin",
    ),
}


@pytest.mark.parametrize("which", SILENT)
def test_a_check_that_tries_nothing_of_what_is_there_is_not_checked_and_the_run_says_so(which, malkoll, here) -> None:
    body, told = SILENT[which]
    (here / "egna.py").write_text(_check(body), encoding="utf-8")
    run = malkoll("check", "plan.md", "--select", "XY101", "--format", "json")
    assert run.code == 2
    assert "XY101 could not be tried on all of plan.md. " in run.err
    assert told in run.err
    assert json.loads(run.out)["outcomes"]["not_checked"] == 1


def test_a_check_that_leaves_one_element_open_and_says_why_is_whole(malkoll, here) -> None:
    body = "def cost(view):\n    (goal,) = view.elements('goal')\n    yield Verdict(goal, Outcome.MET)\n"
    body += "    yield Verdict(goal, Outcome.NOT_CHECKED, reason=Text(sv='Beloppet är i euro.', en='It is in euro.'))"
    (here / "egna.py").write_text(
        _check(body) + GOOD[GOOD.index("@hookimpl\ndef malkoll_reporters") :], encoding="utf-8"
    )
    run = malkoll("check", "plan.md", "--select", "XY101", "--format", "json")
    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out)["outcomes"]["not_checked"] == 1
    for asked in ("concise", "csv"):  # which have no place for it
        run = malkoll("check", "plan.md", "--select", "XY101", "--format", asked)
        assert (run.code, run.out, run.err) == (0, "", "malkoll: Not checked: 1. XY101: It is in euro.\n")


def test_what_a_plugin_prints_does_not_come_between_the_findings(malkoll, here) -> None:
    noisy = GOOD.replace("    for goal in view", "    print('hej')\n    for goal in view").replace(
        "HERE =", "print('import')\nHERE ="
    )
    (here / "egna.py").write_text(noisy, encoding="utf-8")
    run = malkoll("check", "plan.md", "--select", "XY101", "--format", "json")
    assert [one["code"] for one in json.loads(run.out)["findings"]] == ["XY101"]
    assert run.err.split() == ["import", "hej"]


READERS = {
    "raises": ("raise ValueError('trasig')", "broke: ValueError: trasig (egna.py, line "),
    "exits": ("raise SystemExit(0)", "tried to end malkoll (SystemExit) (egna.py, line "),
    "hangs": ("import time; time.sleep(20)", "was not done within 1 s"),
    "text": ("return data.decode()", "gave str where Document must be."),
    "nothing": ("pass", "gave None where Document must be."),
    "block-outside": (
        "import malkoll, dataclasses; return dataclasses.replace(malkoll.read(data, 'x.md'), text='')",
        "gave a document with a block outside its text (blocks[0]).",
    ),
}


@pytest.mark.parametrize("which", READERS)
def test_a_reader_that_goes_wrong_leaves_the_plan_unchecked_and_the_others_checked(
    which, malkoll, here, monkeypatch
) -> None:
    body, told = READERS[which]
    monkeypatch.setenv("MALKOLL_PLUGIN_SECONDS", "1" if which == "hangs" else "20")
    source = f"{HEAD}\n@hookimpl\ndef malkoll_readers():\n    def read(data, path):\n        {body}\n"
    source += "    return [Reader('bang', ('.bang',), Text(sv='Bang', en='Bang'), read)]\n"
    (here / "egna.py").write_text(source, encoding="utf-8")
    (here / "a.bang").write_text(PLAN, encoding="utf-8")
    run = malkoll("check", ".", "--format", "concise", "--select", "MK101")
    assert run.code == 2
    assert f"a.bang: the plugin egna (egna.py): the reader bang {told}" in run.err
    assert run.out.startswith("plan.md:3")


def test_a_reader_that_finds_no_plan_in_a_file_says_so_in_its_own_words(malkoll, here) -> None:
    source = GOOD.replace("        import malkoll\n", "        from malkoll.hooks import PlanError\n").replace(
        'return malkoll.read(data.replace(b"!", b"#"), "x.md")', 'raise PlanError("Tomt.", "There is no text in it.")'
    )
    (here / "egna.py").write_text(source, encoding="utf-8")
    (here / "a.bang").write_text(PLAN, encoding="utf-8")
    run = malkoll("check", "a.bang")
    assert (run.code, run.err) == (2, "malkoll: a.bang: there is no text in it.\n")


REPORTERS = {
    "raises": ("raise ValueError('trasig')", "broke: ValueError: trasig (egna.py, line "),
    "exits": ("raise SystemExit(0)", "tried to end malkoll (SystemExit) (egna.py, line "),
    "hangs": ("import time; time.sleep(20)", "was not done within 1 s"),
    "nothing": ("pass", "gave None where str must be."),
    "bytes": ("return b''", "gave bytes where str must be."),
}


@pytest.mark.parametrize("which", REPORTERS)
def test_a_format_that_goes_wrong_writes_nothing_and_the_run_says_so(which, malkoll, here, monkeypatch) -> None:
    body, told = REPORTERS[which]
    monkeypatch.setenv("MALKOLL_PLUGIN_SECONDS", "1" if which == "hangs" else "20")
    source = f"{HEAD}\n@hookimpl\ndef malkoll_reporters():\n    def write(report, context):\n        {body}\n"
    source += "    return [Reporter('csv', ('.csv',), Text(sv='CSV', en='CSV'), write)]\n"
    (here / "egna.py").write_text(source, encoding="utf-8")
    run = malkoll("check", "plan.md", "--format", "csv=ut.csv", "--fail-on", "never")
    assert run.code == 2
    assert f"The plugin egna (egna.py) could not write the report: the format csv {told}" in run.err
    assert not (here / "ut.csv").exists()


def test_a_format_may_write_bytes_and_be_told_what_the_plans_hold(malkoll, here) -> None:
    source = f"{HEAD}\n@hookimpl\ndef malkoll_reporters():\n    def write(report, context):\n"
    source += "        return context.plans['plan.md'].goals[0].title.text.encode('utf-16')\n"
    made = "Reporter('titel', ('.titel',), Text(sv='T', en='T'), write, needs_plans=True, binary=True)"
    (here / "egna.py").write_text(f"{source}    return [{made}]\n", encoding="utf-8")
    for _ in range(2):  # the second time what came out is remembered, and the plan is read all the same
        assert malkoll("check", "plan.md", "-o", "ut.titel", "--fail-on", "never").code == 0
        assert (here / "ut.titel").read_bytes().decode("utf-16") in PLAN
    changed = source.replace(".encode('utf-16')", "")
    (here / "egna.py").write_text(f"{changed}    return [{made}]\n", encoding="utf-8")
    run = malkoll("check", "plan.md", "-o", "ut.titel", "--fail-on", "never")
    assert run.code == 2
    assert "the format titel gave str where bytes must be." in run.err


# --- with many processes, and with a memory ------------------------------------------------------


def test_several_processes_have_the_same_plugins_and_say_the_same(here) -> None:
    for number in range(6):
        (here / f"plan{number}.md").write_text(PLAN, encoding="utf-8")
        (here / f"plan{number}.bang").write_text(PLAN.replace("#", "!"), encoding="utf-8")
    alone, together = (check(["."], way=Way(jobs=jobs, cached=False)) for jobs in (1, 3))
    assert together.report == alone.report
    assert together.report.errors == ()
    found = [one.path for one in together.report.findings if one.code == "XY101"]
    assert len(found) == 13


def test_a_check_that_goes_wrong_in_another_process_is_told_as_in_this_one(here) -> None:
    (here / "egna.py").write_text(_check(CHECKS["outcome-as-text"][0]), encoding="utf-8")
    for number in range(4):
        (here / f"plan{number}.md").write_text(PLAN, encoding="utf-8")
    alone, together = (check(["."], way=Way(jobs=jobs, cached=False)) for jobs in (1, 2))
    assert together.report.errors == alone.report.errors
    assert len(together.report.errors) == 5


def test_what_is_remembered_is_not_used_when_the_plugin_has_changed(malkoll, here) -> None:
    ask = ("check", "plan.md", "--select", "XY101", "--format", "csv")
    assert [malkoll(*ask).out for _ in range(2)] == ["XY101;3\n"] * 2
    (here / "egna.py").write_text(GOOD.replace('"kronor" in', '"lekplats" in goal.value.title.text or'))
    assert malkoll(*ask).out == ""
    (here / "egna.py").write_text(GOOD, encoding="utf-8")
    assert malkoll(*ask).out == "XY101;3\n"


def test_what_is_remembered_is_not_used_when_a_file_beside_the_plugins_python_has_changed(malkoll, here) -> None:
    package = here / "paket"
    package.mkdir()
    asks = COST.replace('"kronor" in said', "(HERE / 'ord.txt').read_text(encoding='utf-8') in said")
    rules = '@hookimpl\ndef malkoll_rules():\n    return [HERE.parent / "kostnad.krav"]\n'
    (package / "__init__.py").write_text(f"{HEAD}{asks}\n{rules}", encoding="utf-8")
    (package / "ord.txt").write_text("kronor", encoding="utf-8")
    (here / "malkoll.toml").write_text('plugins = ["paket"]\n', encoding="utf-8")
    with_cost = here / "plan.md"
    with_cost.write_text(f"{PLAN}\nDet kostar 1 000 kronor.\n", encoding="utf-8")
    ask = ("check", "plan.md", "--select", "XY101", "--format", "concise")
    assert malkoll(*ask).code == 0
    (package / "ord.txt").write_text("euro", encoding="utf-8")
    assert malkoll(*ask).code == 1


def test_what_is_remembered_is_not_used_when_a_file_that_a_local_plugin_names_has_changed(malkoll, here) -> None:
    limits = GOOD.replace('"kronor" in said', "(HERE / 'lim.json').read_text(encoding='utf-8') in said")
    (here / "egna.py").write_text(limits, encoding="utf-8")
    (here / "lim.json").write_text("Ansvarig", encoding="utf-8")
    (here / "plan.md").write_text(f"{PLAN}\nDet kostar 1 000 kronor.\n", encoding="utf-8")
    ask = ("check", "plan.md", "--select", "XY101", "--format", "concise")
    assert malkoll(*ask).code == 1
    (here / "lim.json").write_text("kronor", encoding="utf-8")
    assert malkoll(*ask).code == 0


@pytest.mark.parametrize("name", ["mål", "goal"])
def test_a_value_fills_its_placeholder_in_both_languages(name, malkoll, here) -> None:
    body = "def cost(view):\n    for goal in view.elements('goal'):\n"
    body += f"        yield Verdict(goal, Outcome.NOT_MET, values=(('{name}', 'bron'),))"
    (here / "egna.py").write_text(_check(body), encoding="utf-8")
    both = RULE.replace("    råd", '    message "“{goal}” costs nothing."\n    råd')
    (here / "kostnad.krav").write_text(both, encoding="utf-8")
    ask = ("check", "plan.md", "--select", "XY101", "--format", "concise")
    assert "“bron” costs nothing." in malkoll(*ask).out
    assert "”bron” saknar" in malkoll("--lang", "sv", *ask).out


def test_what_is_remembered_is_not_used_under_another_version_of_a_plugin(malkoll, here, install) -> None:
    package = install("ute", f"{HEAD}{COST}\n{RULES}", kostnad__krav=RULE)
    ask = ("check", "plan.md", "--select", "XY101", "--format", "concise", "--without-plugin", "egna")
    assert "XY101" in malkoll(*ask).out
    results = sorted((here.parent / "cache").rglob("*.result"))
    info = next(package.parent.glob("*.dist-info"))
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: malkoll-ute\nVersion: 2.0\n")
    from malkoll.plugins import forget

    forget()
    assert "XY101" in malkoll(*ask).out
    assert len(sorted((here.parent / "cache").rglob("*.result"))) == len(results) + 1


def test_a_watched_run_sees_a_local_plugin_change(here) -> None:
    from malkoll.app.options import Options
    from malkoll.app.watching import look

    assert str(here / "egna.py") in {str(Path(path)) for path in look(["plan.md"], Options())}

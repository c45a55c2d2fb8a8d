"""Plugins that cannot do what they say: refused before anything is checked."""

from __future__ import annotations

import pytest
from own_python import GOOD, HEAD, RULE

RULES = "@hookimpl\ndef malkoll_rules():\n    return [HERE / 'kostnad.krav']\n"

REFUSED = {
    "word-lists-for-rules": (
        "@hookimpl\ndef malkoll_rules():\n    return [HERE / 'ord.krav']\n",
        "cannot be used: the files of malkoll_rules hold no rule. Mend them, or remove the hook.",
    ),
    "ends-the-process": ("import os\nos._exit(0)\n", "tried to end malkoll (SystemExit) (egna.py, line 6)."),
    "its-own-getattr": (
        RULES + "def __getattr__(name):\n    raise RuntimeError(name)\n",
        "cannot be used: it broke: RuntimeError: ",
    ),
    "its-own-dir": (
        RULES + "def __dir__():\n    return [1]\n",
        "cannot be used: it broke: TypeError: ",
    ),
    "null-bytes": ("x = 1\0\n", "could not be loaded: it broke: SyntaxError: source code string cannot contain null"),
    "async-check": (
        "async def cost(view):\n    pass\n@hookimpl\ndef malkoll_checks():\n    return [NamedCheck('kostnad', cost)]\n",
        "kostnad: check is async, and malkoll awaits nothing. Write def instead of async def.",
    ),
    "async-generator": (
        "async def cost(view):\n    yield\n@hookimpl\ndef malkoll_checks():\n    return [NamedCheck('kost', cost)]\n",
        "kost: check is async",
    ),
    "check-without-argument": (
        "def cost():\n    yield\n@hookimpl\ndef malkoll_checks():\n    return [NamedCheck('kostnad', cost)]\n",
        "kostnad: check cannot be called with (view). Write def cost(view):.",
    ),
    "read-with-one-argument": (
        "def read(data):\n    pass\n@hookimpl\ndef malkoll_readers():\n"
        "    return [Reader('x', ('.x',), Text(sv='x'), read)]\n",
        "x: read cannot be called with (data, path). Write def read(data, path):.",
    ),
    "async-hook": (
        "@hookimpl\nasync def malkoll_rules():\n    return [HERE]\n",
        "cannot be used: malkoll_rules gave coroutine and no list of Path.",
    ),
    "same-hook-by-two-names": (
        "@hookimpl\ndef malkoll_rules():\n    return [HERE / 'kostnad.krav']\n"
        "@hookimpl(specname='malkoll_rules')\ndef more_rules():\n    return [HERE / 'kostnad.krav']\n",
        "has the hook malkoll_rules twice (malkoll_rules and more_rules), and only one would be run. Make them one.",
    ),
    "same-hook-written-twice": (
        "@hookimpl\ndef malkoll_rules():\n    return [HERE / 'kostnad.krav']\n"
        "@hookimpl\ndef malkoll_rules():\n    return [HERE / 'kostnad.krav']\n",
        "has the hook malkoll_rules twice (lines 6 and 9), and only one would be run.",
    ),
    "hook-that-raises-half-way": (
        "@hookimpl\ndef malkoll_rules():\n    yield HERE / 'kostnad.krav'\n    raise OSError('borta')\n",
        "cannot be used: malkoll_rules broke: OSError: borta (egna.py, line 8).",
    ),
    "kind-of-number": (
        "@hookimpl\ndef malkoll_readers():\n    return [Reader('x', ('.x',), Text(sv=3), lambda *_: 0)]\n",
        "x: kind is Text(sv=3, en=None); it must be Text(",
    ),
    "needs-texts-as-text": (
        "@hookimpl\ndef malkoll_reporters():\n    return [Reporter('x', (), Text(sv='x'), lambda *_: '', 'no')]\n",
        "x: needs_texts is 'no'; it must be True or False.",
    ),
    "size-true": (
        "@hookimpl\ndef malkoll_readers():\n    return [Reader('x', ('.x',), Text(sv='x'), lambda *_: 0, True)]\n",
        "x: most_bytes must be a number of bytes, not True.",
    ),
    "suffix-twice": (
        "@hookimpl\ndef malkoll_readers():\n    return [Reader('x', ('.q',), Text(sv='x'), lambda *_: 0), "
        "Reader('y', ('.q',), Text(sv='x'), lambda *_: 0)]\n",
        "has the reader's suffix .q twice.",
    ),
    "replaces-a-function": (
        RULES + "import malkoll.engine.evaluation as engine\nengine._subjects = lambda *a: None\n",
        "replaces malkoll.engine.evaluation._subjects, which is malkoll's own.",
    ),
    "replaces-a-method": (
        RULES + "from malkoll.hooks import Report\nReport.findings = property(lambda self: ())\n",
        "replaces malkoll.finding.Report.findings, which is malkoll's own.",
    ),
    "replaces-in-a-hook": (
        "@hookimpl\ndef malkoll_rules():\n    from malkoll.hooks import PlanView\n"
        "    PlanView.elements = lambda self, noun: ()\n    return [HERE / 'kostnad.krav']\n",
        "replaces malkoll.elements.PlanView.elements, which is malkoll's own.",
    ),
    "import-of-a-file-beside": (
        "import bredvid\n",
        "No module named 'bredvid' (egna.py, line 5). That file lies beside the plugin's: write from .bredvid",
    ),
}  # fmt: skip


@pytest.mark.parametrize("which", REFUSED)
def test_a_plugin_that_cannot_do_what_it_says_is_refused_before_anything_is_checked(
    which, malkoll, here, monkeypatch
) -> None:
    source, told = REFUSED[which]
    (here / "bredvid.py").write_text("", encoding="utf-8")
    (here / "ord.krav").write_text('ordlista a, engelska b:\n    "x".\n', encoding="utf-8")
    (here / "egna.py").write_text(HEAD + source, encoding="utf-8")
    kept = _methods()
    try:
        run = malkoll("check", "plan.md")
    finally:
        for owner, name, value in kept:
            setattr(owner, name, value)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("malkoll: The plugin egna (egna.py) ")
    assert told in run.err
    assert "With --without-plugin egna malkoll runs without it." in run.err


def _methods() -> list[tuple[object, str, object]]:
    """What the plugins above replace, to put it back for the other tests."""
    from malkoll.elements import PlanView
    from malkoll.engine import evaluation
    from malkoll.finding import Report

    return [(evaluation, "_subjects", evaluation._subjects), (Report, "findings", Report.findings),
            (PlanView, "elements", PlanView.elements)]  # fmt: skip


ANNOUNCED = {
    "[malkol]\nute = ute\n": "The plugin ute (malkoll-ute 1.2.3) announces itself in the group malkol, "
    "where malkoll does not look. Write "
    "[project.entry-points.malkoll]",
    "[malkoll.plugins]\nute = ute\n": "announces itself in the group malkoll.plugins, where malkoll does not look.",
    "[malkoll]\nute\n": "Which plugins are installed cannot be read in ",
    "[malkoll]\n = ute\n": "A plugin of malkoll-ute has no name. Write it before = in its entry point.",
    "[malkoll]\na = ute\nb = ute\n": "The plugin b (malkoll-ute 1.2.3) is the same Python as a. Take away one",
    "[malkoll]\nute = ute:inte.alls\n": "could not be loaded: it broke: AttributeError: module 'ute' has no attribute",
    "[malkoll]\nute = en modul\n": "The plugin ute (malkoll-ute 1.2.3) could not be loaded: it broke: ",
}


@pytest.mark.parametrize("announced", ANNOUNCED)
def test_an_entry_point_that_leads_nowhere_is_told(announced, malkoll, here, install) -> None:
    package = install("ute", GOOD, kostnad__krav=RULE)
    next(package.parent.glob("*.dist-info")).joinpath("entry_points.txt").write_text(announced, encoding="utf-8")
    run = malkoll("check", "plan.md", "--no-config")
    assert (run.code, run.out) == (2, "")
    assert ANNOUNCED[announced] in run.err
    assert "A fault in malkoll" not in run.err


def test_a_plugin_in_a_misspelt_group_can_be_done_without(malkoll, here, install) -> None:
    package = install("ute", GOOD, kostnad__krav=RULE)
    next(package.parent.glob("*.dist-info")).joinpath("entry_points.txt").write_text("[malkol]\nute = ute\n")
    assert malkoll("check", "plan.md", "--no-config", "--without-plugin", "ute", "--fail-on", "never").code == 0


def test_a_package_without_metadata_is_called_by_its_module(malkoll, here, install) -> None:
    package = install("ute", GOOD, kostnad__krav=RULE)
    (next(package.parent.glob("*.dist-info")) / "METADATA").unlink()
    assert malkoll("plugins", "--no-config").out.startswith("ute  (ute)\n")

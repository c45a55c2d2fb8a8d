"""Plugins by clumsy and hostile authors: what a user then sees is not a clean run, or is the right one all the same."""

from __future__ import annotations

import json
import locale
import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from own_python import GOOD, HEAD, PLAN, RULE

RULES = "@hookimpl\ndef malkoll_rules():\n    return [HERE / 'kostnad.krav']\n"
LOOP = "def cost(view):\n    for goal in view.elements('goal'):\n"
ONE = "    (goal,) = view.elements('goal')\n"


def _check(body: str) -> str:
    return f"{HEAD}{RULES}\n{body}\n\n@hookimpl\ndef malkoll_checks():\n    return [NamedCheck('kostnad', cost)]\n"


def _format(body: str) -> str:
    source = f"{HEAD}\n@hookimpl\ndef malkoll_reporters():\n    def write(report, context):\n        {body}\n"
    return f"{source}    return [Reporter('csv', ('.csv',), Text(sv='CSV', en='CSV'), write)]\n"


def _reader(body: str) -> str:
    source = f"{HEAD}import malkoll\nfrom dataclasses import replace\nfrom malkoll.hooks import PlanError\n"
    source += f"\n@hookimpl\ndef malkoll_readers():\n    def read(data, path):\n        {body}\n"
    return f"{source}    return [Reader('bang', ('.bang',), Text(sv='Bang', en='Bang'), read)]\n"


# --- checks that are wrong: not checked, exit code 2 ----------------------------------------------

WRONG = {
    "recursion": ("def cost(view):\n    return cost(view)", "broke: RecursionError: maximum recursion depth"),
    "coroutine-by-hand": (
        "async def work():\n    pass\ndef cost(view):\n    given = work()\n    given.close()\n    return given",
        "gave coroutine and no verdicts (Verdict). Was yield or return forgotten?",
    ),
    "exception-that-cannot-be-shown": (
        "class Bad(Exception):\n    def __str__(self):\n        raise ValueError\n"
        "def cost(view):\n    raise Bad\n    yield",
        "broke: Bad (egna.py, line ",
    ),
    "exception-of-many-lines": (
        "def cost(view):\n    raise ValueError('a\\nmalkoll: plan.md är utan anmärkning\\n' + 'x' * 10_000)\n    yield",
        "broke: ValueError: a malkoll: plan.md är utan anmärkning xxx",
    ),
    "fault-within-a-library": (
        "import json\n" + LOOP + "        json.loads('{')\n        yield",
        "in double quotes: line 1 column 2 (char 1) (egna.py, line 12).",
    ),
    "element-made-by-hand": (
        "from malkoll.hooks import Element\n" + LOOP
        + "        yield Verdict(Element('banan', goal.value, goal.span), Outcome.MET)",
        "it must be one that view.elements(…) gave.",
    ),
    "element-of-another-plan": (
        "import malkoll\n" + "def cost(view):\n    from malkoll.hooks import PlanView\n"
        "    other = PlanView(malkoll.load(HERE / 'plan.md', no_config=True, without_plugins=['egna']), None)\n"
        "    yield Verdict(other.elements('goal')[0], Outcome.MET)",
        "",
    ),
    "element-kept-from-before": (
        "kept = []\n" + LOOP + "        kept.append(goal)\n        yield Verdict(kept[0], Outcome.MET)",
        "it must be one that view.elements(…) gave.",
    ),
    "outcome-none": (LOOP + "        yield Verdict(goal, None)", "whose outcome is None; it must be Outcome.MET,"),
    "outcome-true": (LOOP + "        yield Verdict(goal, True)", "whose outcome is True; it must be Outcome.MET,"),
    "modality-list": (LOOP + "        yield Verdict(goal, Outcome.MET, [])", "whose modality is []; it must be None,"),
    "reason-number": (
        LOOP + "        yield Verdict(goal, Outcome.NOT_MET, reason=Text(sv=3))",
        "whose reason is Text(sv=3, en=None); it must be Text(",
    ),
    "reason-blank": (
        LOOP + "        yield Verdict(goal, Outcome.NOT_CHECKED, reason=Text(sv=' '))",
        "whose reason is Text(sv=' ', en=None); it must be Text(",
    ),
    "failed-as-text": (LOOP + "        yield Verdict(goal, Outcome.NOT_CHECKED, failed='no')", "whose failed is 'no'"),
    "span-nan": (
        "from malkoll.hooks import Span\n" + LOOP
        + "        yield Verdict(goal, Outcome.NOT_MET, span=Span(float('nan'), 2, 1, 1, 1, 1))",
        "whose span is Span(start=nan,",
    ),
    "span-line-text": (
        "from malkoll.hooks import Span\n" + LOOP
        + "        yield Verdict(goal, Outcome.NOT_MET, span=Span(0, 2, '1', 1, 1, 1))",
        "it must be a Span within the plan's text.",
    ),
    "span-line-beyond": (
        "from malkoll.hooks import Span\n" + LOOP
        + "        yield Verdict(goal, Outcome.NOT_MET, span=Span(0, 2, 900, 1, 901, 1))",
        "it must be a Span within the plan's text.",
    ),
    "span-backwards": (
        "from malkoll.hooks import Span\n" + LOOP
        + "        yield Verdict(goal, Outcome.NOT_MET, span=Span(5, 2, 1, 1, 1, 1))",
        "it must be a Span within the plan's text.",
    ),
    "related-text": (
        LOOP + "        yield Verdict(goal, Outcome.NOT_MET, related=('rad 3',))",
        "whose related is ('rad 3',); it must be a tuple of Related(",
    ),
    "related-outside": (
        "from malkoll.hooks import Related, Span\n" + LOOP + "        yield Verdict(goal, Outcome.NOT_MET, "
        "related=(Related(Span(0, 9999, 1, 1, 1, 1), Text(sv='a')),))",
        "within the plan's text.",
    ),
    "values-half-characters": (
        LOOP + "        yield Verdict(goal, Outcome.NOT_MET, values=(('a', '\\ud800'),))",
        "it must be a tuple of pairs of text",
    ),
    "values-numbers": (
        LOOP + "        yield Verdict(goal, Outcome.NOT_MET, values=(('a', float('nan')),))",
        "whose values is (('a', nan),); it must be",
    ),
    "cannot-be-shown": (
        "class Bad:\n    def __repr__(self):\n        raise ValueError\n" + LOOP + "        yield Verdict(goal, Bad())",
        "whose outcome is Bad; it must be",
    ),
    "values-of-no-placeholder": (
        LOOP + "        yield Verdict(goal, Outcome.NOT_MET, values=(('belopp', '3'),))",
        "whose values is (('belopp', '3'),); the names must be placeholders that a message can have: goal, indicator,",
    ),
    "no-such-noun-but-nearly": (
        "def cost(view):\n    yield view.elements('goals')",
        "there is no element “goals”. Did you mean “goal”? There are: ",
    ),
    "verdict-of-its-own-kind": (
        "class Mine(Verdict):\n    @property\n    def outcome(self):\n        return Outcome.MET\n"
        + LOOP + "        yield object.__new__(Mine)",
        "gave Mine where Verdict must be",
    ),
    "changes-the-plan": (
        "def cost(view):\n" + ONE + "    yield Verdict(goal, Outcome.MET)\n"
        "    object.__setattr__(view.plan, 'goals', ())",
        "changed the plan. The other rules were tried on it as it was. Change nothing in view.",
    ),
    "changes-a-goal": (
        "def cost(view):\n" + ONE + "    yield Verdict(goal, Outcome.MET)\n"
        "    object.__setattr__(goal.value, 'indicators', (1,))",
        "changed the plan",
    ),
    "empties-the-lists": (
        "def cost(view):\n" + ONE + "    view._whole._elements.clear()\n    view._whole._elements['goal'] = ()\n"
        "    yield Verdict(goal, Outcome.MET)",
        "",
    ),
    "ends-the-process": (
        "import os\ndef cost(view):\n    os._exit(0)",
        "tried to end malkoll (SystemExit) (egna.py, line ",
    ),
    "ends-the-process-from-a-thread-of-its-own": (
        "import os, threading\ndef cost(view):\n    one = threading.Thread(target=os._exit, args=(0,))\n"
        "    one.start()\n    one.join()",
        "gave None and no verdicts",
    ),
    "puts-another-program-in-its-place": (
        "import os, sys\ndef cost(view):\n    os.execv(sys.executable, [sys.executable, '-c', ''])",
        "tried to end malkoll (SystemExit) (egna.py, line ",
    ),
    "puts-another-program-in-its-place-by-name": (
        "import os\ndef cost(view):\n    os.execlp('true', 'true')",
        "tried to end malkoll (SystemExit) (egna.py, line ",
    ),
    "replaces-what-is-pythons": (
        "import builtins\ndef cost(view):\n    builtins.len = lambda what: 0\n"
        "    return [Verdict(goal, Outcome.MET) for goal in view.elements('goal')]",
        "replaces len, which is Python's own and used by all else as well. Take that away.",
    ),
    "closes-and-prints": (
        "import sys\ndef cost(view):\n    sys.stdout.close()\n    print('a')\n    yield",
        "broke: ValueError: I/O operation on closed file (egna.py, line ",
    ),
    "warnings-as-errors": (
        "import warnings\nwarnings.simplefilter('error')\ndef cost(view):\n    warnings.simplefilter('error')\n"
        "    warnings.warn('gammalt')\n    yield",
        "broke: UserWarning: gammalt (egna.py, line ",
    ),
    "waits-for-itself": (
        "import threading\ndef cost(view):\n    lock = threading.Lock()\n    lock.acquire()\n"
        "    lock.acquire(timeout=20)",
        "was not done within 1 s (MALKOLL_PLUGIN_SECONDS changes the limit). It was at egna.py, line ",
    ),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("which", WRONG)
def test_a_check_that_gives_what_it_should_not_is_named_and_the_run_is_not_whole(
    which, malkoll, here, monkeypatch
) -> None:
    body, told = WRONG[which]
    if which == "waits-for-itself":
        monkeypatch.setenv("MALKOLL_PLUGIN_SECONDS", "1")
    (here / "egna.py").write_text(_check(body), encoding="utf-8")
    (here / "zan.md").write_text(PLAN, encoding="utf-8")
    run = malkoll("check", "plan.md", "zan.md", "--select", "XY101", "--format", "json", "--jobs", "1")
    assert run.code == 2
    assert "The plugin egna (egna.py): the check kostnad " in run.err
    assert told in run.err
    assert "Mend the plugin, or run without it by --without-plugin egna." in run.err
    assert "A fault in malkoll" not in run.err
    assert all(line.startswith("malkoll: XY101 could not be tried on all of ") for line in run.err.splitlines())
    assert json.loads(run.out)["outcomes"]["not_checked"] >= 1


# --- what belongs to the process stays as it was --------------------------------------------------

ASIDE = {
    "changes-folder": "import os\ndef cost(view):\n    os.chdir('/')\n",
    "changes-locale": "import locale\ndef cost(view):\n    locale.setlocale(locale.LC_ALL, 'C.UTF-8')\n",
    "changes-warnings": "import warnings\nwarnings.simplefilter('error')\ndef cost(view):\n"
    "    warnings.resetwarnings()\n",
    "changes-recursion-limit": "import sys\nsys.setrecursionlimit(90_000)\ndef cost(view):\n"
    "    sys.setrecursionlimit(70_000)\n",
    "replaces-the-screen": "import sys, io\ndef cost(view):\n    sys.stdout = sys.stderr = io.StringIO()\n",
    "closes-the-screen": "import sys\ndef cost(view):\n    sys.stdout.close()\n    sys.stderr.close()\n",
    "prints-bytes": "import sys\ndef cost(view):\n    sys.stdout.buffer.write(b'\\xff\\xfe')\n",
    "writes-past-python": "import os\ndef cost(view):\n    os.write(1, b'allt bra')\n",
    "prints-half-characters": "def cost(view):\n    print('\\ud800')\n",
    "puts-its-folder-first": "import sys\nsys.path.insert(0, str(HERE))\ndef cost(view):\n    pass\n",
    "leaves-a-thread": "import threading, time\ndef cost(view):\n"
    "    threading.Thread(target=time.sleep, args=(2,)).start()\n",
}


@pytest.mark.parametrize("which", ASIDE)
def test_what_a_plugin_changes_of_the_process_changes_nothing_of_the_result(which, malkoll, here) -> None:
    verdict = "    for goal in view.elements('goal'):\n        yield Verdict(goal, Outcome.NOT_MET)\n"
    (here / "egna.py").write_text(_check(ASIDE[which] + verdict), encoding="utf-8")
    (here / "json.py").write_text("raise SystemExit('a file among the plans was run')\n", encoding="utf-8")
    before = _process()
    run = malkoll("check", "plan.md", "--select", "XY101", "--format", "json", "-o", "ut.json")
    assert run.code == 1
    assert (run.out, "malkoll:" in run.err) == ("", False)
    assert [one["code"] for one in json.loads((here / "ut.json").read_text())["findings"]] == ["XY101"]
    assert _process() == before
    sys.path[:] = [one for one in sys.path if one != str(here)]


def _process() -> tuple[object, ...]:
    path = [one for one in sys.path if not one.endswith("here")]
    streams = (sys.stdout.closed, sys.stderr.closed)
    filters = list(warnings.filters)
    return os.getcwd(), locale.setlocale(locale.LC_ALL), sys.getrecursionlimit(), filters, path, streams


def test_what_is_written_past_python_does_not_come_between_the_findings(here) -> None:
    noisy = GOOD.replace("    for goal in view", "    import os; os.write(1, b'hej')\n    for goal in view")
    (here / "egna.py").write_text(noisy, encoding="utf-8")
    command = [sys.executable, "-m", "malkoll", "check", "plan.md", "--select", "XY101", "--format", "csv"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (done.stdout, done.stderr) == ("XY101;3\n", "hej")


def test_a_limit_without_end_is_one(malkoll, here, monkeypatch) -> None:
    monkeypatch.setenv("MALKOLL_PLUGIN_SECONDS", "inf")
    assert malkoll("check", "plan.md", "--select", "XY101", "--format", "csv").out == "XY101;3\n"


def test_calls_that_overlap_put_everything_back_when_the_last_is_done(here) -> None:
    import threading

    from malkoll.plugins.bounded import bounded

    before, go = _process(), threading.Event()
    first = threading.Thread(target=lambda: bounded(lambda: go.wait(10)))
    first.start()
    bounded(lambda: os.chdir(os.sep))
    go.set()
    first.join()
    assert (_process(), sys.stdout.writable()) == (before, True)


def test_of_enormous_output_only_the_beginning_is_passed_on(malkoll, here) -> None:
    noisy = GOOD.replace("    for goal in view", "    print('x' * 5_000_000)\n    for goal in view")
    (here / "egna.py").write_text(noisy, encoding="utf-8")
    run = malkoll("check", "plan.md", "--select", "XY101", "--format", "csv")
    assert run.out == "XY101;3\n"
    assert len(run.err) < 110_000
    assert "a plugin prints more; the rest is left out" in run.err


LAST = {
    "by-itself": "atexit.register(os._exit, 0)",
    "in-a-function": "atexit.register(lambda: os._exit(0))",
    "by-a-name-of-its-own": "from os import _exit\natexit.register(lambda: _exit(0))",
    "by-another-program": "atexit.register(os.execv, sys.executable, [sys.executable, '-c', ''])",
}


@pytest.mark.parametrize("which", LAST)
def test_what_a_plugin_wants_done_at_the_end_is_done_and_decides_no_exit_code(which, here) -> None:
    source = f"import atexit, os, sys\n{LAST[which]}\natexit.register(print, 'done')\n{GOOD}"
    source += "\natexit.register(print, 'not done')\natexit.unregister(print)\natexit.register(print, 'done')\n"
    (here / "egna.py").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "malkoll", "check", "plan.md", "--select", "XY101", "--format", "csv"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (1, "XY101;3\ndone\n")


def test_a_thread_left_running_does_not_keep_the_process(here) -> None:
    body = "import threading, time\n" + LOOP + "        yield Verdict(goal, Outcome.NOT_MET)\n"
    body += "    threading.Thread(target=time.sleep, args=(60,), daemon=False).start()\n"
    (here / "egna.py").write_text(_check(body), encoding="utf-8")
    command = [sys.executable, "-m", "malkoll", "check", "plan.md", "--select", "XY101", "--format", "concise"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=40, encoding="utf-8")
    assert done.returncode == 1
    assert done.stdout.startswith("plan.md:3:4: error XY101")


TWO = PLAN + "\n## Mål 2: Bygg en bro i Granköping\n\nAnsvarig: Gatuchef\n"
PASSED_OVER = {
    "goes-on": "        if 'bro' in goal.value.title.text:\n            continue\n"
    "        yield Verdict(goal, Outcome.MET)\n",
    "returns": "        yield Verdict(goal, Outcome.MET)\n        return\n",
    "swallows-what-breaks": "        try:\n            goal.value.told[99 * ('bro' in goal.value.title.text)]\n"
    "            yield Verdict(goal, Outcome.MET)\n        except IndexError:\n            pass\n",
}


@pytest.mark.parametrize("which", PASSED_OVER)
def test_an_element_that_a_check_passes_over_in_silence_is_not_checked_and_is_named(which, malkoll, here) -> None:
    (here / "plan.md").write_text(TWO, encoding="utf-8")
    (here / "egna.py").write_text(_check(LOOP + PASSED_OVER[which]), encoding="utf-8")
    run = malkoll("check", "plan.md", "--select", "XY101", "--format", "json")
    assert run.code == 2
    assert (
        "the check kostnad gave verdicts on 1 of 2 goal, but none on 'Bygg en bro i Granköping' (line 7). Yield a "
        "Verdict for each element, Outcome.NOT_APPLICABLE where the rule does not apply."
    ) in run.err
    told = json.loads(run.out)
    assert (told["outcomes"]["met"], told["outcomes"]["not_checked"]) == (1, 1)
    screen = malkoll("check", "plan.md", "--select", "XY101")
    assert "Nothing to remark on." not in screen.out
    assert "Nothing to remark on in what could be tried." in screen.out


def test_what_a_check_only_looks_at_needs_no_verdict(malkoll, here) -> None:
    (here / "plan.md").write_text(TWO, encoding="utf-8")
    body = LOOP + "        view.elements('responsible')\n        view.elements('plan')\n"
    (here / "egna.py").write_text(_check(body + "        yield Verdict(goal, Outcome.MET)\n"), encoding="utf-8")
    run = malkoll("check", "plan.md", "--select", "XY101", "--format", "json")
    assert (run.code, run.err) == (0, "")


def test_the_same_verdict_twice_is_told(malkoll, here) -> None:
    (here / "egna.py").write_text(_check(LOOP + "        yield Verdict(goal, Outcome.MET)\n" * 2), encoding="utf-8")
    run = malkoll("check", "plan.md", "--select", "XY101")
    assert run.code == 2
    assert "gave the same verdict 2 times on 'Bygg en lekplats i Granköping' (line 3). Yield one on each" in run.err


def test_two_findings_at_two_places_of_one_element_are_two(malkoll, here) -> None:
    body = LOOP + "        yield Verdict(goal, Outcome.NOT_MET)\n"
    body += "        yield Verdict(goal, Outcome.NOT_MET, span=goal.value.responsible[0].span)\n"
    (here / "egna.py").write_text(_check(body), encoding="utf-8")
    run = malkoll("check", "plan.md", "--select", "XY101", "--format", "concise")
    assert (run.code, run.err, run.out.count("XY101")) == (1, "", 2)


def test_a_rule_file_whose_check_passes_over_an_element_fails_its_own_test(malkoll, here) -> None:
    rule = RULE.replace(
        "    ## Mål 1: Bygg en lekplats\n", "    ## Mål 1: Bygg en lekplats\n\n    ## Mål 2: Bygg en bro\n", 1
    )
    (here / "kostnad.krav").write_text(rule, encoding="utf-8")
    (here / "egna.py").write_text(_check(LOOP + PASSED_OVER["goes-on"].replace("MET", "NOT_MET")), encoding="utf-8")
    run = malkoll("test", "kostnad.krav")
    assert run.code == 1
    assert "gave verdicts on 1 of 2 goal, but none on 'Bygg en bro'" in run.out


def test_a_check_that_changes_the_plan_changes_nothing_for_the_other_rules(malkoll, here) -> None:
    body = WRONG["changes-the-plan"][0]
    (here / "kostnad.krav").write_text(RULE.replace("XY101", "AA101"), encoding="utf-8")  # before all the others
    (here / "egna.py").write_text(_check(body), encoding="utf-8")
    run = malkoll("check", "plan.md", "--format", "json")
    alone = malkoll("check", "plan.md", "--format", "json", "--without-plugin", "egna")
    assert run.code == 2
    assert "changed the plan" in run.err
    told, untouched = (json.loads(one.out) for one in (run, alone))
    assert told["documents"][0]["goals"] == 1
    assert told["findings"] == untouched["findings"] != []


# --- readers and formats --------------------------------------------------------------------------

READ = {
    "text-of-bytes": ("return replace(malkoll.read(data, 'x.md'), text=data)", "whose text is b'# Plan"),
    "blocks-as-list": ("return replace(malkoll.read(data, 'x.md'), blocks=[])", "whose blocks is [], which is of"),
    "block-of-text": ("return replace(malkoll.read(data, 'x.md'), blocks=('# Plan',))", "whose blocks[0] is '# Plan',"),
    "heading-without-text": (
        "d = malkoll.read(data, 'x.md'); return replace(d, blocks=(replace(d.blocks[0], text=None), *d.blocks[1:]))",
        "whose blocks[0].text is None, which is of the wrong kind.",
    ),
    "span-of-floats": (
        "d = malkoll.read(data, 'x.md'); s = replace(d.blocks[0].span, end=float('nan')); "
        "return replace(d, blocks=(replace(d.blocks[0], span=s),))",
        "whose blocks[0].span.end is nan, which is of the wrong kind.",
    ),
    "line-outside": (
        "d = malkoll.read(data, 'x.md'); b = d.blocks[-1]; l = b.lines[0]; "
        "l = replace(l, span=replace(l.span, end=99999)); return replace(d, blocks=(replace(b, lines=(l,)),))",
        "gave a document with a block outside its text (blocks[0]).",
    ),
    "half-characters": (
        "return replace(malkoll.read(data, 'x.md'), text='\\ud800' * 500)",
        "whose text has half characters (surrogates). Decode with the right encoding.",
    ),
    "wrong-decoding": ("return malkoll.read(data.decode('ascii'), 'x.md')", "broke: UnicodeDecodeError: 'ascii' codec"),
    "error-without-words": ("raise PlanError('', '')", "does not say what is wrong: PlanError must have a sentence"),
    "error-of-numbers": ("raise PlanError(1, None)", "broke: TypeError: PlanError takes a sentence in Swedish and one"),
    "error-in-one-language": ("raise PlanError('Tomt.')", "broke: TypeError: "),
}


@pytest.mark.parametrize("which", READ)
def test_a_reader_that_makes_no_whole_document_is_named_with_what_is_wrong(which, malkoll, here) -> None:
    body, told = READ[which]
    (here / "egna.py").write_text(_reader(body), encoding="utf-8")
    (here / "a.bang").write_text(PLAN, encoding="utf-8")
    run = malkoll("check", "a.bang")
    assert (run.code, run.out.count("MK1")) == (2, 0)
    assert run.err.startswith("malkoll: a.bang: the plugin egna (egna.py): the reader bang ")
    assert told in run.err
    assert "Mend the plugin, or run without it by --without-plugin egna." in run.err


LOST = {
    "half-of-the-blocks": (
        "d = malkoll.read(data, 'x.md'); return replace(d, blocks=d.blocks[:3])",
        "gave a document in which 22 of 35 words lie in no block (the first at line 7). Make blocks of all the text, "
        "or leave what is no part of the plan out of the text.",
    ),
    "no-blocks": ("return replace(malkoll.read(data, 'x.md'), blocks=())", "in which 35 of 35 words lie in no block"),
    "text-backwards": (
        "d = malkoll.read(data, 'x.md'); return replace(d, text=d.text[::-1])",
        "words of whose blocks do not stand where their spans say (the first is “Plan”, of blocks[0]). Make spans of "
        "the same text.",
    ),
    "another-text": (
        "d = malkoll.read(data, 'x.md'); return replace(d, text='Kommunens vision är god. ' * 20)",
        "words of whose blocks do not stand where their spans say",
    ),
    "blocks-backwards": (
        "d = malkoll.read(data, 'x.md'); return replace(d, blocks=d.blocks[::-1])",
        "gave a document whose blocks do not come in the order of the text (blocks[1] begins before blocks[0]).",
    ),
}


@pytest.mark.parametrize("which", LOST)
def test_a_reader_that_loses_text_or_puts_it_in_the_wrong_place_leaves_the_plan_unchecked(which, malkoll, here) -> None:
    body, told = LOST[which]
    (here / "egna.py").write_text(_reader(body), encoding="utf-8")
    plan = TWO + "\nBron byggs av betong, och kommunen följer upp bygget varje månad i nämnden.\n"
    (here / "a.bang").write_text(plan, encoding="utf-8")
    run = malkoll("check", "a.bang")
    assert (run.code, run.out.count("MK1")) == (2, 0)
    assert "a.bang: the plugin egna (egna.py): the reader bang " in run.err
    assert told in run.err


def test_a_reader_that_places_its_words_itself_may_leave_some_out(malkoll, here) -> None:
    body = "d = malkoll.read(data, 'x.md'); return replace(d, blocks=d.blocks[:-1])"
    (here / "egna.py").write_text(_reader(body), encoding="utf-8")
    (here / "a.bang").write_text(PLAN + "\nSid 3.\n", encoding="utf-8")
    run = malkoll("check", "a.bang", "--select", "MK101", "--format", "concise")
    assert (run.code, run.err) == (1, "")


def test_no_document_of_malkolls_own_readers_is_taken_for_one_that_lost_something() -> None:
    from malkoll.plugins.documents import look_at_document
    from malkoll.readers import read

    root = Path(__file__).parents[1]
    files = [*(root / "cases").glob("*5-*.md"), *(root / "formats" / "fixtures").glob("uppfoljning*.*")]
    for file in files:
        look_at_document(read(file.name, file.read_bytes()))
    assert len({file.suffix for file in files}) >= 5


WRITTEN = {
    "nothing": ("return ''", "gave an empty text, though there is something to tell."),
    "blank": ("return ' \\n'", "gave an empty text, though there is something to tell."),
    "without-width": ("return '\\ufeff\\u200b\\n'", "gave an empty text, though there is something to tell."),
    "half-characters": ("return '\\ud800'", "gave text that cannot be written in UTF-8 (half characters, surrogates)."),
    "generator": ("return (str(one) for one in report.findings)", "gave generator where str must be."),
    "coroutine": ("return report.findings", "gave tuple where str must be."),
    "own-error": (
        "from malkoll.hooks import MalkollError; raise MalkollError('Skrivaren är av.', 'The printer is off.')",
        "says: The printer is off.",
    ),
    "alters-the-report": (
        "object.__setattr__(report, 'documents', ()); context.texts.clear(); return 'x'",
        "broke: AttributeError: 'mappingproxy' object has no attribute 'clear' (egna.py, line ",
    ),
    "alters-the-context": ("context.language = 'sv'; return 'x'", "broke: FrozenInstanceError: cannot assign"),
}


@pytest.mark.parametrize("which", WRITTEN)
def test_a_format_that_writes_no_report_is_named_with_what_is_wrong(which, malkoll, here) -> None:
    body, told = WRITTEN[which]
    (here / "egna.py").write_text(_format(body), encoding="utf-8")
    run = malkoll("check", "plan.md", "--format", "csv=ut.csv", "--select", "MK101", "--fail-on", "never")
    assert run.code == 2
    assert f"The plugin egna (egna.py) could not write the report: the format csv {told}" in run.err
    assert not (here / "ut.csv").exists()


def test_a_file_that_a_failing_format_leaves_as_it_was_is_said_to_be_from_an_earlier_run(malkoll, here) -> None:
    (here / "ut.csv").write_text("inga anmärkningar", encoding="utf-8")
    (here / "egna.py").write_text(_format("raise ValueError('x')"), encoding="utf-8")
    run = malkoll("check", "plan.md", "-o", "ut.csv")
    assert run.code == 2
    assert run.err.endswith(" ut.csv is from an earlier run.\n")
    assert (here / "ut.csv").read_text(encoding="utf-8") == "inga anmärkningar"


def test_what_a_format_does_to_its_report_the_others_do_not_see(malkoll, here) -> None:
    body = "[object.__setattr__(one, 'findings', ()) for one in report.documents]; return 'inga'"
    (here / "egna.py").write_text(_format(body), encoding="utf-8")
    run = malkoll("check", "plan.md", "--format", "csv=ut.csv", "--format", "json", "--select", "MK101")
    assert run.code == 1
    assert [one["code"] for one in json.loads(run.out)["findings"]] == ["MK101"]


def test_a_format_may_be_empty_where_there_is_nothing_to_tell(malkoll, here) -> None:
    (here / "egna.py").write_text(_format("return ''"), encoding="utf-8")
    assert malkoll("check", "plan.md", "--format", "csv", "--select", "MK103").code == 0


# --- files beside a local plugin ------------------------------------------------------------------


def test_a_local_plugin_imports_the_files_beside_it_by_a_point_and_by_that_alone(malkoll, here) -> None:
    (here / "belopp.py").write_text("from .ordet import WORD\n", encoding="utf-8")
    (here / "ordet.py").write_text("WORD = 'kronor'\n", encoding="utf-8")
    source = GOOD.replace("HERE =", "from .belopp import WORD\nHERE =").replace('"kronor" in', "WORD in")
    (here / "egna.py").write_text(source, encoding="utf-8")
    ask = ("check", "plan.md", "--select", "XY101", "--format", "csv")
    assert [malkoll(*ask).out for _ in range(2)] == ["XY101;3\n"] * 2
    assert str(here) not in sys.path
    assert "belopp" not in sys.modules
    (here / "ordet.py").write_text("WORD = ''\n", encoding="utf-8")
    assert malkoll(*ask).out == ""


def test_a_plugin_that_is_installed_is_named_with_its_version_and_its_own_line(malkoll, here, install) -> None:
    (here / "malkoll.toml").unlink()
    source = _check("import json\n" + LOOP + "        json.loads('')\n        yield")
    install("ute", source, "0.9", kostnad__krav=RULE)
    run = malkoll("check", "plan.md", "--select", "XY101")
    assert run.code == 2
    assert "The plugin ute (malkoll-ute 0.9): the check kostnad broke: JSONDecodeError: " in run.err
    assert "(__init__.py, line 12)" in run.err

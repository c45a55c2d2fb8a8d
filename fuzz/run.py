"""Fuzzing with coverage guidance: ``python fuzz/run.py [TARGET…] --seconds N``. README.md says what is tried and held.

Each target runs in a process of its own, within bounds of time and memory. Ends with 1 where something was found: the
input is saved, and a sentence says where and what it breaks.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from targets import TARGETS, Target

HERE = Path(__file__).resolve().parent

MOST_SECONDS = 10
"""How long one input may take, in seconds of the processor."""
MOST_MEGABYTES = 2048
"""What one target may hold in memory."""
_TO_BEGIN = 600
"""Seconds beside the time for fuzzing, for imports and the first inputs, on a machine that has much else to do."""
_BUSY = 6
"""How many times longer by the clock than by the processor an input may take."""
_A_SHORT_ROUND = 60
"""Seconds; a shorter round begins with the smallest seeds only."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of fuzzing one target: so many inputs, and the edges of the code that they reached.

    ``seconds`` are by the clock, ``processor`` those of them in which the machine was at it.
    """

    executions: int = 0
    seconds: float = 0
    edges: int = 0
    findings: int = 0
    said: str = ""
    processor: float = 0


def fuzz(target: Target, given: argparse.Namespace) -> Ran:
    """Fuzz one target until its time is over or something is found."""
    corpus, found = given.corpus / target.name, given.corpus / "found" / target.name
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(found.iterdir())
    seeds, last = given.corpus / "seeds" / target.name, given.corpus / f"{target.name}.last"
    spent = last.with_suffix(".spent")
    few = 3 * given.seconds if given.seconds < _A_SHORT_ROUND else 10_000
    command = [
        *(sys.executable, str(HERE / "one.py"), target.name, "--seeds", str(seeds), "--most-seeds", str(few)),
        *("--note", str(last), "--most-seconds", str(given.most_seconds), "--fuzz"),
        *(str(corpus), str(seeds), f"-max_total_time={given.seconds}", f"-max_len={target.most_bytes}"),
        *(f"-timeout={_BUSY * given.most_seconds}", f"-rss_limit_mb={given.most_megabytes}"),
        *(
            f"-artifact_prefix={found}/",
            "-print_final_stats=1",
            "-report_slow_units=1000000",
            "-reload=0",
            f"-seed={given.seed}",
        ),
    ]
    began = time.monotonic()
    try:
        most = given.seconds + _TO_BEGIN
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=most,
            cwd=given.corpus,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": str(given.seed)} if given.seed else None,
        )
        code, log = done.returncode, done.stdout.decode("utf-8", "replace")
    except subprocess.TimeoutExpired as over:
        code, log = 1, (over.stdout or b"").decode("utf-8", "replace")
    seconds = time.monotonic() - began
    processor = float(spent.read_text()) if spent.exists() and spent.stat().st_size else 0.0
    (given.corpus / f"{target.name}.log").write_text(f"{log}\nended with {code}\n", encoding="utf-8")
    ran = Ran(
        _last(r"number_of_executed_units: (\d+)|#(\d+)\t", log), seconds, _last(r"cov: (\d+)", log), processor=processor
    )
    if code == 0:
        return ran
    saved = sorted(set(found.iterdir()) - before)
    if not saved and last.exists():  # the process was ended before it could save anything
        saved = [last.rename(found / f"end-{int(time.time())}")]
    inputs = [_named(path, target) for path in saved]
    return replace(ran, findings=1, said=_sentence(target, inputs, log, given))


def _last(pattern: str, log: str) -> int:
    numbers = [next(filter(None, groups)) for groups in re.findall(f"(?:{pattern})()", log) if any(groups)]
    return int(numbers[-1]) if numbers else 0


def _named(path: Path, target: Target) -> Path:
    """The saved input under a name with the suffix of its kind."""
    return path if path.suffix else path.rename(path.with_name(path.name + target.suffix))


def _sentence(target: Target, inputs: Sequence[Path], log: str, given: argparse.Namespace) -> str:
    where = ", ".join(map(str, inputs)) or f"no input was saved; see {given.corpus / target.name}.log"
    raised = re.findall(r"(?m)^ *=== Uncaught Python exception: ===\n(.+(?:\n(?!Traceback).+)*)", log)
    if raised:
        what = raised[-1]
    elif "ALARM" in log:
        what = f"an input takes more than {_BUSY * given.most_seconds} s"
    elif "out-of-memory" in log or "rss limit" in log:
        what = f"more than {given.most_megabytes} MB of memory"
    else:
        what = (log.strip().splitlines() or ["the process did not end"])[-1]
    return f"{target.name}: {what.strip()[:1000]}\n  input: {where}\n  again: python fuzz/one.py {target.name} FILE"


def totals(given: argparse.Namespace, rounds: dict[str, Ran]) -> dict[str, Ran]:
    """What all rounds with this corpus have come to, this one among them."""
    path = given.corpus / "totals.json"
    known = {name: Ran(**row) for name, row in json.loads(path.read_text()).items()} if path.exists() else {}
    for name, ran in rounds.items():
        old = known.get(name, Ran())
        known[name] = Ran(
            old.executions + ran.executions,
            round(old.seconds + ran.seconds, 1),
            max(old.edges, ran.edges),
            old.findings + ran.findings,
            processor=round(old.processor + ran.processor, 1),
        )
    path.write_text(json.dumps({name: asdict(ran) for name, ran in sorted(known.items())}, indent=1))
    return known


def table(known: dict[str, Ran]) -> str:
    """The totals as a table of Markdown."""
    lines = ["| target | inputs tried | seconds | of the processor | edges reached |", "|---|--:|--:|--:|--:|"]
    for name, ran in known.items():
        lines.append(f"| {name} | {ran.executions:,} | {ran.seconds:,.0f} | {ran.processor:,.0f} | {ran.edges:,} |")
    every = known.values()
    sums = [
        sum(ran.executions for ran in every),
        sum(ran.seconds for ran in every),
        sum(ran.processor for ran in every),
    ]
    lines.append(f"| **together** | {sums[0]:,} | {sums[1]:,.0f} | {sums[2]:,.0f} | |")
    return "\n".join(lines) + "\n"


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"{', '.join(TARGETS)}; all where none is named")
    parser.add_argument("--seconds", type=int, default=60, help="how long each target is fuzzed (60)")
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus", help="folder for inputs and what is found")
    parser.add_argument("--jobs", type=int, default=1, help="targets at a time (1)")
    parser.add_argument("--seed", type=int, default=0, help="of chance; 0 takes another each time")
    parser.add_argument("--most-seconds", type=int, default=MOST_SECONDS, help=f"for one input ({MOST_SECONDS})")
    parser.add_argument("--most-megabytes", type=int, default=MOST_MEGABYTES, help=f"of memory ({MOST_MEGABYTES})")
    parser.add_argument("--table", type=Path, help="write the totals of all rounds with this corpus here")
    given = parser.parse_args()
    if unknown := set(given.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    given.corpus = given.corpus.resolve()
    given.corpus.mkdir(parents=True, exist_ok=True)
    return given


def main() -> int:
    given = asked()
    try:
        import atheris  # noqa: F401
    except ImportError:
        print('atheris is not here: pip install -e ".[fuzz]" (it is there for Linux only).', file=sys.stderr)
        return 2
    chosen = [TARGETS[name] for name in given.targets or TARGETS]

    def one(target: Target) -> Ran:
        ran = fuzz(target, given)
        speed = ran.executions / ran.seconds
        print(
            f"{target.name}: {ran.executions:,} inputs, {ran.edges:,} edges, {ran.seconds:.0f} s, {speed:.0f} a second",
            flush=True,
        )
        if ran.said:
            print(ran.said, flush=True)
        return ran

    with ThreadPoolExecutor(given.jobs) as pool:
        rounds = dict(zip((target.name for target in chosen), pool.map(one, chosen), strict=True))
    known = totals(given, rounds)
    if given.table is not None:
        given.table.write_text(table(known), encoding="utf-8")
    return 1 if any(ran.findings for ran in rounds.values()) else 0


if __name__ == "__main__":
    sys.exit(main())

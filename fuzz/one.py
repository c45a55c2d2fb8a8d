"""Fuzzes one target in this process: ``run.py`` starts it. ``python fuzz/one.py TARGET FILE…`` tries inputs again."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from random import Random

from held import hold
from targets import TARGETS, Target

LINES = rb"[^\n]*\n|[^\n]+"
WORDS = rb"[^\W]+|\s+|[^\w\s]"
TAGS = rb"<[^>]*>|[^<]+|<"


def changes(target: Target) -> Callable[[bytes, int, int], bytes]:
    """How inputs of the target are changed, as libFuzzer asks for it."""
    import mutate

    words = list(target.words()) or [b" "]
    ways: dict[str, mutate.Mutate] = {
        "lines": mutate.by_pieces(LINES, words),
        "words": mutate.by_pieces(WORDS, words),
        "tags": mutate.by_pieces(TAGS, words),
        "archive": mutate.archive,
        "pdf": mutate.pdf,
    }
    way = ways[target.way]

    def changed(data: bytes, most: int, seed: int) -> bytes:
        made = way(data, most, Random(seed))
        return made if len(made) <= most else data[:most]

    return changed


def watch(packages: tuple[str, ...]) -> None:
    """Import the packages so that their coverage is counted."""
    import atheris

    with atheris.instrument_imports(include=list(packages), enable_loader_override=False):
        for name in packages:
            package = importlib.import_module(name)
            for module in pkgutil.walk_packages(getattr(package, "__path__", []), f"{name}."):
                if not module.name.endswith("__main__"):
                    importlib.import_module(module.name)


def sow(target: Target, folder: Path, most: int) -> None:
    """Put the target's seeds, the smallest ``most`` of them, into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    seeds = sorted(target.seeds(), key=lambda seed: len(seed[1]))
    for name, data in seeds[:most]:
        (folder / f"{name}{target.suffix}").write_bytes(data[: target.most_bytes])


def bounded(tried: Callable[[bytes], None], note: Path, most_seconds: float) -> Callable[[bytes], None]:
    """``tried``, which may take so many seconds of the processor, however busy the machine is.

    Each input is written to ``note`` before it is tried, since what ends the process at once can save nothing, and
    the seconds of the processor so far beside it.
    """
    file, spent = (os.open(note.with_suffix(end), os.O_RDWR | os.O_CREAT | os.O_TRUNC) for end in (".last", ".spent"))

    def one(data: bytes) -> None:
        os.ftruncate(file, os.pwrite(file, data, 0))
        began = time.process_time()
        try:
            tried(data)
        finally:
            now = time.process_time()
            os.pwrite(spent, b"%012.1f" % now, 0)
        hold(f"An input takes no more than {most_seconds:g} s", now - began <= most_seconds, now - began)

    return one


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("files", nargs="*", type=Path, help="inputs to try once")
    parser.add_argument("--seeds", type=Path, help="a folder for the inputs to begin with")
    parser.add_argument("--most-seeds", type=int, default=10_000)
    parser.add_argument("--note", type=Path, help="the file whose like with .last holds the input being tried")
    parser.add_argument("--most-seconds", type=float, default=10, help="of the processor, for one input")
    parser.add_argument("--fuzz", nargs=argparse.REMAINDER, help="fuzz, with these arguments for libFuzzer")
    given = parser.parse_args()
    os.environ["MALKOLL_CACHE"] = "off"
    warnings.simplefilter("ignore")  # of libraries, about files that are damaged
    target = TARGETS[given.target]
    if given.fuzz is None:
        tried = target.prepare()
        for path in map(Path.absolute, given.files):
            print(path, flush=True)
            tried(path.read_bytes())
        return 0
    import atheris

    change = changes(target)
    watch(target.watched)
    if given.seeds is not None:
        sow(target, given.seeds, given.most_seeds)
    tried = target.prepare()
    if given.note is not None:
        tried = bounded(tried, given.note, given.most_seconds)
    atheris.Setup([sys.argv[0], *given.fuzz], tried, custom_mutator=change)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())

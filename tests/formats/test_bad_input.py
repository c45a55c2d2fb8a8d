"""What is damaged, disguised or meant to do harm gives one clear sentence, or a run that ends; and reaches nothing."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from bad_files import SECRET, Bad, bad_files

GUARDED = Path(__file__).parent / "guarded.py"
_MOST_SECONDS = 180  # of one run, far more than any should take: it is there so that a run that never ends is told of


class Listener:
    """A server that answers nothing and counts who calls."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"
        self.calls = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listens = Listener()
    yield listens
    listens.socket.close()


@pytest.mark.parametrize("bad", bad_files(), ids=lambda bad: f"{bad.suffix[1:]}-{bad.name.replace(' ', '-')}")
def test_a_bad_file_gives_one_clear_sentence_or_a_run_that_ends(bad: Bad, tmp_path: Path, listener: Listener) -> None:
    secret = tmp_path / "hemlig.txt"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    plan = tmp_path / f"plan{bad.suffix}"
    plan.write_bytes(bad.make(secret.as_uri(), listener.url))
    languages = ["sv"] if bad.says is None else ["sv", "en"]
    command = [sys.executable, str(GUARDED), str(plan), *languages]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=_MOST_SECONDS)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    print(*(err for _, err in told["said"]), sep="\n")

    assert {code for code, _ in told["said"]} <= ({0, 1, 2} if bad.says is None else {2})
    assert not any("Traceback" in err for _, err in told["said"])
    assert SECRET not in done.stdout
    assert told["reached"] == []
    assert listener.calls == 0
    for (_, err), pattern in zip(told["said"], bad.says or (), strict=False):
        said = err.strip().replace(str(plan), "PLAN")
        assert re.fullmatch(r"malkoll: PLAN: [^\n]+\.", said)
        assert re.search(pattern, said)
        assert not re.search(r"\b[a-zåäö][A-ZÅÄÖ]{2}", said), "PDF is no pDF"
    assert len({err for _, err in told["said"]}) == len(languages), "each language has its own words"

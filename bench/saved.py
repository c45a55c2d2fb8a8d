"""What was measured, kept as JSON beside the pages that are made of it: ``bench/saved``."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

from processes import MALKOLL

FOLDER = Path(__file__).resolve().with_name("saved")


def save(name: str, found: dict[str, Any]) -> None:
    """Keep what was ``found``, with the day, the machine and the versions it was found with."""
    FOLDER.mkdir(exist_ok=True)
    said = subprocess.run([*MALKOLL, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    whole = {"malkoll": said, "date": date.today().isoformat(), "machine": machine(), **found}
    text = json.dumps(_short(whole), ensure_ascii=False, indent=1) + "\n"
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")


def _short(value: Any) -> Any:
    """``value`` with four figures of each number: the rest is chance."""
    if isinstance(value, dict):
        return {key: _short(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_short(one) for one in value]
    return float(f"{value:.4g}") if isinstance(value, float) else value


def machine() -> str:
    """The machine in a few words."""
    model = platform.processor() or platform.machine()
    told = Path("/proc/cpuinfo")
    if told.is_file():
        lines = told.read_text(encoding="utf-8").splitlines()
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
        model = names[0] if names else model
    return (
        f"{platform.system()} {platform.machine()}, {model}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )

"""The tools that malkoll is measured beside: ``python bench/peers.py`` installs them, each from its registry.

They lie in a folder of their own (``.peers`` in the project, which git does not look at), in the versions named here.
``npm`` and ``pip`` must be set up to reach a registry; where one of them is missing its tools are left out.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / ".peers"
NPM = {
    "markdownlint-cli2": "0.24.1",
    "textlint": "15.8.0",
    "textlint-rule-no-todo": "2.0.1",
    "@stoplight/spectral-cli": "6.16.3",
}
PIP = {"proselint": "0.16.0", "pyshacl": "0.40.1", "lxml": "6.1.3"}


def python(folder: Path) -> Path | None:
    """The interpreter of the tools in Python, or ``None`` where they are not installed."""
    return _there(folder / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))


def script(folder: Path, name: str) -> Path | None:
    """A command of the tools in Python."""
    return _there(folder / "venv" / (f"Scripts/{name}.exe" if sys.platform == "win32" else f"bin/{name}"))


def node(folder: Path, name: str) -> Path | None:
    """A command of the tools in JavaScript."""
    return _there(folder / "node_modules" / ".bin" / (f"{name}.cmd" if sys.platform == "win32" else name))


def _there(path: Path) -> Path | None:
    return path if path.exists() else None


def install(folder: Path) -> None:
    """Install what is not there yet.

    Raises:
        SystemExit: a tool cannot be installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed: markdownlint-cli2, textlint and Spectral are left out.", file=sys.stderr)
    else:
        told = {"private": True, "dependencies": NPM}
        (folder / "package.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8", newline="\n")
        _run([npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder)])
    _run([sys.executable, "-m", "venv", str(folder / "venv")])
    wanted = [f"{name}=={version}" for name, version in PIP.items()]
    _run([str(python(folder)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted])


def _run(command: list[str]) -> None:
    if subprocess.run(command, check=False).returncode:
        raise SystemExit(f"It could not be installed: {' '.join(command)}")


def main() -> None:
    arguments = argparse.ArgumentParser(description="Install the tools that malkoll is measured beside.")
    arguments.add_argument("--folder", type=Path, default=FOLDER, help="where to (default .peers in the project)")
    install(arguments.parse_args().folder.resolve())


if __name__ == "__main__":
    main()

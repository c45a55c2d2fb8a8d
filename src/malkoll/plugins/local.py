"""Local Python: a file, a package's folder or a module that a configuration names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from malkoll.errors import PluginError
from malkoll.hashes import sha256
from malkoll.regexes import compiled

__all__ = ["Local", "files_in"]


class Local:
    """Python that a configuration names: see ``Wanted.local``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def name(self) -> str:
        """The file's name without its suffix, or the last part of the module's."""
        return self.path.stem if self.path.suffix == ".py" else self.path.name.rpartition(".")[2]

    @property
    def place(self) -> str:
        """The file, as a person would write it."""
        try:
            return self.path.relative_to(Path.cwd()).as_posix()
        except ValueError:
            return str(self.path)

    @property
    def version(self) -> None:
        """It has none: its contents are what tells."""
        return

    def home(self) -> str:
        """The folder it lies in, or the module's; "" where there is none."""
        file = self._file()
        return str(file.parent) if file is not None else ""

    def load(self) -> Any:
        """Import it, under a name that nothing else has.

        A file becomes a part of a package of its own, whose other parts are the files beside it: ``from .other import
        …`` finds them, and nothing else does. Its folder is not put on Python's path, where a file among the plans
        could take the place of a library.

        Raises:
            PluginError: there is no such file or module.
        """
        from importlib import import_module
        from importlib.util import find_spec, module_from_spec, spec_from_file_location

        file = self._file()
        if file is None:
            name = self.path.name
            if self.path.suffix == ".py" or not name.replace(".", "").isidentifier() or find_spec(name) is None:
                raise self._missing()
            return import_module(name)
        self._check_encoding()
        around = f"malkoll_local_{sha256(str(file).encode(errors='surrogatepass')).hexdigest()[:12]}"
        for known in [one for one in sys.modules if one == around or one.startswith(f"{around}.")]:
            del sys.modules[known]  # as it was before it changed
        package = file.name == "__init__.py"
        folder = ModuleType(around)
        folder.__path__ = [] if package else [str(file.parent)]
        sys.modules[around] = folder
        called = f"{around}.{self.name.replace('.', '_')}"
        spec = spec_from_file_location(called, file, submodule_search_locations=[str(file.parent)] if package else None)
        if spec is None or spec.loader is None:
            raise self._missing()
        module = module_from_spec(spec)
        sys.modules[called] = module
        try:
            spec.loader.exec_module(module)
        except BaseException:
            for known in [one for one in sys.modules if one == around or one.startswith(f"{around}.")]:
                sys.modules.pop(known, None)
            raise
        return module

    def _check_encoding(self) -> None:
        """Whether its Python is UTF-8, or says what else it is: another interpreter refuses what this one may read.

        Raises:
            PluginError: it is not.
        """
        from tokenize import detect_encoding

        for one in self.files():
            if not one.endswith(".py"):
                continue
            with open(one, "rb") as opened:
                data = opened.read()
            lines = iter(data.splitlines(keepends=True))
            try:
                data.decode(detect_encoding(lambda lines=lines: next(lines, b""))[0])  # type: ignore[misc]
            except (UnicodeDecodeError, SyntaxError):
                line = next((at for at, said in enumerate(data.split(b"\n"), 1) if not _is_utf8(said)), 1)
                name = os.path.basename(one)
                raise PluginError(
                    f"Tillägget {self.name} ({self.place}) kunde inte läsas in: {name} är inte sparad som UTF-8 (rad "
                    f"{line}). Spara om den som UTF-8.",
                    f"The plugin {self.name} ({self.place}) could not be loaded: {name} is not saved as UTF-8 (line "
                    f"{line}). Save it again as UTF-8.",
                ) from None

    def told(self) -> bytes:
        """Its name and the contents of its files."""
        digest = sha256(f"{self.name}\n{self.path}\n".encode(errors="surrogatepass"))
        for one in self.files():
            with suppress(OSError):  # loading it will tell
                digest.update(sha256(Path(one).read_bytes()).digest())
        return digest.digest()

    def files(self) -> tuple[str, ...]:
        """The files it is made of: of a package all, of a file itself and those beside it that it imports or names."""
        file = self._file()
        if file is None:
            return ()
        # Of a package also what is no Python: a check may keep its limits in a file of its package.
        return tuple(files_in(str(file.parent))) if file.name == "__init__.py" else _with_imported(file)

    def _file(self) -> Path | None:
        for one in (self.path, self.path.with_name(f"{self.path.name}.py"), self.path / "__init__.py"):
            if one.is_file():
                return one
        return None

    def _missing(self) -> PluginError:
        return PluginError(
            f"Tillägget {self.place}, som ”plugins” i konfigurationen anger, finns inte: varken som fil, som mapp med "
            f"__init__.py eller som modul. Rätta sökvägen, som räknas från konfigurationens mapp.",
            f"The plugin {self.place}, which “plugins” in the configuration names, does not exist: neither as a file, "
            f"as a folder with __init__.py nor as a module. Mend the path; it starts from the configuration's folder.",
        )


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _with_imported(file: Path) -> tuple[str, ...]:
    """``file`` and the files beside it that it imports, and those that they import, and so on."""
    found: dict[Path, None] = {file: None}
    waiting = [file]
    while waiting:
        for one in _imported(waiting.pop(), file.parent):
            if one not in found:
                found[one] = None
                waiting.append(one)
    for one in list(found):
        found.update(dict.fromkeys(_named(one)))
    return tuple(str(one) for one in found)


_TEXT = compiled(r"""["']([^"'\n]{1,200})["']""")


def _named(file: Path) -> Iterator[Path]:
    """The files beside ``file`` that stand by name in it: a check may keep its limits in one."""
    try:
        said = _TEXT.findall(file.read_bytes().decode("utf-8", "replace"))
    except OSError:
        return
    for name in dict.fromkeys(said):
        with suppress(OSError, ValueError):  # no name that a file could have
            if "." in name and (one := file.parent / name).is_file() and one.is_relative_to(file.parent):
                yield one


def _imported(file: Path, folder: Path) -> Iterator[Path]:
    try:
        data = file.read_bytes()
    except OSError:
        return
    if b"from ." not in b" ".join(data.split()):
        return
    import ast

    try:
        tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError):  # loading it will tell
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            inside = node.module.split(".") if node.module else []
            start = file.parents[node.level - 1] if node.level <= len(file.parents) else folder
            for name in ("", *(alias.name for alias in node.names)):
                place = start.joinpath(*inside, *([name] if name else []))
                for one in (place.with_name(f"{place.name}.py"), place / "__init__.py"):
                    if one.is_file() and one.is_relative_to(folder):
                        yield one


def files_in(folder: str) -> Iterator[str]:
    """All files in ``folder`` and below, in one order; what Python has compiled is left out."""
    for place, within, names in os.walk(folder):
        within[:] = sorted(name for name in within if name != "__pycache__")
        yield from (path for name in sorted(names) if os.path.isfile(path := os.path.join(place, name)))

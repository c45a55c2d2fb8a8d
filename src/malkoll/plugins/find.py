"""Finding plugins: those that are installed, by their entry points, and local Python, by its path."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from malkoll.errors import PluginError
from malkoll.hooks import PROJECT

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Installed", "Local", "installed"]


class Installed:
    """A plugin that a distribution announces."""

    def __init__(self, entry_point: EntryPoint) -> None:
        self.entry_point = entry_point

    @property
    def name(self) -> str:
        """What the entry point is called."""
        return self.entry_point.name

    @property
    def place(self) -> str:
        """The distribution."""
        return self.entry_point.dist.name if self.entry_point.dist is not None else self.entry_point.value

    @property
    def version(self) -> str | None:
        """The distribution's version."""
        return self.entry_point.dist.version if self.entry_point.dist is not None else None

    def home(self) -> str:
        """Its folder, or its file where it has no other; "" where neither is found before it is imported."""
        from importlib.machinery import PathFinder

        with suppress(Exception):  # a finder of another's that breaks
            spec = PathFinder.find_spec(self.entry_point.module.partition(".")[0])
            if spec is not None and spec.submodule_search_locations:
                return next(iter(spec.submodule_search_locations))
            return spec.origin or "" if spec is not None else ""
        return ""

    def load(self) -> Any:
        """Import it."""
        return self.entry_point.load()

    def told(self) -> bytes:
        """Name, version, and size and time of its files: an editable installation changes without its version."""
        module = sys.modules.get(self.entry_point.module)
        above = sys.modules.get(self.entry_point.module.rpartition(".")[0]) if module is not None else None
        package = module if hasattr(module, "__path__") else above
        files = _files(package if hasattr(package, "__path__") else module)
        states = [f"{file} {known.st_size} {known.st_mtime_ns}" for file in files if (known := os.stat(file))]
        return "\n".join([self.name, self.place, self.version or "", *states]).encode(errors="surrogatepass")


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

    def told(self) -> bytes:
        """Its name and the contents of its files."""
        digest = sha256(f"{self.name}\n{self.path}\n".encode(errors="surrogatepass"))
        for one in self.files():
            with suppress(OSError):  # loading it will tell
                digest.update(sha256(Path(one).read_bytes()).digest())
        return digest.digest()

    def files(self) -> tuple[str, ...]:
        """The files it is made of: of a package all, of a file itself and those beside it that it imports."""
        file = self._file()
        if file is None:
            return ()
        # Of a package also what is no Python: a check may keep its limits in a file of its package.
        return tuple(_files_in(str(file.parent))) if file.name == "__init__.py" else _with_imported(file)

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


def installed() -> tuple[Installed, ...]:
    """The plugins that are installed, by distribution and name."""
    if not _announced():
        return ()
    from importlib.metadata import entry_points

    found = [Installed(one) for one in entry_points(group=PROJECT)]
    return tuple(sorted(found, key=lambda one: (one.place, one.name)))


def _announced() -> bool:
    """Whether any distribution may announce a plugin; to ask ``importlib.metadata`` at once takes ten times as long."""
    for place in sys.path:
        try:
            with os.scandir(place or ".") as entries:
                names = [entry.name for entry in entries]
        except NotADirectoryError:  # a zip file, which only the importer can look into
            return True
        except (OSError, ValueError):
            continue
        for name in names:
            if name.endswith(".egg"):
                return True
            if name.endswith((".dist-info", ".egg-info")) and _names_us(os.path.join(place, name, "entry_points.txt")):
                return True
    return False


def _names_us(file: str) -> bool:
    try:
        with open(file, "rb") as opened:
            return f"[{PROJECT}]".encode() in opened.read().replace(b" ", b"")
    except OSError:
        return False


def _with_imported(file: Path) -> tuple[str, ...]:
    """``file`` and the files beside it that it imports, and those that they import, and so on."""
    found: dict[Path, None] = {file: None}
    waiting = [file]
    while waiting:
        for one in _imported(waiting.pop(), file.parent):
            if one not in found:
                found[one] = None
                waiting.append(one)
    return tuple(str(one) for one in found)


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


def _files_in(folder: str) -> Iterator[str]:
    for place, within, names in os.walk(folder):
        within[:] = sorted(name for name in within if name != "__pycache__")
        yield from (path for name in sorted(names) if os.path.isfile(path := os.path.join(place, name)))


def _files(module: ModuleType | None) -> Iterator[str]:
    for folder in getattr(module, "__path__", ()):
        yield from _files_in(folder)
    file = getattr(module, "__file__", None)
    if file is not None and not hasattr(module, "__path__"):
        yield file

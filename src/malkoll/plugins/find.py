"""Finding the plugins that are installed, by their entry points."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from types import ModuleType
from typing import TYPE_CHECKING, Any

from malkoll.errors import PluginError
from malkoll.hooks import PROJECT
from malkoll.plugins.local import files_in
from malkoll.regexes import compiled

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Installed", "installed"]


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
        return self._said("name") or self.entry_point.value

    @property
    def version(self) -> str | None:
        """The distribution's version."""
        return self._said("version")

    def _said(self, what: str) -> str | None:
        """What the distribution's metadata says, where it has any."""
        try:
            said = getattr(self.entry_point.dist, what, None)
        except Exception:  # a file that is not there is told in one way by each version of Python
            return None
        return said if isinstance(said, str) else None

    def unmet(self) -> str | None:
        """The versions of malkoll that the distribution requires, where this is none of them."""
        said = getattr(self.entry_point.dist, "requires", None) or ()
        for one in said:
            if not one.casefold().startswith("malkoll"):
                continue
            from packaging.requirements import InvalidRequirement, Requirement

            from malkoll import __version__

            with suppress(InvalidRequirement):  # pip would not have installed it
                wanted = Requirement(one)
                needed = wanted.marker is None or wanted.marker.evaluate({"extra": ""})
                ours = wanted.name.casefold() == "malkoll" and needed
                if ours and not wanted.specifier.contains(__version__, prereleases=True):
                    return str(wanted.specifier)
        return None

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


class _Elsewhere(Installed):
    """A plugin that a distribution announces in a group that is malkoll's misspelt."""

    def load(self) -> Any:
        """Nothing: it was meant to take part, and would not.

        Raises:
            PluginError: always.
        """
        from malkoll.plugins.loaded import Plugin

        group = self.entry_point.group
        raise Plugin(self.name, self.version, self.place).failed(
            f"anmäler sig i gruppen {group}, där malkoll inte letar. Skriv [project.entry-points.{PROJECT}] i dess "
            "pyproject.toml och installera om det.",
            f"announces itself in the group {group}, where malkoll does not look. Write "
            f"[project.entry-points.{PROJECT}] in its pyproject.toml and install it again.",
        )


def installed() -> tuple[Installed, ...]:
    """The plugins that are installed, by distribution and name.

    Raises:
        PluginError: a distribution announces what no plugin can be found by.
    """
    files = _announcing()
    if not files:
        return ()
    _check_once(files)
    from importlib.metadata import entry_points

    try:
        everything = entry_points()
        found = [Installed(one) for one in everything.select(group=PROJECT)]
        found += [
            _Elsewhere(one) for group in everything.groups if _is_meant(group) for one in everything.select(group=group)
        ]
    except Exception as error:  # importlib.metadata reads what stands there as it stands
        where = ", ".join(files)
        what = f"{type(error).__name__}: {error}"
        raise PluginError(
            f"Vilka tillägg som är installerade går inte att läsa i {where} ({what}). Skriv namn = modul under "
            f"[{PROJECT}], eller avinstallera paketet.",
            f"Which plugins are installed cannot be read in {where} ({what}). Write name = module under [{PROJECT}], "
            "or uninstall the package.",
        ) from None
    return tuple(sorted(found, key=lambda one: (one.place, one.name)))


def _check_once(files: list[str]) -> None:
    """Whether no distribution lies twice in one folder, as a broken installation leaves it.

    Raises:
        PluginError: one does: which of them is the plugin's, nobody can tell.
    """
    seen: dict[tuple[str, str], str] = {}
    for file in files:
        info = os.path.dirname(file)
        if not info.endswith((".dist-info", ".egg-info")):
            continue
        place, name = os.path.split(info)
        called = re.sub(r"[-_.]+", "-", name.rpartition(".")[0].partition("-")[0]).casefold()
        other = seen.setdefault((place, called), name)
        if other != name:
            raise PluginError(
                f"Paketet {called} är installerat två gånger i {place}: {other} och {name}. Avinstallera det tills "
                "inget är kvar (pip uninstall) och installera det igen.",
                f"The package {called} is installed twice in {place}: {other} and {name}. Uninstall it until nothing "
                "is left (pip uninstall) and install it again.",
            )


_GROUP = re.compile(rb"^\s*\[\s*m(?:a|\xc3\xa5)l+koll?", re.IGNORECASE | re.MULTILINE)
_MEANT = compiled(r"m[aå]l+kol+s?(?:plugins?)?")


def _is_meant(group: str) -> bool:
    """Whether ``group`` is malkoll's misspelt."""
    return group != PROJECT and _MEANT.fullmatch(re.sub(r"[\W_]", "", group.casefold())) is not None


def _announcing() -> list[str]:
    """The files in which distributions may announce plugins; to ask ``importlib.metadata`` takes ten times as long."""
    found: list[str] = []
    for place in sys.path:
        try:
            with os.scandir(place or ".") as entries:
                names = [entry.name for entry in entries]
        except NotADirectoryError:  # a zip file, which only the importer can look into
            found.append(place)
            continue
        except (OSError, ValueError):
            continue
        for name in names:
            if name.endswith(".egg"):
                found.append(os.path.join(place, name))
            elif name.endswith((".dist-info", ".egg-info")):
                file = os.path.join(place, name, "entry_points.txt")
                if _names_us(file):
                    found.append(file)
    return found


def _names_us(file: str) -> bool:
    try:
        with open(file, "rb") as opened:
            return _GROUP.search(opened.read()) is not None
    except OSError:
        return False


def _files(module: ModuleType | None) -> Iterator[str]:
    for folder in getattr(module, "__path__", ()):
        yield from files_in(folder)
    file = getattr(module, "__file__", None)
    if file is not None and not hasattr(module, "__path__"):
        yield file

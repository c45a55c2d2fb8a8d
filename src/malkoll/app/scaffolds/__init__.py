"""First files for those who write rules: ``malkoll new``. What comes out runs at once, and nothing is overwritten."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from malkoll.app.starting import NewFile, Start, write
from malkoll.app.texts import as_shown
from malkoll.errors import SettingsError
from malkoll.finding import Text
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Scaffold", "named_template", "new_plugin", "new_rule", "new_template", "quoted", "written"]

_NAME = compiled(r"[^\W\d_][\w-]*")
_CODE = compiled(r"[^\W\d_]{2,10}\d{1,6}")
_TAKEN = compiled(r"^[ \t]*(?:krav|rule)[ \t]+([^\W\d_]{2,10}\d{1,6})[ \t]+(\S+)", re.IGNORECASE | re.MULTILINE)
_OWN = {"sv": "EGET", "en": "OWN"}
_FIRST = 101


@record
class Scaffold:
    """The files that were written, and what to do next, a line each."""

    files: tuple[Path, ...]
    next_steps: Text


def new_rule(name: str, folder: Path, language: str, code: str | None, own: Iterable[Path]) -> Scaffold:
    """Write a first rule called ``name``; its code is the next free one where none is given.

    ``own`` are the rule files of the configuration that holds in ``folder``: their codes and names are taken.

    Raises:
        SettingsError: the name or the code cannot be used, the file is there already or cannot be written.
    """
    from malkoll.app.scaffolds.rule_texts import RULE

    _named(name)
    code = _free_code(code, name, folder, language, own)
    path = folder / f"{name}.krav"
    text = RULE.in_language(language).replace("{code}", code).replace("{name}", name)
    written([NewFile(path, text)])
    shown = quoted(path)
    return Scaffold(
        (path,),
        Text(
            sv=f"Pröva det: malkoll test {shown}\n"
            "Byt meningen, texterna och exemplen mot era egna och kontrollera en plan: "
            f"malkoll check PLAN --rules {shown}",
            en=f"Try it: malkoll test {shown}\n"
            f"Put your own sentence, texts and examples in and check a plan: malkoll check PLAN --rules {shown}",
        ),
    )


def new_template(name: str, folder: Path, language: str, own: Iterable[Path]) -> Scaffold:
    """Write a first template called ``name`` with a rule that shows it to work, and a plan laid out so.

    Raises:
        SettingsError: the name cannot be used, a file is there already or cannot be written.
    """
    from malkoll.app.scaffolds.template_texts import PLAN, PLAN_NAME, TEMPLATE

    named_template(name)
    code = _free_code(None, f"{name}-", folder, language, own)
    path = folder / f"{name}.mall"
    plan = folder / PLAN_NAME.in_language(language).replace("{name}", name)
    text = TEMPLATE.in_language(language).replace("{code}", code).replace("{name}", name)
    written([NewFile(path, text), NewFile(plan, PLAN.in_language(language))])
    shown, read = quoted(path), quoted(plan)
    return Scaffold(
        (path, plan),
        Text(
            sv=f"Se vad mallen läser: malkoll show {read} --template {shown}\n"
            f"Byt texterna mot era egna och pröva på er plan: malkoll show PLAN --template {shown}\n"
            f"Kravet sist i filen körs av malkoll test {shown}: byt dess exempel också, eller stryk kravet.\n"
            "Med en plan till hands föreslår malkoll mallen: malkoll new template NAMN --from PLAN",
            en=f"See what the template reads: malkoll show {read} --template {shown}\n"
            f"Put your own texts in and try it on your plan: malkoll show PLAN --template {shown}\n"
            f"The rule last in the file is run by malkoll test {shown}: change its examples too, or strike it out.\n"
            "With a plan at hand malkoll proposes the template: malkoll new template NAME --from PLAN",
        ),
    )


def new_plugin(name: str, folder: Path, language: str) -> Scaffold:
    """Write a package with a rule file, a check in Python and its tests.

    Its distribution is called malkoll-NAME and its module malkoll_NAME, in plain lower-case letters.

    Raises:
        SettingsError: the name cannot be used, the folder is there already or cannot be written.
    """
    from malkoll import __version__
    from malkoll.app.scaffolds.plugin_texts import FILES

    _named(name)
    plain = _plain(name).removeprefix("malkoll-")
    dist = f"malkoll-{plain}"
    module = dist.replace("-", "_")
    place = folder / dist
    if os.path.lexists(place):
        raise _there(place)
    words = {
        "{dist}": dist,
        "{module}": module,
        "{plain}": plain,
        "{CODE}": _letters(plain),
        "{bounds}": _bounds(__version__),
    }
    files = []
    for where, text in FILES:
        filled = text.in_language(language)
        for word, value in words.items():
            where, filled = where.replace(word, value), filled.replace(word, value)
        files.append(NewFile(place / where, filled))
    written(files)
    shown = quoted(place)
    return Scaffold(
        tuple(file.path for file in files),
        Text(
            sv=f'Installera och pröva: pip install -e "{place}[test]" && pytest {shown}\n'
            "Sedan gäller kraven i varje körning: malkoll rules   (malkoll check PLAN kontrollerar med dem)",
            en=f'Install and try: pip install -e "{place}[test]" && pytest {shown}\n'
            "Then its rules hold in every run: malkoll rules   (malkoll check PLAN checks with them)",
        ),
    )


# --- names and codes -----------------------------------------------------------------------------


def _named(name: str) -> None:
    """See that ``name`` can be the name of a rule or template.

    Raises:
        SettingsError: it cannot; a name that can is suggested.
    """
    if _NAME.fullmatch(name):
        return
    better = "-".join(re.findall(r"\w+", name)).lstrip("-_0123456789")
    if not better:
        raise SettingsError(
            f"”{name}” går inte som namn: ett namn är ett ord av bokstäver, siffror och bindestreck, och börjar med en "
            "bokstav.",
            f"“{name}” will not do as a name: a name is one word of letters, digits and hyphens, and begins with a "
            "letter.",
        )
    raise SettingsError(
        f"”{name}” går inte som namn: ett namn är ett ord utan mellanslag. Skriv till exempel {better}.",
        f"“{name}” will not do as a name: a name is one word without spaces. Write {better}, for example.",
    )


def named_template(name: str) -> None:
    """See that ``name`` can be the name of a template.

    Raises:
        SettingsError: it cannot, or malkoll has a template called so.
    """
    from malkoll.resources import rules_folder

    _named(name)
    if any(file.stem.casefold() == name.casefold() for file in rules_folder().rglob("*.mall")):
        raise SettingsError(
            f"malkoll har redan en mall som heter {name}. Välj ett annat namn.",
            f"malkoll has a template called {name} already. Choose another name.",
        )


def _plain(name: str) -> str:
    """``name`` in lower-case ASCII letters, digits and hyphens, as packages are named."""
    bare = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("æ", "ae").lower())
    return re.sub(r"[^a-z0-9]+", "-", bare.encode("ascii", "ignore").decode()).strip("-") or "plugin"


def _bounds(version: str) -> str:
    """The versions that promise what ``version`` does: its minor ones before 1.0, from then on its major."""
    from packaging.version import Version

    this = Version(version)
    lowest = version if this.is_prerelease else f"{this.major}.{this.minor}"
    return f">={lowest},<" + (f"{this.major + 1}" if this.major else f"0.{this.minor + 1}")


def _letters(plain: str) -> str:
    """The letters that a plugin's codes begin with."""
    found = "".join(one for one in plain if one.isalpha())[:4].upper()
    return found if len(found) > 1 else "EGET"


def _free_code(code: str | None, name: str, folder: Path, language: str, own: Iterable[Path]) -> str:
    taken = _taken(folder, own)
    same = next((one for one in taken.values() if one.name.casefold() == name.casefold()), None)
    if same is not None:
        raise SettingsError(
            f"Det finns redan ett krav som heter {name}, {same.place.sv}. Välj ett annat namn.",
            f"There is a rule called {name} already, {same.place.en}. Choose another name.",
        )
    if code is None:
        number = _FIRST
        while f"{_OWN[language]}{number}".casefold() in taken:
            number += 1
        return f"{_OWN[language]}{number}"
    if not _CODE.fullmatch(code):
        raise SettingsError(
            f"”{code}” går inte som kod: en kod är två till tio bokstäver och ett nummer, till exempel BD101.",
            f"“{code}” will not do as a code: a code is two to ten letters and a number, such as BD101.",
        )
    if code.casefold() in taken:
        other = taken[code.casefold()]
        raise SettingsError(
            f"Koden {code.upper()} är redan tagen av {other.name}, {other.place.sv}. Välj ett annat nummer.",
            f"The code {code.upper()} is already taken by {other.name}, {other.place.en}. Choose another number.",
        )
    return code.upper()


@record
class _Rule:
    """A rule that there is: its name, and the file it stands in (``None``: one of malkoll's own)."""

    name: str
    file: Path | None

    @property
    def place(self) -> Text:
        if self.file is None:
            return Text(sv="bland kraven som följer med malkoll", en="among the rules that come with malkoll")
        return Text(sv=f"i filen {as_shown(self.file)}", en=f"in the file {as_shown(self.file)}")


def _taken(folder: Path, own: Iterable[Path]) -> dict[str, _Rule]:
    """The codes in use, in lower case, with their rules."""
    from malkoll.app.books import rule_files
    from malkoll.resources import rules_folder

    shipped = list(rules_folder().rglob("*.krav"))
    files = [*shipped, *folder.glob("*.krav"), *folder.glob("*.mall")]
    for given in own:
        if given.exists():
            files += rule_files(given)
    taken: dict[str, _Rule] = {}
    for at, file in enumerate(files):
        try:
            text = file.read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            continue  # what cannot be read is told when it is loaded
        place = None if at < len(shipped) else file
        for found in _TAKEN.finditer(text):
            taken.setdefault(found[1].casefold(), _Rule(found[2], place))
    return taken


# --- writing -------------------------------------------------------------------------------------


def _there(path: Path) -> SettingsError:
    return SettingsError(
        f"{path} finns redan; ingenting är skrivet. Välj ett annat namn, eller en annan mapp med -o.",
        f"{path} is there already; nothing is written. Choose another name, or another folder with -o.",
    )


def written(files: list[NewFile], *, only_look: bool = False) -> None:
    """Write ``files``, all or none; ``only_look``: see that none is there already.

    Raises:
        SettingsError: one is there already, or cannot be written.
    """
    for file in files:
        if os.path.lexists(file.path):
            raise _there(file.path)
    if not only_look:
        write(Start(tuple(files), (), ()))


def quoted(path: Path) -> str:
    """A path as it is written on a command line."""
    said = str(path)
    return f'"{said}"' if " " in said else said

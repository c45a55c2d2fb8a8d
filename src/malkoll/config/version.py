"""``required-version``: the malkoll that a configuration was made for."""

from __future__ import annotations

from malkoll import __version__
from malkoll.finding import Text

__all__ = ["wrong_version"]


def wrong_version(wanted: str) -> Text | None:
    """Why this malkoll may not be used where ``wanted`` is required, if so. A bare version means exactly that one."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet
    from packaging.version import InvalidVersion, Version

    try:
        exact = f"=={Version(wanted)}"
    except InvalidVersion:
        exact = wanted
    try:
        allowed = SpecifierSet(exact)
    except InvalidSpecifier:
        return Text(
            sv=f'”{wanted}” går inte för ”required-version”: skriv till exempel ">=0.1,<0.2".',
            en=f'“{wanted}” will not do for “required-version”: write for example ">=0.1,<0.2".',
        )
    if not str(allowed):
        return Text(
            sv='”required-version” är tom: skriv till exempel ">=0.1,<0.2".',
            en='“required-version” is empty: write for example ">=0.1,<0.2".',
        )
    if allowed.contains(__version__, prereleases=True):
        return None
    return Text(
        sv=f"Här krävs malkoll {exact} och det här är {__version__}. Installera en sådan version, eller ändra "
        "”required-version” när resultaten får bli andra.",
        en=f"malkoll {exact} is required here and this is {__version__}. Install such a version, or change "
        "“required-version” when results may come to differ.",
    )

"""What a caller asks for, over what the configuration says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from malkoll.config import DEFAULTS, Settings, load, settings_for
from malkoll.config.settings import FailOn
from malkoll.finding import Confidence

__all__ = ["Options", "SettingsSource"]


@dataclass(frozen=True, slots=True)
class Options:
    """A caller's wishes; what is ``None`` or empty is left to the configuration.

    ``rules`` and ``ignore`` add to those configured, the others go before them. ``config`` is a
    configuration file to use for every plan; with ``no_config`` none is looked for.
    ``stdin_filename`` is what a plan read from standard input is called. Without ``ignoring`` the ignore rules of git
    and malkoll leave nothing out of folders.
    """

    rules: tuple[Path, ...] = ()
    template: str | None = None
    kind: Literal["plan", "follow-up"] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    min_confidence: Confidence | None = None
    config: Path | None = None
    no_config: bool = False
    stdin_filename: str | None = None
    ignoring: bool = True


class SettingsSource:
    """The settings for each plan: the configuration nearest to it, with the caller's wishes over it."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._by_folder: dict[Path, Settings] = {}

    def of(self, path: Path) -> Settings:
        """The settings for the plan, or folder of plans, at ``path``.

        Raises:
            SettingsError: the configuration that applies there cannot be followed.
        """
        options = self._options
        nearest = not options.no_config and options.config is None
        folder = (path if path.is_dir() else path.parent) if nearest else Path()
        found = self._by_folder.get(folder)
        if found is None:
            found = self._by_folder[folder] = _over(self._configured(path), options)
        return found

    def _configured(self, path: Path) -> Settings:
        if self._options.no_config:
            return DEFAULTS
        if self._options.config is not None:
            return load(self._options.config)
        return settings_for(path)


def _over(settings: Settings, options: Options) -> Settings:
    return replace(
        settings,
        rules=settings.rules + options.rules,
        template=options.template or settings.template,
        kind=options.kind or settings.kind,
        select=options.select if options.select is not None else settings.select,
        ignore=settings.ignore + options.ignore,
        fail_on=options.fail_on or settings.fail_on,
        min_confidence=options.min_confidence or settings.min_confidence,
    )

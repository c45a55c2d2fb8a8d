"""Settings: what a ``malkoll.toml`` says about how plans are checked."""

from malkoll.config.find import find, load, settings_for
from malkoll.config.settings import DEFAULTS, Settings

__all__ = ["DEFAULTS", "Settings", "find", "load", "settings_for"]

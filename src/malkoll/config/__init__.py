"""Settings: what a ``malkoll.toml`` says about how plans are checked."""

from malkoll.config.find import CONFIGURATION_NAMES, find, load, settings_for
from malkoll.config.settings import DEFAULTS, Settings

__all__ = ["CONFIGURATION_NAMES", "DEFAULTS", "Settings", "find", "load", "settings_for"]

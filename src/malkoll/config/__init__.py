"""Settings: what a ``malkoll.toml`` says about how plans are checked."""

from malkoll.config.find import CONFIGURATION_NAMES, configuration_for, find, load, settings_for
from malkoll.config.layers import fold, told, where
from malkoll.config.patterns import is_plan
from malkoll.config.read import Configuration, read
from malkoll.config.settings import DEFAULTS, Layer, Origin, Settings
from malkoll.config.toml import shown

__all__ = [
    "CONFIGURATION_NAMES",
    "DEFAULTS",
    "Configuration",
    "Layer",
    "Origin",
    "Settings",
    "configuration_for",
    "find",
    "fold",
    "is_plan",
    "load",
    "read",
    "settings_for",
    "shown",
    "told",
    "where",
]

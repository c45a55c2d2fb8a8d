"""Plugins: what others have written, found, verified one by one, and kept apart from what it could break."""

from malkoll.plugins.load import forget, found_names, load_plugins, local_files
from malkoll.plugins.loaded import BUILT_IN_NAME, Brought, Plugin, Plugins, Wanted

__all__ = [
    "BUILT_IN_NAME",
    "Brought",
    "Plugin",
    "Plugins",
    "Wanted",
    "forget",
    "found_names",
    "load_plugins",
    "local_files",
]

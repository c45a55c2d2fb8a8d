"""The Snowball stemmer of Swedish, without those of other languages.

``import snowballstemmer`` loads some thirty more, which takes longer than all the words of a plan do. Here its module
for Swedish is loaded by itself, under a name of ours, so that nobody who imports the package gets half of it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

__all__ = ["swedish_stemmer"]

_OURS = f"{__package__}._snowball"


def swedish_stemmer() -> Any:
    """What has ``stemWord``, which takes a word in small letters. Where the package is built otherwise, it is asked."""
    try:
        return _alone()
    except (ImportError, AttributeError):
        import snowballstemmer

        return snowballstemmer.stemmer("swedish")


def _alone() -> Any:
    spec = find_spec("snowballstemmer")  # found, not loaded
    if spec is None or spec.submodule_search_locations is None:
        raise ImportError("snowballstemmer")
    if _OURS not in sys.modules:
        package = ModuleType(_OURS)
        package.__path__ = list(spec.submodule_search_locations)
        sys.modules[_OURS] = package
    return import_module(f"{_OURS}.swedish_stemmer").SwedishStemmer()

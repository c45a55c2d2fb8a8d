"""Hashes as Python has them built in.

``hashlib`` asks OpenSSL first, and loading that takes five milliseconds, more than all that a check hashes. The answers
are the same.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol

__all__ = ["Hash", "blake2b", "sha256"]


class Hash(Protocol):
    """What is hashed so far."""

    def update(self, data: bytes, /) -> None:
        """Add ``data``."""

    def digest(self) -> bytes:
        """32 bytes."""

    def hexdigest(self) -> str:
        """The same as 64 figures and small letters."""


def sha256(data: bytes = b"", /) -> Hash:
    """The hash of ``data``, to which more can be added: the one that others can compute again."""
    made: Hash = _sha256(data)
    return made


def blake2b(data: bytes = b"", /) -> Hash:
    """The same, four times as quick: for what malkoll keeps for itself."""
    made: Hash = _blake2b(data, digest_size=32)
    return made


def _found(name: str, *modules: str) -> Any:
    for module in modules:
        try:
            return getattr(import_module(module), name)
        except (ImportError, AttributeError):
            continue
    return getattr(import_module("hashlib"), name)


_sha256 = _found("sha256", "_sha2", "_sha256")  # of Python 3.12 and on, and of those before
_blake2b = _found("blake2b", "_blake2")

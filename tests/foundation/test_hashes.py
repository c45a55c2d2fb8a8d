"""The hashes are those of the standard library."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from malkoll import hashes


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4))
def test_a_hash_of_several_pieces_is_that_of_the_whole_and_the_standard_librarys(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)
    for ours, standard in (
        (hashes.sha256, hashlib.sha256(whole)),
        (hashes.blake2b, hashlib.blake2b(whole, digest_size=32)),
    ):
        digest = ours(pieces[0])
        for piece in pieces[1:]:
            digest.update(piece)
        assert (digest.digest(), digest.hexdigest()) == (standard.digest(), standard.hexdigest())


def test_an_interpreter_without_them_built_in_is_asked_for_its_own() -> None:
    assert hashes._found("sha256", "_no_such_module", "re") is hashlib.sha256

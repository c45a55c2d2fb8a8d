"""The stemmer of Swedish alone is the package's own."""

from __future__ import annotations

import subprocess
import sys

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from malkoll.swedish import _stemmer


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäö", max_size=30))
def test_every_word_has_the_stem_that_the_package_gives_it(word: str) -> None:
    assert _stemmer.swedish_stemmer().stemWord(word) == snowballstemmer.stemmer("swedish").stemWord(word)


def test_no_other_language_is_loaded_and_the_package_can_be_used_afterwards() -> None:
    script = (
        "import sys; from malkoll.swedish.words import stem; assert stem('skolorna') == 'skol';"
        "assert not [name for name in sys.modules if 'finnish' in name or name == 'snowballstemmer'], 'loaded';"
        "import snowballstemmer; print(snowballstemmer.stemmer('finnish').stemWord('kuntien'))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "kunt", "")


@pytest.mark.parametrize("built", [None, "another"])
def test_a_package_that_is_built_otherwise_is_asked_in_the_usual_way(built, monkeypatch) -> None:
    class Another:
        submodule_search_locations = ()

    monkeypatch.setattr(_stemmer, "find_spec", lambda _name: None if built is None else Another())
    monkeypatch.setattr(_stemmer, "_OURS", "malkoll.swedish._elsewhere")
    assert _stemmer.swedish_stemmer().stemWord("skolorna") == "skol"

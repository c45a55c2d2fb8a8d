"""The numbers that OpenDocument lists and headings are shown with; the text itself does not hold them."""

from __future__ import annotations

from collections.abc import Callable

from malkoll.readers.odf.styles import Level

__all__ = ["Numbering", "shown_number"]

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_LARGEST_ROMAN = 3999
_LETTERS = 26
_DEEPEST = 20


class Numbering:
    """Counts the items of the lists of one document, so that a list that is continued goes on counting."""

    __slots__ = ("_counts", "_last_of_style", "_new")

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = {}
        self._last_of_style: dict[str, str] = {}
        self._new = 0

    def open(self, style: str, own: str | None, goes_on: str | None, continued: bool) -> str:
        """The key of a list that begins: of the one it continues, or a new one.

        ``own`` is its identity; ``goes_on`` that of the list it names as continued, and ``continued`` says that it
        goes on with the last list of its style.
        """
        if goes_on and goes_on in self._counts:
            key = goes_on
        elif continued and style in self._last_of_style:
            key = self._last_of_style[style]
        else:
            self._new += 1
            key = f"\n{self._new}"
            self._counts[key] = []
        if own:
            self._counts[own] = self._counts[key]
        self._last_of_style[style] = key
        return key

    def next(self, key: str, depth: int, level: Callable[[int], Level], start: int | None = None) -> str:
        """The number of the next item at ``depth`` (from 1) as it is shown, "" where none is; ``start`` is its own."""
        counts = self._counts.setdefault(key, [])
        depth = min(depth, _DEEPEST)
        while len(counts) < depth - 1:
            counts.append(level(len(counts) + 1).start)
        own = level(depth)
        if len(counts) < depth:
            counts.append(own.start if start is None else start)
        else:
            counts[depth - 1] = counts[depth - 1] + 1 if start is None else start
        del counts[depth:]
        if not own.form:
            return ""
        first = max(1, depth - own.shown + 1)
        numbers = [
            shown_number(counts[at - 1], level(at).form if at != depth else own.form)
            for at in range(first, depth + 1)
            if level(at).form
        ]
        return f"{own.before}{'.'.join(numbers)}{own.after}"


def shown_number(number: int, form: str) -> str:
    """``number`` in digits, letters ("a") or Roman numerals ("i"), in capitals where ``form`` is."""
    if form in ("i", "I") and 0 < number <= _LARGEST_ROMAN:
        left, text = number, ""
        for worth, letters in _ROMAN:
            text += letters * (left // worth)
            left %= worth
        return text.upper() if form == "I" else text
    if form in ("a", "A") and number > 0:
        letter = chr(ord("a") + (number - 1) % _LETTERS) * (1 + (number - 1) // _LETTERS % _LETTERS)
        return letter.upper() if form == "A" else letter
    return str(number)

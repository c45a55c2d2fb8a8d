"""An exception as it is written in a comment: ``malkoll: undantag MK103 skäl="…" beslut="…" till=2026-12-31``.

Whatever begins with the word malkoll, or is an exception under another word, is meant for us: what cannot be read is
told, never passed over.
"""

from __future__ import annotations

import re
from dataclasses import field

from malkoll.exceptions.words import BEGINS, CODE, KEYS, Written, day, missing, one_rule
from malkoll.finding import Text
from malkoll.language.suggest import closest
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["is_ours", "read_comment"]

_OURS = compiled(r"\s*m[aå]lkoll\b\s*(?P<colon>[:：])?\s*", re.IGNORECASE)
_MEANT = compiled(
    r"\s*(?:(?P<name>[^\W\d_]+)\s*(?P<colon>[:：])?\s*)?(?=(?:undantag|exception|except)\s+[^\W\d_]{2,10}\d)",
    re.IGNORECASE,
)
"""An exception that begins with another word than malkoll, or with none."""
_WORD = compiled(r"[^\s=,;]+")
_KEY = compiled(r"(?P<key>[^\W\d_][\w-]*)\s*=\s*")
_CLOSES = {'"': '"', "“": "”“", "”": "”", "„": "”“", "«": "»", "»": "»«", "'": "'", "‘": "’", "’": "’"}
_IN_COMMENT = {name for name in KEYS if name not in ("plan", "rule")}
_NAMES = {form: name for name, forms in KEYS.items() if name in _IN_COMMENT for form in forms}


def is_ours(comment: str) -> bool:
    """Whether a comment speaks to malkoll."""
    return _OURS.match(comment) is not None or _MEANT.match(comment) is not None


def read_comment(comment: str) -> Written:
    """What a comment that ``is_ours`` says."""
    head = _OURS.match(comment)
    meant = None if head is not None else _MEANT.match(comment)
    begun = head or meant
    reading = _Reading(comment, begun.end() if begun is not None else 0)
    if meant is not None:
        name = meant["name"]
        reading.say(
            f"okänt ord ”{name}”. Menade du ”malkoll”?" if name else "det ska börja med ”malkoll:”.",
            f"unknown word “{name}”. Did you mean “malkoll”?" if name else "it must begin with “malkoll:”.",
        )
    elif head is None or not head["colon"]:
        reading.say("kolon saknas efter malkoll.", "the colon after malkoll is missing.")
    reading.begin()
    while reading.at < len(comment):
        reading.step()
    return reading.written()


_NO_EXCEPTION = Text(
    sv="efter ”malkoll:” ska det stå ”undantag” och kravets kod.",
    en="“malkoll:” must be followed by “except” and the rule's code.",
)


@record(frozen=False)
class _Reading:
    text: str
    at: int
    values: dict[str, str] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    faults: list[Text] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    lost: bool = False
    """It does not begin as an exception does, so that the rest cannot be told."""

    def say(self, sv: str, en: str) -> None:
        self.faults.append(Text(sv=sv, en=en))

    def begin(self) -> None:
        word = _WORD.match(self.text, self.at)
        first = word[0] if word is not None else ""
        if first.casefold() in BEGINS:
            self.at += len(first)
            return
        near = closest(first, list(BEGINS)) if first else None
        if near is not None:
            self.at += len(first)
            self.say(f"okänt ord ”{first}”. Menade du ”{near}”?", f"unknown word “{first}”. Did you mean “{near}”?")
        else:
            self.lost = True

    def step(self) -> None:
        """Read the next key with its value, or the next word."""
        if self.text[self.at].isspace() or self.text[self.at] in ",;=":
            self.at += 1
            return
        key = _KEY.match(self.text, self.at)
        if key is not None:
            self.at = key.end()
            self._take(key["key"], self._value())
            return
        word = _WORD.match(self.text, self.at)
        assert word is not None  # whatever is neither white nor a sign begins a word
        self.at = word.end()
        said = word[0]
        if CODE.match(said) or not (self.values or self.codes):
            self.codes.append(said)
        else:
            self.stray.append(said)

    def _value(self) -> str:
        rest = self.text[self.at :]
        closing = _CLOSES.get(rest[:1])
        if closing is None:
            word = _WORD.match(rest)
            said = word[0] if word is not None else ""
            self.at += len(said)
            return said
        end = next((at for at, sign in enumerate(rest[1:], 1) if sign in closing), None)
        if end is None:
            self.say(
                f"citattecknet efter ”{rest[1:25].strip()} …” saknas.",
                f"the quote after “{rest[1:25].strip()} …” is missing.",
            )
            self.at = len(self.text)
            return " ".join(rest[1:].split())
        self.at += end + 1
        return " ".join(rest[1:end].split())

    def _take(self, key: str, value: str) -> None:
        name = _NAMES.get(key.casefold())
        if name is None:
            near = closest(key, list(_NAMES))
            meant = (f" Menade du ”{near}”?", f" Did you mean “{near}”?") if near else ("", "")
            self.say(f"okänt ord ”{key}”.{meant[0]}", f"unknown word “{key}”.{meant[1]}")
        elif name in self.values:
            self.say(f"”{key}” står två gånger.", f"“{key}” is given twice.")
        else:
            self.values[name] = value

    def written(self) -> Written:
        """All that was read, with what is wrong with it."""
        if self.lost:
            return Written({}, None, (_NO_EXCEPTION,))
        wrong = one_rule(self.codes)
        faults = [wrong] if wrong is not None else []
        faults += self.faults
        if self.stray:
            words = " ".join(self.stray)
            faults.append(
                Text(
                    sv=f"”{words[:60]}” står utanför citattecken; sätt citattecken om hela texten.",
                    en=f"“{words[:60]}” stands outside quotes; put quotes around the whole text.",
                )
            )
        until = None
        if self.values.get("until"):
            until, unread = day(self.values["until"])
            faults += [unread] if unread is not None else []
        faults += missing(self.values, until)
        return Written({"rule": self.codes[0] if self.codes else "", **self.values}, until, tuple(faults))

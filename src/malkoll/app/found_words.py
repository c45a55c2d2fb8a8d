"""Which words of a rule's word lists an example holds, and where: why "nämna" held or did not."""

from __future__ import annotations

from collections.abc import Iterator

from malkoll.engine import RuleBook
from malkoll.finding import Text
from malkoll.language.tree import Condition, Example, Has, Mentions, Requirement, WordList

__all__ = ["found_words", "lists_mentioned"]

_SHOWN = 3


def lists_mentioned(requirement: Requirement) -> Iterator[str]:
    """The names of the word lists that the rule asks for, as it writes them."""
    for sentence in requirement.sentences:
        conditions = list(sentence.subject.conditions)
        if sentence.predicate is not None:
            conditions.append(sentence.predicate)
        for condition in conditions:
            yield from _in_condition(condition)


def _in_condition(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Mentions):
        yield condition.words
    elif isinstance(condition, Has):
        for thing in condition.things:
            for inner in thing.conditions:
                yield from _in_condition(inner)


def found_words(requirement: Requirement, example: Example, book: RuleBook) -> Text | None:
    """What is found in ``example`` of the word lists that the rule mentions; ``None`` where it mentions none."""
    lists = {name: one for one in book.word_lists for name in (one.names.sv, one.names.en) if name}
    said = [_found(name, lists[name], example) for name in dict.fromkeys(lists_mentioned(requirement)) if name in lists]
    if not said:
        return None
    return Text(" ".join(one.sv or "" for one in said), " ".join(one.en or "" for one in said))


def _found(name: str, words: WordList, example: Example) -> Text:
    from malkoll.swedish.lists import matcher_for

    matcher = matcher_for(words.words)
    places = [
        (match.text, match.word, number)
        for number, line in enumerate(example.text.split("\n"), 1)
        for match in matcher.find(line)
    ]
    if not places:
        return Text(
            f"Inget ord ur ordlistan {name} finns i exemplet.", f"No word of the word list {name} is in the example."
        )
    more = " …" if len(places) > _SHOWN else "."
    sv = ", ".join(f"”{text}”{_as(text, word)} på rad {line}" for text, word, line in places[:_SHOWN])
    en = ", ".join(f"“{text}”{_as(text, word)} on line {line}" for text, word, line in places[:_SHOWN])
    return Text(
        f"Ur ordlistan {name} finns {sv} i exemplet{more}", f"Of the word list {name} the example has {en}{more}"
    )


def _as(text: str, word: str) -> str:
    """The listed word, where it is another than what stands in the text."""
    return "" if text.lower() == word.lower() else f" ({word})"

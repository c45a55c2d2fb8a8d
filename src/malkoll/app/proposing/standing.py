"""Whether what a sentence of a template is to recognise stands in the document it was made from."""

from __future__ import annotations

from functools import cached_property

from malkoll.app.proposing.seen import lines_of
from malkoll.document import Document, Heading, Table
from malkoll.errors import RuleFileError
from malkoll.language import parse
from malkoll.language.tree import ElementIs, Field, Pattern, Recogniser, SentenceIs, TableRow
from malkoll.templates.labels import chapter_number, guesses, strip_icons
from malkoll.templates.patterns import Compiled, Words

__all__ = ["Standing"]


class Standing:
    """The headings, labels and table heads of one document, for patterns to be tried on."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document = document
        self._words = words

    def stands(self, said: str) -> bool:
        """Whether each thing that the sentence ``said`` names is in the document."""
        try:
            statements = parse(f'mall a "A"\n    {said}\n', "a.mall").templates[0].statements
        except RuleFileError:
            return False
        return all(
            self._is_there(one) for item in statements if isinstance(item, ElementIs) for one in item.recognisers
        )

    def _is_there(self, one: Recogniser) -> bool:
        if isinstance(one, TableRow):
            heads = [Compiled(head, self._words, free=True) for head in one.heads]
            return any(
                len(row) == len(heads) and all(a.match(b) is not None for a, b in zip(heads, row, strict=True))
                for row in self._heads
            )
        if isinstance(one, SentenceIs):
            return True
        return self._found(one.pattern, self._labels if isinstance(one, Field) else self._headings)

    def _found(self, pattern: Pattern, texts: list[str]) -> bool:
        compiled = Compiled(pattern, self._words, free=True)
        return any(compiled.match(text) is not None for text in texts)

    @cached_property
    def _headings(self) -> list[str]:
        texts = [strip_icons(block.text) for block in self._document.blocks if isinstance(block, Heading)]
        return [form for text in texts for form in (text, chapter_number(text)[1])]

    @cached_property
    def _labels(self) -> list[str]:
        return [
            guess.label
            for block in self._document.blocks
            for text, bold, _ in lines_of(block)
            for guess in guesses(text, bold, whole=0 < bold >= len(text))
        ]

    @cached_property
    def _heads(self) -> list[list[str]]:
        tables = [block for block in self._document.blocks if isinstance(block, Table) and block.rows]
        return [
            [" ".join(line.text for line in cell.lines).strip() for cell in table.rows[0].cells] for table in tables
        ]

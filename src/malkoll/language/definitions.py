"""From what the parser saw to rules, word lists and templates."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from malkoll.finding import Confidence, Text
from malkoll.language.mistakes import Mistakes
from malkoll.language.patterns import parse_pattern
from malkoll.language.sentences import Node, Piece, SentenceReader, Use
from malkoll.language.suggest import closest
from malkoll.language.tree import (
    PARTS,
    Capture,
    ColumnIs,
    DocumentKind,
    ElementIs,
    Example,
    Field,
    HeadingIs,
    HeadingUnder,
    ItemUnder,
    Lang,
    Pattern,
    Recogniser,
    Requirement,
    Section,
    Sentence,
    SentenceIs,
    TableRow,
    Template,
    WordList,
)
from malkoll.language.vocabulary import NOUNS, PLACEHOLDERS
from malkoll.language.wordforms import KEYWORD_LANGUAGES, NOUN_FORMS, a_or_an, fold, noun_form, noun_list
from malkoll.records import record
from malkoll.regexes import compiled

if TYPE_CHECKING:
    from lark import Token

__all__ = ["Definition", "DefinitionReader"]

_LEVELS: dict[str, Confidence] = {"HIGH": "high", "MEDIUM": "medium", "LOW": "low"}
_SENTENCES = frozenset({"every", "none", "the", "ask"})
_PART = compiled(r"^[ \t]*={3,}[ \t]*(?P<word>[^\s=][^=\n]*?)[ \t]*={3,}[ \t]*$", re.MULTILINE)
_MARKS = compiled(r"\A\s*#{1,6}\s+|\*\*|__")
"""How Markdown marks a heading and bold text; what is read holds neither."""
_FIELD_VALUE = compiled(r"\s*:\s*\{[^{}]*\}\s*\Z")
_PLACEHOLDER = compiled(r"\{([^{}]*)\}")
_PLACEHOLDER_WORDS = tuple(dict.fromkeys(form for forms in PLACEHOLDERS.values() for form in forms))
_DOCUMENT_KINDS: dict[str, DocumentKind] = {"plan": "plan", "follow_up": "follow-up"}
_WHOLES = ("goal", "area", "indicator", "evidence", "measure", "decision")
"""What can be named by a heading or be an item of a list: it has parts of its own. The rest is a part of these."""
_WHOLES_ONLY = frozenset({"heading", "heading_under", "heading_directly_under", "item"})
_ROW_ALWAYS = frozenset({"name", "title", "number"})


@record
class Definition:
    """One definition of a file: its head, as parsed, and its items.

    ``whole`` is false where an item could not be parsed: what then seems missing may stand in it.
    """

    head: Piece
    items: Sequence[Piece]
    whole: bool = True


def _unquoted(token: Token) -> str:
    return str(token)[1:-1]


class DefinitionReader:
    """Reads the definitions of one file; mistakes and names used elsewhere are noted as it goes."""

    __slots__ = ("_base", "_mistakes", "_sentences")

    def __init__(self, mistakes: Mistakes) -> None:
        self._mistakes = mistakes
        self._sentences = SentenceReader(mistakes)
        self._base = 0

    @property
    def uses(self) -> list[Use]:
        """The names used in the file that may be defined in another."""
        return self._sentences.uses

    def _add(self, code: str, token: Token, last: Token | None = None, **values: str | Text) -> None:
        start, end = self._range(token)
        self._mistakes.add(code, start, end if last is None else self._range(last)[1], **values)

    def _range(self, token: Token) -> tuple[int, int]:
        return self._base + (token.start_pos or 0), self._base + (token.end_pos or 0)

    # --- rules -----------------------------------------------------------------------------------

    def rule(self, definition: Definition) -> Requirement:
        """The rule, with mistakes noted."""
        self._base = definition.head.base
        head_word, code, name = definition.head.node.children[:3]
        head_lang: Lang = KEYWORD_LANGUAGES["RULE"][fold(head_word)]
        if str(code) != str(code).upper():
            self._add("code-form", code, word=str(code), right=str(code).upper())
        span = self._mistakes.source.span(self._range(head_word)[0], self._range(name)[1])
        found = len(self._mistakes.found)
        sentences: list[Sentence] = []
        language: Lang | None = None
        clauses = _Clauses()
        for piece in definition.items:
            if piece.node.data in _SENTENCES:
                read = self._sentences.read(piece)
                if read is not None:
                    sentences.append(read[0])
                    language = language or read[1]
            else:
                self._base = piece.base
                self._clause(piece.node, clauses)
        self._base = definition.head.base
        sound = definition.whole and len(self._mistakes.found) == found
        if sound:
            self._whole(head_word, name, clauses, bool(sentences))
        return Requirement(
            code=str(code),
            name=str(name),
            sentences=tuple(sentences),
            language=language or head_lang,
            message=clauses.text("MESSAGE"),
            hint=clauses.text("HINT"),
            because=clauses.text("BECAUSE"),
            source=clauses.text("SOURCE"),
            confidence=clauses.confidence or "high",
            applies_to=clauses.applies_to or frozenset({"plan", "follow-up"}),
            examples=tuple(clauses.examples),
            path=self._mistakes.source.path,
            span=span,
            since=clauses.texts.get(("SINCE", "sv")),
            deprecated=clauses.text("DEPRECATED") if clauses.has("DEPRECATED") else None,
            check=clauses.check,
        )

    def _whole(self, head: Token, name: Token, clauses: _Clauses, sentences: bool) -> None:
        """Note what the rule as a whole lacks."""
        if not sentences and clauses.check is None:
            self._add("no-requirement", name)
        elif sentences and clauses.check is not None:
            self._add("check-and-sentence", name)
        for kind in ("MESSAGE", "HINT"):
            if not clauses.has(kind):
                self._add("no-message" if kind == "MESSAGE" else "no-hint", name)
        if not any(example.count for example in clauses.examples):
            self._add("no-failing-example", name)

    def _clause(self, node: Node, clauses: _Clauses) -> None:
        word: Token = node.children[0]
        kind = word.type
        lang: Lang = KEYWORD_LANGUAGES[kind][fold(word)]
        if node.data == "text_clause":
            text = node.children[1]
            key: tuple[str, Lang] = (kind, "sv" if kind == "SINCE" else lang)
            if key in clauses.texts:
                self._add("duplicate-clause", word, word=str(word))
            words = _unquoted(text).strip()
            if not words:
                self._add("empty-text", text, word=str(word))
            clauses.texts[key] = words
            if kind in ("MESSAGE", "HINT"):
                self._placeholders(text)
        elif node.data in ("failing", "passing"):
            self._example(node, clauses)
        elif kind in clauses.single:
            self._add("duplicate-clause", word, word=str(word))
        else:
            clauses.single.add(kind)
            if node.data == "confidence":
                clauses.confidence = _LEVELS[node.children[1].type]
            elif node.data == "check":
                clauses.check = str(node.children[1])
            else:
                self._applies_to(node, clauses)
        if node.data in ("confidence", "applies_to"):
            self._sentences.language(Piece(node, self._base))

    def _applies_to(self, node: Node, clauses: _Clauses) -> None:
        kinds: set[DocumentKind] = set()
        for token in node.children[1:]:
            if token.type == "NOUN":
                kind = _DOCUMENT_KINDS.get(NOUN_FORMS[fold(token)][0].noun)
                if kind is None:
                    self._add("not-a-document", token, word=str(token))
                else:
                    kinds.add(kind)
        clauses.applies_to = frozenset(kinds)

    def _example(self, node: Node, clauses: _Clauses) -> None:
        token = node.children[-1]
        count = 0
        if node.data == "failing":
            number = node.children[1] if len(node.children) == 3 else None
            count = int(number) if number is not None else 1
            if number is not None and count == 0:
                self._add("failing-none", number)
        text = textwrap.dedent(str(token)[3:-3].removeprefix("\n").rstrip() + "\n").removeprefix("\n")
        start, end = self._range(token)
        example = Example(text, count, self._mistakes.source.span(start, end))
        if not all(part.strip() for part in example.documents):
            self._add("empty-example", token)
        for line in _PART.finditer(str(token)):
            if line["word"].casefold() not in PARTS:
                at = start + line.start("word")
                self._mistakes.add("unknown-document", at, at + len(line["word"]), word=line["word"])
        clauses.examples.append(example)

    def _placeholders(self, token: Token) -> None:
        start = self._range(token)[0]
        text = str(token)
        for match in _PLACEHOLDER.finditer(text):
            if match[1] not in _PLACEHOLDER_WORDS:
                values: dict[str, str | Text] = {
                    "word": match[0],
                    "all": Text(
                        *(", ".join("{" + forms[at] + "}" for forms in PLACEHOLDERS.values()) for at in (0, 1))
                    ),
                }
                near = closest(match[1], _PLACEHOLDER_WORDS)
                if near:
                    values["right"] = "{" + near + "}"
                self._mistakes.add("unknown-placeholder", start + match.start(), start + match.end(), **values)
        stray = re.search(r"[{}]", _PLACEHOLDER.sub(lambda found: "x" * len(found[0]), text))
        if stray:
            self._mistakes.add("unbalanced-brace", start + stray.start(), start + stray.end())

    # --- word lists ------------------------------------------------------------------------------

    def word_list(self, definition: Definition) -> WordList:
        """The word list, with mistakes noted."""
        self._base = definition.head.base
        node = definition.head.node
        head, name = node.children[0], node.children[1]
        lang: Lang = KEYWORD_LANGUAGES["WORD_LIST"][fold(head)]
        other: Token | None = None
        words: dict[str, None] = {}
        last = name
        for at, token in enumerate(node.children[2:], 2):
            if token.type in ("IN_ENGLISH", "IN_SWEDISH"):
                other = last = node.children[at + 1]
                if (token.type == "IN_ENGLISH") == (lang == "en"):
                    self._add("same-language-name", token, word=str(token))
            elif token.type in ("WORD", "STRING"):
                word = _unquoted(token).strip() if token.type == "STRING" else str(token)
                if not word:
                    self._add("empty-text", token, word=str(head))
                elif word.lower() in words:
                    self._add("word-twice", token, word=word)
                words[word.lower()] = None
        names = (str(name), str(other) if other is not None else None)
        span = self._mistakes.source.span(self._range(head)[0], self._range(last)[1])
        return WordList(
            Text(*names) if lang == "sv" else Text(names[1], names[0]),
            tuple(words),
            self._mistakes.source.path,
            span,
        )

    # --- templates -------------------------------------------------------------------------------

    def template(self, definition: Definition) -> Template:
        """The template, with mistakes noted."""
        self._base = definition.head.base
        children = definition.head.node.children
        head, name, title = children[:3]
        extends: Token | None = None
        if len(children) > 4 and not hasattr(children[4], "children") and children[3].type == "EXTENDS":
            extends = children[4]
            start, end = self._range(extends)
            self.uses.append(Use("template", str(extends), start, end))
            if str(extends) == str(name):
                self._add("extends-itself", extends, word=str(name))
        span = self._mistakes.source.span(self._range(head)[0], self._range(extends or title)[1])
        recognised: list[tuple[Pattern, ...]] = []
        kind: DocumentKind | None = None
        statements: list[ElementIs | ColumnIs] = []
        for piece in definition.items:
            node = piece.node
            self._base = piece.base
            lang = self._sentences.language(piece)
            if lang is None:
                continue
            if node.data == "recognised_by":
                recognised.append(tuple(self._pattern(token) for token in node.children if token.type == "STRING"))
            elif node.data == "document_is":
                article, token = node.children[-3], node.children[-2]
                found = _DOCUMENT_KINDS.get(self._sentences.noun(token, lang))
                if found is None:
                    self._add("not-a-document", token, word=str(token))
                elif kind is not None:
                    self._add("duplicate-clause", node.children[0], word=str(node.children[0]))
                elif article.type == "ARTICLE":
                    self._article(article, token, lang)
                kind = found
            elif node.data == "element_is":
                statements.append(self._element_is(node, lang))
            else:
                statements.append(self._column_is(node, lang))
        self._base = definition.head.base
        if definition.whole and not definition.items:
            self._add("empty-template", name, word=str(name))
        return Template(
            name=str(name),
            title=_unquoted(title),
            extends=str(extends) if extends is not None else None,
            recognised_by=tuple(recognised),
            document_kind=kind,
            statements=tuple(statements),
            language=KEYWORD_LANGUAGES["TEMPLATE"][fold(head)],
            path=self._mistakes.source.path,
            span=span,
        )

    def _article(self, article: Token, noun: Token, lang: Lang) -> None:
        right = NOUNS[self._sentences.noun(noun, lang)].gender if lang == "sv" else a_or_an(fold(noun))
        if fold(article) != right:
            self._add("wrong-article", article, word=f"{article} {noun}", right=f"{right} {noun}")

    def _subject(self, node: Node, lang: Lang) -> tuple[str, Token]:
        """The noun of a statement, singular, with its article checked."""
        article: Token | None = None
        for token in node.children:
            if token.type == "ARTICLE":
                article = token
            elif token.type == "NOUN":
                noun = self._sentences.noun(token, lang)
                readings = NOUN_FORMS[fold(token)]
                if all(item.plural or item.definite for item in readings if item.lang == lang):
                    self._add("wrong-form", token, word=str(token), right=noun_form(noun, lang, "singular"))
                elif article is not None:
                    self._article(article, token, lang)
                return noun, token
        raise AssertionError("the grammar gives every such statement a noun")

    def _element_is(self, node: Node, lang: Lang) -> ElementIs:
        noun, token = self._subject(node, lang)
        if not NOUNS[noun].template:
            self._add("not-recognisable", token, word=str(token), nouns=noun_list(_recognisable()))
        recognisers = [self._recogniser(child, noun, lang) for child in node.children if hasattr(child, "children")]
        return ElementIs(noun, tuple(recognisers))

    def _column_is(self, node: Node, lang: Lang) -> ColumnIs:
        tail = [child for child in node.children if child.type in ("ARTICLE", "NOUN")]
        article = tail[0] if len(tail) == 2 else None
        token = tail[-1]
        noun = self._sentences.noun(token, lang)
        if article is not None:
            self._article(article, token, lang)
        if not NOUNS[noun].column:
            self._add("not-a-column", token, word=str(token), nouns=noun_list(_columns()))
        heads = tuple(self._pattern(child) for child in node.children if child.type == "STRING")
        return ColumnIs(noun, heads)

    def _recogniser(self, node: Node, noun: str, lang: Lang) -> Recogniser:
        kind = str(node.data)
        text = node.children[1]
        if kind == "row":
            return self._row(node, noun, lang)
        pattern = self._pattern(text)
        value = _FIELD_VALUE.search(_unquoted(text)) if kind == "field" else None
        if value is not None:
            label = _unquoted(text)[: value.start()].strip()
            right = f'{node.children[0]} "{label}"'
            self._add("field-with-value", node.children[0], text, word=str(node.children[0]), right=right)
        if kind in _WHOLES_ONLY and noun not in _WHOLES:
            wholes = noun_list(_WHOLES)
            self._add("not-a-whole", node.children[0], text, word=_noun(noun), form=str(node.children[0]), nouns=wholes)
        if kind == "sentence_with":
            if noun != "goal":
                self._add("sentence-is-goal", node.children[0], text, word=_noun(noun))
            elif not any(isinstance(part, Capture) and part.name == "title" for part in pattern.parts):
                self._add("sentence-without-title", text)
        match kind:
            case "heading":
                return HeadingIs(pattern)
            case "heading_under":
                return HeadingUnder(pattern, direct=False)
            case "heading_directly_under":
                return HeadingUnder(pattern, direct=True)
            case "section":
                return Section(pattern)
            case "field":
                return Field(pattern)
            case "item":
                return ItemUnder(pattern)
            case _:
                return SentenceIs(pattern)

    def _row(self, node: Node, noun: str, lang: Lang) -> TableRow:
        text = node.children[1]
        start = self._range(text)[0] + 1
        heads: list[Pattern] = []
        for head in _unquoted(text).split("|"):
            words = head.strip()
            heads.append(parse_pattern(words, start + head.find(words), self._mistakes) if words else Pattern((), ""))
            start += len(head) + 1
        fields: list[str | None] = []
        for token in node.children[3:]:
            if token.type == "COMMA":
                continue
            field = self._sentences.noun(token, lang) if token.type == "NOUN" else None
            if field == "measure" and "measure" not in NOUNS[noun].has and "action" in NOUNS[noun].has:
                field = "action"
            if field is not None and not self._may_hold(noun, field):
                self._add("not-in-row", token, word=str(token), noun=_noun(noun))
            fields.append(field)
        if len(fields) != len(heads):
            self._add("row-count", text, heads=_columns_said(len(heads)), fields=_columns_said(len(fields)))
        if not any(field is not None for field in fields):
            self._add("row-empty", text)
        for use in (part for head in heads for part in head.parts if not isinstance(part, str) and part.word_list):
            begin, end = self._range(text)
            self.uses.append(Use("word_list", use.name, begin, end))
        return TableRow(tuple(heads), tuple(fields))

    def _may_hold(self, noun: str, field: str) -> bool:
        """Whether a row of ``noun`` can have a column of ``field``: its own, itself, or what it belongs to.

        So can what something beside it in the row has: the values in a goal's row are those of its indicator.
        """
        has = NOUNS[noun].has
        beside = any(field in NOUNS[part].has for part in has)
        return NOUNS[field].column and (
            field in has or beside or field in _ROW_ALWAYS or field == noun or noun in NOUNS[field].has
        )

    def _pattern(self, token: Token) -> Pattern:
        start, end = self._range(token)
        pattern = parse_pattern(_unquoted(token), start + 1, self._mistakes)
        if not _unquoted(token).strip():
            self._add("empty-text", token, word=str(token))
        marks = _MARKS.search(_unquoted(token))
        if marks is not None:
            right = '"' + _MARKS.sub("", _unquoted(token)).strip() + '"'
            self._add("marks-in-pattern", token, word=marks[0].strip(), right=right)
        for part in pattern.parts:
            if not isinstance(part, str) and part.word_list:
                self.uses.append(Use("word_list", part.name, start, end))
        return pattern


@record(frozen=False)
class _Clauses:
    """The clauses of one rule, gathered in any order."""

    texts: dict[tuple[str, Lang], str]
    single: set[str]
    examples: list[Example]
    confidence: Confidence | None = None
    applies_to: frozenset[DocumentKind] | None = None
    check: str | None = None

    def __init__(self) -> None:
        self.texts = {}
        self.single = set()
        self.examples = []
        self.confidence = None
        self.applies_to = None
        self.check = None

    def text(self, kind: str) -> Text:
        return Text(self.texts.get((kind, "sv")), self.texts.get((kind, "en")))

    def has(self, kind: str) -> bool:
        return (kind, "sv") in self.texts or (kind, "en") in self.texts


def _columns_said(count: int) -> Text:
    return Text(f"{count} kolumn{'er' if count > 1 else ''}", f"{count} column{'s' if count > 1 else ''}")


def _noun(noun: str) -> Text:
    return Text(NOUNS[noun].sv[0], NOUNS[noun].en[0])


def _recognisable() -> list[str]:
    return [noun.id for noun in NOUNS.values() if noun.template]


def _columns() -> list[str]:
    return [noun.id for noun in NOUNS.values() if noun.column]

"""What a document says about itself: title, organisation, board, period and date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from malkoll.document import Document, FrontMatter, Heading, Item, Paragraph, Table, TocEntry
from malkoll.plan import Period, PlanKind
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.dates import end_of, find_dates
from malkoll.swedish.verbs import has_finite_verb

__all__ = ["About", "about", "names_a_document", "names_whose"]

_ORGANISATION = compiled(
    r"\b((?:[A-ZÅÄÖ][\wåäöé-]+ ){0,2}?[A-ZÅÄÖ][\wåäöé-]+ (?:kommun|stad|kommunalförbund)|Region [A-ZÅÄÖ][\wåäö]+)\b"
)
# A municipality named at least this share (one in …) of the times that a region is.
_OFTEN = 3
# What only a municipality has, and what only a region has.
_MUNICIPAL = compiled(r"\bkommun(?:fullmäktige|styrelse)", re.IGNORECASE)
_REGIONAL = compiled(r"\bregion(?:fullmäktige|styrelse)", re.IGNORECASE)
_BOARD = compiled(
    r"\b([A-ZÅÄÖa-zåäö][\wåäö-]{0,60}(?: och [\w-]{1,60})?nämnden(?: och [\w-]{1,60}nämnden)?"
    r"|[Kk]ommunstyrelsen|[Rr]egionstyrelsen)\b"
)
_DATE = compiled(r"\b((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b")
_RANGE = compiled(r"\b((?:19|20)\d\d(?:-\d\d-\d\d)?)\s*(?:[-–—]|till|--)\s*((?:19|20)\d\d(?:-\d\d-\d\d)?)\b")
_YEAR = compiled(r"\b((?:19|20)\d\d)\b")
_PUBLISHED = compiled(
    r"\W*(?:(?:sidan|informationen|innehållet)\s+)?(?:senast\s+)?"
    r"(?:publicerad|publicerat|uppdaterad|uppdaterat|granskad|granskat|ändrad|ändrat)\s*:?\s+",
    re.IGNORECASE,
)
_LONGEST_DATE = 40
_LONGEST_COVER_LINE = 160
_VALID = compiled(r"giltig|gäller|period|avser", re.IGNORECASE)
_REPORT = compiled(
    r"uppföljning|delårs|tertial|\w{1,60}rapport(?:en)?\b|årsredovisning|bokslut|berättelse\b|"
    r"redovisning av mål|måluppfyllelse|follow-up|annual report",
    re.IGNORECASE,
)
# A programme of schools is no plan.
_PLAN = compiled(
    r"plan(?:en)?\b|budget|strategi|(?<!yrkes)(?<!gymnasie)(?<!utbildnings)(?<!nationellt )program", re.IGNORECASE
)
_PLAN_WITH = compiled(
    r"(?:plan(?:en)?|budget|strategi|program)\b[^–:]{0,60}?\s(?:med|och|samt|inkl\w{0,9}|inklusive)\s(?:\w{1,60}\s)?"
    r"\w{0,60}(?:uppföljning|bokslut|årsredovisning|rapport|berättelse)",
    re.IGNORECASE,
)

# "Mål- och uppföljningsdokument 2027", "Uppföljningsplan": it sets what is to be followed up.
_SETS = compiled(
    r"mål-?\s+och\s+uppföljnings(?:dokument|plan|program)|uppföljningsplan|plan för (?:intern )?uppföljning",
    re.IGNORECASE,
)
# A line of the cover that says what the document is, below the name of the plan it is about: "Uppföljning av år 2025".
_REPORTS_A_YEAR = compiled(
    r"\W*(?:\w{0,40}uppföljning|\w{0,40}redovisning|\w{0,40}rapport|\w{0,20}bokslut)\s+(?:av\s+|för\s+)?(?:år(?:et)?\s+)?"
    r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\W*",
    re.IGNORECASE,
)
_RIGHT_BELOW = 2
# "Start / Kommun och politik / Verksamhetsplan": where a page stands among others.
_FURNITURE = compiled(r"\W*(?:gå|hoppa)\s+(?:direkt\s+)?till\b", re.IGNORECASE)
_TRAIL = compiled(r"\S\s+[/>›»]\s+\S")

# How much of the beginning of a document is about the document itself, in lines.
_FRONT = 60


@record
class About:
    """What the document says about itself; ``kind`` is what its own name makes it."""

    title: str | None
    organisation: str | None
    board: str | None
    period: Period | None
    date: str | None
    kind: PlanKind | None


def about(document: Document) -> About:
    """Read what ``document`` says about itself."""
    lines = _front_lines(document)
    told = _told(document)
    in_words = [(line, text) for line, text, is_value in lines if not is_value and line not in told]
    title = _title(document, in_words)
    front = [text for _, text, _ in lines]
    return About(
        title,
        _organisation(document.text),
        _commonest(_BOARD, "\n".join(front)) or _commonest(_BOARD, document.text),
        _period(title, front),
        _date(front) or _published(document) or _first_date(front),
        _kind(title, _cover(document, in_words)),
    )


def names_a_document(title: str) -> bool:
    """Whether ``title`` says what kind of document it stands over ("Handlingsplan för …", "Delårsrapport …")."""
    return bool(_REPORT.search(title) or _PLAN.search(title))


def names_whose(line: str) -> bool:
    """Whether ``line`` is no sentence and names an organisation or a board: whose the document is."""
    return not line.rstrip().endswith((".", ":")) and bool(_ORGANISATION.search(line) or _BOARD.search(line))


def _organisation(text: str) -> str | None:
    """Whose document it is: the organisation it names most; a region that it works with is named often too."""
    found = Counter(match.group(1) for match in _ORGANISATION.finditer(text))
    if not found:
        return None
    name, times = found.most_common(1)[0]
    municipalities = Counter({one: count for one, count in found.items() if not one.startswith("Region ")})
    if not name.startswith("Region "):
        return name
    if municipalities and _OFTEN * municipalities.most_common(1)[0][1] >= times:
        return municipalities.most_common(1)[0][0]
    if len(_MUNICIPAL.findall(text)) > len(_REGIONAL.findall(text)):
        return municipalities.most_common(1)[0][0] if municipalities else None
    return name


def _cover(document: Document, lines: list[tuple[int, str]]) -> list[str]:
    """What stands before the second heading: there a document says what it is."""
    headings = [block.span.line for block in document.blocks if isinstance(block, Heading) and block.look == "marked"]
    end = headings[1] if len(headings) > 1 else _FRONT
    return [text for line, text in lines if line < end]


def _front_lines(document: Document) -> list[tuple[int, str, bool]]:
    """The document's first lines: where each stands, what it says, and if it is a row or a value above the text."""
    out: list[tuple[int, str, bool]] = []
    for block in document.blocks:
        if block.span.line > _FRONT:
            break
        match block:
            case Heading():
                out.append((block.span.line, block.text, False))
            case Paragraph() | Item():
                out.extend((line.span.line, line.text, False) for line in block.lines)
            case Table():
                out.extend((row.span.line, " ".join(cell.text for cell in row.cells), True) for row in block.rows)
            case FrontMatter():
                out.extend((block.span.line, f"{key}: {value}", True) for key, value in block.values)
            case _:
                continue
    return out


def _title(document: Document, lines: list[tuple[int, str]]) -> str | None:
    for block in document.blocks:
        if isinstance(block, FrontMatter):
            for key, value in block.values:
                if key.lower() in ("title", "titel", "rubrik"):
                    return value
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            return block.text
        if isinstance(block, TocEntry):
            break
    named = [text for _, text in lines if len(text) <= _LONGEST_COVER_LINE and names_a_document(text)]
    called = [text for text in named if not _is_of_a_sentence(text) and not _TRAIL.search(text)]
    words = [text for _, text in lines if not _FURNITURE.match(text)]
    return next(iter((*called, *words)), None)


def _is_of_a_sentence(text: str) -> bool:
    """Whether a line is a sentence, or a part of one that was broken over lines."""
    return text[:1].islower() or text.rstrip().endswith(".") or ". " in text or has_finite_verb(text)


def _told(document: Document) -> set[int]:
    """The first lines that are running text broken over lines: a sentence that ends on another line is no title."""
    found: set[int] = set()
    for block in document.blocks:
        if block.span.line > _FRONT:
            break
        if isinstance(block, Paragraph) and len(block.lines) > 1 and block.text.rstrip().endswith("."):
            found.update(line.span.line for line in block.lines)
    return found


def _commonest(pattern: re.Pattern[str], text: str) -> str | None:
    counted = Counter(found.group(1) for found in pattern.finditer(text))
    if not counted:
        return None
    return max(counted.items(), key=lambda item: item[1])[0]


def _period(title: str | None, front: list[str]) -> Period | None:
    for text in front:
        # A line of the cover, not a sentence that speaks of another plan's period.
        if len(text) <= _LONGEST_COVER_LINE and _VALID.search(text) and (found := _RANGE.search(text)):
            return Period(found.group(1), found.group(2))
    for text in ([title] if title else []) + front[:20]:
        if found := _RANGE.search(text):
            return Period(found.group(1), found.group(2))
    years = _YEAR.findall(title or "")
    return Period(years[0], years[-1]) if years else None


def _date(front: list[str]) -> str | None:
    labelled = [
        text for text in front if re.match(r"\W*(datum|daterad|upprättad|rapportdatum|date)\b", text, re.IGNORECASE)
    ]
    for index, text in enumerate(front):
        if re.fullmatch(r"\W*(datum|daterad|rapportdatum|date)\W*", text, re.IGNORECASE) and index + 1 < len(front):
            labelled.append(front[index + 1])
    return _first_date((*labelled, *(text for text in front if len(text) <= _LONGEST_COVER_LINE)))


def _first_date(texts: Iterable[str]) -> str | None:
    return next((found.group(1) for text in texts if (found := _DATE.search(text)) is not None), None)


def _published(document: Document) -> str | None:
    """When a page says that it was published or last changed, most often at its end."""
    for block in reversed(document.blocks):
        for line in block.lines if isinstance(block, Paragraph | Item) else ():
            found = _PUBLISHED.match(line.text)
            if found is None:
                continue
            for date in find_dates(line.text[found.end() : found.end() + _LONGEST_DATE]):
                if date.kind == "day" and (day := end_of(date)) is not None:
                    return day.isoformat()
    return None


def _kind(title: str | None, front: list[str]) -> PlanKind | None:
    if title and _PLAN_WITH.search(title):
        # "Nämndsplan 2027 med bokslut för 2026": what it is comes first.
        return "plan"
    if title and _SETS.search(title):
        return "plan"
    below = front[front.index(title) + 1 :][:_RIGHT_BELOW] if title in front else []
    if (title and _REPORT.search(title)) or any(_REPORTS_A_YEAR.fullmatch(text) for text in below):
        return "follow-up"
    if title and _PLAN.search(title):
        return "plan"
    for text in front[:12]:
        # A short line of its own, no sentence: what the document calls itself.
        # A label with its value ("Uppföljning: i årsredovisningen") says something of a goal.
        if len(text) <= 80 and ":" not in text and not text.rstrip().endswith(".") and _REPORT.search(text):
            return "follow-up"
    return None

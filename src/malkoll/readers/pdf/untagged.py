"""A PDF without tags to parts, by its looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from malkoll.readers.pdf.aligned import aligned_run, aligned_table
from malkoll.readers.pdf.bold_heads import headed_table
from malkoll.readers.pdf.columns import Placed, in_reading_order
from malkoll.readers.pdf.drawn_bullets import with_bullets
from malkoll.readers.pdf.furniture import without_furniture
from malkoll.readers.pdf.lines import Line, Vocabulary, joined, level_lines, split_at
from malkoll.readers.pdf.margins import Margins
from malkoll.readers.pdf.notes import notes_of
from malkoll.readers.pdf.opened import Budget
from malkoll.readers.pdf.painted import Image, Page
from malkoll.readers.pdf.paragraphs import Leading, Looks, bullet_of, parts_of
from malkoll.readers.pdf.parts import HeadingPart, Paragraph, Part, Picture, TablePart
from malkoll.readers.pdf.ruled import RuledTable, ruled_tables, same_columns, with_rests
from malkoll.readers.pdf.ruled_text import goes_on, part_of, spread
from malkoll.readers.transcript import Piece

__all__ = ["read_untagged"]

_COLUMN_GAP = 1.5  # of the size: white this wide parts what stands beside each other
_FEWEST_SIZES = 3  # of headings, the body's own among them, for bold lines to be the lowest
_SMALLEST_IMAGE = 6.0  # points
_RECURRING = 0.4  # of the pages: an image at the same place on so many is a logotype
_FEWEST = 3  # such pages


def read_untagged(pages: Sequence[Page], budget: Budget) -> list[Part]:
    """The parts of a document in the order in which it is read.

    Raises:
        PlanError: the budget is used up.
    """
    grids = []
    for page in pages:
        budget.check()
        with_bullets(page)
        grids.append(ruled_tables(page))
    tables = with_rests(grids, pages)
    segments = [_segments(page, own) for page, own in zip(pages, tables, strict=True)]
    segments = without_furniture(pages, segments)
    body = _body_size(segments, pages)
    flat = [line for own in segments for line in own]
    ordered = []
    notes = []
    for page, own, found in zip(pages, segments, tables, strict=True):
        budget.check()
        running, at_foot = notes_of(page, own, body)
        notes.append(at_foot)
        ordered.append(_whole_lines(in_reading_order([*running, *found])))
    looks = Looks(
        body,
        Leading([line for page in ordered for line in page if isinstance(line, Line)]),
        Margins((line for line in flat if abs(line.size - body) < 0.1 * body), {p.number: p.width for p in pages}),
        Vocabulary([*flat, *_cell_lines(tables)], tagged=False),
    )
    return _Flow(pages, looks).read(ordered, notes)


def _cell_lines(tables: Iterable[Sequence[RuledTable]]) -> Iterable[Line]:
    for own in tables:
        for table in own:
            for cell in table.cells:
                yield from level_lines(cell.words)


def _segments(page: Page, tables: Sequence[RuledTable]) -> list[Line]:
    """The stretches of text outside tables: words of one baseline without wide white among them."""
    taken = {id(word) for table in tables for cell in table.cells for word in cell.words}
    words = [word for word in page.words if id(word) not in taken and word.upright]
    return [Line(part) for line in level_lines(words) for part in split_at(line.words, _COLUMN_GAP)]


def _body_size(segments: Iterable[Sequence[Line]], pages: Iterable[Page]) -> float:
    """The size of most text outside tables or, where nearly all stands in tables, of most text."""
    outside: dict[float, int] = {}
    everywhere: dict[float, int] = {}
    for words, counts in (
        ((word for own in segments for line in own for word in line.words), outside),
        ((word for page in pages for word in page.words), everywhere),
    ):
        for word in words:
            size = round(word.size * 2) / 2
            counts[size] = counts.get(size, 0) + len(word.text)
    counts = outside if sum(outside.values()) > 0.15 * sum(everywhere.values()) else everywhere
    return max(counts, key=lambda size: counts[size]) if counts else 11.0


def _whole_lines(ordered: Sequence[Placed]) -> list[Placed]:
    """Stretches that stand beside each other in one column are one line."""
    result: list[Placed] = []
    for one in ordered:
        above = result[-1] if result else None
        if isinstance(one, Line) and isinstance(above, Line) and abs(one.base - above.base) < 0.3 * one.size:
            if one.x0 >= above.x1 - 1:
                result[-1] = Line([*above.words, *one.words])
                continue
            if one.x1 <= above.x0 + 1:
                result[-1] = Line([*one.words, *above.words])
                continue
        result.append(one)
    return result


class _Flow:
    """Reads page after page; a paragraph or a table may go on over pages."""

    def __init__(self, pages: Sequence[Page], looks: Looks) -> None:
        self.pages = pages
        self.looks = looks
        self.parts: list[Part] = []
        self.lines: list[Line] = []  # of the stretch of running text being gathered
        self.deferred: list[tuple[Line, Part]] = []  # what stands beside the text, and the line it came after
        self.sizes: list[tuple[HeadingPart, float]] = []
        self.table: tuple[TablePart, RuledTable] | None = None  # the last one, while nothing stands after it
        self.logotypes = _recurring(pages)

    def read(self, ordered: Sequence[Sequence[Placed]], notes: Sequence[Sequence[Part]]) -> list[Part]:
        """The parts of all pages; ``notes`` are those at the foot of each."""
        for page, placed, own in zip(self.pages, ordered, notes, strict=True):
            images = self.images_of(page, placed)
            for one in placed:
                top = one.base - 0.8 * one.size if isinstance(one, Line) else one.box.top
                while images and images[0].box.bottom <= top + 2:
                    self.picture(page, images.pop(0))
                if isinstance(one, Line):
                    self.table = None
                    self.lines.append(one)
                elif one.frames(page):
                    self.defer(self.framed(one))
                else:
                    self.end_lines()
                    self.add_table(one, page)
            for image in images:
                self.picture(page, image)
            self.defer(own)
        self.end_lines()
        self.rank()
        return self.parts

    def framed(self, frame: RuledTable) -> list[Part]:
        """The text in a frame."""
        lines = level_lines(word for cell in frame.cells for word in cell.words)
        pad = min((line.x0 for line in lines), default=0.0) - frame.box.x0
        ended = joined(lines, [frame.box.x1 - pad] * len(lines), self.looks.vocabulary)
        return [Paragraph(frame.page, ended)] if ended else []

    def defer(self, parts: Iterable[Part]) -> None:
        """Put parts that stand beside the text after the paragraph that is open."""
        if self.lines:
            self.deferred.extend((self.lines[-1], part) for part in parts)
        else:
            self.parts.extend(parts)

    def images_of(self, page: Page, placed: Sequence[Placed]) -> list[Image]:
        """Images of the page that stand for themselves, from above."""
        tables = [one.box for one in placed if isinstance(one, RuledTable)]
        images = []
        for image in page.images:
            box = image.box
            x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
            if min(box.x1 - box.x0, box.bottom - box.top) < _SMALLEST_IMAGE or _place(image) in self.logotypes:
                continue
            if (box.x1 - box.x0) * (box.bottom - box.top) > 0.8 * page.width * page.height:
                continue  # the background of a scanned page
            if not any(table.holds(x, y) for table in tables):
                images.append(image)
        return sorted(images, key=lambda image: image.box.top)

    def picture(self, page: Page, image: Image) -> None:
        """Add an image: at the end of the line it stands on, or on its own."""
        middle = (image.box.top + image.box.bottom) / 2
        for line in reversed(self.lines[-3:]):
            if line.page == page.number and line.base - line.size < middle < line.base + 0.4 * line.size:
                self.end_lines()
                last = self.parts[-1] if self.parts else None
                if isinstance(last, Paragraph):
                    last.image = True
                return
        self.end_lines()
        self.table = None
        self.parts.append(Picture(page.number))

    def end_lines(self) -> None:
        """Turn the lines that have been gathered into parts, and what stands beside them after its paragraph."""
        lines, self.lines = self.lines, []
        made: list[tuple[Line, Part]] = []
        at = start = 0
        while at < len(lines):
            end, tables = _without_lines(lines, at, self.looks.vocabulary)
            if end > at:
                made.extend(parts_of(lines[start:at], self.looks, self.sizes))
                made.extend((lines[end - 1], part) for part in tables)
                at = start = end
            else:
                at += 1
        made.extend(parts_of(lines[start:], self.looks, self.sizes))
        places = {id(line): place for place, line in enumerate(lines)}
        waiting = [(places[id(line)], part) for line, part in self.deferred]
        self.deferred = []
        for number, (line, part) in enumerate(made):
            self.parts.append(part)
            last = number + 1 == len(made) or made[number + 1][0] is not line
            while waiting and last and waiting[0][0] <= places[id(line)]:
                self.parts.append(waiting.pop(0)[1])
        self.parts.extend(part for _, part in waiting)

    def add_table(self, table: RuledTable, page: Page) -> None:
        """Add a table, or its rows to that on the page before which it goes on with."""
        above = None
        if self.table is not None and self.table[1].page == table.page - 1:
            above = self.table[0] if same_columns(self.table[1].edges, table.edges) else None
        part = part_of(table, page, self.looks.vocabulary, above)
        if not part.rows:
            return
        if above is not None and goes_on(above, part):
            spread(above, part, self.looks.vocabulary)
            self.table = above, table
            return
        self.parts.append(part)
        self.table = part, table

    def rank(self) -> None:
        """Give the headings their levels by size: the largest is the highest."""
        ranks = sorted({round(size * 2) for _, size in self.sizes}, reverse=True)
        heads = [part.level if isinstance(part, HeadingPart) else None for part in self.parts]
        for at in range(1, len(self.parts)):
            # A bold line under a heading, with a larger one after it, heads nothing: it is the text there.
            if heads[at] == 0 and heads[at - 1] is not None and (at + 1 == len(heads) or heads[at + 1]):
                self.parts[at] = _as_paragraph(self.parts[at])
        if len(ranks) < _FEWEST_SIZES:
            self.parts = [_as_paragraph(part) for part in self.parts]
        for part, size in self.sizes:
            part.level = min(6, ranks.index(round(size * 2)) + 1)


def _without_lines(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> tuple[int, list[Part]]:
    """The line after the table without ruling lines that begins at ``at``, and that table; ``at`` where none does."""
    if bullet_of(lines[at]) is not None:
        return at, []
    end = aligned_run(lines, at)
    aligned = aligned_table(lines[at:end]) if end > at else []
    headed = headed_table(lines, at, vocabulary)
    if headed is None or not all(isinstance(part, TablePart) for part in aligned):
        return end, aligned
    widest = max((len(part.rows[0].cells) for part in aligned if isinstance(part, TablePart)), default=0)
    better = (len(headed[1].rows[0].cells), headed[0]) >= (widest, end)
    return (headed[0], [headed[1]]) if better else (end, aligned)


def _as_paragraph(part: Part) -> Part:
    """A bold line that no larger headings make one of the lowest: a bold paragraph, as it stands."""
    if isinstance(part, HeadingPart) and not part.level:
        return Paragraph(part.page, [[Piece(piece.text, True) for piece in part.pieces]])
    return part


def _place(image: Image) -> tuple[int, int, int, int]:
    box = image.box
    return round(box.x0 / 3), round(box.top / 3), round(box.x1 / 3), round(box.bottom / 3)


def _recurring(pages: Sequence[Page]) -> frozenset[tuple[int, int, int, int]]:
    """The places of images that stand at the same place on several pages."""
    counts: dict[tuple[int, int, int, int], int] = {}
    for page in pages:
        for place in {_place(image) for image in page.images}:
            counts[place] = counts.get(place, 0) + 1
    return frozenset(place for place, count in counts.items() if count >= max(_FEWEST, _RECURRING * len(pages)))

"""``malkoll new template NAME --from PLAN``: a template that is begun, out of a plan there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from malkoll.app.proposing import Proposal, Proposed
from malkoll.app.scaffolds import Scaffold, named_template, quoted, written
from malkoll.app.starting import NewFile
from malkoll.document import Document
from malkoll.engine import RuleBook
from malkoll.finding import Text
from malkoll.language.tree import Lang
from malkoll.plan import Plan
from malkoll.regexes import compiled

__all__ = ["proposed_template"]

_YEAR = compiled(r"\b(?:19|20)\d\d\b")
_SCHOOL_YEAR = compiled(r"\b(?:19|20)\d\d/\d\d")
_ABOUT = Text(
    sv="# Ett förslag, gjort ur {plan}. Stryk det som inte stämmer. En rad som börjar med # läses inte:\n"
    "# ta bort # framför det som stämmer, och byt ord där gissningen är fel. Pröva efter varje mening:\n"
    "# malkoll show {shown} --template {file}\n"
    "# Meningar om samma sak skrivs ihop med ”eller”. Vilka meningar som går att skriva: docs/mallar.md\n",
    en="# A proposal, made from {plan}. Strike out what is wrong. A line that begins with # is not read: take\n"
    "# away # before what is right, and change words where the guess is wrong. Try after each sentence:\n"
    "# malkoll show {shown} --template {file}\n"
    "# Sentences about one thing are joined by “or”. Which sentences can be written: docs/templates.md\n",
)
_READS = Text(
    sv="# Utan egna meningar finner malkoll {before}; med dem som gäller här {after}.\n",
    en="# Without sentences of its own malkoll finds {before}; with those that hold here {after}.\n",
)
_MAYBE = Text(
    sv="    # --- Kanske: står i planen men gäller inte här.\n",
    en="    # --- Perhaps: stands in the plan but does not hold here.\n",
)
_WHAT = Text(sv="vad är det?", en="what is it?")
_ONLY_HERE = Text(
    sv="målens rubriker har inget gemensamt: meningen läser den här planen men ingen annan",
    en="the goals' headings share nothing: the sentence reads this plan and no other",
)
_SEEN = Text(sv="{times} gånger, först på rad {line}", en="{times} times, first on line {line}")
_ONCE = Text(sv="rad {line}", en="line {line}")


def proposed_template(name: str, folder: Path, language: str, plan: str) -> Scaffold:
    """Write a template called ``name`` for plans laid out as ``plan``, a file in any of the formats.

    Raises:
        SettingsError: the name cannot be used, the file is there already or cannot be written.
        PlanError: the plan cannot be read.
    """
    from malkoll.app.books import load_book
    from malkoll.app.files import Source
    from malkoll.app.proposing import propose
    from malkoll.facts import complete
    from malkoll.readers import read

    named_template(name)
    path = folder / f"{name}.mall"
    written([NewFile(path, "")], only_look=True)
    document = read(plan, Source(plan, named=True).read())
    book = load_book()
    proposal = propose(document, book)
    proposal = replace(
        proposal,
        before=complete(proposal.before, document, book.word_lists, book.statutes),
        after=complete(proposal.after, document, book.word_lists, book.statutes),
    )
    written([NewFile(path, _text(name, path, plan, proposal, (document, book), "en" if language == "en" else "sv"))])
    before, after = (_counted(one) for one in (proposal.before, proposal.after))
    shown = f"malkoll show {quoted(Path(plan))} --template {quoted(path)}"
    return Scaffold(
        (path,),
        Text(
            sv=f"Se vad mallen läser ({after.sv}; utan den {before.sv}): {shown}\n"
            "Har planen fler mål än så, lägg till en mening för dem: se ”Kanske” i filen.\n"
            f"Öppna {path.as_posix()}, stryk det som inte stämmer och ta bort # framför det som gör det.",
            en=f"See what the template reads ({after.en}; without it {before.en}): {shown}\n"
            "If the plan has more goals than that, add a sentence for them: see “Perhaps” in the file.\n"
            f"Open {path.as_posix()}, strike out what is wrong and take away # before what is right.",
        ),
    )


def _text(name: str, path: Path, plan: str, proposal: Proposal, read: tuple[Document, RuleBook], lang: Lang) -> str:
    document, book = read
    about = _ABOUT.in_language(lang).format(plan=Path(plan).name, shown=quoted(Path(plan)), file=quoted(path))
    before, after = _counted(proposal.before), _counted(proposal.after)
    reads = _READS.in_language(lang).format(before=before.in_language(lang), after=after.in_language(lang))
    title = (_safe(proposal.after.organisation) or _safe(proposal.after.title) or name).strip()
    head = f'mall {name} "{title}" utökar standard' if lang == "sv" else f'template {name} "{title}" extends standard'
    active = [one for one in proposal.sentences if one.active]
    maybe = [one for one in proposal.sentences if not one.active]
    lines = [about + reads, head, *_recognised(proposal, document, book, lang)]
    for one in active:
        lines += [f"    # {_where(one, lang)}", f"    {_said(one, lang)}"]
    if not active:
        lines += [f"    {line}" for line in (_NOTHING if proposal.after.goals else _NO_GOALS)[lang]]
    if maybe:
        lines += ["", _MAYBE.in_language(lang).rstrip("\n")]
        lines += [f"    # {_said(one, lang)}   # {_where(one, lang)}" for one in maybe]
    return "\n".join(lines) + "\n"


_NOTHING: dict[str, tuple[str, ...]] = {
    "sv": (
        "# Målen hittas redan, och ingen mening som malkoll provade gav mer.",
        'Ett mål är rubriken "{målord} {nummer?} - {titel}".  # byt ut den här mot hur era mål ser ut',
    ),
    "en": (
        "# The goals are found already, and no sentence that malkoll tried gave more.",
        'A goal is the heading "{målord} {number?} - {title}".  # put here what your goals look like',
    ),
}
_NO_GOALS: dict[str, tuple[str, ...]] = {
    "sv": (
        "# malkoll kan inte se vad som är mål i planen. Byt ut meningen här under mot hur ett mål ser ut.",
        "# Tänkbart är: varje rubrik direkt under rubriken ”…”, en punkt under rubriken ”…”, en rad i en tabell.",
        "# Först när målen hittas kan det som står under dem höra till något.",
        'Ett mål är rubriken "{målord} {nummer?} - {titel}".',
    ),
    "en": (
        "# malkoll cannot see what the goals of the plan are. Put what a goal looks like in the sentence below.",
        "# Such as: every heading directly under the heading “…”, an item under the heading “…”, a row of a table.",
        "# Only when the goals are found can what stands under them belong to something.",
        'A goal is the heading "{målord} {number?} - {title}".',
    ),
}


_RECOGNISED: dict[str, tuple[str, tuple[str, str]]] = {
    "sv": ("Känns igen på", ("{år}", "{målår}")),
    "en": ("Recognised by", ("{year}", "{target-year}")),
}


def _recognised(proposal: Proposal, document: Document, book: RuleBook, lang: Lang) -> Iterator[str]:
    """Texts that show a plan to be of this layout, and its kind: for the author to decide."""
    for said in _by_title(proposal, lang):
        if _stands_in(said, document, book):
            yield f"    # {said}"
            break
    kind = proposal.after.kind
    if lang == "sv":
        yield f"    # Dokumentet är en {'uppföljning' if kind == 'follow-up' else 'plan'}."
    else:
        yield f"    # The document is a {kind}."


def _by_title(proposal: Proposal, lang: Lang) -> Iterator[str]:
    """What the plan may be recognised by: its title with the years as places, or what stands before them."""
    title = _safe(proposal.after.title)
    say, years = _RECOGNISED[lang]
    if title and (school := _SCHOOL_YEAR.search(title)) is not None and len(title[: school.start()].split()) > 1:
        title = title[: school.start()].strip()  # "Riktmärken läsåret 2026/27": the next one has other years
    if not title or not any(char.isalpha() for char in title):
        return
    whole = title
    for year in years:
        whole = _YEAR.sub(year, whole, count=1)
    yield f'{say} "{whole}".'
    before = _YEAR.split(title)[0].strip(" ,:;–-")
    if before != title and any(char.isalpha() for char in before):
        yield f'{say} "{before}".'


def _stands_in(said: str, document: Document, book: RuleBook) -> bool:
    """Whether a template that says this is recognised by ``document``."""
    from malkoll.errors import RuleFileError
    from malkoll.language import parse
    from malkoll.templates import passed_over

    head = 'mall x "x"' if said.startswith(_RECOGNISED["sv"][0]) else 'template x "x"'
    try:
        template = parse(f"{head}\n    {said}\n", "x.mall").templates[0]
    except RuleFileError:
        return False
    return passed_over(document, template, book.word_lists) is None


def _said(one: Proposed, lang: Lang) -> str:
    """The sentence in the run's language."""
    if lang == "sv":
        return one.sentence
    from malkoll.errors import RuleFileError
    from malkoll.language import parse, read_statement

    try:
        template = parse(f'mall x "x"\n    {one.sentence}\n', "x.mall").templates[0]
    except RuleFileError:
        return one.sentence
    return read_statement(template.statements[0], "en")


def _where(one: Proposed, lang: Lang) -> str:
    if one.only_here:
        return _ONLY_HERE.in_language(lang)
    said = (_SEEN if one.times > 1 else _ONCE).in_language(lang).format(times=one.times, line=one.line)
    return said if one.noun else f"{said}; {_WHAT.in_language(lang)}"


def _safe(text: str | None) -> str | None:
    line = " ".join((text or "").split())
    return line if line and not any(char in line for char in '{}|"#') and len(line) <= 120 else None


def _counted(plan: Plan) -> Text:
    """How much is found of a plan, in words."""
    goals = len(plan.goals)
    indicators = sum(len(goal.indicators) for goal in plan.goals)
    roles = sum(bool(goal.responsible) for goal in plan.goals)
    followed = sum(goal.follow_up is not None for goal in plan.goals)
    return Text(
        sv=f"{goals} mål ({roles} med ansvarig, {followed} med uppföljning) och "
        f"{indicators} {'indikator' if indicators == 1 else 'indikatorer'}",
        en=f"{goals} {'goal' if goals == 1 else 'goals'} "
        f"({roles} with a responsible role, {followed} with follow-up) and "
        f"{indicators} {'indicator' if indicators == 1 else 'indicators'}",
    )

"""From bytes to plan: reader, template, facts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from malkoll.app.files import Source
from malkoll.app.named_files import is_template_file
from malkoll.app.time_limit import in_time
from malkoll.config import Settings, where
from malkoll.document import Document
from malkoll.engine import RuleBook
from malkoll.errors import PlanError, SettingsError
from malkoll.finding import Text
from malkoll.hooks import Reader
from malkoll.language.tree import DocumentKind, Template
from malkoll.plan import Plan
from malkoll.plugins import Plugins
from malkoll.records import record

__all__ = [
    "Understood",
    "left_out",
    "no_goals",
    "not_chosen",
    "not_recognised",
    "template_asked",
    "template_named",
    "understand",
    "understand_bytes",
    "understand_text",
]


_MOST_TOLD = 3
"""Templates that were not chosen and are told of."""


@record
class Understood:
    """A document and the plan read out of it."""

    document: Document
    plan: Plan


def understand(
    source: Source, settings: Settings, book: RuleBook, readers: Sequence[Reader] | None = None
) -> Understood:
    """Read the plan at ``source``.

    Raises:
        PlanError: the file cannot be read as a plan.
        SettingsError: the template asked for does not exist.
    """
    wanted = template_asked(settings, book)
    return understand_bytes(source.read(readers), source.path, wanted, settings.kind, book, readers)


def understand_text(
    text: str, path: str, template: str | None, kind: DocumentKind | None, book: RuleBook
) -> Understood:
    """Read ``text`` as a plan in Markdown; ``path`` is what it is called.

    Raises:
        PlanError: it cannot be read as a plan.
    """
    return understand_bytes(text.encode(), path, template, kind, book)


def understand_bytes(
    data: bytes,
    path: str,
    wanted: str | None,
    kind: DocumentKind | None,
    book: RuleBook,
    readers: Sequence[Reader] | None = None,
) -> Understood:
    """Read ``data`` as a plan; ``path`` is what it is called, ``wanted`` the name of the template to read it with.

    ``readers`` are all there are, malkoll's own where ``None``.

    Raises:
        PlanError: it cannot be read as a plan, or not in time.
    """
    from malkoll.facts import complete
    from malkoll.readers import BUILT_IN, read
    from malkoll.templates import choose, recognise

    with in_time(path):
        document = read(path, data, readers or BUILT_IN)
        template = choose(document, book.templates, book.word_lists, wanted)
        if kind is not None:
            template = replace(template, document_kind=kind)
        plan = recognise(document, template, book.templates, book.word_lists)
        return Understood(document, complete(plan, document, book.word_lists, book.statutes))


def template_asked(settings: Settings, book: RuleBook) -> str | None:
    """The name of the template that ``settings`` ask for; ``None`` for the one that is recognised.

    Raises:
        SettingsError: there is no such template; told with the place where it is asked for.
    """
    if settings.template is None:
        return None
    try:
        return template_named(settings.template, book)
    except SettingsError as error:
        asking = [layer.origin for layer in settings.layers if "template" in layer.values]
        place = where(asking[-1], "template") if asking else None
        if place is None:
            raise
        raise SettingsError(f"{place.sv}: {error.text.sv}", f"{place.en}: {error.text.en}") from None


def template_named(given: str, book: RuleBook) -> str:
    """The name of the template ``given``: a name, or a .mall file that the book has loaded.

    Raises:
        SettingsError: there is no such template; a likely one is suggested.
    """
    if is_template_file(given):
        here = os.path.realpath(given)
        for template in book.templates:
            if os.path.realpath(book.files.get(template.path, template.path)) == here:
                return template.name
        raise SettingsError(f"Filen {given} innehåller ingen mall.", f"The file {given} holds no template.")
    for template in book.templates:
        if template.name.casefold() == given.casefold():
            return template.name
    raise _unknown_template(given, book.templates)


def _unknown_template(given: str, templates: Sequence[Template]) -> SettingsError:
    from difflib import get_close_matches

    names = sorted(template.name for template in templates)
    near = get_close_matches(given.casefold(), names, n=1, cutoff=0.6)
    sv = f"Det finns ingen mall ”{given}”."
    en = f"There is no template “{given}”."
    if near:
        return SettingsError(f"{sv} Menade du {near[0]}?", f"{en} Did you mean {near[0]}?")
    listed = ", ".join(names)
    return SettingsError(f"{sv} Mallarna är: {listed}.", f"{en} The templates are: {listed}.")


def left_out(said: Text, path: str, plugins: Plugins) -> Text:
    """``said`` of a plan that could not be read; and, where no reader is for such files, what was left out.

    That the run does without a plugin may be why, and is then no fault of the plan.
    """
    without = sorted(plugins.wanted.without)
    suffix = os.path.splitext(path)[1].lower()
    if not without or not suffix or any(suffix in reader.suffixes for reader in plugins.readers):
        return said
    names = ", ".join(without)
    return Text(
        sv=f"{said.sv} Körningen är utan {names} (--without-plugin): är det ett tillägg som läser {suffix}, kör med "
        "det.",
        en=f"{said.en} The run is without {names} (--without-plugin): if that is a plugin that reads {suffix}, run "
        "with it.",
    )


def not_recognised(
    understood: Understood, wanted: str | None, book: RuleBook
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The templates beside malkoll's own that were not chosen for a plan, each with the texts it lacks.

    None where a template was asked for; no texts where a template has nothing to be recognised by.
    """
    if wanted is not None:
        return ()
    from malkoll.app.books import shipped_files
    from malkoll.templates import passed_over

    shipped = shipped_files()
    own = [one for one in book.templates if one.path not in shipped and one.name != understood.plan.template]
    lacking = ((one.name, passed_over(understood.document, one, book.word_lists)) for one in own)
    return tuple((name, texts) for name, texts in lacking if texts is not None)


def no_goals(
    path: str | Path, template: str = "standard", passed_over: Sequence[tuple[str, tuple[str, ...]]] = ()
) -> PlanError:
    """The error for a plan in which no goal was found with ``template``, and what can be done about it.

    ``passed_over`` are templates that were not chosen, with the texts that the plan lacks.
    """
    if template != "standard":
        return PlanError(
            f"Mallen ”{template}” känner inte igen något mål i {path}. Jämför dess rubriker, etiketter och "
            f"tabellhuvuden med planens, eller pröva --template standard.",
            f"The template “{template}” recognises no goal in {path}. Compare its headings, labels and table heads "
            f"with the plan's, or try --template standard.",
        )
    if passed_over:
        told, name = not_chosen(passed_over), passed_over[0][0]
        return PlanError(
            f"Inget mål hittades i {path}. {told.sv}Rätta mallen efter planen, eller pröva --template {name}.",
            f"No goal was found in {path}. {told.en}Correct the template after the plan, or try --template {name}.",
        )
    return PlanError(
        f"Inget mål hittades i {path}. Ange en mall med --template eller märk målen med till exempel ”Mål 1: …”.",
        f"No goal was found in {path}. Give a template with --template or mark the goals, for example “Mål 1: …”.",
    )


def not_chosen(passed_over: Sequence[tuple[str, tuple[str, ...]]]) -> Text:
    """Why templates were not chosen, a sentence each with a space after it."""
    told = [_not_chosen(name, texts) for name, texts in passed_over[:_MOST_TOLD]]
    return Text(sv="".join(f"{one.sv} " for one in told), en="".join(f"{one.en} " for one in told))


def _not_chosen(name: str, texts: tuple[str, ...]) -> Text:
    """Why a template was not chosen."""
    if not texts:
        return Text(
            sv=f"Mallen ”{name}” valdes inte: den har ingen mening ”Känns igen på”.",
            en=f"The template “{name}” was not chosen: it has no sentence “Recognised by”.",
        )
    sv, en = " och ".join(f"”{one}”" for one in texts), " and ".join(f"“{one}”" for one in texts)
    return Text(
        sv=f"Mallen ”{name}” valdes inte: den känns igen på {sv}, som inte står i planen.",
        en=f"The template “{name}” was not chosen: it is recognised by {en}, which does not stand in the plan.",
    )

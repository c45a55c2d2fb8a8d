"""Every remark that ``malkoll test`` makes on rules beside how their examples came out: what is said, and files that
give it.

The tests walk this table, as they do that of the mistakes a rule file can hold: each example must give its own remark
and no other above ``note``.
"""

from __future__ import annotations

from collections.abc import Mapping

from malkoll.language.diagnostics import Diagnostic
from malkoll.records import record
from malkoll.reporters.trial_view import Level

__all__ = ["REMARKS", "RemarkKind"]


@record
class RemarkKind:
    """One kind of remark and how grave it is."""

    level: Level
    says: Diagnostic


def _rule(
    sentences: str = "Varje mål ska ha en indikator.",
    *,
    code: str = "XX101",
    name: str = "provregel",
    message: str = "Målet ”{mål}” brister.",
    more: str = "",
    failing: str = "## Mål 1: Fler cyklar",
    passing: str = "",
) -> str:
    """A sound rule but for what is given."""
    example = f'    godkänt """\n        {passing}\n        """\n' if passing else ""
    return (
        f'krav {code} {name}\n    {sentences}\n    meddelande "{message}"\n    råd "Se över målet."\n{more}'
        f'    underkänt """\n        {failing}\n        """\n{example}'
    )


_GOAL = "## Mål 1: Fler cyklar\n        "
_LONG = "Målet ”{mål}” behöver " + "och ".join(["mer att mäta med "] * 6) + "i år."

_TABLE = (
    RemarkKind(
        "advice",
        Diagnostic(
            "sentence-never-fires",
            "Inget underkänt exempel bryter mot meningen ”{sentence}”",
            "No failing example breaks the sentence “{sentence}”",
            (_rule("Varje mål ska ha en indikator.\n    Varje mål bör ha en titel.", failing=_GOAL),),
            "Lägg till ett underkänt exempel som bara den meningen fäller.",
            "Add a failing example that breaks only that sentence.",
        ),
    ),
    RemarkKind(
        "advice",
        Diagnostic(
            "branch-never-used",
            "Inget exempel uppfyller meningen genom ”{word}”: ”{sentence}”",
            "No example meets the sentence by way of “{word}”: “{sentence}”",
            (_rule("Varje mål ska ha en indikator eller ett underlag.", passing=_GOAL + "Indikator: antal cyklar"),),
            "Lägg till ett godkänt exempel där just det finns.",
            "Add a passing example that has just that.",
        ),
    ),
    RemarkKind(
        "advice",
        Diagnostic(
            "subject-never-tried",
            "Inget exempel prövar ”{word}”: ”{sentence}”",
            "No example tries “{word}”: “{sentence}”",
            (_rule("Varje område eller mål bör ha en kommentar."),),
            "Lägg till ett exempel där det finns.",
            "Add an example that holds it.",
        ),
    ),
    RemarkKind(
        "fault",
        Diagnostic(
            "placeholder-impossible",
            "{word} kan aldrig fyllas i: kravet handlar om {nouns}, som inte har något sådant.",
            "{word} can never be filled in: the rule is about {nouns}, which has nothing of the kind.",
            (_rule(message="Målet ”{mål}” brister, se {utgångsvärde}."),),
            "Skriv om texten utan {word}.",
            "Write the text without {word}.",
        ),
    ),
    RemarkKind(
        "advice",
        Diagnostic(
            "placeholder-empty",
            "{word} är tom i alla anmärkningar som exemplen ger.",
            "{word} is empty in every finding that the examples give.",
            (_rule(message="Målet ”{mål}” mäts med ”{indikator}”."),),
            "Saknas alltid det som ska stå där, skriv om texten; annars lägg till ett exempel där det finns.",
            "If what should stand there is always missing, rewrite the text; otherwise add an example that has it.",
        ),
    ),
    RemarkKind(
        "advice",
        Diagnostic(
            "place-in-other-brackets",
            "”{word}” fylls inte i: det som ska fyllas i står inom klamrar.",
            "“{word}” is not filled in: what is to be filled in stands in braces.",
            (_rule(message="Målet ”[mål]” brister."), _rule(message="Målet ”<mål>” brister.")),
            "Skriv {right}.",
            "Write {right}.",
        ),
    ),
    RemarkKind(
        "advice",
        Diagnostic(
            "language-missing",
            "”{word}” finns bara på {language}.",
            "“{word}” is given in {language} only.",
            (
                _rule(more='    message "The goal “{goal}” falls short."\n'),
                _rule(more='    därför "Mått behövs."\n    because "Measures are needed."\n    hint "Look it over."\n'),
            ),
            "Lägg till {missing} \"…\", eller håll hela samlingen på ett språk.",
            "Add {missing} \"…\", or keep the whole pack in one language.",
        ),
    ),
    RemarkKind(
        "advice",
        Diagnostic(
            "long-sentence",
            "En mening i ”{word}” har {count} ord; {limit} är det mesta som läses lätt.",
            "A sentence of “{word}” has {count} words; {limit} is the most that reads easily.",
            (_rule(message=_LONG),),
            "Dela den i två.",
            "Make two of it.",
        ),
    ),
    RemarkKind(
        "advice",
        Diagnostic(
            "code-begins-another",
            "Koden {word} är också början på {other}: --select {word} väljer båda.",
            "The code {word} is also the beginning of {other}: --select {word} takes both.",
            (_rule(code="XX10") + _rule(code="XX101", name="annan-regel"),),
            "Ge koderna lika många siffror.",
            "Give the codes the same number of digits.",
        ),
    ),
    RemarkKind(
        "advice",
        Diagnostic(
            "code-of-malkoll",
            "Koder som börjar på MK är malkolls egna; {word} kan krocka med ett krav i en ny version.",
            "Codes that begin with MK are malkoll's own; {word} may collide with a rule of a new version.",
            (_rule(code="MK888"),),
            "Börja koden med egna bokstäver, till exempel kommunens initialer.",
            "Begin the code with letters of your own, such as the municipality's initials.",
        ),
    ),
    RemarkKind(
        "fault",
        Diagnostic(
            "name-is-a-code",
            "Kravnamnet ”{word}” är också kod för ett annat krav: ingen kan veta vilket som menas.",
            "The rule name “{word}” is also the code of another rule: nobody can tell which is meant.",
            (_rule(name="xx102") + _rule(code="XX102", name="annan-regel"), _rule(name="mk101")),
            "Ge kravet ett eget namn.",
            "Give the rule a name of its own.",
        ),
    ),
    RemarkKind(
        "advice",
        Diagnostic(
            "unused-word-list",
            "Ordlistan ”{word}” används inte av något krav eller någon mall.",
            "The word list “{word}” is used by no rule and no template.",
            (_rule() + "ordlista djur: ko, häst.\n",),
            "Skriv ”som nämner {word}” i ett krav, eller ta bort listan.",
            "Write “that mentions {word}” in a rule, or remove the list.",
        ),
    ),
    RemarkKind(
        "advice",
        Diagnostic(
            "word-already-found",
            "”{word}” i ordlistan ”{list}” behövs inte: ”{other}” hittar samma ord.",
            "“{word}” of the word list “{list}” is not needed: “{other}” finds the same words.",
            (_rule("Fråga vid varje mål som inte nämner djur.", passing="## Mål 1: Fler hästar")
             + "ordlista djur: häst, arbetshäst.\n",),
            "Ta bort ”{word}”.",
            "Remove “{word}”.",
        ),
    ),
    RemarkKind(
        "note",
        Diagnostic(
            "words-never-tried",
            "{count} av {total} ord i ordlistan ”{list}” står inte i något exempel: {words}.",
            "{count} of {total} words of the word list “{list}” stand in no example: {words}.",
            (_rule("Fråga vid varje mål som inte nämner djur.", passing="## Mål 1: Fler kor")
             + "ordlista djur: ko, häst.\n",),
        ),
    ),
    RemarkKind(
        "note",
        Diagnostic(
            "fires-another-rule",
            "Exemplet på rad {line} ger också anmärkning enligt {codes}.",
            "The example on line {line} also gives a finding by {codes}.",
            (_rule() + _rule("Varje mål ska ha en ansvarig.", code="XX102", name="annan-regel"),),
        ),
    ),
)  # fmt: skip

REMARKS: Mapping[str, RemarkKind] = {one.says.code: one for one in _TABLE}
"""All kinds of remarks by name."""

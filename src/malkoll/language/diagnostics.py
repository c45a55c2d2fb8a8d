"""Every mistake a rule file can hold: what is said about it, and files that hold it.

The tests walk this table: each broken example must give its own mistake and no other. Words in braces
are filled in where the mistake is found; "right" is what was probably meant.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DIAGNOSTICS", "Diagnostic"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One kind of mistake.

    ``suggest_sv`` and ``suggest_en`` are said when the value ``needs`` is known (or always, where
    ``needs`` is ``None``); ``otherwise_sv`` and ``otherwise_en`` where it is not. ``examples``
    are rule files that hold this mistake and no other.
    """

    code: str
    sv: str
    en: str
    examples: tuple[str, ...]
    suggest_sv: str | None = None
    suggest_en: str | None = None
    needs: str | None = None
    otherwise_sv: str | None = None
    otherwise_en: str | None = None


def _rule(sentence: str, extra: str = "") -> str:
    """A sound Swedish rule around ``sentence``, so that an example holds one mistake only."""
    return (
        f"krav XX101 provregel\n    {sentence}\n"
        '    meddelande "Målet ”{mål}” brister."\n    råd "Se över målet."\n'
        f'{extra}    underkänt """\n        ## Mål 1: Fler cyklar\n        """\n'
    )


def _english(sentence: str, extra: str = "") -> str:
    """A sound English rule around ``sentence``."""
    return (
        f"rule XX101 test-rule\n    {sentence}\n"
        '    message "The goal “{goal}” falls short."\n    hint "Look the goal over."\n'
        f'{extra}    failing """\n        ## Mål 1: Fler cyklar\n        """\n'
    )


def _mall(statement: str) -> str:
    return f'mall sjovik "Sjöviks kommun"\n    {statement}\n'


def _template(statement: str) -> str:
    return f'template sjovik "Sjövik"\n    {statement}\n'


def _statute(*lines: str, number: str = "1999:12", source: str = 'källa "Svensk författningssamling"') -> str:
    """A sound statute with these lines more."""
    return "\n    ".join((f'författning "{number}" "båtlag"', *lines, source)) + "\n"


_DID_YOU_MEAN = {"suggest_sv": "Menade du ”{right}”?", "suggest_en": "Did you mean “{right}”?", "needs": "right"}
_WRITE = {"suggest_sv": "Skriv ”{right}”.", "suggest_en": "Write “{right}”.", "needs": "right"}
_SOUND = "Varje mål ska ha en indikator."

_TABLE = (
    # --- the file and its definitions ------------------------------------------------------------
    Diagnostic(
        "empty-file",
        "Filen innehåller inget krav, ingen ordlista, ingen författning och ingen mall.",
        "The file holds no rule, no word list, no statute and no template.",
        ("", "\n\n", "# bara en kommentar\n"),
        "Börja med till exempel: krav KOD001 namn-på-kravet",
        "Begin with, for example: rule CODE001 name-of-the-rule",
    ),
    Diagnostic(
        "outside-definition",
        "Det här står utanför alla krav, ordlistor, författningar och mallar.",
        "This stands outside every rule, word list, statute and template.",
        (
            "Varje mål ska ha en indikator.\n\n" + _rule(_SOUND),
            "Every goal must have an indicator.\n\n" + _english("Every goal must have evidence."),
        ),
        "En definition börjar med krav, ordlista, författning eller mall.",
        "A definition begins with rule, wordlist, statute or template.",
    ),
    Diagnostic(
        "unknown-head",
        "”{word}” inleder ingen definition.",
        "“{word}” begins no definition.",
        (
            _rule(_SOUND).replace("krav ", "kraw "),
            _english("Every goal must have evidence.").replace("rule ", "rul ", 1),
            _statute().replace("författning", "forfattning"),
        ),
        **_DID_YOU_MEAN,
    ),
    Diagnostic(
        "bad-head",
        "Definitionens första rad är inte färdig: här väntas {expected}.",
        "The definition's first line is not complete: expected here is {expected}.",
        (
            _rule(_SOUND).replace(" provregel", ""),
            _mall('Ett mål är fältet "Mål".').replace(' "Sjöviks kommun"', ""),
            _statute().replace(' "båtlag"', ""),
            _statute().replace('"båtlag"', "båtlag"),
        ),
        "Så här kan den se ut: {pattern}",
        "It may look like this: {pattern}",
        "pattern",
    ),
    Diagnostic(
        "head-goes-on",
        "Efter kravets namn står det inget mer på raden.",
        "Nothing more stands on the line after the rule's name.",
        (_rule(_SOUND).replace("provregel", "prov regel"),),
        "Namnet är ett enda ord, gärna med bindestreck.",
        "The name is one word, with hyphens if need be.",
    ),
    Diagnostic(
        "code-form",
        "Koden ”{word}” ska skrivas med stora bokstäver.",
        "The code “{word}” is to be written in capital letters.",
        (_rule(_SOUND).replace("XX101", "xx101"),),
        **_WRITE,
    ),
    Diagnostic(
        "same-code",
        "Koden {word} är redan tagen, i {place}.",
        "The code {word} is already taken, in {place}.",
        (_rule(_SOUND) + "\n" + _rule(_SOUND).replace("provregel", "annan-regel"),),
        "Ge kravet en egen kod.",
        "Give the rule a code of its own.",
    ),
    Diagnostic(
        "same-rule",
        "Kravnamnet ”{word}” är redan taget, i {place}.",
        "The rule name “{word}” is already taken, in {place}.",
        (_rule(_SOUND) + "\n" + _rule(_SOUND).replace("XX101", "XX102"),),
        "Ge kravet ett eget namn.",
        "Give the rule a name of its own.",
    ),
    Diagnostic(
        "same-word-list",
        "Ordlistan ”{word}” finns redan, i {place}.",
        "The word list “{word}” already exists, in {place}.",
        ("ordlista djur: ko, häst.\nordlista djur: katt.\n", "wordlist animals: cow.\nwordlist Animals: cat.\n"),
        "Slå ihop listorna eller döp om den ena.",
        "Join the lists or rename one of them.",
    ),
    Diagnostic(
        "same-template",
        "Mallen ”{word}” finns redan, i {place}.",
        "The template “{word}” already exists, in {place}.",
        (_mall('Ett mål är fältet "Mål".') + _mall('Ett mål är fältet "Uppdrag".'),),
        "Ge mallen ett eget namn.",
        "Give the template a name of its own.",
    ),
    # --- the rule as a whole ---------------------------------------------------------------------
    Diagnostic(
        "no-requirement",
        "Kravet har varken en mening eller en kontroll.",
        "The rule has neither a sentence nor a check.",
        (_rule(""),),
        "Skriv kravet som en mening: Varje mål ska ha en indikator.",
        "Write the requirement as a sentence: Every goal must have an indicator.",
    ),
    Diagnostic(
        "check-and-sentence",
        "Kravet har både en mening och en kontroll; det kan bara ha det ena.",
        "The rule has both a sentence and a check; it can have only one of them.",
        (_rule(_SOUND, "    kontroll dubbla-etiketter\n"),),
        "Ta bort det ena, eller gör två krav.",
        "Remove one of them, or make two rules.",
    ),
    Diagnostic(
        "no-message",
        "Kravet saknar meddelande.",
        "The rule has no message.",
        (_rule(_SOUND).replace('    meddelande "Målet ”{mål}” brister."\n', ""),),
        'Lägg till: meddelande "vad som är fel"',
        'Add: message "what is wrong"',
    ),
    Diagnostic(
        "no-hint",
        "Kravet saknar råd.",
        "The rule has no hint.",
        (_english("Every goal must have evidence.").replace('    hint "Look the goal over."\n', ""),),
        'Lägg till: råd "vad man kan göra åt det"',
        'Add: hint "what can be done about it"',
    ),
    Diagnostic(
        "no-failing-example",
        "Kravet saknar ett underkänt exempel, så ingen kan se att det hittar något.",
        "The rule has no failing example, so nobody can see that it finds anything.",
        (_rule(_SOUND).replace("underkänt", "godkänt"),),
        'Lägg till: underkänt """ … """ med ett stycke ur en påhittad plan.',
        'Add: failing """ … """ with a piece of an invented plan.',
    ),
    Diagnostic(
        "failing-none",
        "Ett underkänt exempel måste ge minst ett fynd.",
        "A failing example must give at least one finding.",
        (_rule(_SOUND, '    underkänt 0 """\n        ## Mål 2\n        """\n'),),
        "Skriv godkänt om exemplet inte ska ge något fynd.",
        "Write passing if the example is to give none.",
    ),
    Diagnostic(
        "empty-example",
        "Exemplet är tomt.",
        "The example is empty.",
        (
            _rule(_SOUND, '    godkänt """\n    """\n'),
            _rule(_SOUND, '    godkänt """\n        ## Mål 1: Fler cyklar\n        === uppföljning ===\n    """\n'),
        ),
        "Skriv ett stycke ur en påhittad plan mellan citattecknen.",
        "Write a piece of an invented plan between the quotes.",
    ),
    Diagnostic(
        "unknown-document",
        "Raden delar exemplet i två dokument, men ”{word}” är inget dokument.",
        "The line parts the example into two documents, but “{word}” is no document.",
        (
            _rule("Varje mål i planen ska finnas i uppföljningsrapporten.", "    gäller plan\n").replace(
                "Fler cyklar\n", "Fler cyklar\n\n        === rapport ===\n\n        ## Mål 1: Fler cyklar\n"
            ),
            _english("Every goal should be worded as in the plan.").replace(
                "Fler cyklar\n", "Fler cyklar\n\n        === followup ===\n\n        ## Mål 1: Fler cyklar\n"
            ),
        ),
        "Skriv === uppföljning === på en egen rad mellan planen och uppföljningen.",
        "Write === follow-up === on a line of its own between the plan and the follow-up.",
    ),
    Diagnostic(
        "duplicate-clause",
        "”{word}” står redan tidigare.",
        "“{word}” is already given.",
        (
            _rule(_SOUND, '    råd "Ett råd till."\n'),
            _rule(_SOUND, "    säkerhet hög\n    säkerhet låg\n"),
            _mall("Dokumentet är en plan.\n    Dokumentet är en uppföljning."),
            _statute('källa "Riksdagens webbplats"'),
            _statute('kallas "jollelag"', 'kallas "snipelag"'),
        ),
        "Behåll en av dem.",
        "Keep one of them.",
    ),
    Diagnostic(
        "empty-text",
        "Texten efter ”{word}” är tom.",
        "The text after “{word}” is empty.",
        (_rule(_SOUND, '    därför ""\n'), 'ordlista djur: ko, "".\n', _statute('kallas "", "jollelag"')),
    ),
    Diagnostic(
        "unknown-placeholder",
        "{word} är ingen plats som kan fyllas i.",
        "{word} is no place that can be filled in.",
        (
            _rule(_SOUND).replace("{mål}", "{indikatro}"),
            _english("Every goal must have evidence.").replace("{goal}", "{gaol}"),
            _rule(_SOUND).replace("{mål}", "{kommunfullmäktige}"),
        ),
        **_DID_YOU_MEAN,
        otherwise_sv="Det som kan fyllas i är: {all}.",
        otherwise_en="What can be filled in: {all}.",
    ),
    Diagnostic(
        "unbalanced-brace",
        "Klammern har ingen motsvarighet: { och } ska stå i par.".replace("{", "{{").replace("}", "}}"),
        "The brace has no partner: { and } come in pairs.".replace("{", "{{").replace("}", "}}"),
        (_rule(_SOUND).replace("{mål}", "{mål"), _mall('Ett mål är rubriken "Mål {nummer".')),
    ),
    Diagnostic(
        "not-a-document",
        "”{word}” är inget slags dokument.",
        "“{word}” is no kind of document.",
        (_rule(_SOUND, "    gäller mål\n"), _mall("Dokumentet är en åtgärd.")),
        "Dokumentet är en plan eller en uppföljning.",
        "The document is a plan or a follow-up.",
    ),
    # --- how words are written -------------------------------------------------------------------
    Diagnostic(
        "unknown-word",
        "”{word}” förstås inte här.",
        "“{word}” is not understood here.",
        (
            _rule("Varje mål ska ha en indikatr."),
            _rule("Varje mål skka ha en indikator."),
            _rule("Vajre mål ska ha en indikator."),
            _rule("Varje mål ska ha misnt 2 indikatorer."),
            _rule("Varje indikator som räknar personner ska vara könsuppdelad."),
            _english("Every goal must have an indicatr."),
            _english("Every gaol must have evidence."),
            _rule(_SOUND, "    säkerhet hgö\n"),
            _rule(_SOUND, '    medelande "Fel."\n'),
            _mall('Ett mål är rubrken "Mål".'),
            _mall('Känns igenn på "Plan".'),
            _template('A goal is the heding "Mål".'),
        ),
        **_DID_YOU_MEAN,
    ),
    Diagnostic(
        "unknown-noun",
        "”{word}” är inget begrepp i språket.",
        "“{word}” is no concept of the language.",
        (
            _rule("Varje mål ska ha en flygplats."),
            _english("Every goal must have an airport."),
            _rule("Varje flygplats ska ha en indikator."),
        ),
        "Begreppen som passar just här är: {nouns}. Ska ordet nämnas i planen, lägg det i en ordlista och skriv ”ska "
        "nämna” och listans namn.",
        "The concepts that fit in this place are: {nouns}. If the plan is to mention the word, put it in a word list "
        "and write “must mention” and the name of the list.",
        "nouns",
    ),
    Diagnostic(
        "unknown-noun-in-template",
        "”{word}” är inget begrepp i språket.",
        "“{word}” is no concept of the language.",
        (
            _mall('En flygplats är fältet "Flygplats".'),
            _mall('En indikator är en rad i tabellen "Mått | Plats" med namn, flygplats.'),
            _template('An airport is the field "Airport".'),
        ),
        "En mall säger hur planen skriver det som malkoll redan vet vad det är. Begreppen som passar just här är: "
        "{nouns}.",
        "A template says how the plan writes what malkoll knows already. The concepts that fit in this place are: "
        "{nouns}.",
        "nouns",
    ),
    Diagnostic(
        "word-list-is-mentioned",
        "”{word}” är en ordlista, och en ordlista kan bara nämnas.",
        "“{word}” is a word list, and a word list can only be mentioned.",
        (
            _rule("Varje mål ska innehålla djurord.") + "ordlista djurord: ko.\n",
            _rule("Varje mål ska innehålla något djurord.") + "ordlista djurord: ko.\n",
            _rule("Varje mål ska ha ett djurord.") + "ordlista djurord: ko.\n",
            _rule("Varje mål ska ha djur.") + "ordlista djur: ko.\n",
            _rule("Varje mål ska sakna djurord.") + "ordlista djurord: ko.\n",
            _rule("Varje mål ska ha en kommentar med djurord.") + "ordlista djurord: ko.\n",
            _rule("Varje mål utan djurord ska ha en indikator.") + "ordlista djurord: ko.\n",
            _rule("Varje mål ska nämna ett djurord.") + "ordlista djurord: ko.\n",
            _english("Every goal must contain animals.") + "wordlist animals: cow.\n",
            _english("Every goal must have a comment with animals.") + "wordlist animals: cow.\n",
        ),
        **_WRITE,
    ),
    Diagnostic(
        "one-word-list",
        "Efter ”{word}” kan bara en ordlista stå.",
        "After “{word}” only one word list can stand.",
        (
            _rule("Varje mål ska nämna djur och växter.") + "ordlista djur: ko.\nordlista växter: gran.\n",
            _rule("Varje mål ska nämna djur, växter.") + "ordlista djur: ko.\nordlista växter: gran.\n",
            _rule("Fråga vid varje mål som nämner djur eller växter.") + "ordlista djur: ko.\nordlista växter: gran.\n",
            _english("Every goal must mention animals or plants.") + "wordlist animals: cow.\nwordlist plants: tree.\n",
        ),
        "Räcker det att en av dem nämns: slå ihop dem till en ordlista. Ska båda nämnas: skriv två meningar, en för "
        "varje ordlista.",
        "If one of them is enough: join them into one word list. If both are to be mentioned: write two sentences, one "
        "for each word list.",
    ),
    Diagnostic(
        "layout-in-rule",
        "”{word}” hör till mallar: ett krav säger vad som ska finnas, inte var i planen det står.",
        "“{word}” belongs in templates: a rule says what there must be, not where in the plan it stands.",
        (
            _rule('Varje mål ska ha fältet "Ansvarig".'),
            _rule('Varje mål ska ha en rubriken "Uppföljning".'),
            _english('Every goal must have the field "Ansvarig".'),
        ),
        "Skriv vad det är, till exempel: Varje mål ska ha en ansvarig. Har språket inget ord för det, lägg etiketten i "
        "en ordlista och skriv ”ska nämna” och listans namn.",
        "Write what it is, for example: Every goal must have a responsible. If the language has no word for it, put "
        "the label in a word list and write “must mention” and the name of the list.",
    ),
    Diagnostic(
        "rule-in-template",
        "Ett krav kan inte stå i en mall.",
        "A rule cannot stand in a template.",
        (_mall("Varje mål ska ha en ansvarig."), _template("Every goal must have a responsible.")),
        "Skriv kravet för sig, i en fil som slutar på .krav: krav KOD001 namn-på-kravet",
        "Write the rule by itself, in a file that ends in .krav: rule CODE001 name-of-the-rule",
    ),
    Diagnostic(
        "unknown-item",
        "”{word}” inleder varken en mening eller något annat som kan stå här.",
        "“{word}” begins neither a sentence nor anything else that can stand here.",
        (_rule(_SOUND, '    ansvar "Nämnden"\n'), _mall('Ordning är "Plan".'), _english("Perhaps goals are good.")),
        "Här kan stå: {expected}.",
        "What can stand here: {expected}.",
        "expected",
    ),
    Diagnostic(
        "unexpected",
        "”{word}” kan inte stå här; här väntas {expected}.",
        "“{word}” cannot stand here; expected here is {expected}.",
        (
            _rule("Varje mål ska ska ha en indikator."),
            _rule("Varje mål ha en indikator."),
            _english("Every goal must an indicator."),
            _rule(_SOUND, "    gäller hög\n"),
            _mall('Ett mål är mål "Mål".'),
            _mall('Ett mål fältet "Mål".'),
            _mall('Ett mål är rubriken "Mål" fältet "Mål".'),
            _mall('Ett mål är rubriken "Mål" och fältet "Mål".'),
            _mall('Kolumnen "Vem" är fältet "Vem".'),
            _mall('En indikator är en rad i tabellen "Mått | Nu" med namn, fältet.'),
            _mall('Ett mål är punkt under rubriken "Mål".'),
            _mall('Ett mål är varje rad i tabellen "Mål".'),
            _mall('Ett mål är ett fält "Mål".'),
            _mall('Dokumentet är fältet "Plan".'),
        ),
        "{lead}",
        "{lead}",
        "lead",
    ),
    Diagnostic(
        "unfinished",
        "Det här är inte färdigt; här väntas {expected}.",
        "This is not complete; expected here is {expected}.",
        (_rule("Varje mål ska ha en"), _rule(_SOUND, "    säkerhet\n"), _mall("Ett mål är")),
    ),
    Diagnostic(
        "missing-full-stop",
        "Punkt saknas.",
        "A full stop is missing.",
        (
            _rule("Varje mål ska ha en indikator"),
            _english("Every goal must have evidence"),
            "ordlista djur: ko, häst\n\n" + _rule(_SOUND),
            _mall('Ett mål är fältet "Mål"\n    Ett område är fältet "Område".'),
        ),
        "Avsluta med punkt.",
        "End it with a full stop.",
    ),
    Diagnostic(
        "missing-comma",
        "Mellan orden i listan ska det stå komma.",
        "A comma is missing between the words of the list.",
        ("ordlista djur: ko häst, katt.\n", _statute('kallas "jollelag" "snipelag"')),
        'Skriv komma efter varje ord, och citattecken om en fras som "ställa krav".',
        'Write a comma after each word, and quotes round a phrase such as "ställa krav".',
    ),
    Diagnostic(
        "text-expected",
        "Efter ”{word}” ska det stå en text inom citattecken.",
        "After “{word}” comes a text in quotes.",
        (
            _rule(_SOUND, "    därför Utan mått går det inte.\n"),
            _mall("Ett mål är rubriken Mål."),
            _english("Every goal must have evidence.", "    because\n"),
            _statute("förkortas BL"),
            _statute().replace('"1999:12"', "1999:12"),
        ),
        'Till exempel: {word} "…"',
        'For example: {word} "…"',
        "word",
    ),
    Diagnostic(
        "example-expected",
        'Efter ”{word}” ska exemplet stå mellan """ och """.',
        'After “{word}” comes the example, between """ and """.',
        (_rule(_SOUND, '    godkänt "## Mål 1"\n'), _rule(_SOUND, "    godkänt\n")),
    ),
    Diagnostic(
        "unclosed-string",
        "Texten börjar med ett citattecken men slutar inte med något.",
        "The text begins with a quote but does not end with one.",
        (
            _rule(_SOUND, '    därför "Utan mått går det inte.\n'),
            _rule(_SOUND, "    därför ”Utan mått går det inte.\n"),
            _mall('Ett mål är rubriken "Mål.'),
            'ordlista djur: ko, "stor häst.\n',
        ),
        'En text står på en rad; den som börjar med " slutar med ", den som börjar med ” slutar med ”.',
        'A text stands on one line; one that begins with " ends with ", one that begins with “ ends with ”.',
    ),
    Diagnostic(
        "unclosed-example",
        'Exemplet börjar med """ men slutar aldrig.',
        'The example begins with """ but never ends.',
        (
            _rule(_SOUND, '    godkänt """\n        ## Mål 1\n'),
            _rule(_SOUND) + '    godkänt """\n        ## Mål 2\n',
            _rule(_SOUND)
            + '    godkänt """\n        ## Mål 2\n\n'
            + _rule(_SOUND).replace("XX101", "XX102").replace("provregel", "b"),
        ),
        'Skriv """ på en egen rad där exemplet slutar.',
        'Write """ on a line of its own where the example ends.',
    ),
    # --- everyday words --------------------------------------------------------------------------
    Diagnostic(
        "said-otherwise",
        "Språket säger ”{right}”, inte ”{word}”.",
        "The language says “{right}”, not “{word}”.",
        (
            _rule("Varje mål ska innehålla en indikator."),
            _rule("Varje mål ska ha ett mått."),
            _rule("Varje mål ska följas upp varje år."),
            _rule("Varje mål ska inte sakna indikator."),
            _rule("Varje mål bör ha max fem indikatorer."),
            _rule("Varje mål behöver en indikator."),
            _rule("Varje mål ska ha en indikator samt en ansvarig."),
            _english("Each goal needs an indicator."),
            _english("Every goal must have an indicator / evidence."),
            _mall('En indikator är en rad i tabellen "Mått | Nu" med namn och utgångsvärde.'),
            _english("Every goal must contain an indicator."),
            _rule(_SOUND, '    tips "Se över målet."\n'),
            _rule(_SOUND, "    gäller plan, uppföljning\n"),
            _mall('Ett mål = rubriken "Mål {nummer}".'),
            _mall('En indikator är tabellen "Mått | Nu" med namn, utgångsvärde.'),
            "ordlista djur = ko, häst.\n",
        ),
        **_WRITE,
    ),
    Diagnostic(
        "bare-number",
        "Antalet ”{word}” kan läsas på flera sätt.",
        "The number “{word}” can be read in several ways.",
        (_rule("Varje mål ska ha 2 indikatorer."), _english("Every goal must have two indicators.")),
        "Skriv till exempel ”minst {word}”, ”högst {word}” eller ”exakt {word}”.",
        "Write, for example, “at least {word}”, “at most {word}” or “exactly {word}”.",
    ),
    Diagnostic(
        "between",
        "”{word}” finns inte i språket.",
        "“{word}” is not in the language.",
        (
            _rule("Varje mål ska ha mellan 2 och 5 indikatorer."),
            _english("Every goal must have between 2 and 5 indicators."),
        ),
        "Skriv två meningar: en med ”minst” och en med ”högst”.",
        "Write two sentences: one with “at least” and one with “at most”.",
    ),
    Diagnostic(
        "foreign-quotes",
        "{word} är inget citattecken i en regelfil.",
        "{word} is no quote of a rule file.",
        (
            _rule(_SOUND).replace('"Målet ”{mål}” brister."', "'Målet brister.'"),
            _rule(_SOUND).replace('"Målet ”{mål}” brister."', '„Målet brister."'),
            _english("Every goal must have evidence.", "    because «No measure.»\n"),
        ),
        'Skriv raka citattecken: "…"',
        'Write straight quotes: "…"',
    ),
    Diagnostic(
        "no-colon",
        "Efter ”{word}” ska det inte stå kolon.",
        "There is no colon after “{word}”.",
        (
            _rule(_SOUND).replace("meddelande ", "Meddelande: "),
            _rule(_SOUND).replace("krav ", "Krav: "),
            _rule(_SOUND).replace("provregel", "provregel:"),
            _english("Every goal must have evidence.", "    confidence: high\n"),
        ),
        "Ta bort kolonet.",
        "Take the colon away.",
    ),
    Diagnostic(
        "code-shape",
        "”{word}” går inte som kod: en kod är två till tio bokstäver och ett nummer, skrivna ihop.",
        "“{word}” will not do as a code: a code is two to ten letters and a number, written together.",
        (
            _rule(_SOUND).replace("XX101", "XX-101"),
            _rule(_SOUND).replace("XX101", "101"),
            _rule(_SOUND).replace("XX101 ", ""),
            _english("Every goal must have evidence.").replace("XX101 ", ""),
        ),
        **_WRITE,
        otherwise_sv="Till exempel: krav BD101 namn-på-kravet",
        otherwise_en="For example: rule BD101 name-of-the-rule",
    ),
    Diagnostic(
        "sentence-start",
        "En mening kan inte börja med ”{word}”.",
        "A sentence cannot begin with “{word}”.",
        (
            _rule("Det ska finnas en indikator för varje mål."),
            _rule("Om ett mål saknar indikator ska det ha underlag."),
            _rule("Nämnden ska ha mål."),
            _english("There must be an indicator for every goal."),
        ),
        "Börja med Varje, Inget, Planen eller Fråga vid varje: Varje mål ska ha en indikator.",
        "Begin with Every, No, The plan or Ask for every: Every goal must have an indicator.",
    ),
    Diagnostic(
        "sentence-ended",
        "Meningen före ”{word}” är redan avslutad.",
        "The sentence before “{word}” has ended already.",
        (
            _rule("Varje mål ska ha en indikator. som räknar personer."),
            _english("Every goal must have an indicator. and evidence."),
        ),
        "Ta bort punkten före ”{word}”, eller börja en ny mening.",
        "Take away the full stop before “{word}”, or begin a new sentence.",
    ),
    Diagnostic(
        "mark-in-sentence",
        "”{word}” kan inte stå i en mening.",
        "“{word}” cannot stand in a sentence.",
        (
            _rule("Varje mål ska ha en ansvarig (roll)."),
            _rule("Varje mål ska ha en “indikator”."),
            _rule("Varje mål ska ha en indikator!"),
            _english("Every goal must have an indicator (yearly)."),
        ),
        "Skriv det med ord; en mening slutar med punkt.",
        "Say it in words; a sentence ends with a full stop.",
    ),
    Diagnostic(
        "number-in-sentence",
        "Talet ”{word}” kan inte stå här.",
        "The number “{word}” cannot stand here.",
        (
            _rule("Varje mål ska ha tidsgräns 2028."),
            _rule("Varje indikator ska ha ett målvärde som är högre än 10."),
            _english("Every goal must have a deadline 2028."),
        ),
        "Antal sägs med minst, högst eller exakt; värden jämförs bara med varandra: högre än utgångsvärdet.",
        "Numbers are said with at least, at most or exactly; values are only compared with each other: higher than "
        "the baseline.",
    ),
    Diagnostic(
        "word-too-many",
        "”{word}” före ”{noun}” går inte att kontrollera.",
        "“{word}” before “{noun}” is nothing that can be checked.",
        (
            _rule("Varje mål ska ha en tydlig ansvarig."),
            _rule("Varje mål ska helst ha en indikator."),
            _english("Every goal must have a clear responsible."),
        ),
        "Ta bort ”{word}”.",
        "Take “{word}” away.",
    ),
    Diagnostic(
        "word-after-noun",
        "”{word}” kan inte stå efter ”{noun}”.",
        "“{word}” cannot stand after “{noun}”.",
        (_rule("Varje mål ska ha en ansvarig chef."), _english("Every goal must have an indicator yearly.")),
        "Ta bort ”{word}”, eller skriv ett villkor: ”som …”.",
        "Take “{word}” away, or write a condition: “that …”.",
    ),
    Diagnostic(
        "turned-around",
        "Meningen är bakvänd: den börjar med vad det är.",
        "The sentence is turned around: it begins with what it is.",
        (_mall('Rubriken "Mål {nummer}" är ett mål.'), _mall('Fältet "Ansvar" är ansvarig.')),
        'Skriv till exempel: Ett mål är rubriken "Mål {{nummer}}".',
        'Write, for example: A goal is the heading "Mål {{number}}".',
    ),
    Diagnostic(
        "column-first",
        "En kolumn sägs i en egen mening som börjar med ”Kolumnen”.",
        "A column has a sentence of its own that begins with “The column”.",
        (_mall('Ansvarig är kolumnen "Vem".'),),
        'Till exempel: Kolumnen "Vem" är ansvarig.',
        'For example: The column "Vem" is responsible.',
    ),
    # --- sentences -------------------------------------------------------------------------------
    Diagnostic(
        "mixed-languages",
        "”{word}” är {met}, men meningen började på {begun}.",
        "“{word}” is {met}, but the sentence began in {begun}.",
        (
            _rule("Varje mål must ha en indikator."),
            _english("Every goal must ha en indicator."),
            _rule(_SOUND, "    säkerhet high\n"),
            _mall('Ett mål är the heading "Mål".'),
        ),
        "Håll dig till ett språk i varje mening.",
        "Keep to one language in each sentence.",
    ),
    Diagnostic(
        "wrong-article",
        "Det heter ”{right}”, inte ”{word}”.",
        "It is “{right}”, not “{word}”.",
        (
            _rule("Varje mål ska ha ett indikator."),
            _rule("Varje mål ska ha en underlag."),
            _english("Every goal must have a indicator."),
            _rule("Planen ska ha minst en mål."),
            _mall('En mål är fältet "Mål".'),
        ),
        **_WRITE,
    ),
    Diagnostic(
        "wrong-form",
        "”{word}” står i fel form här; skriv ”{right}”.",
        "“{word}” is in the wrong form here; write “{right}”.",
        (
            _rule("Varje målet ska ha en indikator."),
            _rule("Varje mål ska ha en indikatorer."),
            _rule("Inget mål får ha fler än 10 indikator."),
            _rule("Plan ska ha minst ett mål."),
            _english("Every goals must have evidence."),
            _rule("Varje indikator ska ha ett målvärde som är lägre än utgångsvärde."),
            _english("Every indicator must have a target that is lower than baseline."),
            _mall('Mål är fältet "Mål".\n    Indikatorn är fältet "Indikator".'),
        ),
        **_WRITE,
    ),
    Diagnostic(
        "wrong-agreement",
        "”{word}” böjs inte så här; skriv ”{right}”.",
        "“{word}” does not agree with its noun; write “{right}”.",
        (
            _rule("Varje indikator ska vara könsuppdelat."),
            _rule("Varje bedömd mål bör ha en kommentar."),
            _rule("Ingen mål får ha fler än 10 indikatorer."),
        ),
        **_WRITE,
    ),
    Diagnostic(
        "may-permits",
        "”{word}” tillåter något, så efter ”{every}” finns inget att kontrollera.",
        "“{word}” permits something, so after “{every}” there is nothing to check.",
        (_rule("Varje mål får ha en indikator."), _english("Every goal may have an indicator.")),
        "Skriv ”{right}”, eller börja med ”{none}”.",
        "Write “{right}”, or begin with “{none}”.",
        "right",
    ),
    Diagnostic(
        "no-takes-may",
        "Efter ”{none}” står ”{right}”, inte ”{word}”.",
        "After “{none}” comes “{right}”, not “{word}”.",
        (_rule("Inget mål ska ha fler än 10 indikatorer."), _english("No goal must have more than 10 indicators.")),
        **_WRITE,
    ),
    Diagnostic(
        "every-not-all",
        "Ett krav ställs på ett i taget: skriv ”{right}”, inte ”{word}”.",
        "A requirement is set on one at a time: write “{right}”, not “{word}”.",
        (_rule("Alla mål ska ha en indikator."), _english("All goals must have an indicator.")),
        "Till exempel: {right} …",
        "For example: {right} …",
        "right",
    ),
    Diagnostic(
        "two-requirements",
        "Här börjar ett nytt krav mitt i meningen.",
        "A new requirement begins here, in mid-sentence.",
        (
            _rule("Varje mål ska ha en indikator och varje indikator ska ha ett målvärde."),
            _english("Every goal must have an indicator and every indicator must have a target."),
            _rule("Varje mål ska nämna djur och ha en indikator.") + "ordlista djur: ko.\n",
        ),
        "Skriv en mening för varje krav.",
        "Write one sentence for each requirement.",
    ),
    Diagnostic(
        "and-in-subject",
        "Ett krav gäller varje sak för sig: skriv ”{right}”, inte ”{word}”.",
        "A requirement holds for each thing by itself: write “{right}”, not “{word}”.",
        (
            _rule("Varje mål och indikator bör ha en kommentar."),
            _english("Every goal and indicator should have a comment."),
        ),
    ),
    Diagnostic(
        "comma-before-joiner",
        "Före ”{word}” ska det inte stå något komma.",
        "There is no comma before “{word}”.",
        (
            _rule("Varje mål ska ha en indikator, eller ett underlag."),
            _rule("Varje mål ska ha en indikator, som räknar personer."),
            _english("Every indicator must have a baseline, a target, and an outcome."),
        ),
        "Ta bort kommat.",
        "Take the comma away.",
    ),
    Diagnostic(
        "one-or-more",
        "Ett antal sägs med ”{right}”.",
        "A number is said with “{right}”.",
        (
            _rule("Varje mål ska ha en eller flera indikatorer."),
            _english("Every goal must have an or two indicators."),
        ),
        **_WRITE,
    ),
    Diagnostic(
        "list-expected",
        "Efter ”{word}” står namnet på en ordlista, utan citattecken.",
        "After “{word}” comes the name of a word list, without quotes.",
        (_rule('Varje titel bör nämna "djur".'), _english('Every title should mention "animals".')),
        "Lägg orden i en ordlista: ordlista namn: ord, ord.",
        "Put the words in a word list: wordlist name: word, word.",
    ),
    Diagnostic(
        "unknown-phrase",
        "”{word}” går inte att kontrollera.",
        "“{word}” is nothing that can be checked.",
        (
            _rule("Varje mål ska uppnås."),
            _rule("Fråga vid varje mål som är mätbart."),
            _english("Every goal must inspire."),
        ),
        "Här kan stå: {expected}.",
        "What can stand here: {expected}.",
        "expected",
    ),
    Diagnostic(
        "kind-expected",
        "Efter ”{word}” ska det stå vad texten är: rubriken, fältet, avsnittet …",
        "After “{word}” comes what the text is: the heading, the field, the section …",
        (_mall('Ett mål är rubriken "Mål" eller "Uppdrag".'), _template('A goal is "Mål".')),
        'Till exempel: rubriken "…"',
        'For example: the heading "…"',
    ),
    Diagnostic(
        "and-or",
        "”X och Y eller Z” kan läsas på två sätt.",
        "“X and Y or Z” can be read in two ways.",
        (
            _rule("Varje indikator ska ha ett utgångsvärde och ett målvärde eller ett utfall."),
            _rule("Varje indikator ska ha ett utgångsvärde eller ett målvärde och ett utfall."),
            _english("Every indicator must have a baseline and a target or an outcome."),
        ),
        "Skriv det som två meningar.",
        "Write it as two sentences.",
    ),
    Diagnostic(
        "or-in-parts",
        "Efter ”med” kan delarna bara bindas samman med ”och”.",
        "After “with” the parts can be joined by “and” only.",
        (_rule("Varje mål ska ha en kommentar med orsak eller åtgärd."),),
        "Skriv två meningar om det ena eller det andra räcker.",
        "Write two sentences if one of them is enough.",
    ),
    Diagnostic(
        "with-after-list",
        "”med …” kan bara stå efter en ensam sak; efter en uppräkning går det inte att veta vad det hör till.",
        "“with …” can only follow one thing by itself; after a list nobody can tell what it belongs to.",
        (
            _rule("Varje mål ska ha en bedömning och en kommentar med orsak."),
            _english("Every goal must have an assessment or a comment with a cause."),
        ),
        "Skriv det som två meningar.",
        "Write it as two sentences.",
    ),
    Diagnostic(
        "clause-after-with",
        "Efter ”{word} …” går det inte att veta vad ”som …” hör till.",
        "After “{word} …” nobody can tell what “that …” belongs to.",
        (
            _rule("Varje mål utan indikator som saknar ansvarig ska ha en kommentar."),
            _english("Every goal with an indicator that lacks a responsible must have a comment."),
            _rule("Varje mål ska ha en kommentar med orsak som nämner djur.") + "ordlista djur: ko.\n",
        ),
        "Skriv ”som har …” eller ”som saknar … och som …”, eller två meningar.",
        "Write “that has …” or “that lacks … and that …”, or two sentences.",
    ),
    Diagnostic(
        "clause-after-and",
        "Efter ”X och Y” går det inte att veta vad ”som …” hör till.",
        "After “X and Y” nobody can tell what “that …” belongs to.",
        (
            _rule("Varje mål ska ha en uppföljning och en kommentar som nämner kön.") + "ordlista kön: kön.\n",
            _english("Every goal must have a follow-up and a comment that mentions sex.") + "wordlist sex: kön.\n",
        ),
        "Skriv det som två meningar.",
        "Write it as two sentences.",
    ),
    Diagnostic(
        "negated-list",
        "”{word}” följt av en uppräkning kan läsas på två sätt.",
        "“{word}” followed by a list can be read in two ways.",
        (
            _rule("Fråga vid varje mål som saknar indikator eller underlag."),
            _english("Ask for every goal that lacks an indicator and evidence."),
        ),
        "Skriv ”som saknar X och som saknar Y”, eller två meningar.",
        "Write “that lacks X and that lacks Y”, or two sentences.",
    ),
    Diagnostic(
        "list-without-joiner",
        "Sist i uppräkningen ska det stå ”och” eller ”eller”, inte bara komma.",
        "The last of the list is joined by “and” or “or”, not by a comma alone.",
        (_rule("Varje indikator ska ha ett utgångsvärde, ett målvärde."),),
    ),
    Diagnostic(
        "twice",
        "”{word}” står två gånger i samma uppräkning.",
        "“{word}” stands twice in the same list.",
        (
            _rule("Varje mål ska ha en indikator eller en indikator."),
            _rule("Varje mål eller mål ska ha en indikator."),
            _rule("Varje mål ska ha en kommentar med orsak och orsak."),
        ),
    ),
    Diagnostic(
        "count-says-nothing",
        "”{word}” ställer inget krav.",
        "“{word}” requires nothing.",
        (_rule("Varje mål ska ha minst 0 indikatorer."),),
    ),
    Diagnostic(
        "only-the-plan",
        "Ett krav kan inte börja med bara ”{word}”: det kan bara planen.",
        "A requirement cannot begin with “{word}” alone: only the plan can.",
        (
            _rule("Målet ska ha en indikator."),
            _rule("Målen ska ha en indikator."),
            _rule("Mål ska ha en indikator."),
            _english("The goal must have an indicator."),
            _english("Goals must have an indicator."),
        ),
        "Skriv ”Varje {right}” eller ”Planen”.",
        "Write “Every {right}” or “The plan”.",
        "right",
    ),
    # --- what can be said of what ----------------------------------------------------------------
    Diagnostic(
        "not-a-subject",
        "Krav kan inte ställas på varje ”{word}” för sig.",
        "Nothing can be required of each “{word}” by itself.",
        (_rule("Varje utgångsvärde ska nämna djur.") + "ordlista djur: ko.\n",),
        "Krav kan ställas på: {nouns}.",
        "Requirements can be set on: {nouns}.",
        "nouns",
    ),
    Diagnostic(
        "cannot-have",
        "Begreppet ”{owner}” har inget som heter ”{word}”.",
        "The concept “{owner}” has nothing called “{word}”.",
        (
            _rule("Varje underlag ska ha ett målvärde."),
            _rule("Varje mål ska ha en kommentar med metod."),
            _english("Every evidence must have a target."),
            _rule("Varje mål utan metod ska ha en indikator."),
        ),
        "Det kan ha: {nouns}.",
        "It can have: {nouns}.",
        "nouns",
    ),
    Diagnostic(
        "cannot-be",
        "”{word}” kan inte sägas om ”{noun}”.",
        "“{word}” cannot be said of “{noun}”.",
        (
            _rule("Varje mål ska vara könsuppdelat."),
            _rule("Varje beslut om personer bör ha en kommentar."),
            _english("Every goal must hold."),
        ),
        "Det kan sägas om: {nouns}.",
        "It can be said of: {nouns}.",
        "nouns",
    ),
    Diagnostic(
        "no-words",
        "”{word}” har inga ord att leta i.",
        "“{word}” has no words to look in.",
        (
            _rule("Varje summarad ska nämna djur.") + "ordlista djur: ko.\n",
            _rule("Planen ska nämna djur.") + "ordlista djur: ko.\n",
            _english("The plan must mention animals.") + "wordlist animals: cow.\n",
        ),
        "Ord kan letas i: {nouns}. Skriv till exempel ”Varje {goal} …”.",
        "Words can be looked for in: {nouns}. Write, for example, “Every {goal} …”.",
        "nouns",
    ),
    Diagnostic(
        "not-a-value",
        "”{word}” är inget värde som kan jämföras.",
        "“{word}” is no value that can be compared.",
        (
            _rule("Varje indikator ska ha ett målvärde som är lägre än kommentaren."),
            _rule("Varje mål som är lägre än utgångsvärdet ska ha en indikator."),
        ),
        "Värden är: {nouns}.",
        "Values are: {nouns}.",
        "nouns",
    ),
    Diagnostic(
        "compared-with-itself",
        "”{word}” jämförs med sig självt.",
        "“{word}” is compared with itself.",
        (_rule("Varje indikator ska ha ett målvärde som är lägre än målvärdet."),),
    ),
    Diagnostic(
        "not-followed",
        "”{word}” följs inte från plan till uppföljning.",
        "“{word}” is not followed from plan to follow-up.",
        (
            _rule("Varje beslut ska finnas i uppföljningsrapporten."),
            _rule("Varje siffra i planen ska vara könsuppdelad."),
        ),
        "Det kan sägas om: {nouns}.",
        "It can be said of: {nouns}.",
        "nouns",
    ),
    Diagnostic(
        "unknown-word-list",
        "Ordlistan ”{word}” finns inte.",
        "There is no word list “{word}”.",
        (
            _rule("Varje titel bör nämna djr.") + "ordlista djur: ko.\n",
            _rule("Varje titel bör nämna djur."),
            _rule("Varje titel bör nämna Djur.") + "ordlista djur: ko.\n",
            _mall('Ett mål är rubriken "{målord} {nummer}".'),
            _mall('Ett mål är rubriken "Mål {titl}".'),
        ),
        **_DID_YOU_MEAN,
        otherwise_sv="Lägg till den: ordlista {word}: ord, ord.",
        otherwise_en="Add it: wordlist {word}: word, word.",
    ),
    # --- word lists ------------------------------------------------------------------------------
    Diagnostic(
        "word-twice",
        "”{word}” står redan i listan.",
        "“{word}” is already in the list.",
        ("ordlista djur: ko, häst, Ko.\n",),
    ),
    Diagnostic(
        "same-language-name",
        "Det andra namnet ska vara på det andra språket, inte på ”{word}”.",
        "The second name is to be in the other language, not in “{word}”.",
        ("ordlista djur, svenska kreatur: ko.\n",),
    ),
    # --- statutes --------------------------------------------------------------------------------
    Diagnostic(
        "same-statute",
        "Författningen {word} finns redan, i {place}.",
        "The statute {word} already exists, in {place}.",
        (_statute() + _statute(number="SFS 1999:12"), _statute(number="AFS 2023:1") * 2),
        "Ett nummer har en definition; lägg till fler namn med kallas och förkortas.",
        "A number has one definition; add more names with also-called and abbreviated.",
    ),
    Diagnostic(
        "statute-number",
        "”{word}” är inget författningsnummer.",
        "“{word}” is no statute number.",
        (_statute(number="2017-725"), _statute(number="17:725"), _statute(number="EU 2016:679")),
        "Så här skrivs det: 2017:725, SOSFS 2011:9 eller EU 2016/679.",
        "It is written like this: 2017:725, SOSFS 2011:9 or EU 2016/679.",
    ),
    Diagnostic(
        "statute-goes-on",
        "Efter författningens namn står det inget mer på raden.",
        "Nothing more stands on the line after the statute's name.",
        (_statute().replace('"båtlag"', '"båtlag", "BåtL"'), _statute().replace('"båtlag"', '"båtlag":')),
        'Andra namn står på egna rader: kallas "…" och förkortas "…".',
        'Other names stand on lines of their own: also-called "…" and abbreviated "…".',
    ),
    Diagnostic(
        "statute-without-source",
        "Författningen {word} saknar källa.",
        "The statute {word} has no source.",
        (_statute(source='kallas "jollelag"'), _statute(source="")),
        'Ange var numret är kontrollerat: källa "…"',
        'Say where the number was looked up: source "…"',
    ),
    Diagnostic(
        "statute-name",
        "”{word}” kan vara namnet på vilken författning som helst.",
        "“{word}” could be the name of any statute.",
        (_statute().replace("båtlag", "lagen"), _statute('kallas "föreskrifter och allmänna råd"')),
        "Skriv hela namnet, utan nummer: lag om stöd och service till vissa funktionshindrade.",
        "Write the whole name, without the number: lag om stöd och service till vissa funktionshindrade.",
    ),
    Diagnostic(
        "statute-abbreviation",
        "”{word}” är ingen förkortning: den skrivs i ett ord, med minst två stora bokstäver.",
        "“{word}” is no abbreviation: it is one word with at least two capital letters.",
        (_statute('förkortas "jolle"'), _statute('förkortas "BL", "B L"')),
        "Ett namn i vanliga ord skrivs efter kallas.",
        "A name in plain words is written after also-called.",
    ),
    Diagnostic(
        "name-twice",
        "”{word}” står redan bland författningens namn.",
        "“{word}” is already among the statute's names.",
        (_statute('kallas "Båtlag"'), _statute('förkortas "BL", "BL"')),
        "Böjda former behövs inte.",
        "Inflected forms are not needed.",
    ),
    Diagnostic(
        "unknown-statute",
        "Författningen {word} finns inte i någon regelfil.",
        "The statute {word} is in no rule file.",
        (_statute('ersatt av "2009:34"'), _statute('ersatt av "1999:21"') + _statute(number="1999:22")),
        **_DID_YOU_MEAN,
    ),
    Diagnostic(
        "replaces-itself",
        "Författningen {word} kan inte vara ersatt av sig själv.",
        "The statute {word} cannot be replaced by itself.",
        (_statute('ersatt av "SFS 1999:12"'),),
    ),
    # --- templates -------------------------------------------------------------------------------
    Diagnostic(
        "empty-template",
        "Mallen ”{word}” säger ingenting.",
        "The template “{word}” says nothing.",
        ('mall sjovik "Sjöviks kommun"\n',),
        'Lägg till en mening: Ett mål är rubriken "Mål {{nummer}}".',
        'Add a sentence: A goal is the heading "Mål {{number}}".',
    ),
    Diagnostic(
        "unknown-template",
        "Mallen ”{word}” finns inte.",
        "There is no template “{word}”.",
        (
            _mall('Ett mål är fältet "Mål".').replace('kommun"', 'kommun" utökar stanard')
            + 'mall standard "Standard"\n    Ett område är fältet "Område".\n',
        ),
        **_DID_YOU_MEAN,
    ),
    Diagnostic(
        "extends-itself",
        "Mallen ”{word}” kan inte utöka sig själv.",
        "The template “{word}” cannot extend itself.",
        (_mall('Ett mål är fältet "Mål".').replace('kommun"', 'kommun" utökar sjovik'),),
    ),
    Diagnostic(
        "templates-in-ring",
        "Mallarna utökar varandra i en ring: ”{word}” kommer tillbaka till sig själv.",
        "The templates extend each other in a ring: “{word}” comes back to itself.",
        ('mall a "A" utökar b\n    Ett mål är fältet "Mål".\nmall b "B" utökar a\n    Ett område är fältet "Del".\n',),
    ),
    Diagnostic(
        "not-recognisable",
        "En mall kan inte säga hur ”{word}” känns igen.",
        "A template cannot say how “{word}” is recognised.",
        (_mall('En siffra är fältet "Siffra".'), _template('A total row is the field "Sum".')),
        "Det kan den för: {nouns}.",
        "It can for: {nouns}.",
        "nouns",
    ),
    Diagnostic(
        "not-a-column",
        "En kolumn kan inte hålla ”{word}”.",
        "A column cannot hold “{word}”.",
        (_mall('Kolumnen "Summa" är summarad.'),),
        "Det kan den för: {nouns}.",
        "It can hold: {nouns}.",
        "nouns",
    ),
    Diagnostic(
        "not-in-row",
        "En rad som är ”{noun}” kan inte hålla ”{word}”.",
        "A row that is “{noun}” cannot hold “{word}”.",
        (_mall('Ett underlag är en rad i tabellen "Underlag | Mål" med namn, målvärde.'),),
    ),
    Diagnostic(
        "row-count",
        "Tabellen har {heads} kolumner men meningen namnger {fields}.",
        "The table has {heads} columns but the sentence names {fields}.",
        (_mall('En indikator är en rad i tabellen "Indikator | Utgångsvärde | Mål" med namn, målvärde.'),),
        "Mellan kolumnernas huvuden står |. Skriv - för en kolumn som inte ska läsas.",
        "Between the heads of the columns stands |. Write - for a column that is not to be read.",
    ),
    Diagnostic(
        "row-empty",
        "Ingen kolumn i tabellen ska läsas.",
        "No column of the table is to be read.",
        (_mall('En indikator är en rad i tabellen "Indikator | Mål" med -, inget.'),),
    ),
    Diagnostic(
        "bad-capture",
        "{word} är inget namn på en ordlista och ingen av platserna i ett mönster.",
        "{word} is no name of a word list and none of the places of a pattern.",
        (_mall('Ett mål är rubriken "Mål {1}".'), _mall('Ett mål är rubriken "Mål {}".')),
        "Ett mönster kan fånga {{titel}}, {{nummer}}, {{namn}}, {{år}}, {{målår}} och ordlistor.",
        "A pattern can capture {{title}}, {{number}}, {{name}}, {{year}}, {{target-year}} and word lists.",
    ),
    Diagnostic(
        "captures-touch",
        "Före {word} måste det stå något som skiljer den från texten innan.",
        "Before {word} there must be something that parts it from the text before.",
        (_mall('Ett mål är rubriken "Mål {titel}{namn}".'), _template('A goal is the heading "Mål {title} {name}".')),
    ),
    Diagnostic(
        "capture-twice",
        "{word} står två gånger i samma mönster.",
        "{word} stands twice in one pattern.",
        (
            _mall('Känns igen på "Plan {år}-{år}".\n    Ett mål är fältet "Mål".'),
            _template('A goal is the heading "Mål {number}: {title} ({title})".'),
        ),
        "Fånga varje sak en gång; två årtal kan vara {{år}} och {{målår}}.",
        "Capture each thing once; two years can be {{year}} and {{target-year}}.",
    ),
    Diagnostic(
        "not-a-whole",
        "”{form}” kan inte vara ”{word}”: det är en del av något annat.",
        "“{form}” cannot be “{word}”: it is a part of something else.",
        (
            _mall('En ansvarig är rubriken "Håller i trådarna".'),
            _mall('Ett utgångsvärde är varje rubrik under rubriken "Läget".'),
            _template('A comment is an item under the heading "Comments".'),
        ),
        'Skriv avsnittet "…" för texten under en rubrik eller fältet "…" för en etikett. Så här kan bara dessa sägas: '
        "{nouns}.",
        'Write the section "…" for the text under a heading or the field "…" for a label. Only these can be said so: '
        "{nouns}.",
        "nouns",
    ),
    Diagnostic(
        "sentence-is-goal",
        "En mening i löpande text kan bara vara ett mål, inte ”{word}”.",
        "A sentence of running text can only be a goal, not “{word}”.",
        (_mall('En indikator är en mening med "vi mäter {titel}".'),),
        'Skriv fältet "…", avsnittet "…" eller en rad i tabellen "…".',
        'Write the field "…", the section "…" or a row of the table "…".',
    ),
    Diagnostic(
        "sentence-without-title",
        "Mönstret säger inte var i meningen målet står.",
        "The pattern does not say where in the sentence the goal stands.",
        (_mall('Ett mål är en mening med "målet är att".'), _template('A goal is a sentence with "we aim".')),
        'Lägg till {{titel}}: en mening med "målet är att {{titel}}"',
        'Add {{title}}: a sentence with "målet är att {{title}}"',
    ),
    Diagnostic(
        "pattern-matches-all",
        "Mönstret ”{word}” passar på vad som helst.",
        "The pattern “{word}” matches anything.",
        (_mall('Ett mål är rubriken "{titel}".'), _mall('Ett mål är rubriken "{nummer} {titel}".')),
        "Lägg till minst ett ord som alltid står där.",
        "Add at least one word that is always there.",
    ),
)

DIAGNOSTICS: dict[str, Diagnostic] = {item.code: item for item in _TABLE}
"""All diagnostics by code."""

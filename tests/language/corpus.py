"""Requirement sentences in both languages, each pair one requirement."""

from __future__ import annotations

SENTENCES: tuple[tuple[str, str], ...] = (
    ("Varje mål ska ha en indikator eller ett underlag.", "Every goal must have an indicator or evidence."),
    ("Varje mål ska ha en uppföljning.", "Every goal must have a follow-up."),
    ("Varje mål ska ha en ansvarig.", "Every goal must have a responsible."),
    ("Varje mål skall ha ansvarig.", "Each goal must have a responsible."),
    ("Varje mål bör ha en tidsgräns.", "Every goal should have a deadline."),
    ("Varje indikator ska ha utgångsvärde och målvärde.", "Every indicator must have a baseline and a target."),
    (
        "Varje indikator ska ha ett utgångsvärde, ett målvärde och ett utfall.",
        "Every indicator must have a baseline, a target and an outcome.",
    ),
    ("Varje underlag bör ha en metod.", "Every piece of evidence should have a method."),
    (
        "Varje indikator som räknar personer ska vara könsuppdelad.",
        "Every indicator that counts people must be split by sex.",
    ),
    ("Varje siffra om personer ska vara könsuppdelad.", "Every figure about people must be split by sex."),
    ("Varje siffra som räknar personer ska vara könsuppdelad.", "Every figure about people must be split by sex."),
    (
        "Varje indikator som ska minska ska ha ett målvärde som är lägre än utgångsvärdet.",
        "Every indicator that is to decrease must have a target that is lower than the baseline.",
    ),
    ("Inget mål får ha fler än 10 indikatorer.", "No goal may have more than 10 indicators."),
    ("Inget mål bör ha fler än tre åtgärder.", "No goal should have more than three measures."),
    ("Varje antalsuppgift ska stämma.", "Every count claim must hold."),
    ("Varje summarad ska stämma.", "Every total row must hold."),
    (
        "Varje mål utan indikator bör ha en titel som inte nämner vaga-ord.",
        "Every goal without an indicator should have a title that does not mention vaga-ord.",
    ),
    (
        "Varje mål utan indikator bör ha en titel som anger en handling eller ett resultat.",
        "Every goal without an indicator should have a title that names an action or a result.",
    ),
    (
        "Inget mål får ha en titel som bara anger ett arbetssätt.",
        "No goal may have a title that only names a way of working.",
    ),
    (
        "Varje avvikande mål ska ha en kommentar med orsak och åtgärd.",
        "Every deviating goal must have a comment with a cause and an action.",
    ),
    (
        "Varje avvikande mål, indikator eller åtgärd bör ha en kommentar med orsak.",
        "Every deviating goal, indicator or measure should have a comment with cause.",
    ),
    (
        "Varje underlag om personer bör ha en metod eller en uppföljning som nämner kön.",
        "Every piece of evidence about people should have a method or a follow-up that mentions kön.",
    ),
    (
        "Inget mål får väntas klart före rapportens datum.",
        "No goal may be expected done before the report's date.",
    ),
    ("Varje mål bör vara formulerat som i planen.", "Every goal should be worded as in the plan."),
    ("Varje indikator bör behålla planens målvärde.", "Every indicator should keep the plan's target."),
    (
        "Varje indikator i uppföljningsrapporten bör finnas i planen.",
        "Every indicator in the follow-up report should be found in the plan.",
    ),
    ("Planen ska ha minst ett mål.", "The plan must have at least one goal."),
    ("Planen ska ha minst 3 mål.", "The plan must have at least 3 goals."),
    ("Planen bör ha exakt två områden.", "The plan should have exactly two areas."),
    (
        "Varje mål i planen ska finnas i uppföljningsrapporten.",
        "Every goal in the plan must be found in the follow-up report.",
    ),
    ("Fråga vid varje mål som saknar ansvarig.", "Ask for every goal that lacks a responsible."),
    ("Fråga vid varje ansvarig som inte är en roll.", "Ask for every responsible that is not a role."),
    ("Varje status ska stå i text.", "Every status must be given in text."),
    ("Varje löfte om könsuppdelning ska vara hållet.", "Every promise of figures by sex must be kept."),
    ("Varje mål ska ha en bedömning.", "Every goal must have an assessment."),
    ("Varje indikator ska vara uppföljd.", "Every indicator must be followed up."),
    ("Varje mål eller indikator bör ha en kommentar.", "Every goal or indicator should have a comment."),
    ("Varje bedömt mål ska ha en kommentar.", "Every assessed goal must have a comment."),
    ("Varje mål med en indikator ska ha en uppföljning.", "Every goal with an indicator must have a follow-up."),
    ("Varje undantag bör behövas.", "Every exception should be needed."),
    ("Inget undantag bör vara utgånget.", "No exception should be expired."),
    ("Varje undantag bör gälla något som finns.", "Every exception should concern something that exists."),
    ("Varje undantag ska vara fullständigt.", "Every exception must be complete."),
    ("Varje undantag ska ha ett beslut.", "Every exception must have a decision."),
    ("Varje mål ska ha minst 2 indikatorer.", "Every goal must have at least 2 indicators."),
    ("Varje titel bör nämna kön.", "Every title should mention kön."),
    ("Varje titel bör inte nämna kön.", "Every title should not mention kön."),
    (
        "Varje mål som saknar indikator och som saknar underlag bör ha minst en åtgärd.",
        "Every goal that lacks an indicator and that lacks evidence should have at least one measure.",
    ),
    (
        "Varje mål som har en titel som nämner kön och som inte har högst 2 indikatorer ska ha en ansvarig.",
        "Every goal that has a title that mentions kön "
        "and that does not have at most 2 indicators must have a responsible.",
    ),
    ("Varje indikator ska ha minst två målvärden.", "Every indicator must have at least two targets."),
    ("Varje mål ska ha fler än 1 underlag.", "Every goal must have more than 1 piece of evidence."),
    ("Varje mål ska ha färre än 5 underlag.", "Every goal must have fewer than 5 pieces of evidence."),
)
"""Swedish and English; what stands on one line gives one tree."""

STATEMENTS: tuple[tuple[str, str], ...] = (
    ('Ett område är rubriken "Målområde - {titel}".', 'An area is the heading "Målområde - {title}".'),
    (
        'Ett mål är rubriken "Mål {nummer}" eller rubriken "Uppdrag {nummer?}" eller fältet "Mål".',
        'A goal is the heading "Mål {number}" or the heading "Uppdrag {number?}" or the field "Mål".',
    ),
    (
        'Ett mål är varje rubrik direkt under rubriken "Våra mål {år}".',
        'A goal is every heading directly under the heading "Våra mål {year}".',
    ),
    ('Ett mål är varje rubrik under rubriken "Våra mål".', 'A goal is every heading under the heading "Våra mål".'),
    ('En uppföljning är avsnittet "Så följer vi upp".', 'A follow-up is the section "Så följer vi upp".'),
    ('En ansvarig är fältet "Ansvarig".', 'A responsible is the field "Ansvarig".'),
    ('Ansvarig är fältet "Ansvarig".', 'A responsible is the field "Ansvarig".'),
    (
        'En indikator är en rad i tabellen "Mått | Nu | Önskat {målår}" med namn, utgångsvärde, målvärde.',
        'An indicator is a row of the table "Mått | Nu | Önskat {target-year}" with name, baseline, target.',
    ),
    (
        'Ett underlag är en rad i tabellen "Underlag | Kommentar" med namn, -.',
        'Evidence is a row in the table "Underlag | Kommentar" with name, nothing.',
    ),
    ('Ett mål är en punkt under rubriken "Nämndens mål".', 'A goal is an item under the heading "Nämndens mål".'),
    ('Ett mål är en mening med "målet är att {titel}".', 'A goal is a sentence with "målet är att {title}".'),
    (
        'Kolumnen "Ansvarig" eller kolumnen "Funktion" är ansvarig.',
        'The column "Ansvarig" or the column "Funktion" is responsible.',
    ),
    ('En korrigerande åtgärd är fältet "Åtgärd".', 'An action is the field "Åtgärd".'),
    ('Ett mål är rubriken ”Målet "{titel}"”.', 'A goal is the heading “Målet "{title}"”.'),
)
"""Statements of templates, Swedish and English."""

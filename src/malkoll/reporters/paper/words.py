"""The fixed words of the paper, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping

from malkoll.finding import Text

__all__ = ["MARKS", "MARK_SIGNS", "OUTCOMES", "SAYS", "STANDING", "TAGS"]


def _t(sv: str, en: str) -> Text:
    return Text(sv=sv, en=en)


MARK_SIGNS: Mapping[str, str] = {"yes": "✓", "no": "✗", "unknown": "?", "excepted": "◇", "none": "–"}
"""The signs that stand with the words where a picture cannot be drawn."""

MARKS: Mapping[str, Text] = {
    "yes": _t("Ja", "Yes"),
    "no": _t("Nej", "No"),
    "unknown": _t("Oprövat", "Untried"),
    "excepted": _t("Undantag", "Excepted"),
    "none": _t("ej tillämpligt", "not applicable"),
}

OUTCOMES: Mapping[str, Text] = {
    "yes": _t("uppfyllt", "met"),
    "no": _t("ej uppfyllt", "not met"),
    "unknown": _t("kunde inte prövas", "could not be checked"),
    "excepted": _t("undantaget genom beslut", "excepted by decision"),
    "none": _t("ej tillämpligt: kravet rör inget vid målet", "not applicable: nothing at the goal for it to apply to"),
}

STANDING: Mapping[str, Mapping[str, Text]] = {
    "plan": {
        "yes": _t("Kan följas upp", "Can be followed up"),
        "no": _t("Kan inte följas upp fullt ut", "Cannot be followed up in full"),
        "unknown": _t("Går inte att avgöra", "Cannot be told"),
        "excepted": _t("Har undantag genom beslut", "Has exceptions by decision"),
    },
    "follow-up": {
        "yes": _t("Går att bedöma", "Can be judged"),
        "no": _t("Går inte att bedöma fullt ut", "Cannot be judged in full"),
        "unknown": _t("Går inte att avgöra", "Cannot be told"),
        "excepted": _t("Har undantag genom beslut", "Has exceptions by decision"),
    },
}

TAGS: Mapping[str, Text] = {
    "error": _t("Brist", "Error"),
    "warning": _t("Påpekande", "Warning"),
    "question": _t("Fråga", "Question"),
}

SAYS: Mapping[str, Text] = {
    # the front page
    "plan_title": _t("Kan målen följas upp?", "Can the goals be followed up?"),
    "follow-up_title": _t("Går det att bedöma hur det gick för målen?", "Can it be judged how the goals turned out?"),
    "kicker_plan": _t("Granskning av plan", "Review of a plan"),
    "kicker_follow-up": _t("Granskning av uppföljning", "Review of a follow-up"),
    "kicker_several": _t("Granskning av {} dokument", "Review of {} documents"),
    "made": _t("Granskningen gjordes {} med malkoll {}.", "Reviewed on {} with malkoll {}."),
    "made_undated": _t("Granskningen gjordes med malkoll {}.", "Reviewed with malkoll {}."),
    "skip": _t("Hoppa till innehållet", "Skip to the content"),
    "contents": _t("Innehåll", "Contents"),
    "picture": _t("Målen i dokumentets ordning", "The goals in the document's order"),
    "lack": _t("Av målen som inte kan det brister {}.", "Of the goals that cannot, {}."),
    "lack_one": _t("{} på en punkt", "{} fall short on one point"),
    "lack_two": _t("{} på två punkter", "{} on two points"),
    "lack_more": _t("{} på tre eller fler", "{} on three or more"),
    "lack_all": _t("De brister alla på {}.", "They all fall short on {}."),
    "lack_only": _t("Det brister på {}.", "It falls short on {}."),
    "lack_one_thing": _t("en enda punkt", "one point only"),
    "lack_two_thing": _t("två punkter", "two points"),
    "lack_more_thing": _t("tre eller fler punkter", "three or more points"),
    "means": _t("Så räknas det.", "How this is counted."),
    "means_plan": _t(
        " Ett mål kan följas upp när planen uppfyller alla krav av allvaret brist på målet och det som hör till det: "
        "indikatorer, underlag, uppföljning och ansvarig. Det som inte kunde prövas räknas aldrig som uppfyllt, och "
        "inte heller det som är undantaget genom beslut.",
        " A goal can be followed up when the plan meets every requirement of the grade error on the goal and what "
        "belongs to it: indicators, evidence, follow-up and who is responsible. What could not be checked is never "
        "counted as met, nor is what is excepted by decision.",
    ),
    "means_follow-up": _t(
        " Ett mål går att bedöma när uppföljningen uppfyller alla krav av allvaret brist på målet och det som hör till "
        "det: bedömning, indikatorer, status och ansvarig. Det som inte kunde prövas räknas aldrig som uppfyllt, och "
        "inte heller det som är undantaget genom beslut.",
        " A goal can be judged when the follow-up meets every requirement of the grade error on the goal and what "
        "belongs to it: assessment, indicators, status and who is responsible. What could not be checked is never "
        "counted as met, nor is what is excepted by decision.",
    ),
    "means_rules": _t(" Här avgör {}.", " Here that is decided by {}."),
    "means_none": _t(
        " Inget sådant krav prövades i den här granskningen.", " No such requirement was tried in this review."
    ),
    "not_read": _t("Kunde inte granskas", "Could not be reviewed"),
    "nothing": _t("Inget dokument kunde granskas.", "No document could be reviewed."),
    # decisions
    "decide": _t("Att ta ställning till före mötet", "To decide before the meeting"),
    "decide_none": _t("Granskningen har inget att anmärka.", "The review has nothing to remark on."),
    "decide_lead": _t("Viktigast först.", "Most important first."),
    "at_all": _t("Gäller alla {} mål", "Concerns all {} goals"),
    "at_both": _t("Gäller båda målen", "Concerns both goals"),
    "at_only": _t("Gäller dokumentets enda mål", "Concerns the document's only goal"),
    "at_some": _t("Gäller {} av {} mål", "Concerns {} of {} goals"),
    "at_places": _t(", på {} ställen", ", in {} places"),
    "at_outside": _t("Gäller {} ställe utanför målen", "Concerns {} place outside the goals"),
    "at_outsides": _t("Gäller {} ställen utanför målen", "Concerns {} places outside the goals"),
    "and_outside": _t(" och {} ställe utanför målen", " and {} place outside the goals"),
    "and_outsides": _t(" och {} ställen utanför målen", " and {} places outside the goals"),
    "all_but": _t(", alla utom ", ", all but "),
    "more_entries": _t("och {} till", "and {} more"),
    "and_more": _t("; och {} till", "; and {} more"),
    "known": _t(" (fanns sedan tidigare)", " (there before)"),
    "known_some": _t("{} av anmärkningarna fanns sedan tidigare.", "{} of the findings were there before."),
    "unsure": _t(" Osäkert: bedöm själva.", " Uncertain: judge for yourselves."),
    "do": _t("Gör så här:", "What to do:"),
    # the matrix
    "matrix": _t("Målen och kraven", "The goals and the requirements"),
    "matrix_caption": _t(
        "Varje mål mot de krav som inte är uppfyllda överallt", "Each goal against the requirements not met everywhere"
    ),
    "matrix_full": _t(
        "Alla krav som prövades är uppfyllda vid alla mål som de gäller.",
        "Every requirement that was tried is met at every goal it applies to.",
    ),
    "matrix_rest": _t(
        "Siffran över koden är punkten under ”Att ta ställning till före mötet”. Krav som är uppfyllda överallt där de "
        "gäller, och de som inte blev aktuella, står under {}.",
        "The figure over the code is the point under “To decide before the meeting”. Requirements met wherever they "
        "apply, and those that did not come up, stand under {}.",
    ),
    "goal": _t("Mål", "Goal"),
    "outside": _t("Utanför målen", "Outside the goals"),
    "no_area": _t("Utan målområde", "Under no area"),
    "of": _t("{} av {}", "{} of {}"),
    "signs": _t("Tecken:", "Signs:"),
    # charts
    "charts": _t("Läget i siffror", "The position in figures"),
    "by_area_plan": _t("Mål som kan följas upp, per område", "Goals that can be followed up, by area"),
    "by_area_follow-up": _t("Mål som går att bedöma, per område", "Goals that can be judged, by area"),
    "area": _t("Område", "Area"),
    "goals": _t("Mål", "Goals"),
    "goal_count": _t("{} mål", "{} goals"),
    "goal_one": _t("1 mål", "1 goal"),
    "share": _t("Andel", "Share"),
    "people": _t(
        "Indikatorer om personer: med och utan kvinnor och män",
        "Indicators about people: with and without women and men",
    ),
    "people_all": _t("Alla indikatorer om personer", "All indicators about people"),
    "what": _t("Vad", "What"),
    "with_sexes": _t("Kvinnor och män var för sig", "Women and men apart"),
    "without_sexes": _t("Inte uppdelade", "Not split"),
    "total": _t("Totalt", "Total"),
    "status_chart": _t(
        "Bedömning av målen, med uppföljningens egna ord", "Assessment of the goals, in the follow-up's own words"
    ),
    "status": _t("Bedömning", "Assessment"),
    "status_none": _t("Ingen bedömning i ord", "No assessment in words"),
    "status_other": _t("Annan ordalydelse", "Other wording"),
    "picture_of": _t("Stapel", "Bar"),
    # several
    "all_plan": _t("Planer:", "Plans:"),
    "all_follow-up": _t("Uppföljningar:", "Follow-ups:"),
    "compare": _t("Jämförelse", "Comparison"),
    "compare_caption": _t("Dokumenten bredvid varandra", "The documents side by side"),
    "able": _t("Kan följas upp eller bedömas", "Can be followed up or judged"),
    "document": _t("Dokument", "Document"),
    "errors": _t("Brister", "Errors"),
    # goals
    "by_goal": _t("Mål för mål", "Goal by goal"),
    "nothing_there": _t(
        "Dokumentet säger inget mer om målet än rubriken.", "The document says no more of it than its title."
    ),
    "missing": _t("Det som saknas eller behöver rättas", "What is missing or needs mending"),
    "questions": _t("Frågor till nämnden", "Questions to the board"),
    "fine": _t("Inget att anmärka.", "Nothing to remark on."),
    "unchecked_here": _t("Kunde inte prövas", "Could not be checked"),
    "excepted_here": _t("Undantag", "Exceptions"),
    "see_point": _t("Råd: se punkt {}.", "What to do: see point {}."),
    "hint": _t("Råd:", "What to do:"),
    "itself": _t("målet självt", "the goal itself"),
    "times": _t("{} ställen", "{} places"),
    "responsible": _t("Ansvarig", "Responsible"),
    "not_role": _t("anges, men inte som en roll", "named, but not as a role"),
    "follow_up": _t("Uppföljning", "Follow-up"),
    "deadline": _t("Tidsgräns", "Deadline"),
    "assessment": _t("Bedömning", "Assessment"),
    "state": _t("Status", "Status"),
    "state_colour": _t("visas bara med färg", "shown by colour alone"),
    "state_lost": _t("står inte i ord", "not told in words"),
    "state_image": _t("visas bara med bild", "shown by a picture alone"),
    "forecast": _t("Prognos", "Forecast"),
    "comment": _t("Kommentar", "Comment"),
    "cause": _t("Orsak", "Cause"),
    "action": _t("Vad som görs åt det", "What is done about it"),
    "indicators": _t("Indikatorer", "Indicators"),
    "indicator": _t("Indikator", "Indicator"),
    "baseline": _t("Utgångsvärde", "Baseline"),
    "target": _t("Målvärde", "Target"),
    "outcome": _t("Utfall", "Outcome"),
    "sexes": _t("Kvinnor och män", "Women and men"),
    "apart": _t("var för sig", "apart"),
    "together": _t("inte uppdelat", "not split"),
    "not_people": _t("rör inte personer", "not about people"),
    "unnamed": _t("(rubriken saknas)", "(heading lost)"),
    "not_given": _t("anges inte", "not given"),
    "in_text": _t("Mått i texten", "Measures in the text"),
    "evidence": _t("Underlag", "Evidence"),
    "method": _t("bedöms så: ", "judged so: "),
    "measures": _t("Åtgärder", "Measures"),
    "below": _t("Under målet", "Under the goal"),
    "below_says": _t("{} mål, som redovisas var för sig", "{} goals, told one by one"),
    "open_assessment": _t("Bedömningen lämnas öppen: ”", "The assessment is left open: “"),
    "open_assessment_end": _t("”. När kommer den?", "”. When will it come?"),
    "in_words": _t("redovisas i ord", "told in words"),
    # the end
    "exceptions": _t("Undantag genom beslut", "Exceptions by decision"),
    "exceptions_caption": _t(
        "Krav som är undantagna, av vem och hur länge", "Requirements that are excepted, by whom and until when"
    ),
    "requirement": _t("Krav", "Requirement"),
    "decided": _t("Beslut", "Decision"),
    "no_decision": _t("anges inte", "not given"),
    "reason": _t("Skäl", "Reason"),
    "until": _t("Till och med", "Until"),
    "unchecked": _t("Det som inte kunde prövas", "What could not be checked"),
    "unchecked_caption": _t("Krav som inte kunde prövas på allt", "Requirements that could not be tried on everything"),
    "count": _t("Antal", "Count"),
    "where": _t("Var", "Where"),
    "beside": _t("Utanför målen", "Outside the goals"),
    "rules": _t("Kraven", "The requirements"),
    "rules_caption": _t("Hur varje krav föll ut i dokumentet", "How each requirement came out in the document"),
    "rules_lead": _t(
        "Talen räknar det kravet prövas på: mål, indikatorer, underlag, uppgifter i texten.",
        "The figures count what the requirement is tried on: goals, indicators, evidence, statements in the text.",
    ),
    "rules_absent": _t("Krav som inte blev aktuella i dokumentet: {}.", "Requirements that did not come up: {}."),
    "rules_other": _t("Krav som gäller en annan sorts dokument: {}.", "Requirements for another kind of document: {}."),
    "met": _t("Uppfyllt", "Met"),
    "not_met": _t("Ej uppfyllt", "Not met"),
    "not_applicable": _t("Ej tillämpligt", "Not applicable"),
    "not_checked": _t("Ej prövat", "Not checked"),
    "excepted": _t("Undantaget", "Excepted"),
    "about": _t("Om granskningen", "About this review"),
    "about_says": _t(
        "Granskningen är gjord av ett program som läser vad som står i dokumentet. Den prövar om målen går att följa "
        "upp, inte om de är rätt mål: det är nämndens sak.",
        "The review was made by a program that reads what the document says. It tries whether the goals can be "
        "followed up, not whether they are the right goals: that is for the board.",
    ),
    "file": _t("Fil", "File"),
    "title": _t("Titel", "Title"),
    "kind": _t("Läst som", "Read as"),
    "kind_plan": _t("plan, med mallen {}", "a plan, by the template {}"),
    "kind_follow-up": _t("uppföljning, med mallen {}", "a follow-up, by the template {}"),
    "digest": _t("SHA-256 för filen", "SHA-256 of the file"),
    "tried": _t("Prövat", "Tried"),
    "tried_says": _t("{} mål mot {} krav", "{} goals against {} requirements"),
    "outcome_says": _t(
        "{} uppfyllda, {} ej uppfyllda, {} ej tillämpliga, {} ej prövade, {} undantagna",
        "{} met, {} not met, {} not applicable, {} not checked, {} excepted",
    ),
    "rulebook": _t("Regelbok", "Rule book"),
    "rulebook_digest": _t("SHA-256 för regelboken", "SHA-256 of the rule book"),
    "program": _t("Program", "Program"),
    "day": _t("Datum", "Date"),
}

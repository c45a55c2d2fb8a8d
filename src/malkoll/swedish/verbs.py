"""What the verbs and nouns of a title say: an action, an intention, a state, or only a topic.

A title is read by its words and their order; there is no full grammar behind it. Verbs in clauses that
begin with "som", "att" and the like are told from the main one by counting: each such word takes the
first verb after it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish._known import of_short
from malkoll.swedish._tables import word_set
from malkoll.swedish.lexicon import (
    ACTION_NOUNS,
    AUXILIARIES,
    FIRST_CONJUGATION,
    IMPERATIVE_ALSO_NOUN,
    INFINITIVE_ALSO_ADJECTIVE,
    INTENTIONS,
    IRREGULAR_SUPINES,
    IRREGULAR_VERBS,
    NOT_FINITE,
    PARTICLE_VERBS,
    SECOND_CONJUGATION,
    STATES,
    TOPIC_NOUNS,
    VERB_PREFIXES,
)

__all__ = [
    "ActionReading",
    "MainVerb",
    "VerbKind",
    "action_noun",
    "finite_or_action",
    "has_finite_verb",
    "is_intention",
    "is_state",
    "lemma_of",
    "main_verbs",
    "starts_with_infinitive_or_imperative",
]

VerbKind = Literal["action", "intention", "state"]
_Form = Literal["infinitive", "present", "past", "passive", "imperative", "supine"]


@record
class MainVerb:
    """A verb of a main clause.

    ``lemma`` is the infinitive, with its particle where that changes what it says ("verka för"); after
    an auxiliary it is the verb that the auxiliary helps ("ska utredas": "utreda"). Offsets are those
    of the first word. ``negated`` where "inte" or "ej" stands with it.
    """

    start: int
    end: int
    lemma: str
    auxiliary: str | None = None
    passive: bool = False
    negated: bool = False

    @property
    def kind(self) -> VerbKind:
        """Whether the verb says an action, an intention or a state."""
        return _kind(self.lemma)


@record
class ActionReading:
    """What a title says: its main verbs, the verb it begins with, the noun for something done.

    ``transition`` is true for "Från … till …": it names a change, though no verb.
    """

    verbs: tuple[MainVerb, ...] = ()
    leading: str | None = None
    noun: str | None = None
    transition: bool = False

    @property
    def names_action(self) -> bool:
        """Whether it names something done, and not only a topic, an intention or a state."""
        if self.transition or self.noun is not None or any(verb.kind == "action" for verb in self.verbs):
            return True
        return self.leading is not None and _kind(self.leading) == "action"

    @property
    def only_intends(self) -> bool:
        """Whether its verbs all say an intention, and there is at least one."""
        kinds = {verb.kind for verb in self.verbs}
        if self.leading is not None:
            kinds.add(_kind(self.leading))
        return not self.names_action and "intention" in kinds


# --- forms --------------------------------------------------------------------------------------


def _make_forms() -> dict[str, dict[_Form, str]]:
    forms: dict[str, dict[_Form, str]] = {}

    def add(form: str, kind: _Form, lemma: str) -> None:
        if form and form != "-":
            forms.setdefault(form, {}).setdefault(kind, lemma)

    for lemma in FIRST_CONJUGATION:
        add(lemma, "infinitive", lemma)
        add(lemma, "imperative", lemma)
        add(lemma + "r", "present", lemma)
        add(lemma + "s", "passive", lemma)
        add(lemma + "des", "past", lemma)
        add(lemma + "t", "supine", lemma)
        add(lemma + "ts", "supine", lemma)
    for lemma in SECOND_CONJUGATION:
        base = lemma[:-1]
        add(lemma, "infinitive", lemma)
        add(base, "imperative", lemma)
        add(base + "er", "present", lemma)
        add(base + "s" if not base.endswith("s") else base + "es", "passive", lemma)
        add(lemma + "s", "passive", lemma)
        voiceless = base[-1] in "kpstx"
        short = base[:-1] if base.endswith(("mm", "nn")) else base
        past = short if short.endswith(("nd", "ld", "t")) else short + ("t" if voiceless else "d")
        add(past + "e", "past", lemma)
        add(past + "es", "past", lemma)
        supine = short if short.endswith("t") else (short[:-1] if short.endswith("nd") else short) + "t"
        add(supine, "supine", lemma)
        add(supine + "s", "supine", lemma)
    for form, lemma in IRREGULAR_SUPINES.items():
        add(form, "supine", lemma)
        add(form + "s", "supine", lemma)
    for lemma, (present, past, passive, imperative) in IRREGULAR_VERBS.items():
        add(lemma, "infinitive", lemma)
        add(present, "present", lemma)
        add(past, "past", lemma)
        add(past + "s" if past != "-" and not past.endswith("s") else "-", "past", lemma)
        add(passive, "passive", lemma)
        add(imperative, "imperative", lemma)
        if passive != "-":
            add(lemma + "s", "passive", lemma)
    add("skall", "present", "skola")
    return forms


_FORMS = _make_forms()
_GUESSED_PRESENT = compiled(r"(?!.*(?:kamerar)$)[a-zåäöé]{2,}erar$")
_GUESSED_PASSIVE = compiled(r"(?!.*(?:kameras|operas|vederas)$)[a-zåäöé]{2,}eras$")
_GUESSED_INFINITIVE = compiled(
    r"(?!(?:.*kamera|opera|.*sfera|flera|.*hetera|etcetera|.*primadonnera)$)[a-zåäöé]{2,}era$"
)
_NOTHING: dict[_Form, str] = {}


@lru_cache(maxsize=16384)
def _analyse(word: str) -> dict[_Form, str]:
    """The verb forms that ``word`` (lower case) can be, each with its infinitive."""
    known = _FORMS.get(word)
    if known is not None:
        return known
    for prefix in VERB_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 5:
            rest = _FORMS.get(word[len(prefix) :])
            if rest is not None:
                return {form: prefix + lemma for form, lemma in rest.items()}
    if len(word) > 5:
        if _GUESSED_PRESENT.fullmatch(word):
            return {"present": word[:-1]}
        if _GUESSED_PASSIVE.fullmatch(word):
            return {"passive": word[:-1]}
        if _GUESSED_INFINITIVE.fullmatch(word):
            return {"infinitive": word, "imperative": word}
    return _NOTHING


def lemma_of(word: str) -> str | None:
    """The infinitive of a verb form: "utreds" gives "utreda"; ``None`` for what is no known verb form."""
    forms = _analyse(word.lower())
    return next(iter(forms.values()), None)


def _finite(word: str) -> str | None:
    """The infinitive if ``word`` is a finite form (present, past or passive)."""
    if word in NOT_FINITE:
        return None
    forms = _analyse(word)
    return forms.get("present") or forms.get("passive") or forms.get("past")


def _infinitive(word: str) -> tuple[str, bool] | None:
    """Infinitive and whether it is passive, if ``word`` can follow an auxiliary."""
    forms = _analyse(word)
    active = forms.get("infinitive")
    if active is not None:
        return active, False
    passive = forms.get("passive")
    if passive is not None:
        return passive, True
    return None


# --- main verbs ---------------------------------------------------------------------------------

_WORD = compiled(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.!?;:,\n–—(]| - ")
_SUBORDINATORS = word_set("som att där när då hur vilka vilken vilket vars huruvida eftersom medan innan")
_SKIP_AFTER_AUXILIARY = 7
_TAKE_ATT = word_set("kommer förväntas väntas planeras planerar avser behöver fortsätta börja")
_HAVE = frozenset({"har", "hade", "ha"})
_PRONOUNS = word_set("man de vi den det du ni")
_ENDS_COORDINATION = word_set("genom för med utan i av till") | _SUBORDINATORS
_NEGATIONS = frozenset({"inte", "ej", "aldrig", "icke"})


@of_short
def main_verbs(text: str) -> tuple[MainVerb, ...]:
    """The verbs of the main clauses of ``text``, in order; verbs in subordinate clauses are passed over."""
    tokens = [(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
    found: list[MainVerb] = []
    owed = 0  # subordinate clauses that still wait for their verb
    last_subordinate = -2
    at = 0
    while at < len(tokens):
        word = tokens[at][0]
        if word in ".!?;\n":
            owed = 0
        elif word in _SUBORDINATORS or (word == "var" and at + 1 < len(tokens) and tokens[at + 1][0] in _PRONOUNS):
            following = tokens[at + 1][0] if at + 1 < len(tokens) else ""
            if not (word == "att" and _infinitive_after_att(tokens, at)) and following:
                owed += 1
        else:
            lemma = _finite(word)
            if lemma is not None and not _is_noun_here(tokens, at):
                if owed:
                    owed -= 1
                    last_subordinate = at
                    if word in AUXILIARIES:
                        at = last_subordinate = _helped(tokens, at)[1]
                elif tokens[at - 1][0] in ("och", "eller") and at - 2 == last_subordinate:
                    last_subordinate = at
                else:
                    verb, at = _main_verb(tokens, at, lemma)
                    found.append(verb)
                    more = _coordinated(tokens, at, verb)
                    if more is not None:
                        found.append(more)
                        while at + 1 < len(tokens) and tokens[at + 1][1] <= more.start:
                            at += 1
        at += 1
    return tuple(found)


_Token = tuple[str, int, int]


def _infinitive_after_att(tokens: list[_Token], at: int) -> bool:
    for word, _, _ in tokens[at + 1 : at + 4]:
        if _analyse(word).get("infinitive"):
            return True
        if word not in _NEGATIONS and word not in ("bättre", "ytterligare", "fortsatt", "även", "också", "aktivt"):
            return False
    return False


def _is_noun_here(tokens: list[_Token], at: int) -> bool:
    """After an article or a possessive stands no finite verb: "dess stöds"."""
    before = tokens[at - 1][0] if at else ""
    return before in ("en", "ett", "den", "denna", "varje", "sin", "sina", "sitt", "dess", "deras", "per")


def _helped(tokens: list[_Token], at: int) -> tuple[tuple[str, bool] | None, int, bool]:
    """The verb that the auxiliary at ``at`` helps, the index where it stands, and whether it is negated."""
    negated = False
    for index in range(at + 1, min(len(tokens), at + 1 + _SKIP_AFTER_AUXILIARY)):
        word = tokens[index][0]
        if word in ".!?;:\n" or (word in _SUBORDINATORS and not (word == "att" and tokens[at][0] in _TAKE_ATT)):
            break
        if word in _NEGATIONS:
            negated = True
            continue
        verb = _infinitive(word)
        if verb is not None:
            if word in ("kunna", "behöva", "få", "börja", "fortsätta") and index + 1 < len(tokens):
                deeper = _helped(tokens, index)
                if deeper[0] is not None and deeper[1] <= index + 3:
                    return deeper[0], deeper[1], negated or deeper[2]
            return verb, index, negated
    return None, at, negated


def _main_verb(tokens: list[_Token], at: int, lemma: str) -> tuple[MainVerb, int]:
    word, start, end = tokens[at]
    if word in AUXILIARIES:
        helped, index, negated = _helped(tokens, at)
        negated = negated or _negated_after(tokens, index)
        if helped is not None:
            return (
                MainVerb(start, tokens[index][2], _with_particle(helped[0], tokens, index), word, helped[1], negated),
                index,
            )
        return MainVerb(start, end, lemma, None, False, negated), at
    if word in _HAVE:
        for index in range(at + 1, min(len(tokens), at + 5)):
            supine = _analyse(tokens[index][0]).get("supine")
            if supine is not None:
                negated = any(token[0] in _NEGATIONS for token in tokens[at + 1 : index])
                passive = tokens[index][0].endswith("s")
                return MainVerb(start, tokens[index][2], supine, word, passive, negated), index
            if tokens[index][0] in ".!?;:,\n" or tokens[index][0] in _SUBORDINATORS:
                break
    passive = _analyse(word).get("passive") == lemma
    return (
        MainVerb(start, end, _with_particle(lemma, tokens, at), None, passive, _negated_after(tokens, at)),
        at,
    )


def _negated_after(tokens: list[_Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1][0] in _NEGATIONS


def _coordinated(tokens: list[_Token], at: int, verb: MainVerb) -> MainVerb | None:
    """The verb after "och" that the same word helps: "ska öka och utvecklas", "ska ha ordning och värna skolan"."""
    if verb.auxiliary is None:
        return None
    for index in range(at + 1, min(len(tokens) - 1, at + 9)):
        word = tokens[index][0]
        if word in ".!?;:\n(" or word in _ENDS_COORDINATION:
            return None
        if word not in ("och", "eller", "samt"):
            continue
        for here in (index + 1, index + 2):
            second = _infinitive(tokens[here][0]) if here < len(tokens) else None
            if second is not None and tokens[here][0] not in INFINITIVE_ALSO_ADJECTIVE:
                _, start, end = tokens[here]
                lemma = _with_particle(second[0], tokens, here)
                return MainVerb(start, end, lemma, verb.auxiliary, second[1], _negated_after(tokens, here))
    return None


def _with_particle(lemma: str, tokens: list[_Token], at: int) -> str:
    particles = PARTICLE_VERBS.get(lemma)
    if particles is None:
        return lemma
    following = [word for word, _, _ in tokens[at + 1 : at + 4] if word not in _NEGATIONS and word != "aktivt"]
    for particle in particles:
        words = particle.split()
        if following[: len(words)] == words:
            return f"{lemma} {particle}"
    # "skapa goda förutsättningar": a word may stand between.
    for particle in particles:
        if particle in ("förutsättningar", "möjligheter", "möjlighet") and particle in following:
            return f"{lemma} {particle}"
    return lemma


def has_finite_verb(text: str) -> bool:
    """Whether ``text`` has a main clause with a verb: it says something, and does not only name it."""
    return bool(main_verbs(text))


# --- the beginning of a title -------------------------------------------------------------------

_LEAD = compiled(r"[\s\d.):*•_#\"”“'–-]*(?:att\s+)?", re.IGNORECASE)
# Infinitives that begin no title; "Skola" is a school.
_NEVER_FIRST = word_set("skola måste kunna vilja böra vara resa")
_TITLE_WORD = compiled(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DEFINITE = compiled(r".{3,}(?:na|en|et|an|orna|arna|erna|nas|ens|ets)$")


def starts_with_infinitive_or_imperative(text: str) -> str | None:
    """The infinitive of the verb that ``text`` begins with: "Stärk …" gives "stärka", "Ta fram …" "ta fram"."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    tokens = [(m.group().lower(), m.start(), m.end()) for m in _TITLE_WORD.finditer(text[start : start + 200])]
    if not tokens:
        return None
    word = tokens[0][0]
    forms = _analyse(word)
    lemma = forms.get("infinitive")
    if word in _NEVER_FIRST:
        return None
    if lemma is not None and word in INFINITIVE_ALSO_ADJECTIVE:
        object_word = next((w for w, _, _ in tokens[1:3] if w not in ("ner", "ned", "ut")), "")
        plain = object_word in ("den", "det", "de", "att", "upp", "ett", "en") or _DEFINITE.fullmatch(object_word)
        if not plain and not (lead and "att" in lead.group().lower()):
            return None
    if lemma is None and word not in IMPERATIVE_ALSO_NOUN and len(tokens) > 1:
        lemma = forms.get("imperative")
    return None if lemma is None else _with_particle(lemma, tokens, 0)


# --- nouns for something done -------------------------------------------------------------------

_PREPOSITIONS = word_set(
    "av för till i om med på inom från kring gällande avseende mellan utifrån vid hos mot under genom enligt utan "
    "per efter som att där när inför över angående rörande tillsammans"
)
_COMPLEMENT = word_set("av för till från mellan i kring gällande avseende rörande inom om vid på")
_ARTICLES = word_set("en ett den det de ny nya nytt fortsatt fortsatta gemensam gemensamt")


def action_noun(text: str) -> str | None:
    """The noun for something done at the head of a title: "Översyn av lokaler" gives "översyn".

    The head is the last word before the first preposition. Without "av", "för" or the like after it
    the noun counts only as part of a compound ("Lokalöversyn"): alone it is as often a topic.
    """
    lead = _LEAD.match(text)
    words = [match.group().lower() for match in _TITLE_WORD.finditer(text[lead.end() if lead else 0 :][:300])]
    at = next((index for index, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    if at == 0:
        return None
    complement = at < len(words) and words[at] in _COMPLEMENT
    for word in reversed(words[:at][-4:]):
        noun = _action_base(word)
        if noun is not None:
            alone = word == noun or word.startswith(noun)
            return noun if complement or not alone else None
        if word not in _ARTICLES and not complement:
            return None
        # "Översyn lokaler av …": only the head itself may carry the action.
        break
    return None


def _action_base(word: str) -> str | None:
    last = word.rpartition("-")[2]
    if last in TOPIC_NOUNS:
        return None
    for form in _noun_bases(last):
        if form in ACTION_NOUNS:
            return form
    for cut in range(2, len(last) - 3):
        for form in _noun_bases(last[cut:]):
            if form in ACTION_NOUNS and len(form) > 4 and form not in TOPIC_NOUNS:
                return form
    return None


@lru_cache(maxsize=4096)
def _noun_bases(word: str) -> tuple[str, ...]:
    bases = [word]
    for ending in ("arna", "erna", "en", "et", "ar", "er", "n", "t"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            bases.append(word[: -len(ending)])
    return tuple(bases)


# --- kinds --------------------------------------------------------------------------------------


def _kind(lemma: str) -> VerbKind:
    if is_intention(lemma):
        return "intention"
    if is_state(lemma):
        return "state"
    return "action"


def _lemmas(verb: str) -> tuple[str, ...]:
    """The verb as given, and with its first word as infinitive, with and without what follows."""
    verb = re.sub(r"\s+", " ", verb.strip().lower())
    first, _, rest = verb.partition(" ")
    lemma = lemma_of(first) or first
    return (verb, f"{lemma} {rest}".strip(), lemma if not rest or lemma not in PARTICLE_VERBS else "")


def is_intention(verb: str) -> bool:
    """Whether ``verb`` (any form, with or without particle) says what is wanted rather than what will be done."""
    verb, full, bare = _lemmas(verb)
    return verb in INTENTIONS or full in INTENTIONS or bare in INTENTIONS


def is_state(verb: str) -> bool:
    """Whether ``verb`` says how something is ("vara", "ha", "uppleva") rather than that something is done."""
    return any(form in STATES for form in _lemmas(verb))


_TRANSITION = compiled(r"[\s\W\d]*från\s[^.:;]{1,80}?\still\s\S", re.IGNORECASE)


def finite_or_action(text: str) -> ActionReading:
    """What the title ``text`` says, as verbs and nouns."""
    leading = starts_with_infinitive_or_imperative(text)
    return ActionReading(tuple(main_verbs(text)), leading, action_noun(text), _TRANSITION.match(text) is not None)

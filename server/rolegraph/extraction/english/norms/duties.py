"""Duties of English role descriptions: the main action and object of an item."""

import re

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence
from rolegraph.extraction.english.clauses.conditions import condition, scope
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.measures import frequency
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.norms import stated
from rolegraph.extraction.english.norms.own_measures import measured, told_of
from rolegraph.extraction.english.norms.places import norm_id
from rolegraph.extraction.english.wording.concepts import action_concept, object_concept
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.objects import object_end, past_each, without_article
from rolegraph.extraction.english.wording.verbs import kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, between, readable
from rolegraph.extraction.structure import Item
from rolegraph.model import Deed, Duty, Frequency
from rolegraph.values import replace

_CATCH_ALL = re.compile(
    r"\W*(?:and )?(?:any |all |such )?other (?:\w+ )?(?:duties|tasks|work|assignments)\b", re.I
)
_CERTAIN = 0.95
_GUESSED = 0.6
#: Of the words that ask, those that begin a case as well ("reviews contracts when they end").
_CASES = frozenset(("when", "where"))


def duty(item: Item, sentence: Sentence, context: Context) -> Duty | None:
    """Return the duty that an item states by its first clause, or None where it has no verb."""
    clauses = [c for c in sentence.clauses if c.mode in {"", "duty"}]
    if not clauses:
        return None
    # "Reports to X and leads the team": the line is a statement of its own.
    clause = next((c for c in clauses if not _states_line(sentence, c)), clauses[0])
    verb = clause.verbs[0]
    action = verb.lemma or "be responsible for"
    text, what = told_of(item, sentence, context), object_text(sentence, clause)
    return replace(
        about(what, item, context, _CERTAIN if verb.known else _GUESSED),
        action=action,
        action_concept=action_concept(action, what),
        object_concept=object_concept(what) or _kept_in(sentence, clause),
        counterparty=counterparty(sentence, clause),
        condition=condition(sentence, clause),
        scope=scope(sentence, clause),
        frequency=frequency(text) or _often(sentence),
        measures=measured(item, text),
        further_deeds=_further_deeds(sentence, clause),
    )


def _further_deeds(sentence: Sentence, main: Clause) -> tuple[Deed, ...]:
    """Return what a sentence asks for besides its main verb, where the schemes know both words.

    None that the bearer helps with ("assists with …"), or that "who" tells: another does it.
    """
    found: dict[Deed, None] = {}
    for clause in sentence.clauses:
        what = object_text(sentence, clause)
        known = object_concept(what)
        helped = clause.verbs[0].lemma in group("verbs", "helping")
        between_them = sentence.run[main.object_start : clause.verbs[0].start]
        others = any(w.low == "who" for w in between_them)  # "appoints auditors who examine …"
        if clause.mode not in {"", "duty"} or helped or others or not known:
            continue
        for verb in clause.verbs[clause is main :]:
            doing = action_concept(verb.lemma, what)
            if doing:
                deed = Deed(
                    action=verb.lemma, action_concept=doing, object=what, object_concept=known
                )
                found.setdefault(deed)
    return tuple(found)


def about(what: str, item: Item, context: Context, certain: float) -> Duty:
    """Return a duty known by what it is about, without a verb: its place, its words, how sure it is."""
    return Duty(
        id=norm_id("duty", context.document, item.body),
        **stated(context, item.body, certain),
        object=what,
        heading=item.heading,
    )


def _kept_in(sentence: Sentence, clause: Clause) -> str:
    """Return the concept of what is written into (posts entries to the ledger), "" for none."""
    run, at = sentence.run, clause.object_end
    into = at < len(run) and run[at].low in {"in", "into", "to", "on"}
    if not into or clause.verbs[0].lemma not in group("verbs", "writing"):
        return ""
    stop = object_end(run, at + 1, "", sentence.amounts_at)
    return object_concept(between(sentence.text, without_article(run[at + 1 : stop])))


def catch_all(item: Item, context: Context) -> Duty | None:
    """Return "Other duties as assigned" as a duty, though it has no verb; None for all else."""
    text = item.body.text
    if not context.bearer or not _CATCH_ALL.match(text):
        return None
    what = readable(text).rstrip(".;")
    return about(what[:1].lower() + what[1:], item, context, _CERTAIN)


def _often(sentence: Sentence) -> Frequency | None:
    """Return how often something is made, by its adjective: "prepares the monthly report"."""
    for clause in sentence.clauses:
        if clause.verbs[0].lemma in group("verbs", "making"):
            found = frequency(
                between(sentence.text, sentence.run[clause.start : clause.end]), True
            )
            if found:
                return found
    return None


def _states_line(sentence: Sentence, clause: Clause) -> bool:
    after = sentence.run[clause.object_start : clause.object_start + 1]
    return clause.verbs[0].lemma == "report" and bool(after) and after[0].low == "to"


def object_text(sentence: Sentence, clause: Clause) -> str:
    """Return the words of a clause's object, "" where it has none."""
    run = sentence.run
    if clause.verbs[0].shape == "ed":
        return between(sentence.text, without_article(_before_figures(sentence)))
    asked = clause.verbs[-1].end
    if asked < len(run) and run[asked].low in group("phrases", "questions") - _CASES:
        # "decides whether the weather permits work", "decides who opens"
        later = (c.start for c in sentence.clauses if c.start > clause.start)
        behind = (at for at in later if run[at].low != "not")  # "whether or | not to keep"
        end = next(behind, _told_end(run))
        while run[end - 1].low in grammar("trailing"):
            end -= 1
        return between(sentence.text, run[asked:end])
    words_of = without_article(run[clause.object_start : clause.object_end])
    that = clause.object_start > 0 and run[clause.object_start - 1].low == "that"
    led = clause.mode == "grant" or that
    if led and clause.verbs[-1].lemma in group("verbs", "directing"):
        words_of = _directed(sentence, clause)
    found = between(sentence.text, words_of) or _counted(sentence, clause)
    return found or _complement(sentence, clause)


def _directed(sentence: Sentence, clause: Clause) -> tuple[Word, ...]:
    """Return whom somebody may have do what ("a supplier to take goods back", "that it be closed")."""
    run, start, end = sentence.run, clause.object_start, clause.object_end
    to = verb_at(run, end + 1) if end < len(run) and run[end].low == "to" else None
    if to and to.shape == "base":
        return without_article(run[start : object_end(run, to.end, "base", sentence.amounts_at)])
    if end == _told_end(run) - 2 and run[end].low == "to":  # "ask a visitor to leave"
        return without_article(run[start : end + 2])
    that = start > 0 and run[start - 1].low == "that"
    return run[start - 1 : end] if that else without_article(run[start:end])


def _told_end(run: tuple[Word, ...]) -> int:
    """Return where a sentence ends without its final sign."""
    return len(run) - (not run[-1].is_word)


def _counted(sentence: Sentence, clause: Clause) -> str:
    """Return what a figure counts, where that is the object ("visits at least 10 customers")."""
    for amount in amounts(sentence.text, sentence.run):
        inside = clause.object_start <= amount.start < clause.end
        if inside and not (amount.is_money or amount.is_duration or amount.unit == "%"):
            return amount.unit
        if inside and sentence.run[amount.end : amount.end + 1] and amount.unit == "%":
            return _share_of(sentence, amount.end)
    return ""


def _share_of(sentence: Sentence, at: int) -> str:
    """Return of what a share is taken ("10 % of the repairs")."""
    run = sentence.run
    stop = object_end(run, at + 1, "", sentence.amounts_at) if run[at].low == "of" else at
    return between(sentence.text, without_article(run[at + 1 : stop]))


def _before_figures(sentence: Sentence) -> tuple[Word, ...]:
    """Return a passive's subject up to its figure: "Orders" of "Orders above EUR 5,000 are"."""
    subject = sentence.subject
    if not subject:
        return ()
    begun = sentence.run.index(subject[0])
    first = past_each(sentence.run, begun)
    stop = object_end(sentence.run, first, "", sentence.amounts_at)
    return sentence.run[first : min(stop, begun + len(subject))]


def _complement(sentence: Sentence, clause: Clause) -> str:
    """Return what follows a preposition where the verb has no object ("works with suppliers")."""
    run, at = sentence.run, clause.object_start
    while at < clause.end and (run[at].low.endswith("ly") or at in sentence.amounts_at):
        at += 1
    if [w.low for w in run[at : at + 3]] == ["on", "behalf", "of"]:
        # "is authorised to contract on behalf of the city for | cleaning"
        at = next((n for n in range(at + 3, clause.end) if run[n].low == "for"), clause.end)
    # "may commit up to £500 when the Director is away"
    case = (
        at > clause.object_start and at < len(run) and run[at].low in group("consents", "further")
    )
    ends = group("phrases", "ends") - {"without"}
    if case or at >= clause.end or run[at].low not in ends:
        return ""
    how = run[at + 1].low if at + 1 < len(run) else ""
    if how == "writing" and not kind_of_verb(clause.verbs[0].lemma):
        return ""  # "answers in writing"
    timed = any(w.low in group("amounts", "durations") for w in run[at + 1 : at + 3])
    if run[at].low == "by" or how in grammar("persons") or (run[at].low == "within" and timed):
        return ""  # "approves by written vote", "within a day"
    deed = _deed_at(run, at)  # "propose to hire"
    if deed and clause.verbs[-1].lemma not in group("verbs", "to_do"):
        return ""  # "works to improve results"
    given = run[at].low == "to" and not deed
    if given and clause.verbs[0].lemma in group("verbs", "giving"):
        # "reports weekly to the Director on costs": to whom is no object.
        at = next((n for n in range(at, clause.end) if run[n].low in {"on", "about"}), clause.end)
    stop = object_end(run, at + 1, clause.verbs[0].shape, sentence.amounts_at)
    return between(sentence.text, without_article(run[at + 1 : min(stop, clause.end)]))


def _deed_at(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a deed stands behind "to" at a word, and no noun ("changes to shift patterns")."""
    deed = verb_at(run, at + 1) if run[at].low == "to" else None
    return (
        deed is not None
        and deed.shape == "base"
        and deed.lemma not in group("verbs", "noun_forms")
    )


def counterparty(sentence: Sentence, clause: Clause) -> str:
    """Return to whom something is given, or with whom it is done."""
    giving = clause.verbs[0].lemma in group("verbs", "giving")
    things = clause.verbs[0].lemma in group("verbs", "with_things")
    wanted = {"to"} if things else {"to", "with"} if giving else {"with"}
    run, behind = sentence.run, clause.verbs[-1].end
    whom = clause.verbs[-1].lemma in group("verbs", "furnishing")
    if whom and behind < clause.object_start and run[clause.object_start - 1].low == "with":
        return between(sentence.text, without_article(run[behind : clause.object_start - 1]))
    if things and not giving:
        return ""
    if behind < clause.object_start and run[behind].low in wanted:
        # recommends to the Board the policy
        return between(sentence.text, without_article(run[behind + 1 : clause.object_start]))
    for at in range(clause.object_end, min(clause.end, len(run)) - 1):
        if run[at].low in wanted and at not in sentence.amounts_at and not _is_manner(run, at):
            stop = object_end(run, at + 1, clause.verbs[0].shape, sentence.amounts_at)
            party = without_article(run[at + 1 : min(stop, clause.end)])
            is_consent = any(w.low in group("consents", "nobody") for w in party)
            return "" if is_consent else between(sentence.text, party)
        if run[at].low in {",", ";", "if", "when", "before", "after"}:
            break
    return ""


def _is_manner(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "with" goes on with how something is done ("in accordance with the policy")."""
    return at > 1 and run[at - 1].low in group("verbs", "according") and run[at - 2].low == "in"

"""What a consent is about: the words before the predicate, behind the title or in the condition."""

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.clauses.openings import past_opening
from rolegraph.extraction.english.clauses.own_conditions import own_condition
from rolegraph.extraction.english.consents.consent_subjects import (
    consented,
    member,
    subject,
    to_be,
    unlisted,
)
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.objects import begins_object, object_end, without_article
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_written_title
from rolegraph.extraction.english.wording.verbs import Verb, kind_of_noun, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, between
from rolegraph.model import Limit

#: The words in which a ground is named: on the HR Manager's written recommendation.
_GROUND = 8
#: Words of ", with the prior" before a consent between commas.
_OPENED = 5
_WANTING = frozenset(("needs to", "need to", "has to", "have to"))


def matter(sentence: Sentence, at: int, title: Mention, since: int) -> tuple[str, Limit | None]:
    """Return what needs the consent, and from which amount on; ``since`` is where to look."""
    run, text = sentence.run, sentence.text
    told = _told_behind(sentence, at, title.end)
    if told:
        return told
    given = consented(sentence, at, title.start)[1]
    if given:  # "Approval for travel must be given by the Director"
        return given, limit(text, run[at : title.start])
    start = len(sentence.condition) + 1 if sentence.condition else 0
    start = max(start, past_opening(run))
    bound = _bound(sentence, since, at, title.end)
    while since and since < at and run[since].low in {",", "and", ";", "but"}:
        since += 1
    start = max(start, since)
    inside = member(sentence, start, at) or to_be(sentence, start, at)
    if inside:
        return inside, None
    if at < len(sentence.condition) and (deed := _main_deed(sentence)):
        return deed
    if sentence.condition:
        what = _condition_object(sentence)
        own = not what and _is_subject(
            sentence, at
        )  # "For amounts over £500, the order is signed by"
        if what or (not own and phrases("above").first(sentence.condition)):
            return what, bound
    what = subject(sentence, start, at)
    return what, bound


def _bound(sentence: Sentence, since: int, at: int, end: int) -> Limit | None:
    """Return from which amount on a consent is needed; a figure of the main clause is not the condition's.

    "Terms are 45 days, unless others are approved by the Director".
    """
    text, run = sentence.text, sentence.run
    share, since = _before_share(sentence, at), max(since, _own_clause(sentence, at))
    bound = limit(text, run[since:share]) or limit(text, run[end:])
    own = own_condition(sentence, at) if bound and bound.operator not in {">", ">="} else 0
    return limit(text, run[max(since, own) : share]) or limit(text, run[end:]) if own else bound


def _own_clause(sentence: Sentence, at: int) -> int:
    """Return where the deed begins that waits for a consent, behind others of the same subject; else 0.

    "invests cash for up to a year, | opens accounts with the Treasurer's agreement"
    """
    asking = group("consents", "seeking") | group("verbs", "needing")
    every = [clause for clause in sentence.clauses if clause.start <= at]
    own = every[-1] if len(every) > 1 else None
    active = own is not None and all(clause.verbs[0].shape != "ed" for clause in every)
    waits = active and own is not None and own.object_end > own.object_start
    return own.start if waits and own and own.verbs[0].lemma not in asking else 0


def _main_deed(sentence: Sentence) -> tuple[str, Limit | None] | None:
    """Return what somebody may do with a consent that is named first, and its limit.

    "Subject to the approval of the Board, may acquire property".
    """
    clause = sentence.clauses[0] if sentence.clauses else None
    if clause is None or clause.mode != "grant" or clause.verbs[0].shape == "ed":
        return None
    lemma, what = clause.verbs[0].lemma, _object_from(sentence, clause.object_start)
    worded = what if kind_of_verb(lemma) else f"{lemma} {what}".strip()
    bound = limit(sentence.text, sentence.run[clause.object_start : clause.end])
    return (worded, bound) if what else None


def _told_behind(sentence: Sentence, at: int, end: int) -> tuple[str, Limit | None] | None:
    """Read a matter that stands behind whose consent it needs; None where none does."""
    run, text = sentence.run, sentence.text
    deed = _deed_behind(sentence, at, end)
    if deed:  # "may, with the approval of the Board, remove any member"
        what = _object_from(sentence, deed.end)
        worded = what if kind_of_verb(deed.lemma) else f"{deed.lemma} {what}".strip()
        return worded, limit(text, run[deed.end :])
    behind = _behind(sentence, end)
    if behind[0] and not _is_subject(sentence, at):
        return behind
    ahead = "" if _is_subject(sentence, at) else _before_deed(sentence, end)
    if ahead:
        return ahead, limit(text, run[end:])
    if _gives(run, end) and begins_object(run, end):
        # "after the manager has approved the quotation", "Ensure that the committee approves the plan"
        return _object_from(sentence, end), limit(text, run[end:])
    return None


def _is_subject(sentence: Sentence, at: int) -> bool:
    """Say whether a passive's own subject is what somebody consents to ("Leave may be granted by")."""
    first = sentence.clauses[0] if sentence.clauses else None
    if first is None or first.verbs[0].shape != "ed" or first.verbs[0].start != at:
        return False
    named = without_article(unlisted(sentence.subject))
    bare = group("titles", "determiners") | group("consents", "qualifying")
    consent = all(kind_of_noun(w.low) or w.low in bare for w in named)
    return bool(named) and not consent and mention(sentence.subject, 0, {}) is None


def _before_share(sentence: Sentence, at: int) -> int:
    """Return where the words before a consent end without how many agree ("with a 75% | approval of")."""
    begun = at
    while begun and begun - 1 in sentence.amounts_at:
        begun -= 1
    counted = 0 < begun < at and sentence.run[begun - 1].low in grammar("articles")
    return begun if counted else at


def _object_from(sentence: Sentence, start: int) -> str:
    """Return the object that begins at a word."""
    stop = object_end(sentence.run, start, "", sentence.amounts_at)
    return between(sentence.text, without_article(sentence.run[start:stop]))


def _deed_behind(sentence: Sentence, at: int, end: int) -> Verb | None:
    """Return the verb behind a consent between commas (", with the approval of X, (shall) remove …")."""
    run = sentence.run
    aside = any(w.low == "," for w in run[max(at - _OPENED, 0) : at])
    if not aside or end >= len(run) or run[end].low != ",":
        return None
    modal = end + 1 < len(run) and run[end + 1].low in grammar("modals")
    verb = verb_at(run, end + 1 + modal)
    return verb if verb and verb.shape == "base" else None


def _gives(run: tuple[Word, ...], end: int) -> bool:
    """Say whether a title's words end in its own deed ("the committee approves")."""
    verb = verb_at(run, end - 1) if run[end - 1].text.islower() else None
    told = verb is not None and verb.shape == "s" and bool(kind_of_verb(verb.lemma))
    return told or run[end - 1].low in group("consents", "given")


def _behind(sentence: Sentence, at: int) -> tuple[str, Limit | None]:
    """Read the matter behind the title: "… of the CFO for contracts above EUR 50,000"."""
    run = sentence.run
    while at < len(run) and run[at].low in group("consents", "being"):
        at += 1
    if at + 1 >= len(run) or run[at].low not in {"for", "on", "over"}:
        return "", None
    if phrases("for_approval").at(run, at) or phrases("for_review").at(run, at):
        return "", None
    grounds = {w.low for w in run[at + 1 : at + _GROUND]} & group("consents", "grounds")
    if grounds or is_dated(run[at + 1 : at + 4]):
        return "", None
    stop = object_end(run, at + 1, "", sentence.amounts_at)
    if run[at].low == "for" and run[stop : stop + 1] and run[stop].low == "by":
        return "", None  # "approved by the Committee for adoption by the Board": the next step
    what = between(sentence.text, without_article(unlisted(run[at + 1 : stop])))
    return what, limit(sentence.text, run[at:])


def _before_deed(sentence: Sentence, at: int) -> str:
    """Return what is done only behind a consent: "approval of X before placing an order"."""
    run = sentence.run
    while at < len(run) and run[at].low in group("consents", "being"):
        at += 1
    purpose = (
        phrases("for_approval").at(run, at) or phrases("for_review").at(run, at)
        if at < len(run)
        else None
    )
    at = purpose.end if purpose else at  # "go to the Board for approval | before they are placed"
    led = next((n for n in (1, 2) if phrase_of(run[at : at + n]) in group("consents", "ahead")), 0)
    verb = verb_at(run, at + led) if led else None
    if led and at + led < len(run) and run[at + led].low in group("titles", "pronouns"):
        return _done_by_reader(sentence, at + led + 1)
    if led and (verb is None or verb.shape != "ing"):
        return _done_behind(sentence, at + led)
    if verb is None:
        return ""
    stop = object_end(run, verb.end, "ing", sentence.amounts_at)
    return between(sentence.text, without_article(unlisted(run[verb.end : stop])))


def _done_by_reader(sentence: Sentence, at: int) -> str:
    """Return what "you" do only behind a consent: "sign-off from X before you | add a supplier"."""
    verb = verb_at(sentence.run, at)
    if verb is None or verb.shape != "base":
        return ""
    stop = object_end(sentence.run, verb.end, "base", sentence.amounts_at)
    what = between(sentence.text, without_article(unlisted(sentence.run[verb.end : stop])))
    return what if kind_of_verb(verb.lemma) or not what else f"{verb.lemma} {what}"


def _done_behind(sentence: Sentence, at: int) -> str:
    """Return what is done only then: "approval of X before | personal data | is shared"."""
    run = sentence.run
    near = range(at + 1, min(at + _GROUND, len(run) - 1))
    # "when a debt | needs to be written off"
    wanted = next((n for n in near if phrase_of(run[n : n + 2]) in _WANTING), 0)
    told = next((n for n in near if run[n].low in grammar("passives") | grammar("modals")), 0)
    done = verb_at(run, told + 1 + (run[told + 1].low == "be")) if told else None
    passive = done is not None and done.shape == "ed"
    told = wanted or told
    again = phrase_of(run[at:told]) in grammar("plural_pronouns") | grammar("things")
    named = passive and not again
    return between(sentence.text, without_article(unlisted(run[at:told]))) if named else ""


def phrase_of(run: tuple[Word, ...]) -> str:
    """Return some words in lower case, as the lexicon writes phrases."""
    return " ".join(w.low for w in run)


def is_dated(run: tuple[Word, ...]) -> bool:
    """Say whether some words are a day ("approved by the Board on 14 March 2024", "…: 12/05/2024")."""
    months = any(w.low in group("amounts", "months") for w in run)
    figures = len(run) > 1 and all(w.text.isdigit() or w.text in "/-–." for w in run)
    return figures or (months and any(w.text[0].isdigit() for w in run))


def _sized(sentence: Sentence) -> str:
    """Return what a condition says is large ("Where | an order | exceeds £5,000"), or ""."""
    run = sentence.condition
    sizes = [n for n, w in enumerate(run) if w.low in group("consents", "sizing")]
    told = sizes[-1] if sizes else 0
    if limit(sentence.text, run[told:]) is None:
        return ""
    named = without_article(unlisted(run[1:told]))
    size = group("amounts", "measured") | group("ladders", "amounts")
    alone = len(named) == 1 or [w.low for w in named[1:2]] == ["of"]  # "the cost (of a repair)"
    return "" if named and alone and named[0].low in size else between(sentence.text, named)


def _condition_object(sentence: Sentence) -> str:
    sized = _sized(sentence)
    if sized:
        return sized
    run = sentence.condition
    start = next((i + 1 for i, w in enumerate(run) if w.low in {"for", "of", "with"}), 0)
    happens = {w.low for w in run[:start]} & {"event", "case", "cases"}
    if not start or happens:  # "In the event of a fire"
        return ""
    stop = object_end(run, start, "", sentence.amounts_at)
    what = between(sentence.text, without_article(unlisted(run[start:stop])))
    return "" if is_written_title(what) else what  # "by resolution of the Board of Directors"

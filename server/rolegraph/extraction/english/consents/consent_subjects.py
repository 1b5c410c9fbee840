"""What a consent is about as the words before its predicate name it: subject, object or member."""

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence
from rolegraph.extraction.english.clauses.own_conditions import is_predicate, own_condition
from rolegraph.extraction.english.clauses.told_subjects import antecedent
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.verbs import kind_of_noun, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, between

#: Of whom a body is made up, they stand behind these words.
_HAVING = frozenset(("have", "has", "of", "comprise", "comprises", "include", "includes"))
#: What leads from "approval" to its matter.
_OVER = frozenset(("of", "for", "on", "over"))
#: What opens a clause of its own behind the main one.
_CONJUNCTIONS = frozenset(("where", "when"))
#: Words of what is somebody's: "whose appointment".
_OWNED = (1, 2)
#: The words in which limits of a list or table are pointed at: "in excess of these limits".
_POINTED = 6
_LIMITS = frozenset(("these", "those", "limits", "amounts"))
#: What stands behind "anything" that is only larger, and no matter of its own.
_BEYOND = frozenset(("above", "over", "beyond", "exceeding", "more", "greater", "is", "are"))


def subject(sentence: Sentence, start: int, at: int) -> str:
    """Return the matter before the predicate: "Orders above EUR 5,000" without the figure."""
    while start < at - 1 and sentence.run[start].low in {"each", "every"}:
        start += 1
    wanted = _wanted(sentence, start, at) or consented(sentence, start, at)[1]
    return wanted or _told(sentence, start, at)


def _told(sentence: Sentence, start: int, at: int) -> str:
    """Return the matter as a sentence's subject, or what somebody does to it, names it."""
    run = sentence.run
    first = next((n for n in range(start, at) if is_predicate(run, n)), at)
    aside = next((n for n in range(start + 1, first) if run[n].low == "("), at)
    if any(
        w.low == ")" for w in run[aside:at]
    ):  # "The mandate (who may sign cheques) is approved by"
        return between(sentence.text, without_article(unlisted(_named(sentence, start, aside))))
    who = next((n for n in range(at - 1, start, -1) if run[n].low == "who"), 0)
    if named := antecedent(run, who + 1) if who else ():
        return between(sentence.text, named)  # "the Deputy, who is appointed by"
    whose = next((n + 1 for n in range(start, at) if run[n].low == "whose"), at)
    told = next((n for n in range(whose, at) if is_predicate(run, n)), 0)
    if told - whose in _OWNED:
        return between(sentence.text, run[whose:told])  # "…, whose appointment requires"
    own = _own_subject(sentence, start, at)
    if own < at:
        return _before_predicate(sentence, own, at)
    active = [
        c
        for c in sentence.clauses
        if c.verbs[0].shape != "ed"
        and c.object_start < at
        and run[c.object_start].low != ","  # "Checks, drafts and orders are signed by"
        and not _is_of_subject(run, c, at)
    ]
    if active and active[-1].object_end > active[-1].object_start:
        clause = active[-1]
        aimed = _aimed_at(sentence, clause, at)
        if aimed:
            return between(sentence.text, without_article(unlisted(aimed)))
        acted = unlisted(run[clause.object_start : min(clause.object_end, at)])
        sought = clause.verbs[0].lemma in group("consents", "seeking") and clause.object_end > at
        # "The request must bear the written | approval of": the subject needs it.
        bare = group("titles", "determiners") | group("consents", "qualifying")
        if not (sought or all(w.low in bare for w in acted)):
            what = without_article(acted)
            return "" if _is_consent(what) else between(sentence.text, what)
    return _ahead(sentence, start, at) or _before_predicate(sentence, start, at)


def _wanted(sentence: Sentence, start: int, at: int) -> str:
    """Return what somebody wants to do who needs a consent ("Staff who wish to use | the hall"), or ""."""
    run = sentence.run
    wants = next(
        (n for n in range(start, at - 2) if run[n].low in group("consents", "wanting")), 0
    )
    verb = verb_at(run, wants + 2) if wants and run[wants + 1].low == "to" else None
    who = run[wants].low.endswith("ing") or run[wants - 1].low in group("consents", "relative")
    if verb is None or verb.shape != "base" or not who:
        return ""
    stop = min(object_end(run, verb.end, "base", sentence.amounts_at), at)
    told = next((n for n in range(verb.end, at) if is_predicate(run, n)), stop)
    deed = between(sentence.text, run[verb.start : told])
    what = between(sentence.text, without_article(unlisted(run[verb.end : min(stop, told)])))
    return what if what and kind_of_verb(verb.lemma) else deed


def consented(sentence: Sentence, start: int, at: int) -> tuple[str, str]:
    """Return kind and matter of a consent that is given ("Approval of | leave | is given by"), or "", ""."""
    run, noun = sentence.run, start
    while noun < at and run[noun].low in group("titles", "determiners") | group(
        "consents", "qualifying"
    ):
        noun += 1
    kind = kind_of_noun(run[noun].low) if noun + 2 < at else ""
    if kind != "approve" or run[noun + 1].low not in _OVER:
        return "", ""
    told = next((n for n in range(noun + 2, at) if is_predicate(run, n)), 0)
    if not told:
        return "", ""
    stop = min(object_end(run, noun + 2, "", sentence.amounts_at), told)
    final = any(w.low in {"final", "ultimate"} for w in run[start:noun])
    what = between(sentence.text, without_article(unlisted(run[noun + 2 : stop])))
    return "final-approval" if final else kind, what


def _aimed_at(sentence: Sentence, clause: Clause, at: int) -> tuple[Word, ...]:
    """Return what is done to some end: "works with the Bursar to prepare | the budget | for approval by"."""
    run = sentence.run
    shapes = {"to": "base", ",": "ing"}  # "leads the round, preparing | the budget | for"
    for to in range(clause.object_end, at - 1):
        verb = verb_at(run, to + 1) if run[to].low in shapes else None
        if verb and verb.shape == shapes[run[to].low]:
            end = min(object_end(run, verb.end, verb.shape, sentence.amounts_at), at)
            while end > verb.end and run[end - 1].low in grammar("trailing"):
                end -= 1
            return run[verb.end : end]
    return ()


def member(sentence: Sentence, start: int, at: int) -> str:
    """Return of whom a body is made up ("has three members appointed by the Board"), or ""."""
    run = sentence.run
    has = next((n + 1 for n in range(at - 1, start, -1) if run[n].low in _HAVING), 0)
    if not 0 < has < at or not run[at].low.endswith("ed"):
        return ""
    if any(is_predicate(run, n) or _parts_off(run, n) for n in range(has, at)):
        return ""
    counted = any(n in sentence.amounts_at for n in range(has, at))
    composed = phrases("composing").first(run, start, at) is not None
    if counted and not composed:
        return ""  # "of orders above £500 approved by"
    return between(sentence.text, run[at - 1 : at] if counted else run[has:at])


def to_be(sentence: Sentence, start: int, at: int) -> str:
    """Return what a phrase of its own says is to be decided ("with a surety to be approved by"), or ""."""
    run = sentence.run
    if [w.low for w in run[max(at - 2, 0) : at]] != ["to", "be"]:
        return ""
    article = next((n for n in range(at - 3, start, -1) if run[n].low in {"a", "an"}), 0)
    led = article and run[article - 1].low in group("phrases", "ends")
    return between(sentence.text, run[article + 1 : at - 2]) if led else ""


def _own_subject(sentence: Sentence, start: int, at: int) -> int:
    """Return where a passive's own subject begins behind another clause; ``at`` where it has none.

    "The Clerk signs cheques, but | the form is signed by the Director".
    """
    run = sentence.run
    told = next((n for n in range(at - 1, start, -1) if run[n].low in grammar("passives")), at)
    while told > start and run[told - 1].low in grammar("auxiliaries") | grammar("passives"):
        told -= 1
    parting = grammar("breaks") | {"that", "unless"} | _CONJUNCTIONS | group("consents", "when")
    opening = grammar("subject_openers") | grammar("determiners")
    parted = [n + 1 for n in range(told - 1, start, -1) if run[n].low in parting] or [start]
    # "where | the budget and payment plan has been approved": the joint inside it parts nothing.
    begun = next((n for n in parted if run[n].low in opening), parted[0])
    unless = begun > 0 and begun == own_condition(sentence, at)
    named = begun < told < at and (unless or run[begun].low in opening)
    # "5% of the price, or | an aggregate of £500, whichever is less, may be approved by"
    named = named and not any(w.low == "whichever" for w in run[begun:told])
    inner = begun > 0 and run[begun - 1].low in _CONJUNCTIONS | group("consents", "when")
    # "Travel must be in writing and | any advance must be authorised by"
    earlier = any(is_predicate(run, n) for n in range(start + 1, begun)) or any(
        (inner or c.verbs[0].shape != "ed") and c.object_end <= begun for c in sentence.clauses
    )
    return begun if named and earlier else at


def _before_predicate(sentence: Sentence, start: int, at: int) -> str:
    """Return a sentence's subject as the matter, without what stands around it."""
    run = sentence.run
    end = _predicate(run, start, at)
    leading = group("consents", "also") | group("consents", "before")
    while end > start + 1 and run[end - 1].low in leading:
        end -= 1  # "salaried posts | with the agreement of"
    above = phrases("above").first(run, start, end)
    if above and above.start <= start + 1 and not _is_larger_thing(run, start, end):
        return run[start].text if _is_of_limits(run, start, above.start) else ""
    named = between(sentence.text, without_article(unlisted(_named(sentence, start, end))))
    denied = start < at and run[start].low == "no"
    return f"{named} {_bound_to(sentence, end, at)}".strip() if denied else named


def _is_larger_thing(run: tuple[Word, ...], start: int, end: int) -> bool:
    """Say whether a subject is a larger thing that it names ("Higher rates"), and no larger amount."""
    sums = group("amounts", "measured") | group("ladders", "amounts")
    named = end - start > 1 and run[start].low in group("phrases", "larger")
    return named and run[end - 1].low not in sums | group("consents", "ones")


def _ahead(sentence: Sentence, start: int, at: int) -> str:
    """Return for what somebody seeks a consent ("For overseas travel, the Buyer obtains …"), or ""."""
    run = sentence.run
    comma = next((n for n in range(start, at) if run[n].low == ","), start)
    if run[start].low != "for" or comma == start:
        return ""
    stop = min(object_end(run, start + 1, "", sentence.amounts_at), comma)
    named = unlisted(run[start + 1 : stop]) or unlisted(
        sentence.subject
    )  # "For amounts over £500, contracts"
    return between(sentence.text, without_article(named))


def _parts_off(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a condition ("unless") or a passive ("been") sets in at a word."""
    return run[at].low in group("consents", "unless") | grammar("passives")


def _is_of_limits(run: tuple[Word, ...], start: int, above: int) -> bool:
    """Say whether one word names what is beyond limits told elsewhere ("Claims above these limits").

    "Bookings above this" goes on with the sentence before.
    """
    several = {w.low for w in run[above : above + _POINTED]} & _LIMITS
    named = above == start + 1 and run[start].low not in group("consents", "standing_for")
    return named and bool(several) and run[start].low not in group("phrases", "larger")


def _is_of_subject(run: tuple[Word, ...], clause: Clause, at: int) -> bool:
    """Say whether what looks like a first verb is the subject's noun ("Trips abroad require …")."""
    verb = clause.verbs[0]
    noun = verb.shape == "s" and (not verb.known or verb.lemma in group("verbs", "noun_forms"))
    bare = run[verb.end : verb.end + 1] and run[verb.end].low not in (
        grammar("determiners") | grammar("relatives")
    )
    first = (
        not verb.start or run[verb.start - 1].low == ","
    )  # "Contracts, | change orders and fees"
    first = first and verb.shape == "base" and verb.lemma in group("verbs", "noun_forms")
    noun = noun or bool(first and bare)  # "Change | orders may be approved by"
    stop = at if first and bare else min(clause.object_end, at)
    return noun and any(is_predicate(run, n) for n in range(clause.object_start, stop))


def _bound_to(sentence: Sentence, start: int, at: int) -> str:
    """Return for what "no order shall be issued for an unbudgeted item unless …" is not issued."""
    run = sentence.run
    begin = next((n for n in range(start, min(start + 4, at)) if run[n].low == "for"), at)
    stop = next((n for n in range(begin, at) if run[n].low in group("consents", "unless")), begin)
    return between(sentence.text, run[begin:stop])


def _named(sentence: Sentence, start: int, end: int) -> tuple[Word, ...]:
    """Return a subject's words: all of them, or those before a figure or a clause beside it.

    What tells which are meant belongs to it ("posts that are not in the budget").
    """
    run = sentence.run
    figured = any(i in sentence.amounts_at for i in range(start, end))
    if figured or phrases("above").first(run, start, end):
        stop = object_end(run, start, "", sentence.amounts_at)
        if start < stop < end and _is_done_in(run, stop):  # "projects included | in the plan"
            stop = object_end(run, stop + 1, "", sentence.amounts_at)
        return run[start : min(stop, end)]
    which = next((i for i in range(start + 1, end) if run[i].low in grammar("telling_more")), 0)
    if which and run[which - 1].low != ",":
        return run[start:end]
    relative = next(
        (i for i in range(start, end) if run[i].low in group("consents", "relative")), end
    )
    while relative > start and run[relative - 1].low in {",", "and"}:
        relative -= 1
    return run[start:relative]


def _is_done_in(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "included", "listed" stands right before "in" at a word."""
    verb = verb_at(run, at - 1)
    return run[at].low in group("consents", "inside") and verb is not None and verb.shape == "ed"


def _predicate(run: tuple[Word, ...], start: int, at: int) -> int:
    """Return where begins what is said of the subject, behind which is meant ("that are not budgeted")."""
    first = next((i for i in range(start, at) if is_predicate(run, i)), at)
    told = (i for i in range(start + 1, first) if run[i].low in grammar("telling_more"))
    which = next((i + 1 for i in told if run[i - 1].low != ","), start)
    while start < which < at and is_predicate(run, which):
        which += 1
    return next((i for i in range(which, at) if is_predicate(run, i)), at)


def _is_consent(run: tuple[Word, ...]) -> bool:
    return any(kind_of_noun(w.low) in {"approve", "countersign"} for w in run)


def unlisted(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return an object without "any", "all" before it, and () for "anything" alone."""
    while run and run[0].low in group("consents", "every"):
        run = run[1:]
    named = len(run) > 1 and run[1].low in group("phrases", "ends") | group("consents", "relative")
    bare = bool(run) and run[0].low in group("consents", "standing_for")
    return () if bare and not (named and run[1].low not in _BEYOND) else run

"""Authorities that an English sentence grants, or that a duty's verb implies."""

from collections.abc import Iterable, Iterator

from rolegraph.extraction.english.clauses.clauses import Clause, Sentence
from rolegraph.extraction.english.clauses.conditions import condition, scope
from rolegraph.extraction.english.clauses.light_verbs import meant
from rolegraph.extraction.english.clauses.no_deeds import is_no_deed
from rolegraph.extraction.english.consents.consent_subjects import consented
from rolegraph.extraction.english.consents.leading_bounds import leading_bound
from rolegraph.extraction.english.figures.limits import limit, unsaid
from rolegraph.extraction.english.norms.agents import agents_of
from rolegraph.extraction.english.norms.bounded_objects import pairs
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.duties import object_text
from rolegraph.extraction.english.norms.norms import stated
from rolegraph.extraction.english.norms.places import norm_id
from rolegraph.extraction.english.norms.prohibitions import forbids
from rolegraph.extraction.english.norms.speakers import named_by
from rolegraph.extraction.english.norms.told import told_of
from rolegraph.extraction.english.wording.concepts import object_concept
from rolegraph.extraction.english.wording.lexicon import by_entry, entries, grammar, group
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.things import is_thing, named
from rolegraph.extraction.english.wording.verbs import (
    Verb,
    kind_granted,
    kind_of_passive,
    kind_of_verb,
)
from rolegraph.extraction.english.wording.words import between
from rolegraph.model import Authority, Limit
from rolegraph.reading import Passage
from rolegraph.values import replace

_CERTAIN = 0.95
_IMPLIED = 0.8
_JOINS = {",", "and", "or", "&"}
_PAUSES = {",", ";"}
#: What a sentence among decision rights tells of somebody besides what a duty implies.
_TOLD = frozenset(("propose", "request", "delegate", "appoint", "dismiss"))


def granted(passage: Passage, sentence: Sentence, context: Context) -> Iterator[Authority]:
    """Yield the authorities that a sentence states: granted ones, and in duties implied ones.

    In a section of authorities every verb grants.
    """
    listing = context.section.kind == "authorities"
    implying = context.section.kind != "overview"  # what a post is for implies no power
    for told_clause in sentence.clauses:
        clause = meant(sentence, told_clause)
        denied = clause.mode in {"prohibition", "negation"} or forbids(sentence, clause)
        here = told_of(passage, sentence, clause, context)
        if denied or here is None:
            continue
        if context.section.kind == "prohibitions" and clause.mode != "grant":
            continue
        if clause.verbs[0].shape == "ed":
            yield from _right_to_be(passage, sentence, clause, context)
            yield from _done_by(passage, sentence, clause, context)
            yield from _done_alone(passage, sentence, clause, context)
            continue
        listed = listing or clause.mode == "grant" or _is_alone(sentence, clause)
        if listing and _only_tells(sentence, clause) and not _names_kind(clause):
            continue  # "must escalate", "The accountant prepares …" among decision rights is no right
        for verb in clause.verbs:
            nobody = not listed and _hires_nobody(sentence, clause, verb)
            kind = "" if nobody or is_no_deed(sentence, clause, verb) else kind_of(verb, listed)
            kind = _done_with_others(sentence, clause, verb) or kind if kind else ""
            if kind and (listed or implying):
                yield from _of_verb(passage, sentence, clause, (verb, kind, listed), here)


def _done_with_others(sentence: Sentence, clause: Clause, verb: Verb) -> str:
    """Return the kind of what is agreed with somebody ("agree prices with suppliers"), "" of others."""
    joint = any(w.low == "with" for w in sentence.run[clause.object_start : clause.end])
    agreed = joint and verb.lemma in by_entry("kinds", "granted")
    return str(entries("kinds")["otherwise"]) if agreed else ""


def _hires_nobody(sentence: Sentence, clause: Clause, verb: Verb) -> bool:
    """Say whether several verbs share a deed and no person ("recruiting and coordinating | training")."""
    named = (w.low for w in sentence.run[clause.object_start : clause.object_end])
    deeds = entries("verbs")["nominals"].keys() | group("verbs", "light_nouns")
    shared = verb is not clause.verbs[-1] and kind_of_verb(verb.lemma) == "hire"
    return shared and next((low in deeds for low in named if low != "the"), False)


def _only_tells(sentence: Sentence, clause: Clause) -> bool:
    """Say whether a clause tells what somebody must do, or what somebody it names does."""
    subject = sentence.subject
    pronoun = " ".join(w.low for w in subject) in group("titles", "pronouns")
    finite = "s" if not subject or pronoun else clause.verbs[0].shape
    named = bool(subject) and clause.mode == "" and clause.verbs[0].shape == finite != "ing"
    return clause.mode == "duty" or named


def _names_kind(clause: Clause) -> bool:
    kinds = {kind_of_verb(verb.lemma) for verb in clause.verbs}
    return bool(kinds & (group("kinds", "implied") | _TOLD))


def _is_alone(sentence: Sentence, clause: Clause) -> bool:
    """Say whether a clause's power is the bearer's own ("on your own authority")."""
    return phrases("alone").first(sentence.run, clause.object_start, clause.end) is not None


def _right_to_be(
    passage: Passage, sentence: Sentence, clause: Clause, context: Context
) -> Iterator[Authority]:
    """Yield the right to be consulted, heard, informed."""
    word = sentence.run[clause.verbs[0].start].low
    kind = kind_of_passive(word)
    what = _complement(sentence, clause) if kind and clause.mode == "grant" else ""
    if what:
        yield authority(passage, context, kind, (what, None))


def _done_by(
    passage: Passage, sentence: Sentence, clause: Clause, context: Context
) -> Iterator[Authority]:
    """Yield what those may do whom a passive names ("refunds may be made by a clerk or the Treasurer")."""
    verb = clause.verbs[0]
    told = clause.mode == "grant" and verb.known
    agents = agents_of(sentence, clause, context) if told else ()
    if not agents:
        return
    further = clause is not sentence.clauses[0]  # "and may be paid for by the Treasurer"
    first = (named_by(agents[0], passage, context) or context) if further else context
    own = any(
        w.low == "(" for w in sentence.run[verb.end :]
    )  # "by the Clerk (up to £50) or the Chair"
    others = (named_by(one, passage, context) for one in agents[1:] if not own)
    what = object_text(sentence, clause)
    given, over = consented(sentence, 0, verb.start) if not further else ("", "")
    bound, more = limit(sentence.text, sentence.run), (condition(sentence, clause), "")
    if over and verb.lemma in group("verbs", "taking"):  # "Approval of leave may be given by"
        kind, worded, more = given, over, ("", "")
    else:
        kind = kind_over(kind_of(verb, True), verb, what)
        plain = kind != entries("kinds")["otherwise"] or bool(kind_of_verb(verb.lemma))
        worded = what if plain or not what else f"{verb.lemma} {what}"
    for here in filter(None, (first, *others)):
        if worded:
            yield authority(passage, here, kind, (worded, bound), more=more)


def _done_alone(
    passage: Passage, sentence: Sentence, clause: Clause, context: Context
) -> Iterator[Authority]:
    """Yield what may be done by whoever a list of powers is about ("Repairs may be ordered up to £400")."""
    verb, run = clause.verbs[0], sentence.run
    own = context.section.kind == "authorities" and context.bearer and clause.mode == "grant"
    kind = kind_of_verb(verb.lemma)
    others = any(w.low in {"by", "if", "only", "unless", "after"} for w in run[verb.end :])
    itself = any(w.low in grammar("powers") | {"this", "these"} for w in sentence.subject)
    if not own or others or itself or kind not in group("kinds", "done_alone"):
        return
    what = object_text(sentence, clause)
    if what:
        yield authority(passage, context, kind, (what, limit(sentence.text, run)), certain=0.8)


def _complement(sentence: Sentence, clause: Clause) -> str:
    run, at = sentence.run, clause.verbs[0].end
    if at < len(run) and run[at].low in {"on", "of", "about", "in"}:
        stop = object_end(run, at + 1, "", sentence.amounts_at)
        return between(sentence.text, without_article(run[at + 1 : stop]))
    return ""


def kind_of(verb: Verb, listed: bool) -> str:
    """Return the kind of authority that a verb grants or implies, "" where it implies none."""
    kind = kind_of_verb(verb.lemma)
    if listed:
        return kind_granted(verb.lemma) or str(entries("kinds")["otherwise"]) if verb.lemma else ""
    implied = kind in group("kinds", "implied") and verb.lemma not in group("kinds", "not_implied")
    return kind if implied else ""


def kind_over(kind: str, verb: Verb, what: str) -> str:
    """Return the kind of a verb's deed over a thing: whoever executes a contract signs it."""
    named = f" {what.lower()} "
    others = entries("kinds")["by_object"].get(verb.lemma, {}).items()
    return next((o for o, things in others if any(f" {t} " in named for t in things)), kind)


def authority(
    passage: Passage,
    context: Context,
    kind: str,
    found: tuple[str, Limit | None],
    *,
    certain: float = _CERTAIN,
    basis: str = "listed",
    more: tuple[str, str] = ("", ""),
    apart: str = "",
) -> Authority:
    """Return one authority of the context's bearer; ``found`` is object and limit.

    ``more`` is condition and scope; ``apart`` tells it from another over the same thing in one passage.
    """
    what, bound = named(found[0]), unsaid(*found)
    who = context.bearer.rpartition("/")[2]
    ways = (apart,) if apart else ()
    return Authority(
        id=norm_id("authority", context.document, passage, (kind, what or "-", who, *ways)),
        **stated(context, passage, certain),
        kind=kind,
        object=what,
        object_concept=object_concept(what),
        limit=bound,
        basis=basis,
        condition=more[0],
        scope=more[1],
    )


def _of_verb(
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    verb: tuple[Verb, str, bool],
    context: Context,
) -> Iterator[Authority]:
    one, kind, listed = verb
    direct = clause.object_end > clause.object_start or sentence.amounts_at
    how = not direct and any(w.low == "by" for w in sentence.run[one.end : one.end + 1])
    if how or not (direct or kind_of_verb(one.lemma)):
        return  # "works within policies", "approves by written vote" grant nothing
    led = leading_bound(sentence)
    when = "" if led else condition(sentence, clause) or context.when
    around = when, scope(sentence, clause)
    certain = (_CERTAIN if listed else _IMPLIED) if one.known else 0.6
    for over_what, bound in pairs(sentence, clause):
        # "may commit up to EUR 2,000 per order": what the amount is for is all that is named.
        counted = bound.per if bound and bound.per not in by_entry("amounts", "periods") else ""
        if over_what.lower() in {"any", "all", "every", "each"}:
            continue  # "to borrow up to £100, any | greater loan being subject to"
        if over_what.lower() in grammar("named_before"):
            over_what = _named_before(sentence, clause)
        bound = bound or (led[1] if led else None) or _provided(sentence)
        bound = _up_to(bound, kind)
        over_what = over_what or (led[0] if led else "")
        what = over_what or counted or (bound.text if bound and kind == "use" else "")
        what = what or entries("verbs")["deed_nouns"].get(one.lemma, "")
        over = kind_over(kind, one, what)
        if not listed and over not in group("kinds", "implied"):
            continue  # "discharges patients"
        yield authority(
            passage,
            context,
            over,
            (_worded(one, kind, over, what), bound or context.bound),
            certain=certain,
            basis="listed" if listed else "implied",
            more=around,
        )


def _worded(one: Verb, kind: str, over: str, what: str) -> str:
    """Return what a right is over, with the verb where no kind of right says as much ("place orders")."""
    plain = (
        over != entries("kinds")["otherwise"] if over != kind else kind_granted(one.lemma) == kind
    )
    return what if plain else f"{one.lemma} {what}".strip()


def _provided(sentence: Sentence) -> Limit | None:
    """Return the upper limit of a proviso behind a deed ("; provided, that it not exceed £500")."""
    run = sentence.run
    behind = (n for n in range(1, len(run)) if run[n - 1].low in _PAUSES)
    at = next((n for n in behind if run[n].low == "provided"), 0)
    found = limit(sentence.text, run[at:]) if at else None
    return found if found and found.operator in {"<", "<="} else None


def _up_to(bound: Limit | None, kind: str) -> Limit | None:
    """Return a bound as a right of a kind has it: "can spend £200 a week" is up to that."""
    exact = bound is not None and kind == "use" and bound.operator == "="
    return replace(bound, operator="<=") if bound and exact else bound


def _named_before(sentence: Sentence, clause: Clause) -> str:
    """Return what "them" means behind another clause ("may not vary contracts, but may extend them")."""
    at = next(n for n, one in enumerate(sentence.clauses) if one.start == clause.start)
    before = object_text(sentence, sentence.clauses[at - 1]) if at else ""
    return before or between(sentence.text, sentence.run[clause.object_start : clause.object_end])


def without_repeats(every: Iterable[Authority]) -> Iterator[Authority]:
    """Yield the authorities but for those over no thing, and implied ones that the same bearer has listed."""
    found = tuple(one for one in every if not one.object or is_thing(one.object, one.kind))
    listed = {_content(a) for a in found if a.basis == "listed"}
    for one in found:
        if one.basis == "listed" or _content(one) not in listed:
            yield one


def _content(one: Authority) -> tuple[str, str, str, float | None]:
    value = one.limit.value if one.limit else None
    return one.bearer, one.kind, one.object.casefold(), value

"""Heads of lists that say what may be done with each thing listed below them.

"You may approve:", "Needs approval of the Finance Director:"; the list may follow on its line.
"""

from collections.abc import Iterator
from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.clauses.cuts import listed
from rolegraph.extraction.english.consents.consent_matters import is_dated
from rolegraph.extraction.english.consents.consents import Consent, consents
from rolegraph.extraction.english.figures.amounts import amounts, covered
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.lists.matters import (
    Lead,
    is_sentence,
    may_be_noun,
    of_each,
    of_matter,
    tells_itself,
)
from rolegraph.extraction.english.norms.authorities import authority, kind_of
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.holdings import reserved
from rolegraph.extraction.english.norms.speakers import named_by
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.modes import opener
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_plural_head, is_title
from rolegraph.extraction.english.wording.verb_groups import past_adverbs
from rolegraph.extraction.english.wording.verbs import Verb, kind_granted, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority
from rolegraph.reading import Passage

#: Words of the longest head, and of what may stand in it before "may".
_LONGEST = 14
_SUBJECT = 6
_DECIDING = frozenset(("approve", "decide", "final-approval", "sign", "countersign"))
_PUT = (("propose", ""),)
#: How a column is headed that grants what its cells name ("Can decide without asking").
_MAY = frozenset(("may", "decide"))
#: Who asks what they may do ("What may I approve?").
_SPEAKERS = frozenset(("i", "you", "we"))


def lead(text: str, context: Context) -> Lead | None:
    """Return what a head says of the list below it, None where it says no power over it."""
    whole = text.rstrip(" :?")
    run = words(whole)
    every = of_matter(whole, run)
    kept = every or _handing(run, context) if run else None
    if kept or not 0 < len(run) <= _LONGEST:
        return kept
    kept = _reserved(run, context) or _retained(run, context)
    if kept:
        return kept
    return _put_to(run, context) or _own(run, context) or _of_other(whole, run, context)


def consent_asked(item: Item, context: Context) -> Lead | None:
    """Return whose consent the heading of an entry's list asks for ("WITH APPROVAL OF THE CFO")."""
    found = lead(item.heading, context) if item.number and item.heading else None
    return found if found and found.deeds and (found.title or found.deeds == _PUT) else None


def below_topic(head: Lead | None, item: Item, context: Context) -> Lead | None:
    """Return what the section's head says of an item, None where the item's own heading says something else.

    "Strategy" over some of the matters reserved for the Board changes nothing.
    """
    if head is None or not item.heading:
        return head
    told = {w.low for w in words(item.heading)} & group("phrases", "told_only")
    return head if head.title and not told and lead(item.heading, context) is None else None


def is_introduction(text: str) -> bool:
    """Say whether a sentence only leads to the list below it ("The following are matters for the Board.")."""
    run = words(text)
    informed = {w.low for w in run} & group("phrases", "told_only")
    return any(w.low in group("phrases", "introducing") for w in run) and not informed


def led(item: Item, context: Context) -> tuple[Lead, tuple[Passage, ...]] | None:
    """Return the head on an item's line and what it lists there ("Can approve: orders; leave")."""
    head, colon, rest = item.body.text.partition(":")
    if not colon or not rest.strip() or item.children:
        return None
    if phrases("as_follows").first(words(head)):
        return None  # steps of one sentence
    found = lead(head, context)
    return (found, listed(item.body.cut(len(head) + 1, len(item.body)))) if found else None


def over(
    passage: Passage, head: Lead, context: Context, place: Passage | None = None
) -> Iterator[Authority]:
    """Yield the powers of a head over one thing below it; none over what is a sentence itself.

    ``place`` is the whole line where head and thing stand on one.
    """
    run = words(passage.text)
    if head.matter:
        yield from of_each(passage, head, context)
        return
    # "Anything above this goes to the CFO", "Purchases of $25,000 and up go to the Board"
    larger = run and (phrases("above").at(run, 0) or phrases("escalations").first(run))
    again = passage.text.strip(" .:") == context.section.title  # the list's own heading
    told = not run or is_dated(run) or is_sentence(run) or tells_itself(run, context)
    if told or larger or again:
        return
    deed = verb_at(run, 0)
    done = any(verb in group("verbs", "undertaking") for _, verb in head.deeds)
    if done and deed and deed.shape == "base" and run[0].text[0].isupper():
        return  # "Sign notices" below "is authorised to undertake the following"
    begun = int(run[0].low == "to" and not head.deeds)  # "To approve the budget"
    stop = object_end(run, begun, "", covered(amounts(passage.text, run)))
    what = between(passage.text, without_article(run[begun:stop]))
    here = named_by(head.title, passage, context) if head.title else context
    if not what or here is None or not here.bearer:
        return
    if not head.deeds:
        kept = reserved(passage.text)
        if kept:
            of_entry = kept.kinds[0], (kept.object, kept.limit)
            yield authority(place or passage, here, *of_entry)
    for kind, verb in head.deeds:
        worded = f"{verb} {what}".strip()
        bound = limit(passage.text, run, "<=")
        yield authority(place or passage, here, kind, (worded, bound), certain=0.9)


def decided(item: Item, passage: Passage, context: Context) -> Authority | None:
    """Return the decision that an entry without a deed names below "What you decide", None for others.

    "Overtime"; "Whether to close early", "Who opens on event nights".
    """
    heading = {w.low for w in words(context.section.title)}
    run = words(passage.text)
    asks = bool(run) and run[0].low in group("phrases", "questions")
    listed = bool(item.number or heading == _MAY) and not item.children
    listed = listed and bool(heading & group("phrases", "decides"))
    own = context.bearer and context.section.kind == "authorities"
    if not (listed and own and 0 < len(run) <= _LONGEST):
        return None
    if {w.low for w in words(item.heading)} & group("phrases", "told_only"):
        return None  # "To be informed"
    sentence = parse(passage.text)
    plain = not (sentence.clauses or sentence.amounts_at) and all(w.is_word for w in run)
    bare = plain and len(run) <= _SUBJECT and not _refers(passage.text, run, context)
    people = bool(run) and is_plural_head(run[-1].low)  # "Hire of seasonal workers"
    if not (asks or (bare and not (people or is_title(passage.text)))):
        return None
    run = run[:-1] if not run[-1].is_word else run
    what = between(passage.text, run if asks else without_article(run))
    return authority(passage, context, "decide", (what, None), certain=0.8)


def _refers(text: str, run: tuple[Word, ...], context: Context) -> bool:
    """Say whether an entry sends its matter to somebody else ("Anything larger goes to the CFO")."""
    above = phrases("above").first(run) is not None
    return above or any(consents(parse(text), context.known))


def _put_to(run: tuple[Word, ...], context: Context) -> Lead | None:
    """Read "Recommend to the Director", below which stands what the bearer only proposes."""
    verb = verb_at(run, 0)
    proposes = verb is not None and kind_of_verb(verb.lemma) == "propose" and verb.shape != "ed"
    whom = verb.end + 1 if verb and proposes and run[-1] != run[verb.end - 1] else 0
    named = mention(run, whom, context.known) if whom and run[whom - 1].low == "to" else None
    return Lead(deeds=_PUT) if named and named.end == len(run) else None


def _own(run: tuple[Word, ...], context: Context) -> Lead | None:
    """Read "You may approve", "Is authorised to sign the following", in a list of powers "Approves"."""
    if context.section.kind == "prohibitions":
        return None  # "What may I not do?"
    for at in range(min(len(run), _SUBJECT)):
        found = opener(run, at)
        if found:
            whose = _whose(run, at, context)
            asked = run[found[1]].low in _SPEAKERS if found[1] < len(run) else False
            deeds = _deeds(run, found[1] + asked)
            decides = deeds and all(kind in _DECIDING for kind, _ in deeds.deeds)
            told = found[0] == "grant" or (whose and decides)  # "The Director must approve:"
            return replace(deeds, title=whose) if deeds and told else None
    if led := _approves(run, context):
        return led
    listing = context.section.kind == "authorities" and not _is_noun(run)
    return _deeds(run, 0) if listing else None


def _approves(run: tuple[Word, ...], context: Context) -> Lead | None:
    """Read "The Director approves:", with nothing but the list behind."""
    begins = int(bool(run) and run[0].low in grammar("determiners"))
    named = mention(run, begins, context.known) if len(run) > begins else None
    verb = verb_at(run, named.end) if named and named.end < len(run) else None
    deeds = _deeds(run, verb.start) if verb and verb.shape == "s" else None
    if named is None or deeds is None or any(kind not in _DECIDING for kind, _ in deeds.deeds):
        return None
    return replace(deeds, title=named.text)


def _whose(run: tuple[Word, ...], at: int, context: Context) -> str:
    """Return the title of whom a head speaks before a word ("The Director|may approve:"), or ""."""
    begins = bool(run) and run[0].low in grammar("determiners")
    named = mention(run, int(begins), context.known) if at > begins else None
    return named.text if named and named.end == at else ""


def _is_noun(run: tuple[Word, ...]) -> bool:
    """Say whether a head without "may" can be a matter ("Credit notes", "Orders")."""
    return any((verb := verb_at(run, at)) and may_be_noun(verb) for at in range(len(run)))


def _deeds(run: tuple[Word, ...], at: int) -> Lead | None:
    """Return the verbs from one word on as kinds, None where more follows than who does it alone.

    What somebody decides may be a deed ("You decide: swap shifts"): such a list is read entry by entry.
    """
    found: list[Verb] = []
    while verb := verb_at(run, past_adverbs(run, at)):
        if verb.shape not in {"base", "s"} or verb.lemma in (
            group("verbs", "pointing") | grammar("states")
        ):
            return None
        found.append(verb)
        at = verb.end
        while at < len(run) and run[at].low in {"and", "or", ",", "/", "&"}:
            at += 1
    alone = phrases("alone").at(run, at) if at < len(run) else None
    rest = run[alone.end if alone else at :]
    decides = any(kind_of_verb(verb.lemma) == "decide" for verb in found)
    becomes = any(verb.lemma in grammar("becoming") for verb in found)
    if (
        not found
        or decides
        or becomes
        or any(w.low not in group("phrases", "listing") for w in rest)
    ):
        return None
    return Lead(
        deeds=tuple(
            (kind_of(verb, True), "" if kind_granted(verb.lemma) else verb.lemma) for verb in found
        )
    )


def _of_other(text: str, run: tuple[Word, ...], context: Context) -> Lead | None:
    """Read "Needs approval of the Director", "Must be approved by the Board", with no matter yet."""
    whose = mention(run, 0, context.known)
    found: tuple[Consent, ...] = ()
    if whose and run[-1].low == "for" and whose.end < len(run):
        # "The Manager needs the agreement of the Director for:"
        found = tuple(consents(parse(text[run[whose.end].start :]), context.known))
    found = found or tuple(consents(parse(text), context.known))
    named = found and any(w.low not in group("phrases", "listing") for w in words(found[0].object))
    if len(found) != 1 or named or found[0].limit or not found[0].kind:
        return None
    return Lead(deeds=((found[0].kind, ""),), title=found[0].title)


def _reserved(run: tuple[Word, ...], context: Context) -> Lead | None:
    """Read "Matters reserved for the Board", "The following are reserved to the trustees"."""
    hit = phrases("reserving").first(run)
    named = mention(run, hit.end, context.known) if hit else None
    if hit is None or named is None or named.end < len(run):
        return None
    listing = all(w.low in group("phrases", "matters") for w in run[: hit.start])
    return Lead(deeds=(), title=named.text) if listing else None


def _retained(run: tuple[Word, ...], context: Context) -> Lead | None:
    """Read "The Board keeps the following decisions to itself", "The Council decides on the following"."""
    begins = int(bool(run) and run[0].low in grammar("determiners"))
    named = mention(run, begins, context.known) if len(run) > begins else None
    rest = run[named.end :] if named else ()
    at = next((n for n, w in enumerate(rest) if w.low not in grammar("modals")), 0)
    verb = verb_at(rest, at) if rest else None
    if named is None or verb is None or verb.lemma not in group("verbs", "retaining"):
        return None
    behind = [w.low for w in rest[verb.end :]]
    listing = all(
        low in group("phrases", "matters") | group("phrases", "to_oneself") for low in behind
    )
    return Lead(deeds=(), title=named.text) if listing and "following" in behind else None


def _handing(run: tuple[Word, ...], context: Context) -> Lead | None:
    """Read "The Board delegates to the Director:", "The following are delegated to the Director by …"."""
    to = next((n for n in range(1, len(run)) if run[n].low == "to"), 0)
    named = mention(run, to + 1, context.known) if 0 < to < len(run) - 1 else None
    handing = bool(to) and run[to - 1].low in group("phrases", "handing_over")
    denied = any(w.low in grammar("denying") for w in run[:to])
    if (
        named is None
        or denied
        or not handing
        or (named.end < len(run) and run[named.end].low != "by")
    ):
        return None
    return Lead(deeds=(), title=named.text)

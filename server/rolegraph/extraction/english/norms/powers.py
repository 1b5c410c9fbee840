"""What one English sentence says of powers: the bearer's own, and those of others over its matters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.consents.consents import Consent
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.limits import as_limit, limit
from rolegraph.extraction.english.norms.authorities import authority, granted
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.entries import Entry, entry, misread, tells
from rolegraph.extraction.english.norms.holdings import object_of
from rolegraph.extraction.english.norms.nouns import (
    is_labelled,
    labelled,
    limit_alone,
    named_powers,
    titled,
)
from rolegraph.extraction.english.norms.speakers import named_by, resolved
from rolegraph.extraction.english.wording.larger import is_larger, is_more_of, within
from rolegraph.extraction.english.wording.lexicon import by_entry, entries, grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.objects import without_article
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.verbs import kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, between, words
from rolegraph.extraction.limit_ends import beyond as above_limit
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Limit
from rolegraph.reading import Passage


def powers(
    item: Item,
    passage: Passage,
    sentence: Sentence,
    context: Context,
    agreed: Sequence[Consent],
    last: Authority | None,
) -> Iterator[Authority]:
    """Yield the authorities of one sentence: granted, implied, named by nouns, and those ``agreed``.

    Those are the others whose consent the sentence asks for.
    """
    if phrases("withheld").first(sentence.run):
        return
    listing = context.section.kind == "authorities"
    grants = any(c.mode == "grant" for c in sentence.clauses)  # "Deans may further delegate …"
    if listing and not grants and (named := _by_title(passage.text, context)):
        kind, what, bound, certain = named
        yield authority(item.body, context, kind, (what, bound), certain=certain)
        return
    told = entry(passage.text, context) if listing else None
    if told:
        yield from _told(item, told, context)
        return
    for consent in agreed:
        yield from _of_other(item.body, consent, context, last)
    if agreed and not _has_own(sentence, agreed):
        return
    passive = any(c.mode == "grant" and c.verbs[0].shape == "ed" for c in sentence.clauses)
    entries = tuple(_entries(item, passage, context)) if listing and not passive else ()
    if listing and not entries and misread(passage):
        return
    found = list(entries) or [
        _carried(_bare(a, agreed), sentence, last) for a in granted(item.body, sentence, context)
    ]
    if not found and not sentence.clauses:
        found = list(_named(item, passage, context, listing))
    yield from found


def _by_title(text: str, context: Context) -> tuple[str, str, Limit | None, float] | None:
    """Return kind, object, limit and confidence of an entry that names a power and says no more."""
    alone = limit_alone(text, context.section.title)
    return (*alone, 0.8) if alone else titled(text)


def _entries(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    """Yield the powers of an entry in a list of limits: "Orders: £10k"."""
    if is_labelled(passage.text):
        yield from _of_label(item, passage, context)


def _named(item: Item, passage: Passage, context: Context, listing: bool) -> Iterator[Authority]:
    """Yield the powers that a sentence without a verb names by nouns."""
    # "The decision to appeal rests with the applicant": with nobody that is known.
    left = phrases("rests").first(words(passage.text), 1)
    every = () if left else named_powers(passage.text, listing)
    powers_of = [one for one in every if not _has_modal(one[1])]
    for kind, what, bound, certain in powers_of:
        yield authority(item.body, context, kind, (what, bound), certain=certain)
    run = words(passage.text)
    denied = any(w.low in grammar("denying") for w in run[:1])
    if listing and not powers_of and not denied and not tells(run):
        yield from _of_label(item, passage, context)


def _has_modal(what: str) -> bool:
    """Say whether a sentence of its own stands before the noun ("The GM should sign … his check signing")."""
    return any(w.low in grammar("modals") for w in words(what))


def _told(item: Item, told: Entry, context: Context) -> Iterator[Authority]:
    """Yield what an entry of a list gives to whom it names ("Orders over £10k: CFO"), or to the bearer."""
    kind = by_entry("kinds", "labels").get(context.section.title.lower(), "decide")
    run = words(told.matter)
    named, what, bound = labelled(told.matter, kind) or (
        kind,
        between(told.matter, without_article(run)),
        None,
    )
    for deed in told.deeds:
        here = named_by(deed.title, item.body, context) if deed.title else context
        if here and here.bearer:
            found = (what, deed.limit or bound)
            yield authority(item.body, here, deed.kind or named, found, certain=0.7)


def beyond(sentence: Sentence, context: Context, last: Authority | None) -> tuple[Consent, ...]:
    """Return who has the same say above the limit before it: "above that the Finance Director".

    As well "above £5,000, the Board decides" and "(Finance Director above that)".
    """
    run = tuple(w for w in sentence.run if w.low not in {"(", ")"})
    if any(w.low == ")" for w in sentence.run[-2:]) and (ahead := mention(run, 0, context.known)):
        run = (*run[ahead.end :], *run[: ahead.end])  # "(Finance Director above that)"
    end, bound = _larger(sentence, run) if run and last and last.limit else (0, None)
    at = end
    while end and at < len(run) and run[at].low in {":", ",", "–", "-"}:
        at += 1
    again = [w.low for w in run[at : at + 2]] in (["that", "of"], ["those", "of"])
    at += 2 * again  # "above £10,000 that of the Board"
    title = mention(run, at, context.known) if end and at < len(run) else None
    if last is None or title is None:
        return ()
    behind = run[title.end :]
    modal = bool(behind) and behind[0].low in grammar("modals")
    verb = verb_at(behind, int(modal))  # "beyond this the Director decides"
    own = run[end - 1].low != "which"  # else a clause of its own says so
    told = kind_of_verb(verb.lemma) if verb and own and verb.shape in {"s", "base"} else ""
    behind = behind[verb.end :] if verb and told else behind
    if any(w.low not in group("phrases", "alone_behind") for w in behind):
        return ()
    said, kind = between(sentence.text, run[:end]), told or ("approve" if again else last.kind)
    return (Consent(kind=kind, title=title.text, object="", limit=bound, start=0, above=said),)


def _larger(sentence: Sentence, run: tuple[Word, ...]) -> tuple[int, Limit | None]:
    """Return where "above that", "above £5,000" end with which a sentence begins, and the amount."""
    above = phrases("above").at(run, 0)
    if above:
        return above.end, None
    first = next((a for a in amounts(sentence.text, run) if not a.start), None)
    from_on = first is not None and first.operator in {">", ">="}
    return (first.end, as_limit(first)) if first and from_on else (0, None)


def bounded_deed(item: Item, sentence: Sentence, here: Context) -> Authority | None:
    """Return a bounded deed that is no power of its own as one that "higher amounts" go beyond.

    "The Clerk releases payments up to EUR 500; higher amounts are released by the Controller."
    """
    what = object_of(sentence)
    bound = limit(sentence.text, sentence.run) if what else None
    if bound is None or bound.operator in {">", ">="}:
        return None
    kind = kind_of_verb(sentence.clauses[0].verbs[0].lemma) or str(entries("kinds")["otherwise"])
    return authority(item.body, here, kind, (what, bound))


def of_others(
    item: Item, agreed: Iterable[Consent], context: Context, last: Authority | None = None
) -> Iterator[Authority]:
    """Yield the powers of those whose consent a sentence asks for; it is about nobody itself.

    ``last`` is the power that "beyond this the Director decides" goes beyond.
    """
    for consent in agreed:
        pointing = bool(consent.above) and not consent.object
        pointing = pointing or (last is not None and is_more_of(consent.object, last.object))
        yield from _of_other(item.body, consent, context, last if pointing else None)


def _has_own(sentence: Sentence, agreed: Sequence[Consent]) -> bool:
    """Say whether a sentence with somebody's consent grants the bearer something as well."""
    first, places = agreed[0].start, {one.start for one in agreed}
    led = first < len(sentence.condition)  # "Subject to the approval of the Board, may acquire …"
    if led and any(c.mode == "grant" and c.verbs[0].shape != "ed" for c in sentence.clauses):
        return True
    if any(
        c.mode == "grant" and c.verbs[0].shape == "ed" and c.start > first
        for c in sentence.clauses
        if c.verbs[0].start not in places
    ):
        return True  # "may be signed by the Director and may be renewed by the Bursar"
    return any(
        c.mode == "grant" or (c.mode == "" and c.verbs[0].shape != "ed")
        for c in sentence.clauses
        if c.start < first != c.verbs[0].start
        and c.verbs[0].lemma not in {"seek", "obtain", "request", "require", "need", "ask"}
    )


def _bare(one: Authority, agreed: Iterable[Consent]) -> Authority:
    """Return the bearer's own power without the threshold that is another's.

    A power that always waits for the other's consent keeps it.
    """
    waits = (c.title.lower() in one.condition.lower() for c in agreed)
    above = any(c.limit == one.limit for c in agreed) and not any(waits)
    return (
        replace(one, limit=None)
        if above and one.limit and one.limit.operator in {">", ">="}
        else one
    )


def _carried(one: Authority, sentence: Sentence, last: Authority | None) -> Authority:
    """Give a power above the limit before it (above which the Director approves) that one's object."""
    run = words(one.object)
    larger = phrases("above").at(run, 0) if run else None
    if larger and larger.end == len(run):  # "the Director signs off anything bigger"
        one = replace(one, object="", object_concept="")
    above = phrases("above").first(sentence.run)
    opens = above is not None and (larger is not None or not above.start)
    if one.object or one.limit or not opens or above is None or not last or not last.limit:
        return one
    text = between(sentence.text, sentence.run[above.start : above.end])
    bound = above_limit(last.limit, text)
    return replace(
        one, object=last.object, object_concept=last.object_concept, limit=bound, condition=""
    )


def _of_other(
    passage: Passage, consent: Consent, context: Context, last: Authority | None
) -> Iterator[Authority]:
    """Yield the power of the position whose consent is needed."""
    upper = resolved(consent.title, passage, context)
    named = consent.object.lower().split()
    listed = named and all(low in group("phrases", "matters") for low in named)
    listed = listed and consent.limit is None  # unlike "Items over £500 must be agreed by"
    if not upper or not consent.kind or listed:  # "The following matters require a decision of"
        return
    larger = last is not None and is_larger(consent.object, last.object)
    alike = last is not None and bool(consent.above) and within(consent.object, last.object)
    # Behind "contracts over £1m" plain contracts are no larger ones.
    alike = alike and not (last and last.limit and last.limit.operator in {">", ">="})
    rest_of = consent.object.lower() in group(
        "phrases", "remaining_ones"
    )  # "all others by the Board"
    rest_of = rest_of and last is not None and last.limit is not None
    same = last is not None and (not consent.object or larger or rest_of)
    what = last.object if last and same else consent.object
    rest = consent.object.partition(" ")[2]
    done = last is not None and last.kind == entries("kinds")["otherwise"]
    if last and larger and done and rest and within(rest, last.object):
        what = rest  # "larger advances need the signature of" behind "advances can be given by"
    bound = consent.limit
    if bound is None and last and last.limit and (same or alike):
        said = consent.above or (consent.object if larger else last.limit.text)
        bound = above_limit(last.limit, said)
    if bound is None and what and _points(consent.above):
        # "Any commitment above that figure": no figure that this sentence names.
        bound = Limit(text=consent.above)
    if what or bound:
        here, when = context.of(upper, consent.title), (consent.condition, "")
        yield authority(passage, here, consent.kind, (what, bound), more=when)


def _points(above: str) -> bool:
    """Say whether words point to an amount named elsewhere ("above that figure")."""
    run = words(above)
    found = phrases("above").at(run, 0) if run else None
    return found is not None and any(w.low in group("phrases", "pointing") for w in run)


def _of_label(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    kind = by_entry("kinds", "labels").get(context.section.title.lower(), "decide")
    found = labelled(passage.text, kind)
    if found:
        named, what, bound = found
        certain = 0.9 if kind != "decide" or named != kind else 0.6
        yield authority(item.body, context, named, (what, bound), certain=certain)

"""Read the items of an English section: duties, powers, prohibitions, lines, requirements."""

from collections.abc import Iterator
from dataclasses import replace

from rolegraph.extraction.english.amounts import amounts, covered
from rolegraph.extraction.english.clauses import Sentence, parse
from rolegraph.extraction.english.concepts import object_concept
from rolegraph.extraction.english.consents import consents
from rolegraph.extraction.english.context import Context, Findings
from rolegraph.extraction.english.duties import duty
from rolegraph.extraction.english.items import segments
from rolegraph.extraction.english.lexicon import group
from rolegraph.extraction.english.measures import measures
from rolegraph.extraction.english.modes import opener
from rolegraph.extraction.english.objects import object_end, without_article
from rolegraph.extraction.english.phrases import phrases
from rolegraph.extraction.english.places import confidence, evidence, norm_id
from rolegraph.extraction.english.powers import general_escalation, of_others, powers, referrals
from rolegraph.extraction.english.prohibitions import prohibitions
from rolegraph.extraction.english.qualifications import qualification
from rolegraph.extraction.english.reporting import lines
from rolegraph.extraction.english.titles import is_generic, is_title, mention, singular
from rolegraph.extraction.english.words import Word, between, readable, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Duty
from rolegraph.reading import Passage

#: "Budget holders" alone heads what follows.
_SHORT_TITLE = 3
#: What stands for an object that was named before ("only the trustees may dismiss one").
_STANDING_FOR = {"one", "ones", "it", "them", "these", "those"}


def read_items(context: Context, findings: Findings) -> None:
    """Read every item of the context's section into the findings."""
    findings.speaker = context if context.bearer else None
    for item in context.section.items:
        _item(item, "", context, findings)


def _item(item: Item, mode: str, context: Context, findings: Findings) -> None:
    kind = context.section.kind
    if kind in {"qualifications", "measures"} and not context.bearer:
        return
    if kind == "qualifications":
        stated = list(lines(item.body, parse(item.body.text), context))
        findings.lines += stated
        if not stated:
            findings.qualifications.append(qualification(item, context))
    elif kind == "measures":
        for passage in segments(item.body):
            findings.duties += _measured(replace(item, body=passage), context)
    else:
        _sentences(item, mode, context, findings)
    if item.children:
        below = _lead_in(item) or mode
        here = _lead_speaker(item, context) or context
        for child in item.children:
            _item(child, below, here, findings)


def _lead_in(item: Item) -> str:
    """Return the mode that an item gives to its sub-list: "The buyer may:" → grant."""
    run = words(item.body.text.rstrip(": "))
    for at in range(len(run)):
        found = opener(run, at)
        if found and found[1] >= len(run) - 1:
            return found[0]
    return ""


def _sentences(item: Item, mode: str, context: Context, findings: Findings) -> None:
    """Read the sentences of an item; the first one with a duty makes the item a duty."""
    wanted = context.section.kind == "duties" or mode == "duty" or context.section.kind == ""
    wanted = wanted or context.section.kind == "prose"
    made: Duty | None = None
    last: Authority | None = None
    for passage in segments(item.body):
        sentence = parse(passage.text, mode)
        here = _speaker(passage, sentence, context, findings.speaker)
        findings.speaker = here or findings.speaker
        agreed = tuple(consents(sentence, context.known))
        if here is None:
            findings.authorities += of_others(item, agreed, context)
            findings.referrals += referrals(item, agreed, context)
            findings.lines += lines(item.body, sentence, context)
            continue
        found = [
            _meant(one, findings.authorities)
            for one in powers(item, passage, sentence, here, agreed, last)
        ]
        before = findings.authorities
        findings.escalations |= general_escalation(item, sentence, agreed, here, last, before)
        last = next((a for a in found if a.limit and a.bearer == here.bearer), last)
        findings.referrals += referrals(item, agreed, here, last)
        findings.authorities += found
        findings.prohibitions += prohibitions(item.body, sentence, here)
        findings.lines += lines(item.body, sentence, here)
        if wanted and made is None and _is_duty(sentence, here, bool(agreed)):
            made = duty(item, sentence, here)
        elif wanted and made is None and not found:
            made = _standard(item, sentence, here)
    if made and not (item.children and not made.object):
        findings.duties.append(made)


def _meant(one: Authority, before: list[Authority]) -> Authority:
    """Return a power over "one", "them" with the object of the power before it."""
    if one.object.lower() not in _STANDING_FOR or not before:
        return one
    return replace(one, object=before[-1].object, object_concept=before[-1].object_concept)


def _lead_speaker(item: Item, context: Context) -> Context | None:
    """Return the context of the position that "The Shop Manager will:" speaks of, or None."""
    run = words(item.body.text)
    opened = any(opener(run, at) for at in range(1, len(run)))
    named = mention(run, 0, context.known) if opened else None
    if named is None or is_generic(named.text) or (context.bearer and named.text[0].islower()):
        return None
    return _of_title(named.text, item.body, context)


def _speaker(
    passage: Passage, sentence: Sentence, context: Context, last: Context | None
) -> Context | None:
    """Return the context of the position that a sentence is about, None where it is nobody's.

    In a text about nobody in particular, ``last`` is whom a pronoun means.
    """
    title = _agent(sentence, context) or _subject_title(sentence, context)
    if title is None:
        if context.bearer:
            return context
        return last if last and _is_pronoun(sentence.subject) else None
    if not context.bearer and is_generic(title):
        return None
    return _of_title(title, passage, context) or (context if context.bearer else None)


def _of_title(title: str, passage: Passage, context: Context) -> Context | None:
    """Return the context of a title in the text: the bearer's own, a known one, or a new one."""
    if context.bearer and _is_own(title, context):
        return context
    new = title[0].isupper() or not context.bearer
    known = context.known.get(title.lower()) or (_capital(title) if new else "")
    if not known:
        return None
    bearer = context.register.position(context.organisation, known, passage)
    return context.of(bearer, known)


def _agent(sentence: Sentence, context: Context) -> str:
    """Return the title that does what a passive says ("released by the Treasurer"), or ""."""
    clause = sentence.clauses[0] if sentence.clauses else None
    if clause is None or clause.verbs[0].shape != "ed":
        return ""
    run, at = sentence.run, clause.verbs[0].end
    by = next((i for i in range(at, min(at + 8, len(run))) if run[i].low == "by"), None)
    found = mention(run, by + 1, context.known) if by else None
    return found.text if found else ""


def _subject_title(sentence: Sentence, context: Context) -> str | None:
    """Return the title that is a sentence's subject, None for a pronoun or no subject."""
    subject = sentence.subject or _before_copula(sentence)
    if not subject or _is_pronoun(subject):
        return None
    found = mention(subject, 0, context.known)
    if found is None and subject[0].low == "no":
        found = mention(subject, 1, context.known)
    if found is None or found.end < len(subject):
        return None
    # "Only the trustees may": somebody else, in small letters as well.
    return _capital(found.text) if subject[0].low == "only" else found.text


def _capital(name: str) -> str:
    """Return a title with a capital."""
    return name[0].upper() + name[1:]


def _is_pronoun(subject: tuple[Word, ...]) -> bool:
    return " ".join(w.low for w in subject) in group("titles", "pronouns")


def _before_copula(sentence: Sentence) -> tuple[Word, ...]:
    """Return the subject of "The Shop Manager is accountable to …", which has no other verb."""
    if sentence.clauses:
        return ()
    at = next((n for n, w in enumerate(sentence.run[:8]) if w.low in {"is", "are", "has"}), 0)
    return sentence.run[:at]


def _is_own(title: str, context: Context) -> bool:
    """Say whether a title in the text means the bearer: the same, its last words, or generic."""
    own, other = context.title.lower(), title.lower()
    return own == other or own.endswith(" " + other) or is_generic(title)


def _is_duty(sentence: Sentence, context: Context, agreed: bool) -> bool:
    """Say whether a sentence states a duty and no mere right, ban or others' consent (``agreed``)."""
    clauses = [c for c in sentence.clauses if c.mode in {"", "duty"}]
    if not clauses or context.section.kind == "authorities":
        return False
    if len(sentence.run) <= _SHORT_TITLE and is_title(singular(sentence.text)):
        return False
    if phrases("prohibited").first(sentence.run):
        return False
    first = sentence.clauses[0]
    if first.verbs[0].lemma in group("verbs", "composing"):
        return False
    denied = bool(sentence.subject) and sentence.subject[0].low == "no"
    if first.verbs[0].shape == "ed" and (agreed or denied):
        return False
    verb = first.verbs[0]
    after = [w.low for w in sentence.run[first.object_start : first.object_start + 2]]
    reports = verb.lemma == "report" and "to" in after and after[0] in {"to", "directly"}
    if reports and len(sentence.clauses) == 1:
        return False
    return first.mode in {"", "duty"} or (len(clauses) > 0 and first.mode != "prohibition")


def _standard(item: Item, sentence: Sentence, context: Context) -> Duty | None:
    """Return "stock accuracy must be at least 99 %" as a duty: what is measured is its object."""
    run = sentence.run
    hit = phrases("standards").first(run)
    if hit is None or not hit.start or not context.bearer:
        return None
    what = between(sentence.text, without_article(run[: hit.start]))
    return next(_measured(item, context, what), None)


def _measured(item: Item, context: Context, what: str = "") -> Iterator[Duty]:
    """Yield a figure of a list of indicators as a duty: what is measured is its object."""
    text = item.body.text
    figures = measures(text)
    if not figures:
        return
    run = words(text)
    what = what or between(text, without_article(run[: _before_figure(text, run)]))
    what = what or _share_of(text, run)
    certain, status = confidence(context.document, item.body, 0.8)
    yield Duty(
        id=norm_id("duty", context.document, item.body),
        bearer=context.bearer,
        reading=readable(text),
        language="en",
        evidence=(evidence(context.document, item.body),),
        confidence=certain,
        status=status,
        object=what,
        object_concept=object_concept(what),
        measures=figures,
        heading=context.section.title,
    )


def _share_of(text: str, run: tuple[Word, ...]) -> str:
    """Return of what a leading figure is a share: "90 % of requisitions within 5 days"."""
    figures = amounts(text, run)
    at = figures[0].end if figures else len(run)
    if at >= len(run) or run[at].low != "of":
        return ""
    stop = object_end(run, at + 1, "", covered(figures))
    return between(text, without_article(run[at + 1 : stop]))


def _before_figure(text: str, run: tuple[Word, ...]) -> int:
    """Return how many words stand before the first figure, signs before it left out."""
    first = min((a.start for a in amounts(text, run)), default=len(run))
    while first and (not run[first - 1].is_word or run[first - 1].low in {"of", "is", "target"}):
        first -= 1
    return first

"""The words and figures of an item that are of its own duty, and of no other post's in the same item."""

from rolegraph.extraction.english.clauses.clauses import Sentence, parse
from rolegraph.extraction.english.clauses.cuts import segments
from rolegraph.extraction.english.consents.consents import consents
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.limits import is_limit
from rolegraph.extraction.english.figures.measures import measures
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.titles import is_generic
from rolegraph.extraction.english.wording.verbs import kind_of_verb
from rolegraph.extraction.structure import Item
from rolegraph.model import Measure

#: Deciding verbs that in duties are mere work, so that a figure behind them measures it.
_SETTING = {"set", "fix", "select", "choose"}


def told_of(item: Item, sentence: Sentence, context: Context) -> str:
    """Return an item's text without the sentences that tell of others than one of them does."""
    parts = tuple(segments(item.body))
    whose, named = [], ""
    for part in parts:
        named = _named(part.text, context) or named
        whose.append(named)
    own = next((who for who, p in zip(whose, parts, strict=True) if p.text == sentence.text), "")
    if context.section.bearer == context.bearer and own in context.title.lower():
        whose = ["" if who in context.title.lower() else who for who in whose]
        own = ""
    told = [p.text for who, p in zip(whose, parts, strict=True) if who == own]
    return item.body.text if len(told) == len(parts) else "\n".join(told)


def _named(text: str, context: Context) -> str:
    """Return the title that is a sentence's subject, in small letters; "" for any other subject."""
    subject = parse(text).subject
    named = mention(subject, 0, context.known) if subject else None
    whole = named is not None and named.end == len(subject) and not is_generic(named.text)
    return named.text.lower() if whole and named else ""


def measured(item: Item, text: str) -> tuple[Measure, ...]:
    """Return the figures of a duty's text; what bounds a power is the power's limit alone."""
    limits: set[str] = set()
    for passage in segments(item.body):
        sentence = parse(passage.text)
        bounds = [a for a in amounts(sentence.text, sentence.run) if is_limit(a, sentence.run)]
        agreed = bool(bounds) and any(consents(sentence, {}))
        limits |= {a.text for a in bounds if agreed or _bounds_power(sentence, a.start)}
    return tuple(m for m in measures(text) if m.text not in limits)


def _bounds_power(sentence: Sentence, at: int) -> bool:
    """Say whether the clause around a word approves, signs, refers …

    That is the first one for a bracket in the subject ("The Buyer (up to EUR 5,000) approves").
    """
    first = sentence.clauses[0] if sentence.clauses else None
    subject = first is not None and at < first.start and sentence.run[at - 1].low == "("
    clause = next((c for c in sentence.clauses if c.start <= at < c.end), None)
    clause = first if subject else clause
    lemmas = {v.lemma for v in clause.verbs} if clause else set()
    implied = group("kinds", "implied")
    alone = clause is not None and phrases("alone").first(sentence.run, clause.start, clause.end)
    return bool(alone) or any(
        (kind_of_verb(v) in implied and v not in _SETTING) or v in group("verbs", "referring")
        for v in lemmas
    )

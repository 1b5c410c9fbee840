"""Lists whose head says what two decide of each entry: "You recommend, the Bursar decides:"."""

from collections.abc import Iterator

from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.norms.authorities import authority
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.speakers import named_by
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.verbs import kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import between, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority

#: Words of the longest such head.
_LONGEST = 14


def shared(item: Item, context: Context) -> tuple[Authority, ...]:
    """Return what the head of a list gives the bearer and another over each entry, () for other heads."""
    every = tuple(_sharers(item, context))
    if len(every) < 2:
        return ()
    made: list[Authority] = []
    for child in item.children:
        run = words(child.body.text)
        stop = object_end(run, 0, "", frozenset())
        what, bound = (
            between(child.body.text, without_article(run[:stop])),
            limit(child.body.text, run),
        )
        made += [authority(child.body, here, kind, (what, bound)) for here, kind in every if what]
    return tuple(made)


def _sharers(item: Item, context: Context) -> Iterator[tuple[Context, str]]:
    run = words(item.body.text.strip("*_ :"))
    comma = next((n for n, w in enumerate(run) if w.low == ","), 0)
    own = verb_at(run, 1) if comma and context.bearer and run[0].low == "you" else None
    if own is None or own.end != comma or len(run) > _LONGEST:
        return
    at = comma + 1 + (run[comma + 1 : comma + 2] != () and run[comma + 1].low in {"and", "but"})
    named = mention(run, at, context.known) if at < len(run) else None
    verb = verb_at(run, named.end) if named and named.end < len(run) else None
    here = named_by(named.text, item.body, context) if named and verb else None
    kinds = kind_of_verb(own.lemma), kind_of_verb(verb.lemma) if verb else ""
    if here and verb and verb.end == len(run) and all(kinds):
        yield context, kinds[0]
        yield here, kinds[1]

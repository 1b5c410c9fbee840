"""Who does what further passives of a sentence say ("entered by the Clerk, checked by … and paid by …")."""

from collections.abc import Collection, Iterator

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.duties import about
from rolegraph.extraction.english.norms.speakers import of_title
from rolegraph.extraction.english.wording.concepts import action_concept, object_concept
from rolegraph.extraction.english.wording.enumerations import enumerated, past_count
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.objects import without_article
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import between
from rolegraph.extraction.structure import Item
from rolegraph.model import Duty
from rolegraph.values import replace

_JOINTS = frozenset((",", "and", "then"))
_CERTAIN = 0.9


def also_done(
    item: Item, sentence: Sentence, context: Context, decided: Collection[str]
) -> Iterator[Duty]:
    """Yield a duty of each further agent of a passive; whoever has ``decided`` by it has a right instead."""
    first = sentence.clauses[0] if sentence.clauses else None
    if first is None or first.verbs[0].shape != "ed" or not sentence.subject:
        return
    run, what = sentence.run, between(sentence.text, without_article(sentence.subject))
    for by in range(first.verbs[0].end + 1, len(run) - 1):
        verb = verb_at(run, by - 1) if run[by].low == "by" else None
        if verb is None or verb.shape != "ed" or run[by - 2].low not in _JOINTS:
            continue
        named = past_count(run, by + 1)
        alone = mention(run, named, context.known)
        for one in enumerated(run, named, context.known)[0] or ((alone,) if alone else ()):
            here = of_title(one.text, item.body, context)
            if here and one.text.lower() not in decided:
                yield replace(
                    about(what, item, here, _CERTAIN),
                    action=verb.lemma,
                    action_concept=action_concept(verb.lemma, what),
                    object_concept=object_concept(what),
                )

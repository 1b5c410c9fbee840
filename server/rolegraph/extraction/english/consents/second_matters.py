"""A second matter beside a bounded one: "Purchases above £250 and all furniture need consent"."""

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.consents.consent_subjects import unlisted
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.words import between
from rolegraph.model import Limit


def second_matter(sentence: Sentence, since: int, at: int) -> tuple[str, Limit | None] | None:
    """Return what "and all …" names behind an amount, with its own limit, None where nothing does.

    ``since`` and ``at`` are where the words before a consent begin and end.
    """
    run = sentence.run
    figured = [n for n in range(since, at) if n in sentence.amounts_at]
    joint = (
        next((n for n in range(figured[0], at - 2) if run[n].low == "and"), 0) if figured else 0
    )
    if (
        not joint
        or joint in sentence.amounts_at
        or run[joint + 1].low not in group("consents", "every")
    ):
        return None
    told = (n for n in range(joint + 2, at + 1) if run[n].low in group("consents", "predicates"))
    end = next(told, 0)
    stop = min(object_end(run, joint + 2, "", sentence.amounts_at), end)
    what = between(sentence.text, without_article(unlisted(run[joint + 1 : stop])))
    return (what, limit(sentence.text, run[joint + 1 : end])) if end and what else None

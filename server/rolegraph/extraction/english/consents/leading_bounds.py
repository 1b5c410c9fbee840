"""The amount that a sentence begins with and that bounds it: "For orders above £500, the Bursar may sign"."""

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.consents.consent_subjects import unlisted
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.words import between
from rolegraph.model import Limit


def leading_bound(sentence: Sentence) -> tuple[str, Limit] | None:
    """Return what a sentence's first words are about and the amount that they give it, None without.

    A length of time ("If a post is vacant for three months, …") bounds nothing.
    """
    run = sentence.condition
    if not run or run[0].low not in grammar("matters") | grammar("cases"):
        return None
    named = run[0].low in grammar("matters")
    sized = named or any(w.low in group("consents", "sizing") for w in run)
    money = any(one.is_money or one.unit == "%" for one in amounts(sentence.text, run))
    bound = limit(sentence.text, run) if sized and money else None
    if bound is None:
        return None
    stop = object_end(run, 1, "", sentence.amounts_at) if named else 1
    return between(sentence.text, without_article(unlisted(run[1:stop]))), bound

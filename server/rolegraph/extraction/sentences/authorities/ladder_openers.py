"""What a rung of a ladder goes on with (逾一万元者，由课长核决): the matter of the item that opens it."""

from bisect import bisect_left

from rolegraph.extraction.sentences import Sentence, clauses_of
from rolegraph.extraction.sentences.authorities.grant_sentences import goes_beyond
from rolegraph.extraction.sentences.limits.limits import split_limit, thing_of
from rolegraph.extraction.sentences.matters.granted_topics import topic
from rolegraph.extraction.structure import Item, Section
from rolegraph.model import Authority
from rolegraph.reading import Document


def matter(item: Item, section: Section, last: Authority, document: Document) -> str | None:
    """Return what the rungs before an item are over, by the ``last`` right or by the item that opens them.

    A right that was read before the ladder is over something else (设备请购…, then 采购金额一万元以下者…;
    逾一万元者…): "" where the opener names no matter. None where no opener stands below the same heading.
    """
    opener = _opener(item, section)
    if opener is None:
        return None
    at = bisect_left(document.body.starts, opener.body.starts[0])
    if last.evidence[0].start >= document.body.starts[at]:
        return last.object
    text = Sentence.of(opener.body).text
    limit, what = split_limit(topic(text[slice(*clauses_of(text)[0])]).rstrip("者的"))
    return thing_of(what) if limit else last.object


def _opener(item: Item, section: Section) -> Item | None:
    """Return the nearest item before one below its heading that is no rung itself, None without any."""
    here = next((n for n, one in enumerate(section.items) if one is item), 0)
    for one in reversed(section.items[:here]):
        if one.heading != item.heading:
            return None
        if len(one.body) and not goes_beyond(Sentence.of(one.body).text):
            return one
    return None

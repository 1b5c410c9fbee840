"""What the sentence before one in its paragraph is about, where it says itself only in which case.

业务招待要事先说明对象。人均150元以内的由部门主管同意: the second is over 业务招待 as well.
"""

import re
from bisect import bisect_left

from rolegraph.extraction.sentences import Sentence, clauses_of
from rolegraph.extraction.sentences.authorities.grant_sentences import goes_further
from rolegraph.extraction.sentences.matters.barred_matters import barred_deed
from rolegraph.extraction.sentences.matters.first_steps import names_thing
from rolegraph.extraction.sentences.matters.granted_topics import is_of_before, topic
from rolegraph.extraction.sentences.wording.quantities import quantities
from rolegraph.extraction.structure import Item
from rolegraph.reading import Document

_STOPS = re.compile("[。；！？;!?]")
_NUMBER = re.compile(
    r"^\s*(?:第[\d〇零一二三四五六七八九十百]{1,6}[条章节]|[（(]?[\d一二三四五六七八九十]{1,3}(?:[.．]\d+)*[)）、.．])?\s*"
)
#: What opens a sentence that only says in which case (有总经理出席的由…, 全免者由…).
_OPENING = re.compile("[^，。；]{2,16}?[的者内外](?=[由，应须报]|一律)")
#: What somebody may allow all the same (确需带出的，…; 但经总经理核准者，不在此限).
_ALLOWS = re.compile(
    "但?(?:[如若]?确需|[如若]需)[^，。；]{2,8}[的时者]|但?(?:[如若])?经[^，。；]{2,14}[者的]，(?:不在此限|除外|例外)"
)


def matter_before(item: Item, document: Document) -> str:
    """Return the matter of the sentence before an item's in its paragraph, "" where it names its own."""
    text = Sentence.of(item.body).text
    opened, allowed = _OPENING.match(text), _ALLOWS.match(text)
    if not (allowed or goes_further(text) or (opened and is_of_before(opened[0]))):
        return ""
    whole = document.body
    at = bisect_left(whole.starts, item.body.starts[0])
    begin = whole.text.rfind("\n", 0, at) + 1
    every = [*_STOPS.finditer(whole.text, begin, at)]
    if not every:
        return ""
    first = every[-2].end() if len(every) > 1 else begin
    before = _NUMBER.sub("", Sentence.of(whole.cut(first, every[-1].start())).text)
    clauses = [before[a:b] for a, b in clauses_of(before)]
    if allowed:
        return next(filter(None, map(barred_deed, reversed(clauses))), "")
    said = topic(clauses[0]) if clauses else ""
    return said if said and not quantities(said) and names_thing(said) else ""

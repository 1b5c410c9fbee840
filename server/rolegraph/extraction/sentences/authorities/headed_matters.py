"""Rights whose own words name only the deed that is decided on, below a heading that names of what."""

import re
from dataclasses import replace

from rolegraph.extraction.objects import object_concept
from rolegraph.extraction.sentences.authorities.list_titles import matter_of_group
from rolegraph.extraction.sentences.wording.kind_words import kind_words
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import words
from rolegraph.extraction.structure import Item, Section
from rolegraph.extraction.structure.names import titles, units
from rolegraph.model import Authority
from rolegraph.reading import Document
from rolegraph.reading.characters import HAN

#: What names a thing is no longer, and says nothing of it (以下物资不得入库).
_THING = re.compile(rf"(?!{HAN}*[不应须需由可将以按])(?:{HAN}|[A-Za-z]){{2,8}}")


def of_thing(right: Authority, item: Item, section: Section, document: Document) -> Authority:
    """Return a right over a deed alone (请购金额在1万元以下) as over that of the thing above it (一、物料).

    What the heading says already is not said twice: below 付款 or 设备采购 the right is over that. A
    group of somebody's duties (一、资产管理) is about more than one right in it is over.
    """
    if right.object not in words("verbs", "transacted").every:
        return right
    apart = section.kind == "authorities" or not section.bearer
    thing = matter_of_group(item.heading, document.body.text) if item.heading and apart else ""
    decides = any(kind_words().at(thing[at:]) for at in range(len(thing)))
    if not _THING.fullmatch(thing) or decides or titles.parse(thing) or units.parse(thing):
        return right
    if right.object in thing and not thing.endswith(right.object):
        return right
    if right.object not in thing and any(
        verb_at(thing, n) == thing[n:] for n in range(len(thing) - 1)
    ):
        # 三、询比议价 heads how something is done, and is no thing.
        return right
    whole = thing if right.object in thing else thing + right.object
    return replace(right, object=whole, object_concept=object_concept(whole))

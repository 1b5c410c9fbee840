"""What a list must hand up (需报批), and to whom: 新增仓库的租赁，报集团总裁.

The bearer of the list may only request it; whom an item names approves it.
"""

import re
from collections.abc import Iterator
from functools import cache

from rolegraph.extraction.sentences import Sentence, Span
from rolegraph.extraction.sentences.authorities.authorities import atoms
from rolegraph.extraction.sentences.granting.passives import own_words
from rolegraph.extraction.sentences.rights.right import Right
from rolegraph.extraction.sentences.wording.holders import HOLDER, Granted, each, title
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority
from rolegraph.reading import Document


@cache
def _handed() -> re.Pattern[str]:
    return pattern(
        r"(?P<what>[^。；]{2,}?)(?:，|——?|--|→|：)?(?:<<granting.auxiliaries>>)*(?:<<granting.markers>>)"
        rf"{HOLDER}(?:处|[决裁]定|处理|同意)?"
    )


@cache
def _bracketed() -> re.Pattern[str]:
    """Match whom an item names in brackets behind its matter: 调价（商品总监）."""
    return pattern(
        rf"(?P<what>[^。；（）]{{2,}})（(?:<<granting.markers>>)?{HOLDER}(?:审批|批准|同意)?）"
    )


def submitted(text: str) -> Iterator[Granted]:
    """Yield the approval that an item of such a list gives to whom it names at its end."""
    m = _handed().fullmatch(text) or _bracketed().fullmatch(text)
    if m is None:
        return
    what = text[slice(*_matter(text))]
    for one in each(title(m["holder"])):
        yield Granted(one, "approve", m.span("holder"), what, (0, len(what)), (0, m.end("holder")))


def requested(item: Item, bearer: str, document: Document) -> tuple[Authority, ...]:
    """Return what the bearer of such a list may only request."""
    sentence = Sentence.of(item.body).without_brackets()
    span = _matter(sentence.text)
    right = Right("request", span, sentence.text[slice(*span)], span)
    return atoms((right,), sentence, item, bearer, document) if span[1] > 1 else ()


def _matter(text: str) -> Span:
    """Return where the matter of an item stands: before whom it goes to."""
    m = _handed().fullmatch(text) or _bracketed().fullmatch(text)
    own = m["what"] if m else own_words(text)
    return 0, len(re.sub("[者时]$", "", own.rstrip("，的")).rstrip("的"))

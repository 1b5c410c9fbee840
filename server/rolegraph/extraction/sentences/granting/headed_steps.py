"""Steps of a ladder whose bound and approver stand in items of their own: 总经理审批： above 2万元以上."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rolegraph.extraction.sentences.limits.limits import only_bounds, split_limit
from rolegraph.extraction.sentences.wording.anchors import Anchored, behind_holder
from rolegraph.extraction.sentences.wording.deciding_words import deed_words
from rolegraph.extraction.sentences.wording.holders import HOLDER
from rolegraph.extraction.structure import Item
from rolegraph.reading import Document, Passage
from rolegraph.reading.passages import joined
from rolegraph.values import replace

_COLON = (":", "：")
_DASH = re.compile(r"[^\S\n]*[-—–－─]+[^\S\n]*")


def whole_steps(items: Sequence[Item], document: Document) -> Iterator[Item]:
    """Yield the items of a list of rights, the two halves of a step as one.

    They are an approver and below it how far it goes (现场经理审批： above 单项5000元以内), or a bound and
    behind a dash who approves (1000元以下 - 部门主管审批): one without the other grants without a limit.
    """
    every = list(items)
    while every:
        first = every.pop(0)
        if every and (_heads(first, every[0]) or _leads(first, every[0], document)):
            second = every.pop(0)
            body = joined([first.body, _between(first, second, document), second.body])
            first = replace(second, passage=body, body=body, heading="")
        yield first


def _heads(first: Item, second: Item) -> bool:
    said = first.body.text
    below = said.endswith(_COLON) and second.heading == said.rstrip(":：")
    if not below or _approver().fullmatch(second.heading) is None:
        return False
    return split_limit(second.body.text)[0] is not None


def _leads(first: Item, second: Item, document: Document) -> bool:
    if not only_bounds(first.body.text) or _approver().fullmatch(second.body.text) is None:
        return False
    return _DASH.fullmatch(document.text, first.body.ends[-1], second.body.starts[0]) is not None


def _between(first: Item, second: Item, document: Document) -> Passage:
    """Return the dash between two halves; nothing of a line break."""
    start, end = first.body.ends[-1], second.body.starts[0]
    text = document.text[start:end]
    here = range(start, end) if _DASH.fullmatch(text) else range(0)
    return Passage(text if here else "", tuple(here), tuple(n + 1 for n in here))


@cache
def _approver() -> Anchored:
    return behind_holder(deed_words(), f"{HOLDER}(?:{deed_words()})")

"""Clauses that say who does something to a matter: 由总经理对合同进行审批."""

from collections.abc import Iterator
from functools import cache
from itertools import product

from rolegraph.extraction.sentences.wording.anchors import Anchored, behind_holder
from rolegraph.extraction.sentences.wording.deciding_words import deed_kinds, deed_words, placing
from rolegraph.extraction.sentences.wording.holders import HOLDER, Granted, each, title


def acting(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield what a clause lets its holders do to a matter (由总经理对合同进行审批)."""
    over = _over().search(text, start, end)
    if over is None:
        return
    deeds, (begin, stop) = [over.span("word")], over.span("what")
    if (first := _deed_before(text, begin, stop)) < stop:
        # 由财务部对票据审核|签字: both are done to it.
        deeds, stop = [(first, stop), *deeds], first
    for deed, one in product(deeds, each(title(over["holder"]))):
        kind = deed_kinds()[text[slice(*deed)]]
        yield Granted(one, kind, deed, text[begin:stop], (begin, stop), (start, end))


def _deed_before(text: str, start: int, end: int) -> int:
    """Return where the deed begins that ends a stretch (票据|审核), behind two characters at least."""
    ends = (at for at in range(start + 2, end - 1) if text[at:end] in deed_kinds())
    return next((at for at in ends if not placing() & {text[at:end]}), end)


@cache
def _over() -> Anchored:
    """Match 由总经理对合同进行审批: holder, matter, then the deed."""
    does = (
        r"(?:负责)?对于?(?P<what>[^，。；]{2,24}?)(?:进行|予以|加以|给予)?"
        rf"(?:初步|统一|全面|书面|逐级)?(?P<word>{deed_words()})(?=$|[，。；])"
    )
    return behind_holder(does, f"由{HOLDER}{does}")

"""Rights whose words are no kind and object side by side: 用人权, 费用自主支配权, 拒绝发货的权力."""

import re
from functools import cache

from rolegraph.extraction.sentences.limits.limits import split_limit
from rolegraph.extraction.sentences.rights.right import Right
from rolegraph.extraction.sentences.wording.kind_words import kinds
from rolegraph.extraction.sentences.wording.lexicon import lexicon, pattern
from rolegraph.reading.alternation import either


def whole(text: str, start: int, end: int) -> list[Right]:
    """Return a right whose kind and object are one word (用人权)."""
    labels = text.startswith(("：", ":"), end)
    for word, (kind, what) in lexicon("rights")["whole"].items():
        # 人事权：车间主任的任免建议权 has a label.
        if text[start:end].endswith(word) and not labels:
            span = (end - len(word), end)
            # 商品折扣不低于8折的|定价权: up to what it goes stands before it.
            before = text[start : span[0]].rstrip("的")
            bounded = split_limit(before)[0] is not None
            return [Right(kind, span, f"{before}的{what}" if bounded else what, span)]
    freely = pattern(
        r"(?:<<rights.holding>>)?(?:对于?)?(?P<what>[^，。；]{2,}?)的?自主(?:决定|支配)?<<rights.ends>>$"
    ).fullmatch(text, start, end)
    if freely:
        return [Right("decide", freely.span("what"), freely["what"], freely.span("what"))]
    conceded = pattern(
        r"(?:对于?[^，。；有]{2,10}(?=<<rights.holding>>\d))?(?:<<rights.holding>>)?(?:对于?)?(?P<what>(?!没有|无(?![形息线]))[^，。；]*?<<granting.concessions>>(?:[\d一二三四五六七八九十][^，。；的]{0,6}[内下])?)的?<<rights.ends>>$"
    ).fullmatch(text, start, end)
    # 3%以内的价格优惠权: what is conceded is decided upon.
    if conceded and (s := conceded.span("what")):
        return [Right("decide", s, conceded["what"], s)]
    denied = _denying().fullmatch(text, start, end)
    if denied is None:
        return []
    kind = kinds()[denied["word"]]
    return [Right(kind, denied.span("word"), denied["what"], denied.span("what"))]


@cache
def _denying() -> re.Pattern[str]:
    """Match a right to refuse a thing something: 对违规订单有|拒绝|发货的权力, 单据不全货物的|拒绝|收发权."""
    named = either(w for w, kind in kinds().items() if kind in ("refuse", "revoke") and len(w) > 1)
    return pattern(
        rf"(?:对于?)?(?P<what>[^，。；对]{{2,}}?)(?:<<rights.holding>>|的)(?P<word>{named})[^，。；权的]{{1,8}}的?<<rights.ends>>"
    )

"""Clauses that say who has a right: 对下属行使管理权, 部门经理享有费用的审批权."""

import re
from collections.abc import Iterator

from rolegraph.extraction.sentences.holders import HOLDER, Granted, title
from rolegraph.extraction.sentences.kind_words import kinds
from rolegraph.extraction.sentences.lexicon import pattern
from rolegraph.extraction.sentences.rights import rights

_HAS = re.compile(r"行使|享有|拥有|具有|赋予|有(?!权|责任|义务|关)")


def held(text: str, start: int, end: int) -> Iterator[Granted]:
    """对下属行使管理权; 部门经理享有费用的审批权."""
    m = _HAS.search(text, start, end)
    if m is None or not pattern(r"<<rights.ends>>(?:$|[，。；、）])").search(text, m.end(), end):
        return
    subject = _owner().match(text[start:end])
    begin = start + (subject.end() if subject else 0)
    every = rights(text[begin:end])
    bare = pattern("(?:行使|享有|拥有|具有|有)(?P<kind>[^，。；]{2,4})<<rights.ends>>$").match(
        text, begin, end
    )
    if subject and bare and not every and bare["kind"] in kinds():
        # …的建议权，销售副总有决定权
        at = bare.span("kind")
        yield Granted(title(subject["holder"]), kinds()[bare["kind"]], at, "", at, (start, end))
    for right in every:
        yield Granted(
            holder=title(subject["holder"]) if subject else "",
            kind=right.kind,
            word=(begin + right.word[0], begin + right.word[1]),
            object=right.object,
            place=(begin + right.place[0], begin + right.place[1]),
            clause=(start, end),
            share=right.share,
        )


def _owner() -> re.Pattern[str]:
    return pattern(rf"^{HOLDER}(?:独立|依法|统一|全面)?(?=对|行使|享有|拥有|具有|有)")

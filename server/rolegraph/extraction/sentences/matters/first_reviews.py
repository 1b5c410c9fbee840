"""What the bearer of a list of rights reviews before another decides: 超过2万元的，审核后报总经理审批."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rolegraph.extraction.sentences.rights.found_rights import FoundRight
from rolegraph.extraction.sentences.wording.kind_words import kinds

_FIRST = (
    r"(?:组织(?:相关|有关)?(?:部门|人员)?)?(?P<deed>审核|初审|复核|审查|审阅)"
    r"(?:同意|通过|签字|签署意见)?后，?(?:再|并|需|须|应|及时|统一)*"
)
#: 由部门审核后, 财务部审核后: another's step, which the clause names.
_BY_ANOTHER = re.compile("[由经]|[部处科室员长理管监师任]$")
_REVIEWED = re.compile(rf"{_FIRST}$")
_HANDED = re.compile(rf"{_FIRST}(?=[上呈]?报|提交|提请|呈|送|转)")


def without_review(before: str) -> str:
    """Return the words before an approval without the bearer's own review (合同|审核后 …)."""
    return _REVIEWED.sub("", before)


def reviewed_first(found: Iterable[FoundRight], text: str) -> Iterator[FoundRight]:
    """Yield rights, each that another has behind the bearer's own review after that review."""
    for one in found:
        begin, end = one.right.clause[0], one.right.word[0]
        deed = _HANDED.search(text, begin, end) if one.right.holder else None
        if deed and not _BY_ANOTHER.search(text[begin : deed.start()]):
            word = deed.span("deed")
            own = replace(one.right, holder="", kind=kinds()[deed["deed"]], word=word)
            yield replace(one, right=own, escalates_to="")
        yield one

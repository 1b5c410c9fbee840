"""What somebody comes upon before they use a right: 验收不合格的，使用部门有权拒收."""

import re

from rolegraph.extraction.sentences.wording.leading_verbs import verb_at

#: What is refused, where it has no other name; 无入库通知单的货物，… has one.
_FOUND = re.compile(
    "(?:^|[，。；])(?P<what>[^，。；]{2,20}?)(?:[的者]，|(?<=[货物品料件单据票车人员])，)$"
)
#: 请购单|未经仓库核对的，采购员有权退回: in what case it is.
_CASE = re.compile(
    "(?<=..)(?:未[经按能]|没有|不符合?|不按|超[过出]|与[^，。；]+不[符一])[^，。；]*$"
)


def found_so(text: str, start: int) -> str:
    """Return the thing or the case that the clause before a place names, "" for none."""
    found = _FOUND.search(text[:start])
    if found is None or verb_at(found["what"], 0) == found["what"]:
        return ""
    return _CASE.sub("", found["what"])

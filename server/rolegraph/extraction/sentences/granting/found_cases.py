"""What somebody comes upon before they use a right: 验收不合格的，使用部门有权拒收."""

import re

from rolegraph.extraction.sentences.matters.first_steps import names_thing
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at

#: What is refused, where it has no other name; 无入库通知单的货物，… has one.
_FOUND = re.compile(
    "(?:^|[，。；])(?P<what>[^，。；]{2,20}?)(?:[的者]，|(?<=[货物品料件单据票车人员])，)$"
)
#: 请购单|未经仓库核对的，采购员有权退回: in what case it is.
_CASE = re.compile(
    "(?<=..)(?:未[经按能]|没有|不符合?|不按|超[过出]|与[^，。；]+不[符一])[^，。；]*$"
)


def thing_before(text: str, start: int) -> str:
    """Return the thing that the clause before a place only names (医师超常用量处方，), "" for none."""
    m = re.search("(?:^|[，。；])(?P<what>[^，。；]{3,16})，$", text[:start])
    return m["what"] if m and names_thing(m["what"]) and not verb_at(m["what"], 0) else ""


def found_so(text: str, start: int) -> str:
    """Return the thing or the case that the clause before a place names, "" for none."""
    found = _FOUND.search(text[:start])
    if found is None or verb_at(found["what"], 0) == found["what"]:
        return ""
    # 未按权限审批的: a case of nothing that is named.
    return "" if found["what"].startswith(("未", "没有")) else _CASE.sub("", found["what"])

"""What a duty leaves behind: a document with a name in 《》, else a report."""

import re

from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.extraction.sentences.wording.verb_groups import JOINT

_PERIOD = re.compile(r"^(?:每[天日周月季年]度?|\d+[份篇个])的?")
#: 按照《劳动法》、|《安全生产法》, 落实|《规定》: what is gone by or carried out.
_REFERRED = re.compile(
    "(?:见|根据|依据|按照?|依照|参照|遵照|遵守|执行|符合|落实|贯彻|学习|熟悉|掌握|宣传)(?:国家|公司|本院)?"
    "(?:《[^《》]+》[、和及与，]?(?:以及)?)*$"
)
_NAMED = re.compile(r"《([^《》]+)》")


def deliverable(text: str) -> str:
    """Return the name of what is handed in or kept, as the text writes it, or ""."""
    # 详见《销售部的资料管理》 and 根据《合同》 refer to a document; they do not make one.
    for named in _NAMED.finditer(text):
        if not _REFERRED.search(text, 0, named.start()):
            return named[0]
    m = pattern(
        r"<<deliverables.makes>>(?P<what>[^，。；（）、]{0,14}?<<deliverables.documents>>)(?![表告书])"
    ).search(text)
    if m is None or m["what"].startswith("的"):
        # 审定承包单位递交的|开工报告: somebody else hands it in.
        return ""
    # 编写及签发|月报
    joint = JOINT.match(m["what"])
    verb = verb_at(m["what"], joint.end()) if joint else ""
    return _PERIOD.sub("", m["what"][joint.end() + len(verb) :] if joint and verb else m["what"])

"""Deeds that a clause tells the time of, for the approval behind it: 签订合同时，须经法务部审核."""

import re

from rolegraph.extraction.sentences.wording.holders import ends_in_name
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import words

_TIMED = re.compile("(?:在|每次|凡)?(?P<out>对外)?(?P<deed>[^，。；]{2,18}?)(?:的?时候?|前)")
_SPENDING = "(?P<what>[^，。；]{2,20}(?:事项|费用|支出|开支|业务))"
#: 采购清单列出后, 财务开支事项发生时, 发生限额以外的支出时: a paper that goes on, or what comes up.
_SPOKEN_OF = (
    re.compile(
        "(?P<what>[^，。；]{2,16}?)(?:拟定|拟订|编制|编写|制定|制作|起草|草拟|列出|填写|填制|填妥|整理|汇总)"
        "(?:完成|完毕|好)?[之以]?后"
    ),
    # 合同审批通过后，由总裁签署
    re.compile(
        "(?P<what>[^，。；经由报]{2,12}?)(?:审批|审核|批准|评审|会签)(?:同意|通过|完成|完毕)之?后"
    ),
    re.compile(f"(?!发生){_SPENDING}发生[时后]"),
    re.compile(f"发生{_SPENDING}时"),
)
#: Who does what staff do: 员工|离职时.
_STAFF = re.compile("(?:员工|职工|职员|人员|本人|新员工)?(?:办理)?(?=..)")


def done_then(clause: str) -> str:
    """Return what is done, drawn up or comes up at a time that an approval goes with (签订合同时), or "".

    What happens to somebody or is found (发现问题时, 遇有争议时) is a case, a check (审核时) somebody's step.
    """
    for spoken in filter(None, (each.fullmatch(clause) for each in _SPOKEN_OF)):
        if not ends_in_name(spoken["what"], len(spoken["what"])):
            return spoken["what"]
    m = _TIMED.fullmatch(clause)
    if m is None or clause.endswith(tuple(words("frames", "no_whens").every)):
        return ""
    deed = m["deed"]
    staff = _STAFF.match(deed)
    own = deed[staff.end() :] if staff else deed
    if own in words("granting", "own_acts").every:
        return own
    verb = verb_at(deed, 0) or words("verbs", "transacted").at(deed)
    checks = verb in words("verbs", "deciding").every
    done = verb and not checks and not words("granting", "happening").at(deed)
    return f"{m['out'] or ''}{deed}" if done and len(deed) > len(verb) + 1 else ""

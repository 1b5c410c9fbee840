"""What a granting clause says a deed is done to, where it names who acts, by when and with what paper."""

import re

from rolegraph.extraction.sentences.clauses.predicates import leads_by_itself, predicate
from rolegraph.extraction.sentences.clauses.trimming import without_figure
from rolegraph.extraction.sentences.limits.limits import is_amount
from rolegraph.extraction.sentences.wording.holders import ends_in_name
from rolegraph.extraction.sentences.wording.leading_verbs import find_verb, verb_at
from rolegraph.extraction.sentences.wording.lexicon import group, pattern, words
from rolegraph.extraction.sentences.wording.moments import DEADLINE, DUE
from rolegraph.extraction.structure.wording.words import opening

_ACTOR = 12
_STAFF = ("员工", "职员", "人员", "职工", "教师", "干部")
#: 可直接通过系统|提交借阅申请: how a paper is handed in.
_BRINGS = re.compile(
    "^(?:可以?|应当?|须|需要?)(?:直接|先)?(?:通过[^，。；]{2,12}?)?(?=提交|提出|填写|填报)"
)
_MODAL = re.compile("将|应当?|须|需要?")
# 请假须填写请假单，一天以内由店长批准: the paper comes with the matter.
_FILLED = re.compile(
    "(?P<what>[^，。；、的]{2,16}?)(?:必须|应当|须|需要?|应)(?:提前|事先|事前|先)*(?:填写|填报|办理|提交|出具|附|有(?=[^，。；]{0,6}(?:依据|合同|凭证|预算))|持有)"
)

#: 涉及公司保密事项的报道: what it is on tells which one, though it holds a verb.
_CONCERNING = re.compile("涉及[^，。；的]{2,16}的[^，。；]{2,}")


def _must_make(clause: str) -> str:
    """Return what others must make, for the approval behind it (各部门须在月底编制费用计划，经财务部审核)."""
    who = "(?:<<granting.holders>>|<<frames.titles>>|企业|单位)(?:必须|应当|须|应)"
    must = pattern(rf"[^，。；的]{{0,14}}?{who}(?P<what>[^，。；]{{4,}})$").match(clause)
    at = find_verb(must["what"], 0) if must else -1
    read = predicate(must["what"][at:]) if must and at >= 0 else None
    return read.object if read else ""


def _behind_actor(clause: str) -> str:
    """Return a clause without who acts, and by when (品保部经理于三日内|提出调查报告)."""
    if verb_at(clause, 0) and not opening("units", "named_by_a_verb").match(clause):
        return clause
    for end in range(2, min(len(clause) - 2, _ACTOR)):
        due = DEADLINE.match(clause, end) or DUE.match(clause, end)
        at = due.end() if due else end
        modal = _MODAL.match(clause, at)
        at = modal.end() if modal else at
        if (
            clause.endswith(_STAFF, 0, end)
            and verb_at(clause, at) in words("granting", "putting").every
        ):
            # 教职员工|任免案件: what is done to them is no deed of theirs.
            continue
        if ends_in_name(clause, end) and (verb_at(clause, at) or clause.startswith("对", at)):
            return clause[at:]
    return clause


def of_deed(clause: str) -> str:
    """Return what a clause says something is done to, itself where nothing leads it."""
    if paper := _must_make(clause):
        return paper
    if filled := _FILLED.match(clause):
        return filled["what"]
    if _CONCERNING.fullmatch(clause):
        return clause
    clause = _behind_actor(_BRINGS.sub("", clause))
    if made := pattern(
        r"^(?!对)[^，。；]{0,10}?(?:<<verbs.light>>)(?P<what>[^，。；]{3,})$"
    ).match(clause):
        # 每月完成考勤统计，报经理审核: the statistics are reviewed.
        return made["what"]
    read_clause = predicate(clause)
    told = without_figure(read_clause.object.rstrip("的"))[0] if read_clause else ""
    if told in group("granting", "results"):
        # 验收不合格的, 盘点差异在500元以内的: its verb is a name.
        return clause
    charged = words("verbs", "wrappers").at(clause)
    leads = read_clause is not None and (
        bool(charged)
        or leads_by_itself(read_clause)
        or read_clause.verbs[0] in words("verbs", "compiling").every
    )
    if read_clause is not None and read_clause.object and leads:
        # 请购金额1万元以下: what is bounded is the amount of it.
        return clause if is_amount(read_clause.object) else read_clause.object
    return clause

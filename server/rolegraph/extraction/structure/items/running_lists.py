"""Where clauses of one running sentence are duties of their own, and where they go with the one before."""

import re
from functools import cache

from rolegraph.extraction.sentences.clauses.frames import is_condition
from rolegraph.extraction.sentences.clauses.predicates import predicate
from rolegraph.extraction.structure.prose import judging
from rolegraph.extraction.structure.wording.clauses import masked, sentences, trimmed
from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.alternation import either

_MEASURED = re.compile(
    r"[^，,。；;]{2,14}?(?:率|度|额|量|数|时间|周期|成本|费用|天数|时长)"
    r"(?:不[得低高少超大小]|[≥≤><=＞＜]|达到?\d|控制在|保持在|为?\d|[高低]于\d)"
)
#: 采购员有权根据市场情况，|提出供应商名单: what may be done stands in the next clause.
_ON_GROUNDS = re.compile(
    "(?:有权|可以|应当|必须|需要|在于)(?:根据|按照|依据|结合|针对)(?P<told>[^，,]*)$"
)
_PASSED_ON = re.compile(
    # 每周五下午交经理审核
    "(?:每[^，,。；;交送报经呈]{1,6})?(?:应当?|须|需|再|并|后)*(?:提?交|呈报?|送|上报)(?!给)[^，,。；;的]{2,12}?(?:审[批核定]|批准|核准|复核|签批)(?=后|$|[，,。；;])"
    "|(?:应当?|须|需|再|并|后)*(?:经(?![营理济费办常过验])[^，,。；;]{2,16}?|报(?![表价告销关名废到考]))[^，,。；;]{2,}?(?:审[批核定议]|批准|同意|核准|复核|签字|签批|备案)"
)
_RIGHT_TOO = re.compile("以及对?[^，,。；;]{2,}权限?(?:[，,。；;]|$)")


def grouped(text: str) -> list[tuple[int, int]]:
    """Return the duties of a titled item: what stops separate, and clauses that make a new thing.

    A clause behind a comma stands alone where its verb makes something of its own (输出…方案), not
    where it says what for or how (提升…, 确保…).
    """
    return [part for span in sentences(text) for part in _cut(text, span, _makes())]


def listed(text: str) -> list[tuple[int, int]]:
    """Return the duties that one running sentence lists with commas alone (负责…,监控…,执行…).

    A clause that says what for, how or when goes with the one before it.
    """
    return [part for span in sentences(text) for part in _cut(text, span, None)]


def _cut(text: str, span: tuple[int, int], makes: re.Pattern[str] | None) -> list[tuple[int, int]]:
    plain = masked(text)
    commas = [m.start() for m in re.finditer("[，,]", plain[span[0] : span[1]])]
    starts = [span[0]]
    for comma in (span[0] + c for c in commas):
        after = plain[comma + 1 : span[1]].lstrip()
        if _opens(plain[starts[-1] : comma], after, makes):
            starts.append(comma + 1)
    ends = [*(s - 1 for s in starts[1:]), span[1]]
    return [trimmed(text, a, b) for a, b in zip(starts, ends, strict=True)]


def _opens(before: str, after: str, makes: re.Pattern[str] | None) -> bool:
    if after.startswith("以及"):
        # …的审批权，以及对合同的签署权: a sentence of rights.
        return _RIGHT_TOO.match(after) is None
    if _MEASURED.match(after):
        # 跟踪缺陷的修复,漏测率不超过2%: how well it is to be done.
        return False
    if (framed := _ON_GROUNDS.search(before)) and not _has_verb(framed["told"]):
        return False
    if not re.search("[，,]", before) and _only_leads(before.strip()):
        return False
    if _PASSED_ON.match(after):
        # 编制资金计划，经财务经理审核、财务总监审批后执行: who decides on it.
        return False
    if judging.is_step(re.split("[，,。；;]", after)[0]):
        # 会计编制调节表，财务经理复核并签字: what another does with it then.
        return False
    if makes:
        return bool(makes.match(after))
    return not _depends().match(after)


#: 法务部对格式合同，|免予审查; 没有约定的，|应当协商: what a deed is done to, and in which case.
_LEADS_ON = re.compile("[^，。；对负责]{0,8}对于?[^，。；对]{2,}|[^，。；是]{2,}[的时]")


def _only_leads(clause: str) -> bool:
    """Say whether a clause only says when, by what rule or to what thing something is done (领队带团时)."""
    if is_condition(clause) or (_adverbial().match(clause) and not _has_verb(clause)):
        return True
    return _LEADS_ON.fullmatch(clause) is not None and predicate(clause) is None


@cache
def _adverbial() -> re.Pattern[str]:
    return re.compile(either(words("clauses")["adverbials"]))


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(either(words("clauses")["verbs"]))


def _has_verb(clause: str) -> bool:
    opening = _adverbial().match(clause)
    return bool(_verbs().search(clause, opening.end() if opening else 0))


@cache
def _makes() -> re.Pattern[str]:
    return re.compile(either(words("clauses")["makes"]))


@cache
def _depends() -> re.Pattern[str]:
    return re.compile(either(words("clauses")["depends"]))

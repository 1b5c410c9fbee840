"""The stretches of an item of a list of rights: which clauses speak of the list's bearer."""

import re
from collections.abc import Iterator

from rolegraph.extraction.sentences import Span, clauses_of
from rolegraph.extraction.sentences.granting.freely import by_oneself
from rolegraph.extraction.sentences.granting.granting import granted
from rolegraph.extraction.sentences.matters.steps_beside import carries_out
from rolegraph.extraction.sentences.wording.anchors import behind_holder
from rolegraph.extraction.sentences.wording.holders import HOLDER, Granted, ends_in_name
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import group, pattern, words

_STOPS = re.compile("[。；！？]")
_BY = re.compile("(?<![理自缘事])由(?!于|来)(?P<by>[^，。；由的]{4,16})$")
_MANNER = re.compile("^(?:自行|自主|直接|统一|及时|负责)+")
#: What closes a list of things that one right is over.
_AND_SO_ON = re.compile("等(?:项目|事项|工作|业务|费用|事宜|内容|方面)?$")
#: 除应由董事会聘任以外的人员: who else decides on the rest.
_EXCEPT = re.compile("除[^，。；]{2,20}?(?:以外|之外|外)")
#: By what rule somebody acts (按规定程序|使用资源).
_BASIS = re.compile(
    "(?:按照?|依照?|根据|依据)[^，。；的权]{0,12}?(?:规定|程序|流程|制度|授权|要求|标准|办法|约定)(?:程序|流程|标准|要求)?，?"
)
#: Whom somebody tells of what was done, and what is not done: neither is a right.
_TELLS = re.compile(
    r"(?:[^，。；向]{2,10}?)?(?:并|应当?|须|需要?|及时|事后|事前|立即|随即|定期|随时|同时|但)*向[^，。；]{2,16}?"
    r"(?:报告|汇报|通报|报备|备案)[^，。；权]*|[^，。；权]{0,14}?(?:报|送)(?![表价销废告])[^，。；权]{2,14}(?:备案|备查|备档|存档|知悉)|(?:根据|依据|按照?)[^，。；]{2,20}?的(?:提名|建议|推荐|提议)|[^，。；]{0,16}应当?(?:授予|赋予)[^，。；]+|(?:[^，。；]*?(?:以[上下]|的|者))?(?:须|应当?|需|再|则|均)*(?:上?报请?|报经|呈报?|呈送)(?![表价销废告])"
    r"[^，。；]{2,14}(?:审批|批准|核准|审定|决定|审核|审议|同意)(?:后[^，。；]*)?|因(?!公)[^，。；权]{2,20}|(?:仍|还|尚|均|都)*(?:达不到|未达到|未能达到|不符合|未能|不能满足)[^，。；权]{1,12}|[^，。；]*如有(?:不同)?(?:意见|异议)|不(?!合格|良|符|得|动产|可)[^，。；权]{2,10}"
)


def as_one_list(text: str) -> str:
    """Return a text with list commas where commas part what one right is over: 审批甲，乙，以及丙等项目."""
    parts = clauses_of(text)
    first = next((n for n, (a, _) in enumerate(parts) if kind_words().at(text, a)), len(parts))
    rest = parts[first + 1 :]
    if not rest or not _AND_SO_ON.search(text) or any(_speaks(text[a:b]) for a, b in rest):
        return text
    begin = parts[first][0]
    return text[:begin] + text[begin:].replace("，", "、")


def _speaks(clause: str) -> bool:
    verb = verb_at(clause, 0)
    led = verb in words("verbs", "strong").every and not clause.startswith("性", len(verb))
    return led or names_right(clause) or bool(granted(clause, 0, len(clause)))


def begin(text: str, start: int, end: int) -> int:
    """Return where a stretch's own words begin: behind 负责, or by whose word it is (根据董事长的提名)."""
    found = pattern(
        r"(?:全面|具体|主要)?负责(?!人(?!员))(?=[^，。；]{3})|经(?:[^，。；]{2,8}?)?授权(?:后|，)?(?=代表|可|有权)"
        r"|向[^，。；向]{2,10}?(?=(?:提请|提议|申请|推荐|提名|提出)[^，。；权]{2})"
        r"|(?:根据|依据|按照?)[^，。；]{2,20}?的(?:提名|建议|推荐|提议)，?(?=[^，。；权])"
    ).match(text, start, end) or _BASIS.match(text, start, end)
    based = found is not None and found.re is _BASIS
    acts = found and (text.startswith("提出", found.end()) or kind_words().at(text, found.end()))
    return found.end() if found and (acts or not based) else start


def close(text: str, start: int, end: int) -> int:
    """Return where a stretch's own words end: before 确认 behind another deed (审核|和确认)."""
    joined = text.endswith("确认", start, end) and text.endswith(
        ("和", "并", "及", "、"), start, end - 2
    )
    return end - 3 if joined else end


def without_exceptions(text: str) -> str:
    """Return a text with what it leaves out blanked, offsets unchanged."""
    return _EXCEPT.sub(lambda m: "〇" * len(m[0]), text)


def own(text: str) -> Iterator[Span]:
    """Yield the stretches of clauses that speak of the bearer, not of whom they name or tell."""
    start, last, read_to = -1, -1, 0
    plain = without_exceptions(text)
    opens = False
    for a, b in clauses_of(text):
        every = granted(plain, a, b)
        opens = bool(every and text.startswith(every[0].holder or "〇")) if a == 0 else opens
        opens = opens and not _STOPS.search(text, 0, a)
        # 质检经理行使否决权，对不合格品有权停止销售: both are that post's.
        told = _TELLS.fullmatch(text, a, b) is not None
        named = told or a < read_to or [g for g in every if g.holder]
        if not named and (_acts_else(text, a, b) or (a and opens and every)):
            named = True
        if isinstance(named, list) and named:
            read_to = named[-1].clause[1]
        goes_on = names_right(text[a:b]) or any(by_oneself(text, a, b))
        if named or (last >= 0 and not goes_on):
            if last >= 0 and not _is_matter(text[start:last], named):
                yield start, last
            start = last = -1
        if not named:
            start, last = (a if start < 0 else start), b
    if last >= 0:
        yield start, last


def _acts_else(text: str, start: int, end: int) -> bool:
    """Say whether a clause only tells what another does (50元以下由店长处理)."""
    m = _BY.search(text, start, end)
    by = m["by"] if m else ""
    own = by.startswith(group("granting", "own")) or names_right(text[start:end])
    named = (n for n in range(2, len(by) - 1) if ends_in_name(by, n))
    acts = any(verb_at(_MANNER.sub("", by[n:]), 0) for n in named)
    return (not own and acts) or carries_out(text[start:end])


def _is_matter(stretch: str, named: bool | list[Granted]) -> bool:
    """Say whether a stretch is only what somebody named decides (零星采购，由项目经理审批)."""
    others = named if isinstance(named, list) else []
    led = verb_at(stretch, 0) in words("verbs", "strong").every
    # 可以签订采购合同，并须法务经理会签: what the bearer may do.
    led = led or stretch.startswith(("有权", "可以", "被授权"))
    silent = all(not one.object and not one.above for one in others)
    said = names_right(stretch) or names_step(stretch) or any(by_oneself(stretch, 0, len(stretch)))
    return bool(others) and silent and not led and not said


def names_step(clause: str) -> bool:
    """Say whether a clause ends in a deed on the way to an approval (员工录用的审核, 报…批准)."""
    word = kind_words().before(clause, len(clause))
    step = bool(word) and kinds()[word] in ("review", "verify", "propose")
    return step and clause[: -len(word)].endswith(("的", "之")) and len(clause) > len(word) + 2


def names_right(clause: str) -> bool:
    """Say whether a clause ends in the word for a right (…的审批权)."""
    return pattern(r"<<rights.ends>>$").search(clause) is not None


def tells(what: str) -> bool:
    """Say whether words say something, and name no matter (项目经理需要汇报, 密码的重置权, 可给予优惠)."""
    if pattern("(?:可以?|有权).{2}|.*<<rights.ends>>$").match(what):
        return True
    does = "(?:需要?|可能|可以?|应当?|须|有权|必须|负责)"
    return behind_holder(does, f"{HOLDER}{does}").match(what) is not None

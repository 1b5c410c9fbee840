"""Clauses that say who has a right: 对下属行使管理权, 部门经理享有费用的审批权, 店长权限500元以内."""

import re
from collections.abc import Iterator
from itertools import product

from rolegraph.extraction.sentences.limits.joined_limits import names_amount
from rolegraph.extraction.sentences.limits.limits import only_bounds
from rolegraph.extraction.sentences.rights.rights import rights
from rolegraph.extraction.sentences.wording.anchors import Anchored, anchored, behind_holder
from rolegraph.extraction.sentences.wording.holders import HOLDER, Granted, each, title
from rolegraph.extraction.sentences.wording.kind_words import kinds
from rolegraph.extraction.sentences.wording.lexicon import pattern
from rolegraph.values import replace

_HAS = re.compile(r"行使|享有|拥有|具有|赋予|(?<!所)有(?!权|责任|义务|关)")


#: 对促销费用，|有审批权: what the right is over stands in the clause before.
_OVER = re.compile(
    "(?:^|[，。；])(?P<over>对(?![^，。；]*(?:进行|予以|加以|负责))[^，。；]{2,24}，)$"
)
# …的审批权，以及对采购合同的签署权
_ALSO = re.compile("，?(?:以及|并且|及)(?=对)")


def held(text: str, start: int, end: int) -> Iterator[Granted]:
    """对下属行使管理权; 部门经理享有费用的审批权."""
    joint = _ALSO.match(text, start, end)
    m = _HAS.search(text, start, end) or joint
    over = _OVER.search(text, 0, start) if m and m.start() == start else None
    start = over.start("over") if over else start
    if m is None or not pattern(r"<<rights.ends>>(?:$|[，。；、）])").search(text, m.end(), end):
        return
    subject = _owner().match(text[start:end])
    begin = start + (subject.end() if subject else 0)
    begin = joint.end() if joint else begin
    told = ((right, _degree().sub("", right.object)) for right in rights(text[begin:end]))
    every = [replace(right, object=what) for right, what in told if what]
    bare = pattern("(?:行使|享有|拥有|具有|有)(?P<kind>[^，。；]{2,4})<<rights.ends>>$").match(
        text, begin, end
    )
    if subject and bare and not every and bare["kind"] in kinds():
        # …的建议权，销售副总有决定权
        at = bare.span("kind")
        yield Granted(title(subject["holder"]), kinds()[bare["kind"]], at, "", at, (start, end))
    holders = each(title(subject["holder"])) if subject else ("",)
    for right, holder in product(every, holders):
        yield Granted(
            holder=holder,
            kind=right.kind,
            word=(begin + right.word[0], begin + right.word[1]),
            object=right.object,
            place=(begin + right.place[0], begin + right.place[1]),
            clause=(start, end),
            share=right.share,
        )


def _degree() -> re.Pattern[str]:
    return pattern("(?:^|的)(?:<<rights.degrees>>)的?$")


def given_to(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield 公司授予部门经理对计划内费用的审批权: who is given a right over what."""
    gives = "(?:授予|赋予)"
    given = anchored(gives, rf"{gives}{HOLDER}(?=对[^，。；]{{2,}}<<rights.ends>>$)")
    m = given.search(text, start, end)
    if m is None:
        yield from _belonging(text, start, end)
        yield from _alone(text, start, end)
        return
    for right, holder in product(rights(text[m.end() : end]), each(title(m["holder"]))):
        word, place = ((m.end() + a, m.end() + b) for a, b in (right.word, right.place))
        yield Granted(holder, right.kind, word, right.object, place, (start, end))


def _belonging(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield 合同签订权归总经理, 费用批准权由董事会授予总经理: whose a right is said to be."""
    handed = "(?:由[^，。；由]{2,12})?(?:授予|授权[予给]|赋予|下放[给至到])给?"
    belongs = f"(?:均|统一|皆)?(?:归属?|属于|在|集中[在于]|{handed}|由(?=[^，。；]*行使))"
    m = anchored(
        f"<<rights.ends>>{belongs}",
        rf"(?P<what>[^，。；]{{3,40}}?<<rights.ends>>){belongs}{HOLDER}(?:所有|(?:统一)?行使)?",
    ).fullmatch(text, start, end)
    if m is None:
        return
    for right, holder in product(rights(m["what"]), each(title(m["holder"]))):
        word, place = ((start + a, start + b) for a, b in (right.word, right.place))
        yield Granted(holder, right.kind, word, right.object, place, (start, end))


def _alone(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield 预算外支出只有总经理才有审批权: who alone has a right over what."""
    m = anchored(
        "[只唯仅]有",
        rf"(?P<what>[^，。；]{{2,20}}?)(?:时|的)?，?[只唯仅]有{HOLDER}才(?:具有|享有|拥有|有)"
        "(?P<right>[^，。；]{1,10}?<<rights.ends>>)",
    ).fullmatch(text, start, end)
    if m is None:
        return
    whole = f"{m['what']}的{m['right']}"
    behind = m.start("right") - len(m["what"]) - 1
    for right, holder in product(rights(whole), each(title(m["holder"]))):
        word = (behind + right.word[0], behind + right.word[1])
        yield Granted(holder, right.kind, word, m["what"], m.span("what"), (start, end))


def ceilings(text: str, start: int, end: int) -> Iterator[Granted]:
    """Yield 经理权限20元, 采购经理签单额度为每月1000元: up to what amount somebody decides."""
    m = _up_to().fullmatch(text, start, end)
    each_time = f"每{m['per']}" if m and m["per"] else ""
    whole = m["bound"] if m and only_bounds(m["bound"]) else f"{m['bound']}以内" if m else ""
    if m is None or not only_bounds(whole):
        return
    # 年度内累计审批额度为10万元: what the amount is of in all, and no matter.
    what = f"{m['what']}{whole}" if names_amount(m["what"]) else f"{whole}{m['what']}"
    at, what = m.span("bound"), f"{each_time}{what}"
    for holder in each(title(m["holder"])):
        yield Granted(holder, "approve", at, what, at, (start, end))


def _up_to() -> Anchored:
    named = (
        r"(?!副?(?:经理|主[管任]|总|负责|专员))的?(?P<what>[^，。；：的\d]{0,6}?)"
        "(?:(?:审批)?(?:权限|额度|限额)(?:为|是|在|：)?|为(?=[^，。；]*(?:以[内下]|之内)))"
    )
    bound = r"(?P<bound>[^，。；/]+)(?:/(?P<per>[年月周次天日]))?"
    return behind_holder(named, f"(?:其中)?{HOLDER}{named}{bound}")


def _owner() -> Anchored:
    has = "(?:还|也|则|同时|独立|依法|统一|全面|通常|往往|一般|可能)*(?=对|行使|享有|拥有|具有|有"
    # 质量负责人|在质量管理上有一票否决权
    has += "|在[^，。；]{2,12}?(?:上|方面|中)(?:享有|拥有|具有|有))"
    return behind_holder(has, rf"^{HOLDER}{has}")

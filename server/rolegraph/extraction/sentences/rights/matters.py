"""What the rights of a phrase are about: their own object, or what the one before was about."""

import re
from dataclasses import dataclass

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.wording.kind_words import kind_words, kinds
from rolegraph.extraction.sentences.wording.lexicon import group, pattern, words
from rolegraph.values import quickly_made

#: Between the parts of what several rights are about.
COORDINATED = re.compile("、|以及|和|与|及|或")
_MODIFIER = 6
#: Up to what a deed goes that stands behind it as a noun (二万元以内之|核准).
_BOUNDED_NOUN = re.compile(r"(?:以[内下上]|之内|内|[元天日%])(?:（不?含[^）]*）)?[的之]$")


@quickly_made
@dataclass(frozen=True, slots=True)
class Base:
    """What the kinds so far are about, and the part of it that later kinds may share."""

    object: str = ""
    place: Span = (0, 0)
    shared: str = ""


def lacks() -> re.Pattern[str]:
    """Match what denies the right behind it, and what it speaks of (定价无, 但无赔付)."""
    return pattern(
        r"(?:但是?|而|均|皆|也)*(?:<<rights.lacking>>|(?<=[但而是])无|^无(?!<<rights.nameless>>))"
        r"|(?P<matter>[^，；。有]*?)(?:但是?|而|均|皆|也)*(?:<<rights.lacking>>|无)(?:最终)?$"
    )


def shared(text: str, start: int, place: Span, base: Base, shared: bool) -> tuple[str, Span, Base]:
    """Return a segment's object, its place, and what the next segments are about."""
    what = text[slice(*place)]
    tight = shared or text[place[1] : place[1] + 1] == "的"
    if not what:
        return base.object, base.place, base
    own = _brings_object(text, start)
    if own and (held := _held_over(what)):
        # 对店员拥有奖惩建议权: whom it concerns stands before the verb of having.
        whom = Base(held["whom"], (place[0], place[0] + held.end("whom")))
        return f"{held['whom']}{held['what']}", place, whom
    if base.shared and not own and what in group("rights", "manners"):
        # 项目员工的招聘建议权和日常考核权
        return base.shared, base.place, base
    if base.shared and not own and len(what) <= _MODIFIER:
        return f"{base.shared}{what}", place, base
    if not own and what.startswith(group("rights", "of_people")) and _are_people(base.object):
        # 部门人员的管理权、工作培训权: whose work it is is said before.
        return f"{base.object}的{what}", place, base
    if not own and base.object and _is_done_to(what, base.object):
        # 部门员工的调配权和奖惩建议权: whose rewards are proposed is said before.
        return f"{base.object}{what}", place, base
    return what, place, base_of(text, place, what, tight)


def _held_over(what: str) -> re.Match[str] | None:
    """Match whom a right concerns and what of them: 店员拥有奖惩, 员工有聘任、解聘、调动."""
    found = pattern(r"(?P<whom>..+?)(?<!所)<<rights.holding>>(?P<what>[^有]+)$").fullmatch(what)
    if found is None:
        return None
    every = all(part in kind_words().every for part in COORDINATED.split(found["what"]))
    return found if every or len(found["what"]) <= _MODIFIER else None


def _is_done_to(what: str, other: str) -> bool:
    """Say whether words only name what is done to something else (监督权及|更换|建议权, 取消资格)."""
    kind = kinds().get(what, "")
    ends = kinds().get(kind_words().at(what)) == "revoke" and len(what) <= _MODIFIER
    done = kind in words("rights", "changing").every or what in words("rights", "changes").every
    return done or ends or (kind != "" and _are_people(other))


def _are_people(what: str) -> bool:
    return pattern("<<frames.titles>>$").search(what) is not None


def base_of(text: str, place: Span, what: str, tight: bool) -> Base:
    """Return what the next rights may share; ``tight`` where all of an object belongs together."""
    # 对销售内部的人员管理权: the part before 的 is what the next kinds are about as well.
    cut = what.rfind("的")
    if tight or cut < 2:
        return Base(what, place)
    shared = (place[0], place[0] + cut)
    return Base(text[slice(*shared)], shared, text[slice(*shared)])


def object_place(text: str, start: int, end: int) -> tuple[Span, str]:
    """Return where the object of closing kinds stands, and the share of the right."""
    share = ""
    m = pattern(
        r"(?:<<rights.holding>>(?P<share><<rights.shares>>)?"
        r"|(?:予以|加以|给予|作出|做出|提出|发出)(?:相应|书面|口头|必要|经济)?(?:警告|通报|罚款|记过)?的?|进行(?:有效的?|必要的?|全面的?|<<rights.shares>>)?|的<<rights.shares>>|的<<rights.manners>>)$"
    ).search(text, start, end)
    if m:
        share, end = m["share"] or "", m.start()
    m = pattern(
        r"^(?:[^，。；对]{2,12}(?:过程中|期间)(?=对))?(?:<<granting.own>>)?(?:[仅只](?=有))?(?:依法|依规|依章程|按章程)?(?:(?:并|可|应)?<<rights.holding>>)?(?:(?!一定)<<rights.shares>>)?(?:对于|对(?!外<<granting.outward>>)|就|关于)?"
    ).match(text[start:end])
    start += m.end() if m else 0
    # 向承办商|发出书面警告
    start += text.startswith("向", start) and text.startswith("发出", end)
    if text.startswith("向", start) and text.startswith(("提出", "作出", "做出"), end):
        # 向总经理提出建议: to whom, and not on what.
        end = start
    while end > start and text[end - 1] in "的之，、：":
        end -= 1
    if text[start:end] in ("仅", "只", "但", "但仅", "但只", "也", "还"):
        end = start
    return (start, max(start, end)), share


def closes_as_noun(text: str, at: int, begin: int, first: str, last: Span) -> bool:
    """Say whether what is done stands at the end, and the word of a kind at the head is its matter.

    检验费用二万元以内的核准 approves, 罚款1万元以下案件的处罚决定 decides; 审批5万元以下的采购 leads.
    ``begin`` is where the kinds at the end begin, ``last`` the last of them.
    """
    deciding = words("rights", "deciding").every
    if kinds()[text[slice(*last)]] not in deciding or kinds()[first] in deciding or begin <= at:
        return False
    counted = kinds()[first] in words("rights", "matters").every
    counted = counted and text[at + len(first)].isdigit()
    return counted or _BOUNDED_NOUN.search(text, at, begin) is not None


def _brings_object(text: str, start: int) -> bool:
    return bool(re.match(r"(?:有|具有|享有|拥有)?(?:对|对于|就|关于)", text[start : start + 5]))


def names_somebody(text: str, at: int, kind: str) -> bool:
    """Say whether a kind word begins a title or unit (调度员|排班, 管理处|用印): whom the right concerns."""
    title = words("frames", "titles").at(text, at)
    unit = pattern(r"管理(?:处|部(?!门)|中心|站|局|委|公司|办公室|所)").match(text, at)
    return (len(title) > len(kind) and title.startswith(kind)) or unit is not None

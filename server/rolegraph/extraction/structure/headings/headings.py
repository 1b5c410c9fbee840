"""Headings that words make, wherever they stand: 区域经理岗位职责, 任职资格, 岗位权限:, 销售部职能.

Documents lose their line breaks, so a heading may be glued to the text on both sides. What is only a
title or a unit's name behind a number is told by ``segmentation``, which sees the list.
"""

import re
from functools import cache, partial

from rolegraph.extraction.structure.headings import (
    glued_titles,
    open_entries,
    owned_fields,
    unlisted_posts,
)
from rolegraph.extraction.structure.headings.heading import Heading
from rolegraph.extraction.structure.headings.unlisted_posts import opens_line
from rolegraph.extraction.structure.names import several_titles, titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.numbering.marks import number
from rolegraph.extraction.structure.wording import section_words
from rolegraph.extraction.structure.wording.words import opening, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

_CHAPTER = re.compile(r"第\s*[一二三四五六七八九十百〇零\d]{1,6}\s*(?:章|节|部分|条|篇)\s*")
#: What calls a text that rules on somebody's powers.
_RULES = re.compile(
    r"(?:管理|使用)?(?:制度|规定|办法|细则|说明|介绍|清单)(?:】|(?=[ 　]*(?:\r?\n|$)))"
)
_COUNTED = re.compile(r"第\s*\d{1,3}\s*$")
#: 渠道经理岗位|的工作职责
_OF_POST = re.compile("(?<=..[理管监长任员师工])(?:岗位|职位)$")
_COUNTED_TEXTS = re.compile(r"(?<=\d)[ 　]*篇[)）]")
_ARTICLE = re.compile(r"[ 　]*第\s*[一二三四五六七八九十百〇零\d]{1,6}\s*条[ 　]*")
#: The number of a heading that is glued to the list before it (…意见。(二)权限).
_IN_BRACKETS = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]\s*")
_NTH = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_COUNT = re.compile(
    rf"[（(]({_NTH})[)）]|(\d)(?=\s*1\s*[、.．])|篇(\d{{1,2}})(?=1[、.．])|\s*(?:篇|范文|模板|版本|之)\s*({_NTH})|(\d{{1,2}})(?=\s*(?:\n|$))"
)
#: The title of a collection, which holds no text of its own (岗位职责(精选5篇)).
_COLLECTION = re.compile(
    r"[^\n。；]{0,6}\d+\s*篇[)）]?|[^\n。；第]{0,4}[一二三四五六七八九十]{1,3}篇[)）]?[ 　]*(?=\n|$)"
    r"|[^\n。；、\d]{0,4}(?:大全|汇总|合集)"
)
#: What else the title of a text calls itself (门店文员职责-规章制度).
_RULES_TOO = re.compile(r"[-–—_](?:规章|管理)制度(?=[ \t]*(?:\n|$))")
#: The first number of a list, on the line below.
_FIRST = re.compile(r"[ 　:：*]*\r?\n\s*[(（]?(?:1|一|①)[^\d一二三四五六七八九十]")
#: 职责一 above what it says (职责表述:…) counts an item of the form, and heads nothing; behind a title
#: it counts the texts of a collection (区域经理岗位职责2 above 职责描述:). 权限一: counts rights.
_NAMED = rf"职责(?:表述|描述)|(?<=职责\d)[:：][ 　]*(?={HAN})|(?<=权限[一二三四五六七八九十])[:：]"
_ITEM = re.compile(rf"\s*(?:{_NTH})\s*(?:{_NAMED})")
#: 领班权限100元 says up to what amount, and heads nothing.
_CEILING = re.compile(r"(?:为|是|在)?\d+(?:\.\d+)?[万千百]?(?:元|天|折|%|个工作日)")
_NUMBER = re.compile(r"(?:\d|[一二三四五六七八九十])\s*[、.．]\s*$")
#: 组织机构:参与组建管理机构;制定制度。 says what is done, and draws nothing.
_SENTENCES = re.compile(r"\s*[:：][^\n]{4,}[;；。]")
#: 绿源物业服务有限公司 项目经理岗位职责: the firm's name, parted by a blank, is none of the title.
_FIRM = re.compile("(?:[^ 　]*(?:公司|集团|酒店|医院|学校|商场|超市)[ 　]+)?")
_ASKED = re.compile(r"(?:什么是|(?:(?<=\n)|(?<=^)|(?<=[ 　]))[一二三四五六七八九十]{1,2}[ 　]+)")
#: 项目部各|岗位职责, 理赔部部门及|岗位职责 above a unit's posts.
_BOTH = re.compile("(?<=..)(?:部门)?[及和与、]?各$|(?<=..)部门[及和与、]$")
_EVERY = ("各岗位", "各职位")
_STOP = re.compile(r"[\s.．。;；:：,，!！?？、】【\]《》“”…\d]")
#: 其主要职责|是：, behind what is said of whoever has it.
_OF_BEFORE = re.compile("(?:主要)?(?:是|为|有|包括|包含|如下)(?=[ 　]*[:：])")
#: 经理|所负责的职责范围如下, 科长|应履行的职责
_BORNE = re.compile("(?:[所应须需]|应当)(?:负责|承担|履行|担负|尽)(?:的|之)?$")


@cache
def _refused_after() -> re.Pattern[str]:
    return re.compile(r"[、，,」”]|" + either(words("sections")["not_followed_by"]))


def find(text: str) -> tuple[Heading, ...]:
    """Return the headings of a text in order, none inside another."""
    found: list[Heading] = []
    floor = 0
    for match in section_words.any_word().finditer(text):
        if match.start() < floor:
            continue
        if heading := _read(text, match, floor):
            found.append(heading)
            floor = heading.end
    return tuple(sorted((*found, *glued_titles.find(text, found)), key=lambda h: h.start))


def _read(text: str, match: re.Match[str], floor: int) -> Heading | None:
    run = _run_before(text, match.start(), floor)
    # 什么是区域经理岗位职责, 二 区域经理职责
    asked = _ASKED.match(text, run, match.start())
    run = asked.end() if asked else run
    run = several_titles.begin(text, run, match.start())
    named = text[run : match.start()]
    end, ordinal = _ordinal(text, match.end())
    end = unlisted_posts.behind_remark(text, end)
    of_before = _OF_BEFORE.match(text, end) if named.startswith("其") else None
    end = of_before.end() if of_before else end
    colon = bool(re.match(r"\s*[:：]", text[end : end + 3]))
    if ruled := _ruled(text, (run, match.start(), match.end()), match[0]):
        return ruled
    refused = (
        _COLLECTION.match(text, end)
        or (_ITEM.match(text, match.end()) and not titles.parse(named))
        or _CEILING.match(text, match.end())
        or (match[0] in words("sections")["colon_only"] and not colon)
    )
    if refused or (_refused_after().match(text, end) and not colon):
        return None
    if open_entries.is_listed(text, run, colon):
        # 直接下级:餐厅主管、厨师长职责:1、… names whom the entry is about, and then a section.
        return Heading(
            start=match.start(), end=end, kind="section", section=section_words.held(match[0])
        )
    bare = named.strip("的 　")
    if not bare or bare in words("sections")["leading"] or (bare + match[0][:2]) in _EVERY:
        return _section(text, match, (run, end), floor)
    section = section_words.behind(match[0], colon)
    # 关键流程：现金流程、出纳工作流程 lists processes.
    if section == "process" and text[run - 1 : run] == "、":
        return None
    if section is None:
        return _behind_item(text, run, match, end)
    found = _of_bearer(text, (run, match.start(), end), section, ordinal)
    return found or _behind_item(text, run, match, end)


def _behind_item(text: str, run: int, match: re.Match[str], end: int) -> Heading | None:
    """Return the head of a section that is glued to a list's last item.

    Rights behind a duty (4、运营管理|权限:1、…), or what a blank parts from it above a list (…工作 权力).
    """
    if text[match.start() - 1] in " 　" and _FIRST.match(text, end):
        held = section_words.held(match[0])
        return Heading(start=match.start(), end=end, kind="section", section=held)
    if section := open_entries.glued_section(text, run, match, end):
        return section
    start = match.end() - len("权限")
    glued = match[0].endswith("管理权限") and _NUMBER.search(text, 0, run)
    if not glued or not re.match(r"\s*[:：]\s*[(（]?[1一①]", text[end : end + 6]):
        return None
    return Heading(start=start, end=end, kind="section", section="authorities")


def _ruled(text: str, at: tuple[int, int, int], word: str) -> Heading | None:
    """Return the heading of rules on one post: 店长权限管理制度 alone on its line, or in 【】."""
    start, middle, end = at
    opens, rules = (
        opens_line(text, start - (text[start - 1 : start] == "【")),
        _RULES.match(text, end),
    )
    title = titles.parse(text[start:middle]) if rules and opens and word.endswith("权限") else None
    if rules is None or title is None or not titles.is_plain(title.name):
        return None
    return Heading(start=start, end=rules.end(), kind="position", section="authorities", title=title,
                   named=(start, middle))  # fmt: skip


def _run_before(text: str, at: int, floor: int) -> int:
    """Return where the run of words in front of an offset begins: behind the nearest stop."""
    low = max(floor, at - 30)
    run = at
    while run > low and (text[run - 1] in " 　" or not _STOP.match(text[run - 1])):
        run -= 1
    while run < at and text[run] in " 　)）]":
        run += 1
    if counted := _COUNTED_TEXTS.match(text, run, at):
        # 采购员的岗位职责(通用8篇)|采购员的岗位职责篇1
        run = counted.end()
    if _COUNTED.search(text, 0, run) and text[run] in "章节条篇":
        # 第9条总裁职责: a figure is a stop, and the word behind it counts.
        return run + 1
    counted = _CHAPTER.match(text, run, at) or _IN_BRACKETS.match(text, run, at)
    return counted.end() if counted else run


def _ordinal(text: str, end: int) -> tuple[int, int | None]:
    """Read the list's own count behind a heading: 岗位职责2, 岗位说明书(1), 岗位职责21、 (2, then 1、).

    What the heading calls itself besides is passed over; (1) before words opens the list below.
    """
    end = called.end() if (called := _RULES_TOO.match(text, end)) else end
    found = _COUNT.match(text[end : end + 10])
    if not found or (found[1] and not _closes(text, end + found.end())):
        return end, None
    return end + found.end(), number(next(g for g in found.groups() if g))


def _closes(text: str, end: int) -> bool:
    """Say whether what follows shows the end of a heading: a colon, a break, a number, a bracket,
    or the next heading.
    """
    if (
        not text[end : end + 40].strip()
        or section_words.any_word().match(text, end)
        or open_entries.key().match(text, end)
    ):
        return True
    return bool(
        re.match(
            # 岗位职能—制定…；审核…
            r"\s*(?:[:：\n【（(第①●■◆•\-]|—{1,2}(?=[^\n—]{6,}[；;，,。])|】\s*(?:[-–●■◆•（(①\d\n]|$)|[.．]\d|\d|[一二三四五六七八九十]{1,2}[、.．])|\s{1,}"
            r"|在[^，,。；;\n]{2,12}(?:领导|指导|带领|管理)下",
            text[end : end + 48],
        )
    )


def _section(text: str, match: re.Match[str], at: tuple[int, int], floor: int) -> Heading | None:
    start, end = at
    kind = section_words.held(match[0])
    before = text[max(0, start - 8) : start].rstrip(" 　")[-1:]
    after_stop = (
        opens_line(text, start)
        or start == floor > 0
        or (before in "。;；:：【】）)!！?？…、.．" and before != "")
    )
    if (
        section_words.label_of(match[0])
        and before in "、.．"
        and not _NUMBER.search(text, 0, start)
    ):
        # 对下属有监督、检查、考核权
        return None
    if kind == "chart" and _SENTENCES.match(text, end):
        return None
    drawn = kind in ("chart", "headcount") and units.prefix(text, end) is not None
    if not after_stop or not (drawn or _closes(text, end)):
        return None
    return Heading(start=start, end=end, kind="section", section=kind)


def _of_bearer(
    text: str, at: tuple[int, int, int], section: str, ordinal: int | None
) -> Heading | None:
    start, middle, end = at
    # 销售内勤作为销售部门的工作职责 heads what the clerk does.
    firm = _FIRM.match(text[start:middle])
    start += firm.end() if firm else 0
    named = _BORNE.sub("", text[start:middle].partition("作为")[0]).rstrip("的 　")
    named = _OF_POST.sub("", unlisted_posts.without_adjective(named))
    if several := _BOTH.search(named):
        return _of_posts(text, start, end, named[: several.start()], section)
    closed = _closes(text, end) or _is_article_of_its_own(text, start, end)
    if closed and owned_fields.is_of_others(named, text[middle:end]):
        return Heading(start=start, end=end, kind="position", section=section)
    named = owned_fields.owner(named, text[middle:end]) if closed and section != "chart" else named
    return _of_named(text, at, (start, named), (section, closed, ordinal))


def _of_named(
    text: str, at: tuple[int, int, int], name: tuple[int, str], held: tuple[str, bool, int | None]
) -> Heading | None:
    """Read the heading of whoever ``name`` says where; ``held`` is what it holds, if it closes, its count."""
    (start, named), (section, closed, ordinal), end = name, held, at[2]
    stop, whole = start + len(named), titles.corrected(named)
    headed = partial(Heading, start=start, end=end, section=section, named=(start, stop))
    # 各部门经理 are the managers of departments, whichever.
    title = titles.parse(whole) or titles.parse(whole.removeprefix("各"))
    title = title or titles.parse(whole.removesuffix("人员"))
    if title and (closed or titles.suffix(title.name) == 0):
        return headed(kind="position", title=title, ordinal=ordinal)
    if section == "chart":
        return headed(kind="section", unit=units.parse(named)) if closed else None
    if closed and not title and (several := several_titles.every(whole)):
        return headed(kind="position", title=several)
    if closed and not title and titles.is_office(whole):
        return headed(kind="position", title=Title(whole), ordinal=ordinal)
    if closed and (unit := units.parse(named)):
        return headed(kind="unit", unit=unit)
    if whole := unlisted_posts.named(text, (start, *at[1:]), named):
        return headed(kind="position", title=Title(whole), ordinal=ordinal)
    return _glued(text, (start, stop, end), section, ordinal)


def _of_posts(text: str, start: int, end: int, named: str, section: str) -> Heading | None:
    """Return the heading of a unit whose posts' texts follow, or None."""
    unit = units.parse(named) if _closes(text, end) else None
    if unit is None:
        return None
    return Heading(start=start, end=end, kind="unit", section=section, unit=unit,
                   named=(start, start + len(named)))  # fmt: skip


def _is_article_of_its_own(text: str, start: int, end: int) -> bool:
    """Say whether a heading is all that an article says, its stop included (第九条 总经理职责。)."""
    line = text.rfind("\n", 0, start) + 1
    led = _ARTICLE.fullmatch(text[line:start])
    return led is not None and re.match(r"[。.][ 　]*(?:\r?\n|$)", text[end:]) is not None


def _glued(
    text: str, at: tuple[int, int, int], section: str, ordinal: int | None
) -> Heading | None:
    """Find a title or unit of known words at the end of a run (…权限描述|销售代表岗位职责)."""
    start, stop, end = at
    named = text[start:stop]
    begin = titles.suffix(named)
    # 管理文件-生产部部长岗位职责, NAME生产部部长岗位职责
    apart = begin and re.search(r"[A-Za-z\-–—_]$", named[:begin])
    if not apart and not opening("sections", "glue").search(named):
        return None
    if begin is not None and (title := titles.parse(named[begin:])):
        return Heading(start=start + begin, end=end, kind="position", section=section, title=title,
                       ordinal=ordinal, named=(start + begin, stop))  # fmt: skip
    begin = units.suffix(named)
    if begin is not None and _closes(text, end) and (unit := units.parse(named[begin:])):
        return Heading(start=start + begin, end=end, kind="unit", section=section, unit=unit,
                       named=(start + begin, stop))  # fmt: skip
    return None

"""How the number of a list or heading is written, form by form: what is tried first stands first.

Each form is one or more regular expressions; the group in it that ends in ``_n`` is its number.
"""

import re
from functools import cache

from rolegraph.reading.characters import HAN
from rolegraph.reading.compiled import compiled
from rolegraph.reading.pictures import PICTURE, PICTURES

NUMERALS = "一二三四五六七八九十"
#: 第廿五条, 第卅条: how tens are written short.
SHORT_TENS = "廿卅卌"
FORMAL = "壹贰叁肆伍陆柒捌玖拾"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_BULLETS = "▲△★☆※◎❖➤●■◆▪▶►□➢✓√◇○•·\uf0b7\uf06c\uf06e"
_DOTS = "．・‧∙◦▸"
#: What a bullet of a symbol font turns into as plain text.
GLYPHS = "nluØü§"
#: What every form begins with: nearly no character of a text, so that none else is tried.
_FIRST = (
    rf"第篇【岗职任权步参\d（(){NUMERALS}{FORMAL}{CIRCLED}）、a-hA-H{GLYPHS}{_BULLETS}{_DOTS}{PICTURES}"
    r" 　\t—–*+-"
)
_LINE = r"(?:(?<=\n)|(?<=^))"
_INDENTED = rf"{_LINE}[ 　\t]{{0,12}}"
_WRITING = rf'(?=\s*(?:{HAN}|[《“"(（A-Za-z]))'
_NUMBER = rf"[{NUMERALS}\d]{{1,3}}"
_COUNTED = (
    r"[\d%]|[万千百]?元|折|倍|成(?!立)|亿|吨|个百分点|个工作日|小时|天(?!气)|年(?![度终末会检])"
)
_SHARE = r"\d+(?:\.\d+)?[万千百]?(?:元|天|日|%|折)以"
#: 第一章总则第一条: an article glued to its chapter's title.
_GLUED = "|".join(f"(?<=章{HAN}{{{n}}})" for n in range(2, 11))

_FORMS: dict[str, tuple[str, ...]] = {
    # 第1篇, 篇一：, 【篇1：, and 【篇销售专员, whose number is lost
    "collection": (
        rf"第\s*(?P<collection_n>{_NUMBER})\s*[篇份](?=\s*[:：\s])",
        rf"{_LINE}[ 　]*篇\s*(?P<collection2_n>{_NUMBER})(?=\s*[:：])",
        rf"【\s*篇\s*(?:(?P<collection3_n>\d+)\s*[:：]|(?={HAN}))",
    ),
    # 第一章 总则, 第二部分：, 第一章总则第一条
    "chapter": (
        rf"第\s*(?P<chapter_n>{_NUMBER})\s*(?:章|节|部分)(?=[\s:：、])",
        rf"{_LINE}第(?P<chapter2_n>[{NUMERALS}]{{1,3}})章",
        rf"(?<=[。；;.])第(?P<chapter3_n>[{NUMERALS}]{{1,3}})章(?={HAN}{{2,10}}第[{NUMERALS}百〇零\d]{{1,6}}条)",
    ),
    # 第十二条 总经理…
    "clause": (
        rf"(?:{_LINE}|(?<=[。；;])|(?<=[如以]下[:：])|{_GLUED})[ 　]*"
        rf"第\s*(?P<clause_n>[{NUMERALS}{SHORT_TENS}百〇零\d]{{1,6}})\s*条[ 　]*(?:[:：、][ 　]*)?"
        rf"(?={HAN}|[《【（(“]|(?<=[ 　:：、])\d|[ 　\t]*\n|\Z)",
    ),
    # 岗位1：
    "post": (rf"(?:岗位|职位)\s*(?P<post_n>{_NUMBER})\s*[:：]",),
    # 步骤1：, 第2步、
    "step": (
        rf"{_LINE}[ 　]*"
        rf"(?:步骤\s*(?P<step_n>{_NUMBER})|第(?P<step2_n>[{NUMERALS}\d]{{1,2}})步)\s*[:：、，.．]\s*",
    ),
    "stated": (rf"{_LINE}[ 　]*职责表述\s*[:：]\s*",),
    # 权限一：
    "power": (rf"(?<=\n)权限\s*(?P<power_n>[{NUMERALS}]{{1,2}})\s*[:：]\s*",),
    # 职责一：, 任务2职责描述：, 职责二 编制…
    "task": (
        rf"(?:职\s*责|任\s*务)\s*(?P<task_n>{_NUMBER})\s*(?:[:：]|(?=职责[表描]述))\s*(?:职责[表描]述\s*[:：]\s*)?",
        rf"(?:(?<=\s)|(?<=^)|(?<=[。；;]))职\s?责\s?(?P<task2_n>[{NUMERALS}]{{1,2}})[ 　\t]+{_WRITING}",
    ),
    # 3.1 财务部, 3.1.2. 10万元; of 2.5万元 there is no second number; 3。2 总经理 behind a stop
    "dotted": (
        rf"\d{{1,2}}(?:[.．]\d{{1,2}})+[.．、]?(?!{_COUNTED}){_WRITING}",
        r"\d{1,2}(?:[.．]\d{1,2}){2,}[.．、]?(?=[ 　]+\d)",
        rf"(?:{_LINE}|(?<=[。；;.]))\d{{1,2}}。\d{{1,2}}(?!\d)(?=[ 　]*{HAN})",
    ),
    # （一）, 一）, and 一是 that counts what stands behind it
    "cnparen": (
        rf"(?:[（(]\s*|{_INDENTED})(?P<cnparen_n>[{NUMERALS}]{{1,3}})\s*[)）]",
        rf"(?:{_INDENTED}|(?<=[。；;：:]))(?P<cnparen2_n>[{NUMERALS}])是(?={HAN}{{2}})",
    ),
    # 一、, 壹．, 参、, 一 编制年度计划 on a line of its own, and 一：库房主管 alone on one
    "cn": (
        rf"(?P<cn_n>[{NUMERALS}{FORMAL}]{{1,3}}|(?:{_LINE}|(?<=[ 　\t]))参(?=、))"
        rf"\s?(?:[、.．]{{1,2}}|[,，](?={HAN}))",
        rf"{_INDENTED}(?P<cn2_n>[{NUMERALS}]{{1,3}})[ 　]+(?={HAN}{{3}}[^\n]{{8}})",
        rf"{_INDENTED}(?P<cn3_n>[{NUMERALS}]{{1,3}})[:：](?={HAN}{{2,12}}[ 　]*(?:\r?\n|$))",
    ),
    # (1), and (1 whose end is lost
    "paren": (r"[（(]\s*(?P<paren_n>\d{1,2})\s*[)）]",),
    "open": (rf"[（(](?P<open_n>\d{{1,2}}){_WRITING}",),
    "circled": (f"[{CIRCLED}]",),
    # 1、 1. 1) and 1，负责
    "arabic": (
        # of （CG-02） there is none
        r"(?<!\d)(?<!\d[.．])(?<![A-Za-z]-)(?P<arabic_n>\d{1,2})\s?"
        rf"(?P<delimiter>[、．）)]|(?:(?<=[\n 　\t]\d)|(?<=[\n 　\t]\d\d))[,，](?={HAN})"
        r"|[.](?!\d)|[.](?=\d+年|\d{3}|\d+(?:\.\d+)?[万千]?元|\d+[%天])){1,2}",
    ),
    # 1负责, 2 10万元以下
    "bare": (
        rf"(?<![\d.．\-~≥≤<>=A-Za-z])(?P<bare_n>\d{{1,2}})(?:{_WRITING}|(?=[ 　\t]+{_SHARE}))",
    ),
    # ）负责 and 、负责, whose numbers are lost
    "closed": (rf"(?<=[;；。\n])[)）](?={HAN})",),
    "lost": (rf"(?<=[;；。])、(?={HAN})",),
    # a. 负责, and a采购主管 at the head of a line where the letters go on from line to line
    "letter": (
        # (a) 督導…
        rf"{_INDENTED}[（(][ 　]*[a-nA-N][ 　]*[)）](?=[ 　\t]*(?:{HAN}|[《“]))",
        rf"(?<![A-Za-z])[a-hA-H][.、)）](?=\s*(?:{HAN}|[《“])|\s*\d+(?:\.\d+)?[%万元])",
        rf"{_INDENTED}a(?=(?:{HAN}(?![类级组股座区栋])|[《“])[^\n]*\n\s*b(?:{HAN}|[《“]))",
        rf"{_INDENTED}[b-h](?=(?:{HAN}(?![类级组股座区栋])|[《“])[^\n]{{4}})",
    ),
    # ● 负责, - 负责, — 负责, 📌 负责, and n负责 of a symbol font; of ●15薪 no duty follows
    "bullet": (
        rf"[{_BULLETS}]\s*(?!\s*\d{{1,2}}薪)",
        rf"(?:{_LINE}|(?<={HAN}|[。；;：:）)】\]]))[ 　\t]{{0,12}}[-–*]\s+(?={HAN}|[\dA-Za-z《“（(*])",
        rf"(?<=[%％])[ 　\t]{{0,12}}[-–*]\s+(?={HAN})",
        rf"{_INDENTED}[+]\s+(?={HAN}|[\dA-Za-z《“（(*])",
        rf"{_INDENTED}—{{1,2}}\s*(?={HAN})",
        rf"{_INDENTED}(?:[{_DOTS}]\s*(?={HAN}|[《“])|[{_DOTS[1:]}]\s*(?=[\dA-Za-z（]))",
        rf"{_INDENTED}{PICTURE}\s*(?={HAN}|[\dA-Za-z《“（(])",
        rf"(?<=\n)[-–](?={HAN})",
        rf"(?<![A-Za-z0-9])[{GLYPHS}][ 　]?(?={HAN})",
    ),
}


@cache
def mark_pattern() -> re.Pattern[str]:
    """Return a pattern of every form; its last group is the name of the form that was found."""
    forms = (f"(?P<{name}>{'|'.join(ways)})" for name, ways in _FORMS.items())
    return compiled(f"(?=[{_FIRST}])(?:{'|'.join(forms)})", re.MULTILINE)


@cache
def number_groups() -> tuple[str, ...]:
    """Return the groups of the pattern that hold a number."""
    return tuple(name for name in mark_pattern().groupindex if name.endswith("_n"))

"""How a body is made up, meets and votes (会议须有三分之二以上理事出席): rules on it, and nobody's duty."""

import re

_SHARE = r"(?:[二三四五]分之[一二三四]|过?半数|\d/\d|\d{2}%)(?:以上)?"
_VOTES = re.compile(
    # 会员大会须有三分之二以上的会员出席方能召开
    rf"[^。；]{{0,30}}{_SHARE}[^。；]{{0,16}}(?:出席|参加|到会|表决|通过|同意|提议|选举|推举)"
    # 总经理办公会议分为例会和临时会议, 理事会每届五年
    r"|[^，。；]{0,10}会议?分为[^，。；]*会议?$|[^，。；]{2,12}(?:每届|任期)(?:任期)?[^，。；]{0,4}年"
    # 参会人员必须准时出席, 表决实行一人一票
    r"|[^，。；]{0,12}(?:表决)[^，。；]{0,6}(?:一人一票|举手|记名)"
)
_CHAIRS = "(?:主任|组长|主席|会长|理事长|委员长|召集人|秘书长|委员|组员|成员|秘书)"
#: What each clause says of a body's members (由三名董事组成, 设主任一名, 由厂长担任, 总经理任主任委员).
_MADE = re.compile(
    "[^，；]{0,12}由[^，；]{2,60}(?:组成|构成)"
    f"|其?(?:主要)?{_CHAIRS}(?:由|为|包括|包含|有)[^，；]{{2,60}}"
    rf"|[^，；]{{0,12}}设(?:副|常务)*{_CHAIRS}(?:委员|长)?(?:[一二两三四五六七八九十\d]+[名人位至~-]*|若干)+[名人位]?"
    rf"|(?:副|常务)*{_CHAIRS}(?:委员|长)?(?:[一二两三四五六七八九十\d]+|若干)[名人位]"
    f"|由[^，；由]{{2,20}}(?:担任|兼任|出任)|由?[^，；由责]{{2,20}}(?:担任|兼任|出任|任)(?:副|常务)*{_CHAIRS}(?:委员|长)?"
    f"|(?:其中)[^，；]{{2,20}}(?:占多数|不少于[^，；]+|[一二两三四五六七八九十\\d]+[名人位])"
)


def tells(sentence: str) -> bool:
    """Say whether a sentence tells how a body is made up, meets and votes, or how long it serves."""
    return is_made_of(sentence) or _meets(sentence)


def is_made_of(sentence: str) -> bool:
    """Say whether all clauses of a sentence say who is in a body and at its head."""
    told = "组成" in sentence or "构成" in sentence or "任" in sentence or "成员" in sentence
    clauses = re.split("[，,；;]", sentence.strip("。 "))
    return told and all(_MADE.fullmatch(clause) for clause in clauses)


def _meets(sentence: str) -> bool:
    return ("会" in sentence or "任期" in sentence or "表决" in sentence) and _VOTES.match(
        sentence
    ) is not None

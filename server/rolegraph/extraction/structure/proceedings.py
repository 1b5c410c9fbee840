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


def tells(sentence: str) -> bool:
    """Say whether a sentence tells how a body meets and votes, how long it serves, or who may call it."""
    return ("会" in sentence or "任期" in sentence or "表决" in sentence) and _VOTES.match(
        sentence
    ) is not None

"""Sentences of letters of authority and of rules over their lists: what is handed over, and to whom."""

import re

from rolegraph.extraction.sentences.wording.lexicon import group
from rolegraph.extraction.structure.classifying.headed import Reading, over
from rolegraph.extraction.structure.names import titles
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.pieces.segmentation import Piece

_LISTED = "(?:下列|以下|如下)[^，,。；;:：]{0,12}[:：]"
#: 兹授权本公司香港分行经理陈大文先生，代表本公司行使下列权力：
_AUTHORISED = re.compile(
    r"(?:[^。；;:：]{0,40}[，,])?(?:[^，,。；;:：]{2,16}?)?(?:现|兹|特)?(?:授权|委托|委任|授予)(?:本|我)?(?:公司|行|院|校|集团)?"
    r"(?P<who>[^，,。；;:：]{2,24}?)(?:在[^，,。；;:：]{2,30}(?:期间|期内|范围内))?[，,]?(?:代表[^，,。；;:：]{1,10}?)?[，,]?(?:依法|全权)?(?:(?:代为)?行使|代行|处理|办理|享有)(?:[^，,。；;:：]{2,14}的)?"
    + _LISTED
)
_ADDRESSED = re.compile("(?:先生|女士|小姐|同志)$")
#: A name is as long with its surname, the longest first.
_NAMES = (4, 3, 2)


def authorised(words: str, piece: Piece, following: Piece | None) -> list[Reading]:
    """Read whom a letter gives the powers listed below (兹授权财务经理李明行使下列权力：)."""
    below = following.mark if following else None
    found = _AUTHORISED.fullmatch(words.strip()) if below and below.value < 2 else None
    title = _without_name(found["who"]) if found and below and below.value < 2 else None
    if found is None or title is None:
        return []
    at = piece.start + len(words) - len(words.lstrip()) + found.start("who")
    return [
        Reading(
            kind="position",
            start=piece.start,
            end=piece.end,
            numbered=piece.mark is not None,
            section="authorities",
            title=title,
            named=(at, at + len(title.name)),
        )
    ]


def _without_name(who: str) -> Title | None:
    """Return the title before its holder's name (财务经理李明先生), or None where there is none."""
    plain = _ADDRESSED.sub("", who)
    named = (n for n in _NAMES if plain[-n : -n + 1] in group("granting", "surnames"))
    cut = (*(plain[:-n] for n in named), plain)
    read = (titles.parse(each) for each in cut)
    return next((t for t in read if t and titles.is_plain(t.name)), None)


_HANDED = re.compile(
    r"(?:[^。；;:：]{0,40}[，,])?(?:现|兹)?[^。；;:：]{0,24}(?:将|就|授予|授权|赋予|行使|享有)[^。；;:：，,]{0,10}"
    r"(?:下列|以下|如下)[^。；;:：，,]{0,6}(?:权限|职权|权力|事项|业务)[^。；;:：，,]{0,16}[:：]"
)


def handed_over(words: str, piece: Piece, open_position: bool) -> list[Reading]:
    """Read a letter's sentence over its list of rights (现将下列权限授予受权人:), the receiver known."""
    if (
        not open_position
        or words.strip()[-1:] not in (":", "：")
        or not _HANDED.fullmatch(words.strip())
    ):
        return []
    return [over(piece, "section", numbered=piece.mark is not None, section="authorities")]


#: What a rule sets out of several posts below it: 现将各级人员的审批权限规定如下.
_SET_OUT = re.compile(
    r"(?:[^。；;:：]{2,60}[，,])?(?:现|兹|特)?(?:[将对就])?[^。；;:：，,]{0,24}?"
    r"(?P<what>(?:职责|权责|权力|权利)?[和与及、]?(?:权限|职权|权力|权利))(?:的?(?:规定|划分|明确|设定|设置|分配|界定|授予|安排|公布|说明|通知))?"
    r"(?:如下|规定为)[^。；;:：，,]{0,6}[:：。]?"
)


def ruled(words: str, piece: Piece) -> list[Reading]:
    """Read a sentence that says that the lists below are of powers (现将各级人员的权限规定如下：)."""
    found = _SET_OUT.fullmatch(words.strip())
    if found is None:
        return []
    kind = "mixed" if found["what"].startswith(("职责", "权责")) else "authorities"
    return [over(piece, "section", section=kind)]

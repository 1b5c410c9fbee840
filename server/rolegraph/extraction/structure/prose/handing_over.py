"""Running text that hands something to somebody at its end: 档案由办公室负责."""

import re
from functools import cache

from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.prose.prose import Subject, done_by
from rolegraph.reading.characters import HAN


@cache
def _charged() -> re.Pattern[str]:
    """Match whom a sentence charges with a deed and its thing: (检修期间，)由班长负责登记台账."""
    return re.compile(
        rf"(?:[^，,。；;由]{{2,14}}(?:[时后前中]|期间|结束|开始)[，,])?由(?P<who>{HAN}{{2,12}}?)"
        rf"(?:具体|统一|全面|直接)?(?:负责|组织|牵头)(?=[^，,。；;]{{2,}})"
        r"(?!.{0,2}(?:解释|说明|修订|补充))(?![部会人者])"
    )


def delegated(text: str) -> Subject | None:
    """Return the unit or position that a sentence hands something to at its end: …由行政部负责."""
    if "由" not in text:
        return None
    found = (
        re.search(
            rf"(?:统一|均|全部|具体)?由(?P<who>{HAN}{{2,12}}?)(?:统一|具体|全权|全面|主要|直接|专门|归口)*负责(?:[。；;]?$|[，,](?![^，,。；;]*(?:由|负责)))",
            text,
        )
        or done_by().match(text)
        or _charged().match(text)
    )
    if not found or (found.end() < len(text) and units.suffix(text[: found.start()]) is not None):
        # 研发部由研发部经理负责，下设两组
        return None
    at = found.span("who")
    if len([one for one in re.split("[和与及、]", found["who"]) if titles.is_title(one)]) > 1:
        # 分别由财务经理和出纳保管: who does what of it is not one of them.
        return None
    if titles.is_title(found["who"]):
        return Subject(*at, title=Title(found["who"]))
    unit = units.parse(found["who"])
    return Subject(*at, unit=unit) if unit else None

"""What sorts posts (专业技术岗位, 高层管理岗位), and is none itself."""

import re
from functools import cache

from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.alternation import either


def is_class(text: str) -> bool:
    """Say whether words name a sort of posts (专业技术岗位, 高层管理岗位（大型企业）), and none of them."""
    return "位" in text and _class().fullmatch(text) is not None


@cache
def _class() -> re.Pattern[str]:
    sort = either(words("titles")["post_classes"])
    return re.compile(rf"(?:{sort}[、与和及性型类]?)+[岗职]位(?:[（(][^()（）]*[)）])?")

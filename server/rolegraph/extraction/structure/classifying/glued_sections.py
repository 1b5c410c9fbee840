"""Sections whose heading is glued to their text (一、岗位概述冷库管理岗作为…, 权限：审批…)."""

from rolegraph.extraction.structure.classifying.headed import Reading
from rolegraph.extraction.structure.pieces.segmentation import Piece
from rolegraph.extraction.structure.wording import section_words

#: No heading that stands alone is longer.
_HEADING = 24
#: The words of a section that are as many begin nothing else.
_WHOLLY = 6


def read(words: str, piece: Piece, parent: str, sibling: str) -> list[Reading]:
    """Return the heading and the text of a numbered piece: beside sections, or the first below a title.

    Below a title the heading needs a colon (权限：…), unless it sums up (一、岗位概述…). 权限使用规范 is a
    heading of its own, though it begins with the word of another.
    """
    length = section_words.section_prefix(words)
    plain = len(words) <= _HEADING and words.isalpha()
    if not 0 < length < len(words) or (plain and section_words.section_of(words)):
        return []
    section = section_words.section_of(words[:length])
    first = parent == "position" and not sibling
    told = words.startswith((":", "："), length) or section == "overview"
    # 岗位在组织中的位置 is the beginning of no sentence.
    drawn = length >= _WHOLLY and section in ("lines", "chart")
    if sibling != "section" and not drawn and not (first and told):
        return []
    if (plain and words[length] in "与和及") or section_words.is_said_of(words, length):
        # 岗位设置与职责 heads several, 权责清晰：… says how they are.
        return []
    end = piece.start + length
    heading = Reading(kind="section", start=piece.start, end=end, numbered=True, section=section)
    return [heading, Reading(kind="text", start=end, end=piece.end)]

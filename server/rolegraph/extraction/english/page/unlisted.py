"""Titles that no list knows: a heading right above what is somebody's, where those beside it are like it."""

from collections.abc import Sequence

from rolegraph.extraction.english.page.chapters import is_apart
from rolegraph.extraction.english.page.headings import field, may_name, names_text
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.page.sections import kind_of_section, section
from rolegraph.extraction.english.wording.titles import is_title, unwrapped

#: Sections that always are somebody's.
OWNED = ("duties", "authorities", "qualifications", "measures", "prohibitions")


def names_post(heading: Paragraph, opened: str, every: Sequence[Paragraph]) -> bool:
    """Say whether a heading above somebody's section (``opened``) can be the title of a post.

    ``every`` is the whole text.
    """
    if names_text(opened) or not may_name(heading) or _is_named_below(heading, every):
        return False
    return _leads_section(heading, every)


def _is_named_below(heading: Paragraph, every: Sequence[Paragraph]) -> bool:
    """Say whether a field tells the post's title: what stands above the form is then whose form it is."""
    below = (one for one in every if one.whole.span[0] > heading.whole.span[0])
    told = (field(one) for one in below if ":" in one.text or "\t" in one.text or "|" in one.text)
    return any(one is not None and one.kind == "position" for one in told)


def _leads_section(heading: Paragraph, every: Sequence[Paragraph]) -> bool:
    """Say whether most headings beside one are titles or right above somebody's section, as of cards.

    Among the chapters of a policy ("Travel", "Equipment", "Security") one with a list of duties is no post.
    Where nothing marks headings a third is enough: what looks like one may be the name of a firm.
    """
    beside: list[bool] = []
    below: list[str] = []
    found = False
    for one, following in zip(every, (*every[1:], None), strict=False):
        if 0 < one.level < heading.level and found:
            break
        if 0 < one.level < heading.level:
            beside = []
        elif one.level == heading.level and is_apart(one) and not kind_of_section(one.text):
            found |= one.whole.span == heading.whole.span
            owned = following is not None and _is_owned(following)
            beside.append(owned or is_title(unwrapped(one.text)))
        elif one.level > heading.level:
            told = section(one)
            below.append(told.kind if told else "")
    if len(beside) == 1 and heading.level and 2 * sum(map(bool, below)) >= len(below):
        # The text's own heading, above sections that descriptions have; "Spending limits" and "Signing
        # limits" alone are those of a policy.
        return set(below) - {""} != {"authorities"}
    return sum(beside) * (2 if heading.level else 3) >= len(beside)


def _is_owned(paragraph: Paragraph) -> bool:
    """Say whether a paragraph heads what is somebody's: duties, powers, what is forbidden."""
    found = section(paragraph)
    return found is not None and found.kind in OWNED

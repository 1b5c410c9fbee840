"""Lists of what several decide together: 副总裁、财务总监终审：1、采购合同；…."""

from rolegraph.extraction.sentences.authorities import list_titles
from rolegraph.extraction.structure import Item, Section
from rolegraph.extraction.structure.bearers.people import People
from rolegraph.values import replace


def lists(item: Item, section: Section, people: People) -> tuple[Section, ...] | None:
    """Return the lists of rights that an item stands in: its section, or that of each whom its heading names.

    None where it stands in no list of anybody's rights, () for a heading of several itself.
    """
    if section.bearer:
        return (section,) if section.kind == "authorities" else None
    if several := list_titles.deciders(item.heading):
        named = (people.bearer(one, section.organisation, item.body) for one in several)
        every = dict.fromkeys(bearer for bearer in named if bearer)
        return tuple(replace(section, bearer=one, title=item.heading) for one in every)
    words = item.body.text.rstrip()
    return () if words.endswith(("：", ":")) and list_titles.deciders(words) else None

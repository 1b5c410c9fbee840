"""Who does what with the matter of a heading: "Approve: CFO" below "Vendor contracts"."""

from collections.abc import Iterator

from rolegraph.extraction.english.amounts import amounts, covered
from rolegraph.extraction.english.authorities import authority
from rolegraph.extraction.english.context import Context
from rolegraph.extraction.english.lexicon import by_entry, group
from rolegraph.extraction.english.limits import limit
from rolegraph.extraction.english.objects import object_end, without_article
from rolegraph.extraction.english.speakers import named_by
from rolegraph.extraction.english.titles import is_generic, is_title, titles_in
from rolegraph.extraction.english.verbs import kind_of_noun, kind_of_verb
from rolegraph.extraction.english.words import between, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority
from rolegraph.reading import Passage

#: Words of the longest matter that is a heading, and letters of the longest label.
_LONGEST = 12
_LABEL = 24


def does(label: str) -> str:
    """Return the kind of power that a label names whoever stands behind it by, "" for no such label."""
    low = label.strip(" *_").lower()
    if not 0 < len(low) <= _LABEL:
        return ""
    named = by_entry("kinds", "doers").get(low, "") or by_entry("phrases", "needs").get(low, "")
    step = kind_of_noun(low)  # "Dismissal: HR Director" names a matter of its own
    return named or kind_of_verb(low) or (step if step in group("kinds", "steps") else "")


def signed(item: Item, passage: Passage, context: Context) -> Iterator[Authority]:
    """Yield what an entry such as "Sign: CEO or CFO" gives to each that it names, over the heading's matter.

    None where the heading is itself somebody's title or too long to be a matter.
    """
    label, colon, value = passage.text.partition(":")
    kind = does(label) if colon else ""
    heading = item.heading.strip(" :*_")
    run = words(heading)
    if not kind or not 0 < len(run) <= _LONGEST or is_title(heading) or heading.endswith("?"):
        return
    figured = covered(amounts(heading, run))
    stop = object_end(run, 0, "", figured) if figured else len(run)
    what = between(heading, without_article(run[:stop]))
    bound = limit(heading, run)
    for title in titles_in(value):
        here = None if is_generic(title) else named_by(title, passage, context)
        if here and what:
            yield authority(passage, here, kind, (what, bound), certain=0.8)

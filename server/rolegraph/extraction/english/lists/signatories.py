"""Who does what with the matter of a heading: "Approve: CFO" below "Vendor contracts"."""

import re
from collections.abc import Iterator

from rolegraph.extraction.english.figures.amounts import amounts, covered
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.norms.authorities import authority
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.speakers import named_by
from rolegraph.extraction.english.wording.lexicon import by_entry, group
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.titles import is_generic, is_title, titles_in
from rolegraph.extraction.english.wording.verbs import kind_of_noun, kind_of_verb
from rolegraph.extraction.english.wording.words import between, words
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Limit
from rolegraph.reading import Passage

#: What parts those who act together, not inside a bracket.
_PARTS = re.compile(r"[,;]\s+(?![^(]*\))")
_BRACKET = re.compile(r"\(([^()]*)\)\s*\.?\s*$")
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
    for titles, own, share in _shares(value):
        for title in titles:
            here = None if is_generic(title) else named_by(title, passage, context)
            if here and what:
                yield authority(passage, here, kind, (own or what, share or bound), certain=0.8)


def _shares(value: str) -> Iterator[tuple[tuple[str, ...], str, Limit | None]]:
    """Yield those who are named together, and of what and how much of it the bracket behind them says.

    "CFO (changes below EUR 2,000), CEO + Board (above EUR 2,000)": what one names holds for the next.
    """
    parts = _PARTS.split(value)
    brackets = [_BRACKET.search(part) for part in parts]
    bounded = [found and amounts(found[1], words(found[1])) for found in brackets]
    if not any(bounded):
        yield titles_in(value), "", None
        return
    own = ""
    for part, inside, figures in zip(parts, brackets, bounded, strict=True):
        if inside and figures:
            run = words(inside[1])
            own = between(inside[1], run[: figures[0].start]) or own
            yield titles_in(part[: inside.start()]), own, limit(inside[1], run, "<=")
        else:
            yield titles_in(part), "", None

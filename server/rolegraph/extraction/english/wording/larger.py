"""Larger matters: whether one is the larger one of another, and what is done with it alone.

"Higher limits are set by the Finance Director."
"""

from collections.abc import Mapping

from rolegraph.extraction.english.wording.lexicon import entries, group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.verb_groups import passive
from rolegraph.extraction.english.wording.verbs import kind_of_noun, kind_of_verb
from rolegraph.extraction.english.wording.words import Word
from rolegraph.model import Authority, Limit
from rolegraph.values import replace

#: Words of "below that amount", and with which such words begin.
_POINTING = 3
_BELOW = frozenset(("below", "under", "to", "within"))


def done_by(
    run: tuple[Word, ...], at: int, known: Mapping[str, str]
) -> tuple[Mention, str] | None:
    """Return who does what a passive at a word says, and its kind; None for another sentence."""
    verb = next(iter(passive(run, at - 1)), None) if at else None
    by = run[verb.end : verb.end + 1] if verb else ()
    title = mention(run, verb.end + 1, known) if verb and by and by[0].low == "by" else None
    kind = kind_of_verb(verb.lemma) if verb else ""
    return (title, kind or str(entries("kinds")["otherwise"])) if title else None


def up_to_that(run: tuple[Word, ...], last: Authority | None) -> Limit | None:
    """Return the bound of "below that amount the Clerk may" behind what is above one, None elsewhere."""
    said = [w.low for w in run[:3]]
    said = said[1:] if said[:1] == ["up"] else said  # "up to that amount"
    pointed = len(said) > 1 and said[0] in _BELOW and said[1] in group("phrases", "pointing")
    bound = last.limit if last else None
    if not pointed or bound is None or bound.operator not in {">", ">="} or bound.value is None:
        return None
    operator = "<" if bound.operator == ">=" else "<="
    return replace(
        bound,
        operator=operator,
        text=" ".join(w.text for w in run[:_POINTING]),
        escalates_to="",
        further=(),
    )


def is_larger(what: str, last: str) -> bool:
    """Say whether a matter is the larger one of the matter before it.

    "Larger orders"; "other orders", "further training" only behind orders, training, as they may be
    of another kind.
    """
    first, _, rest = what.lower().partition(" ")
    return first in group("phrases", "larger") and (
        first not in group("phrases", "of_any_kind") or within(rest, last)
    )


def is_more_of(what: str, last: str, kind: str = "") -> bool:
    """Say whether a matter is more of the one before: "longer leave" behind "unpaid leave".

    ``kind`` is that of the power before, which a noun may name: "a longer suspension" behind "may suspend".
    """
    first, _, rest = what.lower().partition(" ")
    more = group("phrases", "larger") - group("phrases", "other")
    again = bool(kind) and kind_of_noun(rest.removesuffix("s")) == kind
    return first in more and bool(rest) and (again or _stems(rest) <= _stems(last))


def within(short: str, long: str) -> bool:
    """Say whether all words of a matter stand in another's ("requisitions", of which it names more)."""
    return set(short.lower().split()) <= set(long.lower().split())


def _stems(text: str) -> set[str]:
    return {word.removesuffix("s") for word in text.lower().split()}

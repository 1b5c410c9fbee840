"""Who a granting clause names, and what it is found to grant."""

from dataclasses import dataclass

from rolegraph.extraction.sentences import Span
from rolegraph.extraction.sentences.lexicon import pattern

#: A title or unit in a granting clause, as a group of a ``pattern`` template.
HOLDER = (
    r"(?:本)?(?P<holder>(?:<<granting.inside>>|[^，。；：、由经报须需应可有对在为将呈《》“”]){0,10}?"
    r"(?:<<frames.titles>>|<<granting.holders>>))"
)


@dataclass(frozen=True, slots=True)
class Granted:
    """One right that a clause grants; ``object`` "" means that of the clauses before.

    ``word`` and ``place`` are spans of the kind's and the object's words, ``clause`` that of all.
    ``above`` are the words by which the right begins where the last limit ends (超过需报…).
    """

    holder: str
    kind: str
    word: Span
    object: str
    place: Span
    clause: Span
    above: str = ""
    share: str = ""


def title(holder: str) -> str:
    """Return a holder without the words that only lead to it (如, 各级, 本)."""
    return pattern(
        r"^(?:(?!<<granting.inside>>)(?:<<granting.examples>>|<<granting.leads>>))+"
    ).sub("", holder)

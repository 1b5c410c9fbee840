"""Rights that hold only while somebody is away: none at other times, and shown beside *not stated* then."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rolegraph.questions.families.answering import limit_words
from rolegraph.questions.families.outcome import Found, Note, merged
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Match
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.lexicon import load
from rolegraph.questions.words.tokens import keys, normal

#: What says of a right that it holds only while somebody is away: 总经理出差期间由…, 代为审批.
_IN_ABSENCE = re.compile("|".join(load("absences")["while_away"]))


def of_the_time(frame: Frame, found: Sequence[Match]) -> tuple[Match, ...]:
    """Keep the rights that hold while somebody is away where that is asked, else those that hold anyhow."""
    away = tuple(m for m in found if _only_in_absence(frame.norm(m)))
    if frame.parsed.standing_in:
        return away or tuple(found)
    return tuple(m for m in found if m not in away)


def only_then(
    frame: Frame,
    several: Sequence[tuple[str, ...]],
    search: Callable[[Frame, tuple[str, ...]], tuple[Match, ...]],
) -> tuple[Note, ...]:
    """Return a note of who holds a right of these kinds only while somebody is away, where that is not asked.

    ``search`` returns what a question finds of some kinds.
    """
    every = {k for kinds in several for k in kinds}
    if frame.parsed.standing_in or not any(n.kind in every for n in _of_absences(frame)):
        return ()
    then = replace(frame, parsed=replace(frame.parsed, standing_in=True))
    norms = (frame.norm(m) for kinds in several for m in search(then, kinds))
    found = [
        Found(norm.bearer, (norm.id,), limit_words(norm))
        for norm in norms
        if norm.sort == "authority" and _only_in_absence(norm)
    ]
    note = Note("Only while somebody is away:", "仅在他人不在时：", merged(found))
    return (note,) if found else ()


def _only_in_absence(norm: Norm) -> bool:
    """Whether a right is somebody's only while another is away, whom questions would name."""
    return bool(_IN_ABSENCE.search(normal(norm.reading)))


def _of_absences(frame: Frame) -> Iterator[Norm]:
    """Yield the norms that say a word of somebody's being away, found without reading the others."""
    clauses, norms = frame.index.clauses, frame.index.facts.norms
    for word in load("absences")["stated"]:
        for clause in clauses.having(keys(word)):
            yield norms[clauses.owners[clause]]

"""What a verb is done to: of the words behind it, or where none follow of those before."""

from rolegraph.extraction.sentences.clauses.framing import Frame
from rolegraph.extraction.sentences.clauses.trimming import (
    bare_object,
    before_further_deed,
    before_result,
    without_handing_on,
)
from rolegraph.extraction.sentences.wording.leading_verbs import find_verb
from rolegraph.extraction.sentences.wording.lexicon import words
from rolegraph.extraction.sentences.wording.moments import received
from rolegraph.extraction.sentences.wording.verb_groups import JOINT


def object_behind(verb: str, after: str) -> str:
    """Return the object of a verb; whoever is told to do something keeps their deeds (指导下属完成任务)."""
    if verb not in words("verbs", "causative").every:
        return before_further_deed(before_result(bare_object(before_further_deed(after))))
    return bare_object(before_further_deed(after) if _arranges(verb, after) else after)


def _arranges(verb: str, after: str) -> bool:
    """Say whether things are arranged, and nobody is told to do something (安排座位、处理预订)."""
    first = JOINT.split(after, maxsplit=1)[0]
    people = words("frames", "titles").before(first, len(first))
    return verb in words("verbs", "arranging").every and not people and find_verb(first, 0) < 0


def given_before(found: Frame) -> str:
    """Return the object that stands before the verb, where none follows."""
    partner = "" if found.together else found.partner
    about = without_handing_on(found.about)
    return found.moved or about or partner or found.receiver or received(found.condition)

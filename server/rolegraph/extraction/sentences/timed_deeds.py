"""Deeds that a clause tells the time of, for the approval behind it: 签订合同时，须经法务部审核."""

import re

from rolegraph.extraction.sentences.leading_verbs import verb_at
from rolegraph.extraction.sentences.lexicon import words

_TIMED = re.compile("(?:在|每次|凡)?(?P<out>对外)?(?P<deed>[^，。；]{2,18}?)(?:的?时候?|前)")
#: Who does what staff do: 员工|离职时.
_STAFF = re.compile("(?:员工|职工|职员|人员|本人|新员工)?(?:办理)?(?=..)")


def done_then(clause: str) -> str:
    """Return what is done at a time that an approval goes with (签订合同时), "" where nothing is.

    What happens to somebody or is found (发现问题时, 遇有争议时) is a case, a check (审核时) somebody's step.
    """
    m = _TIMED.fullmatch(clause)
    if m is None or clause.endswith(tuple(words("frames", "no_whens").every)):
        return ""
    deed = m["deed"]
    staff = _STAFF.match(deed)
    own = deed[staff.end() :] if staff else deed
    if own in words("granting", "own_acts").every:
        return own
    verb = verb_at(deed, 0) or words("verbs", "transacted").at(deed)
    checks = verb in words("verbs", "deciding").every
    done = verb and not checks and not words("granting", "happening").at(deed)
    return f"{m['out'] or ''}{deed}" if done and len(deed) > len(verb) + 1 else ""

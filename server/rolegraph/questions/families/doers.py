"""Who a sentence says does something, where that is not whoever bears it: 由销售管理部制作合同后，…"""

import re
from collections.abc import Collection, Sequence

from rolegraph.questions.families.governing import said_at
from rolegraph.questions.stated.matching import Group, Match
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.lexicon import Phrase
from rolegraph.questions.words.tokens import keys, normal

_PIECES = re.compile("[,;，；]")


def by_another(
    frame: Frame, match: Match, verbs: Sequence[str], clauses: Collection[int], thing: Group | None
) -> bool:
    """Say whether a sentence says a verb of somebody else alone: 由销售管理部制作销售合同后….

    ``verbs`` are what the verb can be written as, ``clauses`` those that have it; where it is said of several
    things, the one asked about counts: 公章由经理保管，支票由出纳保管. Who bears the sentence may be called
    otherwise in it, by a shorter title.
    """
    texts = frame.index.clauses.texts
    english = [text for c in clauses if (text := texts[c]).isascii()]
    if english and len(english) == len(clauses):
        return all(_done_by(frame, text, verbs, match) for text in english)
    forms = [f for f in verbs if len(f) > 1 and not f.isascii()]
    bearer = frame.index.place(frame.norm(match).bearer)
    own = tuple(normal(n) for n in bearer.names) if bearer else ()
    said = [text for c in clauses if not (text := texts[c]).isascii()]
    said = [text for text in said if any(f in text for f in forms)]
    pieces = [p for text in said for p in _PIECES.split(text) if any(f in p for f in forms)]
    near = [p for p in pieces if thing and said_at(p, thing)]
    return bool(said) and all(_names_doer(frame, text, forms, own) for text in near or said)


def _done_by(frame: Frame, text: str, verbs: Sequence[str], match: Match) -> bool:
    """Whether an English clause names another place behind *by* as the one who does its verb."""
    deeds = "|".join(re.escape(v.strip()) for v in verbs if v.isascii())
    bearer = frame.index.place(frame.norm(match).bearer)
    own = {keys(name) for name in bearer.names} if bearer else set()
    named = (m[1].split() for m in re.finditer(rf"\b(?:{deeds}) (?:\w+ )?by (?:the )?(.+)", text))
    told = [{tuple(words[:n]) for n in range(1, _LONGEST)} for words in named]
    return any(not own & names and any(_known(frame, n) for n in names) for names in told)


#: How many words a title may have.
_LONGEST = 8


def _names_doer(frame: Frame, text: str, forms: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a clause names another position or unit behind 由 as the one who does its verbs."""
    deeds = [m.end() for m in re.finditer("由", text)]
    places = [text.index(f) for f in forms if f in text]
    behind = [text[at : min(p for p in places if p > at)] for at in deeds if max(places) > at]
    doers = [who for who in behind if _is_place(frame, who)]
    first = min((text.index(f"由{who}") for who in doers), default=len(text))
    strange = [w for w in doers if not any(w in n or n in w for n in own)]
    return bool(strange) and len(strange) == len(doers) and first < min(places)


def _is_place(frame: Frame, name: str) -> bool:
    return bool(name) and _known(frame, keys(name))


def _known(frame: Frame, name: Phrase) -> bool:
    found = frame.index.lookup(name)
    return any(m.sort in ("position", "unit") or m.name.startswith(_PLACES) for m in found)


#: Entries for those who can do something.
_PLACES = ("titles/", "units/")

"""Who a sentence says does something, where that is not whoever bears it: 由销售管理部制作合同后，…"""

import re
from collections.abc import Collection, Sequence

from rolegraph.questions.families.governing import listed, said_at
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
    """Whether an English clause says its verb of another place: *by the clerk*, *the clerk shall …*."""
    deeds = "|".join(re.escape(v.strip()) for v in verbs if v.isascii())
    if not deeds:
        return False
    bearer = frame.index.place(frame.norm(match).bearer)
    own = {keys(name) for name in bearer.names} if bearer else set()
    behind = re.finditer(rf"\b(?:{deeds}) (?:\w+ )?by (?:the )?(.+)", text)
    before = re.finditer(rf"(.+?) {_MODAL} (?:(?!be )\w+ )?(?:{deeds})\b", text)
    told = [_begun(m[1].split()) for m in behind]
    told += [_ended(m[1].split()[-_LONGEST:]) for m in before]
    return any(not own & names and any(_known(frame, n) for n in names) for names in told)


def _begun(words: Sequence[str]) -> set[Phrase]:
    """Return what some words may begin with as a name."""
    return {tuple(words[:n]) for n in range(1, _LONGEST)}


def _ended(words: Sequence[str]) -> set[Phrase]:
    """Return what some words may end in as a name."""
    return {tuple(words[n:]) for n in range(len(words))}


#: What stands between who does something and the verb, as clauses are written.
_MODAL = "(?:shall|must|may|will|should)"


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


def does_it(frame: Frame, match: Match, group: Group) -> bool:
    """Say whether the person named is the one who does what a sentence says, wherever it names them."""
    reading = normal(frame.norm(match).reading)
    forms = ["".join(f) for f in group.alternatives if not f[0].isascii()]
    if reading.isascii():
        named = frame.places_of(frame.segment_of(group), "position")
        forms = [normal(name) for place in named for name in place.names if name.isascii()]
    clauses = [c for c in _split(reading) if any(f in c for f in forms)]
    return bool(clauses) and all(_begins(c, forms) for c in clauses)


def _split(reading: str) -> list[str]:
    for mark in ",;。:；，：":
        reading = reading.replace(mark, "\n")
    return [c.strip() for c in reading.split("\n")]


def _begins(clause: str, forms: Sequence[str]) -> bool:
    """Whether a clause begins with a person who then does something: 销售经理应该…, not 销售经理的…."""
    clause = clause.removeprefix("the ")
    heads = [f for f in forms if clause.startswith(f)]
    rest = clause[len(max(heads, key=len)) :] if heads else ""
    return bool(rest) and not rest.startswith(listed("no_doers"))

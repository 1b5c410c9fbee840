"""Whether an English sentence only mentions a deed somewhere: in a case, an aim, a name, or as another's."""

from collections.abc import Collection, Sequence
from functools import cache

from rolegraph.questions.words.lexicon import Phrase, load
from rolegraph.questions.words.tokens import Token, keys

_BREAKS = frozenset(",;:.()")
_JOINS = frozenset(("and", "or", "then", "also", "but"))
_DENIALS = frozenset(("not", "never", "no"))
#: Participles that do not end in -ed.
_IRREGULAR = frozenset(
    ("made", "paid", "sent", "held", "kept", "given", "taken", "spent", "sold", "built", "drawn")
)
_PASSIVE = ("be", "been", "being", "is", "are", "was", "were", "get", "gets")


def only_mentioned(words: Sequence[Token], at: int, size: int, own: Collection[Phrase]) -> bool:
    """Say whether a deed of so many words written there is none of whoever the sentence is about.

    ``own`` are the names of whom it is about, which may stand before the deed or behind *by*.
    """
    first = max((n + 1 for n in range(at) if words[n].text in ";:."), default=0)
    stretch = words[first:at]
    if any(w.text in _DENIALS for w in stretch[-_NEAR:]):
        return True
    if _leads(words, at, own):
        return False
    told = stretch[_last_deed(stretch, own) :]
    if _holds(told, "helping_en") or _holds(told, "directing_en"):
        return True
    if _holds(stretch[_last_comma(stretch) :], "subordinating"):
        return True
    if _is_participle(words[at]):
        return not _is_own_passive(words, at, size, own)
    if [w.text for w in words[at + size : at + size + 1]] == ["by"]:
        return not _is_by(words[at + size + 1 :], own)
    behind = words[at + size : at + size + 1]
    return bool(stretch) and bool(behind) and (behind[0].key,) in _phrases("names_en")


def asked_aside(before: Sequence[Token], deed: Token) -> bool:
    """Say whether a question speaks of a deed only as of another's, or as done: who *helps to | plan*."""
    helped = _holds(before, "helping_en") or _holds(before, "directing_en")
    done = _is_participle(deed) and not any(w.text in _PASSIVE for w in before[-2:])
    return helped or (done and bool(before))


#: How near before a deed what denies it stands.
_NEAR = 4


def _leads(words: Sequence[Token], at: int, own: Collection[Phrase]) -> bool:
    """Whether a deed begins a sentence or a part of it: *Plans leave*, *…, the Clerk pays*, *and pays*."""
    if _is_participle(words[at]):
        return False
    start = at
    while start and (words[start - 1].text.endswith("ly") or words[start - 1].text in _JOINS):
        start -= 1
    joined = any(w.text in _JOINS for w in words[start:at])
    finite = words[at].text.endswith("s")
    if start == 0 or (
        words[start - 1].text in _BREAKS and (finite or words[0].text == words[0].key)
    ):
        return True
    return (joined and finite) or _behind_title(words[:start], own)


def _behind_title(before: Sequence[Token], own: Collection[Phrase]) -> bool:
    """Whether a stretch ends in the title of whom the sentence is about, which begins a part of it."""
    told = [w for w in before if w.text not in _MODALS]
    for name in own:
        rest = told[: -len(name)] if tuple(w.key for w in told[-len(name) :]) == name else None
        if rest is not None and (not rest or rest[-1].text in (*_BREAKS, "the")):
            return not rest[:-1] or rest[-1].text in _BREAKS or rest[-2].text in _BREAKS
    return False


_MODALS = frozenset(("may", "must", "shall", "can", "will", "should"))


def _last_deed(stretch: Sequence[Token], own: Collection[Phrase]) -> int:
    """Return where the last deed of a stretch begins that has a finite form of its own: *and approves*."""
    return max(
        (
            n
            for n in range(len(stretch))
            if n and _leads(stretch, n, own) and stretch[n].text.endswith("s")
        ),
        default=0,
    )


def _last_comma(stretch: Sequence[Token]) -> int:
    return max((n + 1 for n, w in enumerate(stretch) if w.text == ","), default=0)


def _holds(stretch: Sequence[Token], key: str) -> bool:
    """Whether a stretch has any of these words, not set beside what follows: *training and appraisal*."""
    said = tuple(w.key for w in stretch)
    return any(
        said[n : n + size] in _phrases(key) and said[n + size : n + size + 1] not in _BESIDE
        for size in sorted({len(p) for p in _phrases(key)})
        for n in range(len(said) - size + 1)
    )


_BESIDE = frozenset(((",",), ("and",), ("or",)))


def _is_participle(word: Token) -> bool:
    return word.text.endswith("ed") or word.text in _IRREGULAR


def _is_own_passive(words: Sequence[Token], at: int, size: int, own: Collection[Phrase]) -> bool:
    """Whether something is done and no other is named as its doer: *Stock is counted weekly*."""
    before = [w.text for w in words[max(0, at - 2) : at]]
    rest = [w.key for w in words[at + size :]]
    if "by" in rest:
        return _is_by(
            words[at + size :][[w.key for w in words[at + size :]].index("by") + 1 :], own
        )
    return any(w in _PASSIVE for w in before) or at == 0


def _is_by(words: Sequence[Token], own: Collection[Phrase]) -> bool:
    """Whether whoever is named behind *by* is the one whom the sentence is about."""
    told = tuple(w.key for w in words if w.key != "the")
    return any(told[: len(name)] == name for name in own)


@cache
def _phrases(key: str) -> frozenset[Phrase]:
    return frozenset(keys(words) for words in load("mentions")[key])

"""What forbids that which a question for yes or no asks about: the ban must say its deed and its matter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rolegraph import resources
from rolegraph.questions.families.outcome import Found, Note, merged
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import Group, Match, spaced
from rolegraph.questions.understanding.frames import Frame
from rolegraph.questions.words.segmenting import Segment
from rolegraph.questions.words.tokens import keys, normal
from rolegraph.reading.alternation import either

#: How much of what was asked a ban must say, and how much, to weigh more than a duty that says some of it.
ENOUGH, PLAINLY = 0.5, 0.75
#: How nearly as much as the ban that says most of it.
NEAR = 0.9
#: How many pieces of what is forbidden say the deed: two characters, or one word.
_DEED_HAN, _DEED_WORDS = 2, 1
_BEFORE_OBJECT = frozenset("将把")
_ITEMS = re.compile(r"[、,;，；。]|或者?|\bor\b")


def forbidding(frame: Frame, enough: float = ENOUGH, *, unless: bool = False) -> tuple[Found, ...]:
    """Return those named with the prohibitions that say what was asked.

    A ban that holds on a condition (未经…, *without*) forbids only what was asked with it; with
    ``unless`` it is returned as well.
    """
    own = {p.id for p in (*frame.named, *frame.titled)}
    bans = [n for n in frame.index.facts.norms if n.sort == "prohibition" and n.bearer in own]
    asked = _Asked(frame, unless)
    said = [(asked.said_by(n, _sentence(frame, n)), n) for n in bans]
    least = max(enough, NEAR * max((share for share, _ in said), default=0.0))
    return merged([Found(n.bearer, (n.id,)) for share, n in said if share >= least])


def banned_in(reading: str) -> tuple[str, ...]:
    """Return the things that a sentence forbids, in normal form; all of it where no word forbids."""
    text = normal(reading)
    behind = _bans().split(text)
    parts = [p for one in (behind[1:] or behind) for p in _ITEMS.split(one) if p.strip()]
    return tuple(parts)


@cache
def _bans() -> re.Pattern[str]:
    return re.compile(either(_listed("bans")))


def bans(clause: str) -> bool:
    """Say whether an indexed clause says *must not*: 不得签订合同 lets nobody sign."""
    return any(spaced(keys(ban)) in clause for ban in _listed("bans"))


def before_ban(reading: str) -> str:
    """Return what stands before the first word for *must not*; all of a sentence without one."""
    text = normal(reading)
    return text[: min((text.index(b) for b in _listed("bans") if b in text), default=len(text))]


@cache
def _listed(key: str) -> tuple[str, ...]:
    return tuple(normal(w) for w in resources.lexicon("questions/bans.yaml")[key])


@cache
def _in_speech() -> Mapping[str, tuple[str, ...]]:
    listed = resources.lexicon("questions/bans.yaml")["in_speech"]
    return {normal(deed): tuple(normal(w) for w in words) for deed, words in listed.items()}


def _sentence(frame: Frame, norm: Norm) -> str:
    """Return the longest sentence of the bearer that a ban is part of: 保管备用金，不得挪用."""
    borne = (n.reading for n in frame.index.facts.borne_by(norm.bearer))
    return max((r for r in borne if norm.reading in r), key=len, default=norm.reading)


class _Asked:
    """What a question asks to be allowed: its pieces without the title and the words of its form."""

    def __init__(self, frame: Frame, unless: bool) -> None:
        self._frame = frame
        self._groups = tuple(frame.groups("position"))
        named = {n for n in frame.fit.slots.get("position", ())}
        self._pieces = tuple(
            one
            for number, one in enumerate(frame.parsed.segments)
            if number not in named and _tells(one)
        )
        text = frame.parsed.text
        self._conditional = (
            unless
            or bool(frame.refused)
            or "alone" in frame.cues  # by oneself is without anybody's consent
            or any(c in text for c in (*_listed("conditions"), *_listed("unasked")))
        )

    def said_by(self, norm: Norm, sentence: str) -> float:
        """Return the share of what was asked that a ban says; none where it says another deed."""
        conditional = any(c in normal(norm.reading) for c in _listed("conditions"))
        if not self._pieces or (conditional and not self._conditional):
            return 0.0
        if not any(self._deed(keys(one)) for one in banned_in(norm.reading)):
            return 0.0
        around = set(keys(sentence))
        own = {n.id for n in self._borne_by(norm) if n.reading in sentence}
        every = [key for one in self._pieces for key in one.phrase]
        for one in banned_in(norm.reading):
            around |= {key for word in self._spoken(one) for key in keys(word)}
        said = sum(
            len(one.phrase) if self._says(own, one) else sum(k in around for k in one.phrase)
            for one in self._pieces
        )
        return said / len(every)

    def _borne_by(self, norm: Norm) -> Sequence[Norm]:
        return self._frame.index.facts.borne_by(norm.bearer)

    def _deed(self, banned: Sequence[str]) -> bool:
        """Whether the question says any piece of what a ban begins with, manners left out."""
        rest = _without_manners(banned)
        size = _DEED_WORDS if rest[:1] and rest[0].isascii() else _DEED_HAN
        if (
            rest[:1] and rest[0] in _BEFORE_OBJECT
        ):  # the deed stands behind its object: 将权限转授他人
            size = len(rest)
        said = {key for one in self._pieces for key in one.phrase}
        if said & set(rest[:size]):
            return True
        text = "".join(rest) if size == _DEED_HAN else " ".join(rest)
        if any(text.startswith(f) for g in self._groups if g.verb for f in _forms(g)):
            return True
        return bool(self._spoken(text))

    def _spoken(self, banned: str) -> set[str]:
        """Return the words of the question that are how people say the deed of a ban."""
        text = self._frame.parsed.text
        return {
            word
            for deed, words in _in_speech().items()
            if banned.startswith(deed)
            for word in words
            if word in text
        }

    def _says(self, own: set[str], one: Segment) -> bool:
        """Whether a ban's sentence says a word in any of its forms."""
        owners = self._frame.index.clauses.owners
        return any(
            self._frame.index.facts.norms[owners[clause]].id in own
            for group in self._groups
            if one.first <= group.first <= one.last
            for clause in self._frame.words.credits(group)
        )


def _tells(one: Segment) -> bool:
    """Whether a segment has content: no cue, stop word or mark; a half of an unknown word has."""
    if not one.phrase[0].isalnum() or one.cues:
        return False
    return not (one.names("stop") or one.names("politeness") or one.names("light"))


def _without_manners(banned: Sequence[str]) -> Sequence[str]:
    """Leave out what only says how: 私自, 擅自, *personally*."""
    rest = tuple(banned)
    manners = [keys(m) for m in _listed("manners")]
    while found := [m for m in manners if rest[: len(m)] == m]:
        rest = rest[len(max(found, key=len)) :]
    return rest


def _forms(group: Group) -> Iterator[str]:
    for form in group.alternatives:
        yield " ".join(form) if form[0].isascii() else "".join(form)


def bans_beside(frame: Frame) -> tuple[Note, ...]:
    """Return a note of who is forbidden what nobody is said to do or to have a right to: 谁能转卖赠品."""
    wanted = frame.groups("position")
    found = frame.find(wanted, lambda n: n.sort == "prohibition") if wanted else ()
    told = [frame.norm(m) for m in found if not m.missing]
    answers = merged([Found(n.bearer, (n.id,)) for n in told])
    note = Note("Forbidden to do so:", "文件禁止其这样做的有：", answers)
    return (note,) if answers else ()


def not_forbidden(
    frame: Frame, wanted: Sequence[Group], found: Sequence[Match]
) -> tuple[Match, ...]:
    """Leave out what is forbidden; what a ban is preceded by is a duty: 保守秘密，不得泄露."""
    return tuple(
        m for m in found if all(_before_ban(frame.norm(m), g) for g in _banned(frame, m, wanted))
    )


def _banned(frame: Frame, match: Match, wanted: Sequence[Group]) -> Sequence[Group]:
    """Return the words that a sentence with a ban must say before it; of a duty, only what it says at all."""
    norm = frame.norm(match)
    if norm.sort == "prohibition":
        return wanted
    if before_ban(norm.reading) == normal(norm.reading):
        return ()
    return [g for g in wanted if g.text not in match.missing]


def _before_ban(norm: Norm, group: Group) -> bool:
    """Whether a word stands before what is forbidden in a sentence; all is, under a heading that forbids."""
    begun = before_ban(norm.reading)
    if norm.sort == "prohibition" and begun == normal(norm.reading):
        return False
    whole = any("".join(form) in begun for form in group.alternatives)
    parts = (any("".join(form) in begun for form in part) for part in group.parts)
    return whole or (bool(group.parts) and all(parts))

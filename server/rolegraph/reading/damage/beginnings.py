"""Items that lost their first character, where what is left can come from one word alone (③握… is 掌握…)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rolegraph.reading.characters import HAN
from rolegraph.reading.damage.draft import Edit, Reason
from rolegraph.resources import lexicon

#: Where an item begins: behind a stop, a break, or its number.
_BEGIN = re.compile(
    rf"(?:^|(?<=[\n。；;)）】①-⑳■●◆])|(?<=[\n。；;]\d[、.．])|(?<=[\n。；;]\d)|(?<={HAN}n|[：:]n))(?={HAN})"
)
#: Where a deed is over and the stop behind it is lost: 使用情况|, 信息的收集与整理|.
_OVER = re.compile(f"(?<=情况)(?={HAN})|(?<=的{HAN}{{2}}[与和及]{HAN}{{2}})(?={HAN})")
_ITEM = re.compile(r"[^\n。；;①-⑳]*")
_SURE = 0.75
_NEAR = 7


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is left of a word at an item's head; ``unless`` and ``within`` say where nothing is lost.

    Of ``among`` the item must hold one, where any is given: 理 may be 办理, 管理 or 处理. ``inside``
    says that it can only be that inside an item too, where a deed is over.
    """

    left: str
    word: str
    unless: tuple[str, ...]
    within: tuple[str, ...]
    among: tuple[str, ...] = ()
    inside: bool = False

    def fits(self, item: str) -> bool:
        """Say whether an item begins with what is left of the word, and with no other word."""
        whole = item.startswith(tuple(self.left + more for more in self.unless))
        # 与活动的策划…协调: what stands far behind 的 is no deed with somebody.
        near = item[: item.find("的") + _NEAR] if "的" in item else item
        lost = item.startswith(self.left) and not whole
        known = not self.among or any(w in item for w in self.among)
        return lost and known and not any(w in near for w in self.within)


def beginnings(text: str) -> Iterator[Edit]:
    """Yield the characters with which the items of a damaged text began."""
    for found in _BEGIN.finditer(text):
        yield from _begun(text, found.end(), lost_beginnings(), "")
    inside = tuple(each for each in lost_beginnings() if each.inside)
    for found in _OVER.finditer(text):
        yield from _begun(text, found.end(), inside, "," if "," in text else "，")


def _begun(text: str, at: int, known: tuple[Beginning, ...], stop: str) -> Iterator[Edit]:
    """Yield what the first of the known words lost whose rest stands at a place, behind its stop."""
    item = _ITEM.match(text, at)
    each = next((b for b in known if item and b.fits(item[0])), None)
    if each is None:
        return
    lost = next(n for n in range(len(each.word)) if not each.left.startswith(each.word[: n + 1]))
    note = f"what begins with {each.left} can come from {each.word} alone"
    more = len(each.word) - len(each.left)
    reading = stop + each.word[lost : lost + more]
    yield Edit(at + lost, at + lost, reading, Reason("lexicon", _SURE, note))


@cache
def lost_beginnings() -> tuple[Beginning, ...]:
    """Return what the lexicon knows of items without their first character."""
    return tuple(
        Beginning(
            each["left"],
            each["word"],
            tuple(each.get("unless", ())),
            tuple(each.get("within", ())),
            tuple(each.get("among", ())),
            bool(each.get("inside")),
        )
        for each in lexicon("repair/beginnings.yaml")
    )

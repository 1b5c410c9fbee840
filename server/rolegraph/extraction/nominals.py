"""Clauses whose verb closes them as a noun: 销售合同的管理与存档, 产品方案设计."""

from dataclasses import dataclass

from rolegraph.extraction.lexicon import group, words

_AND = "、和与及并或，/"
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Nominal:
    """Verbs that close a clause, in order, and what stands before them.

    ``tight`` says that 的 stands between the two.
    """

    verbs: tuple[str, ...]
    object: str
    start: int
    tight: bool = False


def without_closing(text: str) -> str:
    """Return a text without closing words such as 等相关工作, where enough is left."""
    for word in group("frames", "closings"):
        if text.endswith(word) and len(text) - len(word) >= _ENOUGH:
            return text[: -len(word)]
    return text


def nominal(text: str) -> Nominal | None:
    """Return the verbs that close a clause as nouns and their object, or None.

    Of several objects with a verb each (质量的跟踪及满意度调查) the first verb counts, and the
    object is the words without the verbs.
    """
    body = without_closing(text)
    verbs, end = _closing_verbs(body)
    if not verbs:
        return None
    tight = body[end - 1 : end] == "的"
    rest = body[: end - 1] if tight else body[:end]
    inner = _inner(rest, tight, body[end:])
    if inner is not None:
        first, object_words = inner
        return Nominal((*first, *verbs), object_words, end, tight)
    return Nominal(verbs, rest, end, tight)


def _closing_verbs(body: str) -> tuple[tuple[str, ...], int]:
    """Return the coordinated verbs at the end of a text, and where the first one begins."""
    closing, end = words("verbs", "nominal"), len(body)
    found: list[str] = []
    at = end
    while word := closing.before(body, at):
        found.insert(0, word)
        end = at = at - len(word)
        if at and body[at - 1] in _AND and closing.before(body, at - 1):
            at -= 1
        elif body[at - 2 : at] == "以及" and closing.before(body, at - 2):
            at -= 2
        elif not _adjacent(body, at):
            break
    return tuple(found), end


def _adjacent(body: str, at: int) -> bool:
    # 收集整理, 跟踪落实: two verbs side by side, when enough stands before them.
    word = words("verbs", "nominal").before(body, at)
    return bool(word) and (at - len(word) == 0 or body[at - len(word) - 1] in "的、和")


def _inner(rest: str, tight: bool, last: str) -> tuple[tuple[str, ...], str] | None:
    for at, character in enumerate(rest):
        if character not in "及和与、，" or at < _ENOUGH + 1:
            continue
        left, right = rest[:at], rest[at + 1 :].removeprefix("及")
        verbs, end = _closing_verbs(left)
        inner_tight = left[end - 1 : end] == "的"
        if not verbs or end < _ENOUGH or len(right) < _ENOUGH or (tight and not inner_tight):
            continue
        one = left[: end - 1] if inner_tight else left[:end]
        if one == right:
            # 市场策划、市场开发: without their verbs the two are one, so the list is the object.
            return verbs, f"{left}{character}{right}{last}"
        return verbs, f"{one}{character}{right}"
    return None

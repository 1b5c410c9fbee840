"""Closing words of an object that add nothing (等相关工作), and what keeps them with it (其他工作)."""

from functools import cache

from rolegraph.extraction.sentences.wording.lexicon import group, words

_ENOUGH = 2


def without_closing(text: str) -> str:
    """Return a text without closing words such as 等相关工作, where enough is left."""
    if text[-1:] not in _last_letters():
        return text
    for word in group("frames", "closings"):
        if text.endswith(word):
            bare = text[: -len(word)]
            opens = bare.endswith(group("frames", "opens")) and not _of_deeds(bare, word)
            kept = opens or _of_a_whole(bare, word)
            if len(bare) >= _ENOUGH and not kept:
                return bare
    return text


def _of_deeds(bare: str, word: str) -> bool:
    """Say whether 事项 closes a list of deeds, though the last may open one (会议的筹划、参加|事项)."""
    last = words("verbs", "strong", "nominal").before(bare, len(bare)) if word == "事项" else ""
    return bool(last) and bare[: -len(last)].endswith(("、", "的", "和", "及", "与", "或"))


def _of_a_whole(bare: str, word: str) -> bool:
    """Say whether the work is a whole organisation's (主持公司|的日常工作)."""
    return "日常" in word and bare.removesuffix("的").endswith(group("frames", "wholes"))


@cache
def _last_letters() -> frozenset[str]:
    return frozenset(word[-1] for word in group("frames", "closings"))

"""Closing words of an object that add nothing (等相关工作), and what keeps them with it (其他工作)."""

from functools import cache

from rolegraph.extraction.sentences.lexicon import group

_ENOUGH = 2


def without_closing(text: str) -> str:
    """Return a text without closing words such as 等相关工作, where enough is left."""
    if text[-1:] not in _last_letters():
        return text
    for word in group("frames", "closings"):
        if text.endswith(word):
            bare = text[: -len(word)]
            kept = bare.endswith(group("frames", "opens")) or _of_a_whole(bare, word)
            if len(bare) >= _ENOUGH and not kept:
                return bare
    return text


def _of_a_whole(bare: str, word: str) -> bool:
    """Say whether the work is a whole organisation's (主持公司|的日常工作)."""
    return "日常" in word and bare.removesuffix("的").endswith(group("frames", "wholes"))


@cache
def _last_letters() -> frozenset[str]:
    return frozenset(word[-1] for word in group("frames", "closings"))

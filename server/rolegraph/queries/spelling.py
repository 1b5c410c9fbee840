"""How a name is compared, and how it is typed: script, width and case aside, and in pinyin."""

import unicodedata
from functools import cache, lru_cache

import opencc

# The concepts' names are the same in every release: a process that makes several spells them once.
_STAY_SPELT = 16_384


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@lru_cache(_STAY_SPELT)
def plain(text: str) -> str:
    """Return a name as it is compared: Simplified, one width, one case."""
    simplified: str = _simplifier().convert(unicodedata.normalize("NFKC", text))
    return simplified.casefold().strip()


@lru_cache(_STAY_SPELT)
def pinyin(text: str) -> tuple[str, str]:
    """Return a Chinese name in pinyin and by its initials, ("", "") for one without Chinese."""
    if text.isascii():
        return "", ""
    # Its dictionary takes longer to load than most commands to run.
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(text)
    whole = "".join(syllables).casefold()
    return (whole, "".join(s[0] for s in syllables).casefold()) if whole != text else ("", "")

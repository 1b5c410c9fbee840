"""Text of any script as tokens that can be compared: word stems, single Han characters, numbers."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rolegraph.reading.characters import HAN
from rolegraph.reading.scripts import simplify

_TOKEN = re.compile(
    r"(?P<word>IT|[a-z]+(?:['’][a-z]+)?)|(?P<number>\d[\d,]*(?:\.\d+)?)"
    rf"|(?P<han>{HAN})|(?P<mark>\S)"
)
#: A hyphen between words is a space: real-estate.
_HYPHEN = re.compile(r"(?<=[a-zT])[-‐‑–](?=[a-z])")
#: Information technology, which is no pronoun; all that is in capitals keeps none for its last word.
_IT = re.compile(r"(?<![A-Za-z])IT(?![A-Za-z'’])")
_KEPT, _ENDS_IN_IT = "\ue000", re.compile(r"IT\W*$")
_IRREGULAR = {
    "men": "man",
    "people": "person",
    "has": "have",
    "had": "have",
    "does": "do",
    "did": "do",
    "done": "do",
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "kept": "keep",
    "made": "make",
    "sent": "send",
    "held": "hold",
    "paid": "pay",
    "gave": "give",
    "given": "give",
    "got": "get",
    "gets": "get",
    "ran": "run",
    "sold": "sell",
    "took": "take",
    "taken": "take",
    "dealt": "deal",
    "drew": "draw",
    "drawn": "draw",
    "wrote": "write",
    "written": "write",
    "said": "say",
    "spent": "spend",
    "built": "build",
    "goes": "go",
    "went": "go",
    "gone": "go",
    "seen": "see",
    "shown": "show",
    "taught": "teach",
    "bought": "buy",
    "brought": "bring",
    "chose": "choose",
    "chosen": "choose",
    "driven": "drive",
    "oversaw": "oversee",
    "overseen": "oversee",
    "sought": "seek",
    "withdrawn": "withdraw",
    "withdrew": "withdraw",
    "undertaken": "undertake",
    "led": "lead",
    "controlling": "control",
    "controlled": "control",
    "cancelling": "cancel",
    "cancelled": "cancel",
}
#: Words that only look like forms of others; else *notes* were *not*.
_WHOLE = frozenset(("news", "this", "during", "business", "staff", "staffing", "related", "note"))
_WHOLE |= frozenset(("thing", "anything", "something", "everything", "nothing"))
#: British spellings are stemmed as American ones: sterilise, organisation; no *raises*, no *revises*.
_BRITISH, LONGER = re.compile(r"(?<![av])is(e[sd]?|ing|ations?|ers?)$"), 6
_SUFFIXES = ("ations", "ation", "ings", "ing", "ions", "ion", "ed")


@dataclass(frozen=True, slots=True)
class Token:
    """One comparable piece of a text: ``key`` is what is compared, ``text`` what was written.

    ``kind`` is word, han, number or mark; ``start`` and ``end`` are offsets of the normal form.
    """

    text: str
    key: str
    kind: str
    start: int
    end: int


#: Characters that are written for each other in one word: 台帐, 订单 and 定单, 制做.
VARIANTS = {"帐": "账", "订": "定", "做": "作"}
_VARIANTS = str.maketrans(VARIANTS)


def normal(text: str) -> str:
    """Return text in lower case, Simplified script and common widths, without control characters.

    Characters that stand for each other become one, so that it is to compare and not to show. Of capitals
    those of IT are kept.
    """
    plain = "".join(
        c for c in unicodedata.normalize("NFKC", text) if c.isprintable() or c.isspace()
    )
    kept = plain if plain.isupper() and _ENDS_IN_IT.search(plain) else _IT.sub(_KEPT, plain)
    lower = simplify(kept).lower().translate(_VARIANTS).replace(_KEPT, "IT")
    return _HYPHEN.sub(" ", " ".join(lower.split()))


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text that is already normal."""
    return tuple(
        Token(m[0], _key(m[0], str(m.lastgroup)), str(m.lastgroup), m.start(), m.end())
        for m in _TOKEN.finditer(text)
    )


def written(text: str) -> tuple[str, ...]:
    """Return the English words of a text as they are written, in lower case."""
    return tuple(t.text for t in tokens(normal(text)) if t.kind == "word")


def keys(text: str) -> tuple[str, ...]:
    """Return what is compared of a text: its tokens' keys without marks."""
    return tuple(t.key for t in tokens(normal(text)) if t.kind != "mark")


def _key(text: str, kind: str) -> str:
    if kind == "word":
        return stem(text)
    return text.replace(",", "") if kind == "number" else text


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the part of an English word that its plural, tense and noun forms share.

    Approved, approves and approving give one stem; the stem itself need not be a word.
    """
    word = word.replace("’", "'").removesuffix("'s").removesuffix("s'")
    word = _BRITISH.sub(r"iz\1", word) if len(word) > LONGER else word
    whole = next((w for w in (word, _singular(word)) if w in _WHOLE), "")
    return whole or _tail(_IRREGULAR.get(word) or _inflection(_singular(word)))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _inflection(word: str) -> str:
    for suffix in _SUFFIXES:
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) >= 3 and any(v in rest for v in "aeiouy"):
            doubled = len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "lsz"
            return rest[:-1] if doubled else rest
    return word


def _tail(word: str) -> str:
    """Drop the ending that verb and noun differ in: calculate, calcul(ation); store, stor(ing)."""
    for ending in ("ate", "at", "e"):
        if len(word) - len(ending) >= 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word

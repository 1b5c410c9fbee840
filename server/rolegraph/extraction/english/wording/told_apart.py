"""What stands behind an English title in brackets, a dash or a comma, and which posts it tells apart."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.titles import is_head, is_plural_head, is_title
from rolegraph.reading.alternation import either

_WORD = re.compile(r"[A-Za-zÀ-ÿ&][\w&'’-]*")
_BRACKET = re.compile(r"(?<=[\w.])\s?\((?P<in>[^()\n]{1,40})\)")
#: The last words before a bracket where a title's head goes on with what it is over.
_HEADED = re.compile(
    r"\b(?P<of>[A-Za-z-]+) of [A-Z][\w&'’-]*(?: (?:and |& )?[A-Z][\w&'’-]*){0,3}$"
)
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"
#: The words in capitals that end in a title's head.
_WRITTEN = re.compile(r"(?:[A-Z][\w&'’-]* ){0,5}[A-Z][\w&'’-]*$")
#: Small words in capitals before a title.
_OPENING = re.compile(r"^(?:(?:The|A|An|To|By|Our|Of|THE|BY) )+")
#: Characters of the longest title before a bracket.
_LONGEST = 60
_JOINED = re.compile(
    r"(?<![\w–—/-])(?P<title>(?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*)(?P<sign>, ?| ?[–—] ?| - )"
    r"(?P<in>[A-Z][\w&'’-]*(?:(?: (?:and|&) | )[A-Z][\w&'’-]*){0,4})"
)
#: What goes on with a list or another title behind the words: "the Director, Finance, HR and IT".
_GOES_ON = re.compile(r"(?: ?[–—-] ?|,? (?:and |or |& )?|, ?)(?P<word>[A-Z][\w&'’-]*)")


@dataclass(frozen=True, slots=True)
class Written:
    """A title's head and the words behind it that tell it apart, and the signs around these."""

    head: str
    opening: str
    inside: str
    closing: str

    @property
    def written(self) -> str:
        """The title as the text writes it: "Manager (Purchase)"."""
        return f"{self.head}{self.opening}{self.inside}{self.closing}"

    @property
    def plain(self) -> str:
        """The title in words alone: "Manager of Purchase", "Head of Finance North"."""
        return f"{self.head}{self.joint}{self.inside.strip()}"

    @property
    def joint(self) -> str:
        """What joins the words to the head in ``plain``."""
        return " " if " of " in self.head else " of "


def behind(inside: str) -> str:
    """Return what the words in brackets behind a title are.

    ``field``: what tells the post from others of its title (Purchase, North, Plant 2); ``remark``: a
    limit, a count, a level, a gloss or what its holder is (acting, vacant, m/f/d); "" for what may be either.
    """
    low = inside.strip().lower()
    if low in group("titles", "unheld") or is_title(inside):
        return "remark"
    if inside.strip() in group(
        "told_apart", "lines"
    ):  # in small letters: "Dean (line management)"
        return "remark"
    every = _WORD.findall(inside)
    if is_field(inside) or _is_part(inside):
        return "field"
    named = 0 < len(every) <= 3 and all(w[0].isupper() and not w.isupper() for w in every)
    plain = re.fullmatch(r"[A-Za-zÀ-ÿ&' -]+", inside) is not None
    return "" if named and plain else "remark"


def is_field(words_of: str) -> bool:
    """Say whether every word is of what somebody is over ("Human Resources and Administration")."""
    fields = group("told_apart", "fields") | group("told_apart", "regions")
    rest = re.sub(r"\s*(?:,|/|&|\band\b)\s*", " ", words_of.strip().lower())
    whole = rest in fields or words_of.strip().lower() in fields
    return whole or (bool(rest.split()) and all(w in fields for w in rest.split()))


def _is_part(words_of: str) -> bool:
    """Say whether words name a part of the organisation: "Plant 2", "Shift B", "Leeds Branch"."""
    every = words_of.split()
    numbered = every and every[0].lower() in group("told_apart", "numbered")
    if numbered and len(every) == 2 and re.fullmatch(r"\d{1,2}|[A-Z]|[IVX]{1,4}", every[1]):
        return True
    named = 1 < len(every) <= 4 and every[-1].lower() in group("told_apart", "parts")
    return bool(named) and all(w[0].isupper() for w in every)


def written_out(text: str) -> tuple[Written, ...]:
    """Return the titles of a text that brackets, dashes or commas tell apart, each with its form with "of".

    Words that no list knows ("Biscuits") tell a post apart where others beside it are known to.
    """
    return (*_bracketed(text), *_joined(text))


def _bracketed(text: str) -> Iterator[Written]:
    found = []
    for m in _BRACKET.finditer(text):
        head = _head_of(text[max(0, m.start() - _LONGEST) : m.start()])
        found += [(head, text[m.start() : m.start("in")], m["in"])] if head else []
    kinds = {inside: behind(inside) for _, _, inside in found}
    kinds |= dict.fromkeys(_sites(text, kinds), "field")
    known = {head.lower() for head, _, inside in found if kinds[inside] == "field"}
    for head, opening, inside in found:
        if kinds[inside] == "field" or (not kinds[inside] and head.lower() in known):
            yield Written(head, opening, inside, ")")


def _sites(text: str, kinds: Mapping[str, str]) -> Iterator[str]:
    """Yield the words in brackets behind one title that the text tells elsewhere to be places.

    "Plant Manager (Leeds)" beside "Plant Manager (Hull)" in a text that has "the Leeds plant".
    """
    beside: dict[str, set[str]] = {}
    for m in _BRACKET.finditer(text):
        titled = _WRITTEN.search(text[max(0, m.start() - _LONGEST) : m.start()])
        if titled and kinds.get(m["in"]) == "":
            beside.setdefault(titled[0].lower(), set()).add(m["in"])
    for several in beside.values():
        if len(several) > 1:
            yield from (one for one in several if _is_site(text, one))


def _is_site(text: str, named: str) -> bool:
    """Say whether a text speaks of a place ("in Leeds", "Location: Leeds", "the Leeds plant")."""
    name = rf"\b{re.escape(named)}\b"
    before = either(group("told_apart", "place_words"))
    led = rf"\b(?:{before})\b:?\s+(?:the\s+)?{name}"
    nouns = either(group("told_apart", "parts") | group("told_apart", "places"))
    followed = rf"{name}(?: [a-z-]+)? (?:{nouns})\b"
    return re.search(f"{led}|{followed}", text, re.IGNORECASE) is not None


def _head_of(before: str) -> str:
    """Return the last words of a text from a title's head on ("Manager", "Head of Finance"), or ""."""
    found = _HEADED.search(before)
    if found and found["of"] and _is_single(found["of"]):
        return found[0]
    last = before[len(before.rstrip(_LETTERS)) :]
    return last if _is_single(last) and last.lower() not in group("told_apart", "no_posts") else ""


def _is_single(word: str) -> bool:
    return is_head(word.lower()) and not is_plural_head(word.lower())


def _joined(text: str) -> Iterator[Written]:
    found: list[tuple[str, Written]] = []
    beside: dict[str, set[str]] = {}
    for m in _JOINED.finditer(text):
        inside = _field_at(m["in"])
        title = _OPENING.sub("", m["title"]) if inside else ""
        more = _GOES_ON.match(text, m.start("in") + len(inside))
        on = more is not None and (is_field(more["word"]) or is_head(more["word"].lower()))
        if title and not on and is_title(title) and _is_single(title.split()[-1]):
            beside.setdefault(title.lower(), set()).add(inside.lower())
            found.append((title, Written(title.split()[-1], m["sign"], inside, "")))
    ranks = group("told_apart", "ranks")
    for title, one in found:
        if len(beside[title.lower()]) > 1 or all(w.lower() in ranks for w in title.split()):
            yield one


def _field_at(words_of: str) -> str:
    """Return the longest beginning of words that is a field, "" for none."""
    every = words_of.split(" ")
    ends = range(len(every), 0, -1)
    return next(
        (
            found
            for end in ends
            if is_field(found := " ".join(every[:end])) and every[end - 1] not in {"and", "&"}
        ),
        "",
    )


def shown(titles: Mapping[str, Written], text: str) -> str:
    """Return words with the titles as their document writes them; keys are plain forms in lower case."""

    def as_written(m: re.Match[str]) -> str:
        own = titles[m[0].lower()]
        end = len(own.head)
        return f"{m[0][:end]}{own.opening}{m[0][end + len(own.joint) :]}{own.closing}"

    return _any(tuple(titles)).sub(as_written, text) if titles else text


@cache
def _any(plain: tuple[str, ...]) -> re.Pattern[str]:
    every = sorted(map(re.escape, plain), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(every)})\b", re.IGNORECASE)


def are_peers(one: str, other: str) -> bool:
    """Say whether two titles differ by nothing but a region, a number or a letter."""
    first, second = (_counted().sub(r"\g<1> #", t.lower()).split() for t in (one, other))
    own = [[w for w in run if w not in group("told_apart", "regions")] for run in (first, second)]
    return one != other and own[0] == own[1] and len(first) == len(second)


@cache
def _counted() -> re.Pattern[str]:
    """Match what counts parts of one kind: "Plant 2", "Shift B"."""
    return re.compile(
        rf"\b({either(group('told_apart', 'numbered'))}) (?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})\b"
    )

"""Short names that a text gives itself: the Compensation Committee (the "Committee")."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.wording.titles import is_title, label
from rolegraph.extraction.english.wording.words import words

_DEFINED = re.compile(
    r"\s*\((?:hereinafter |hereafter )?(?:referred to as |called )?(?:the )?"
    r"[\"“‘']([A-Z][\w &-]{1,40})[\"”’']\)"
)
#: "is the Responsible Financial Officer, herein referred to as RFO"
_CALLED = re.compile(
    r",? (?:here(?:in|after|inafter) )?(?:referred to|known) as (?:the )?[\"“‘']?([A-Z]{2,6})\b"
)
_ACRONYM = re.compile(r"\s\(([A-Z]{2,6})\)")
#: "PLM = Plant Manager, FC = Financial Controller"
_EQUALS = re.compile(
    r"(?<![\w&])([A-Z][A-Z&]{1,5})\s*(?:=|\bmeans\b|\bstands for\b)\s*(?:the\s+)?([A-Z][\w &'’/-]{2,60})"
)
_SIGNS = ("=", "means", "stands for")
#: Letters of the shortest acronym that stands for a title.
_SHORTEST = 2
#: Words of the longest name that a short one stands for.
_LONGEST = 8


def definitions(every: Iterable[Paragraph]) -> dict[str, str]:
    """Return the whole titles by their short names in lower case; what is no title is left out."""
    found: dict[str, str] = {}
    for paragraph in every:
        found |= abbreviated(paragraph.text)
        acronyms = list(_CALLED.finditer(paragraph.text)) if " as " in paragraph.text else []
        acronyms += _ACRONYM.finditer(paragraph.text) if "(" in paragraph.text else ()
        for short in acronyms:
            whole = spelled_out(short[1], paragraph.text[: short.start()])
            if whole:
                found.setdefault(short[1].lower(), label(whole))
        if "(" not in paragraph.text:
            continue
        for one in _DEFINED.finditer(paragraph.text):
            whole = _title_before(paragraph.text[: one.start()])
            if whole:
                found.setdefault(one[1].lower(), whole)
    return found


_CHIEF = re.compile(r"\bChief ([A-Z][a-z]+) Officer\b")


def abbreviated(text: str) -> dict[str, str]:
    """Return the whole titles by what a text writes for them (FC = …, COO), in lower case."""
    found = _chiefs(text)
    if not any(sign in text for sign in _SIGNS):
        return found
    for one in _EQUALS.finditer(text):
        # "PLM = Plant Manager and FC = …" goes on with the next one.
        whole = re.split(r"\s+(?:and|or)\s+(?=[A-Z&]+\s*=)", one[2])[0].strip()
        if is_title(whole):
            found.setdefault(one[1].lower(), label(whole))
    return found


def _chiefs(text: str) -> dict[str, str]:
    """Return each Chief … Officer of a text by the three letters that it writes too, if no other has them."""
    named = {m[1]: m[0] for m in _CHIEF.finditer(text)}
    letters = Counter(f"C{word[0]}O" for word in named)
    short = {f"C{word[0]}O": whole for word, whole in named.items()}
    return {
        one.lower(): whole
        for one, whole in short.items()
        if letters[one] == 1 and re.search(rf"\b{one}\b", text)
    }


def known_by(titles: Iterable[str]) -> dict[str, str]:
    """Return titles by their names in lower case, and by what stands before a comma if that tells them apart.

    "Assistant Manager, Human Resource" is the Assistant Manager where there is no other.
    """
    every = tuple(titles)
    short = Counter(name.partition(",")[0].lower() for name in every)
    found = {name.lower(): name for name in every}
    for name in every:
        first = name.partition(",")[0].lower()
        if short[first] == 1 and " " in first:
            found.setdefault(first, name)
    return found


def acronyms(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield each "RFO" that a text writes in brackets behind its title, the title and where that begins."""
    for short in _ACRONYM.finditer(text) if "(" in text else ():
        whole = spelled_out(short[1], text[: short.start()])
        if whole:
            yield short[1], whole, short.start() - len(whole)


def spelled_out(acronym: str, before: str) -> str:
    """Return the title right before "(RFO)" whose words begin with its letters, "" for none."""
    run = [w for w in words(before)[-_LONGEST:] if w.is_word]
    capitals = [w for w in run if w.text[0].isupper()][-len(acronym) :]
    if "".join(w.text[0] for w in capitals) != acronym or len(capitals) < _SHORTEST:
        return ""
    name = before[capitals[0].start :].strip()
    return name if is_title(name) else ""


def _title_before(text: str) -> str:
    """Return the title that ends where a text ends, from its article on; "" where none does."""
    run = words(text)[-_LONGEST:]
    article = max((n + 1 for n, w in enumerate(run) if w.low in {"the", "a", "an"}), default=0)
    for at in range(article, len(run)):
        name = text[run[at].start :]
        if run[at].text[0].isupper() and is_title(name):
            return label(name)
    return ""

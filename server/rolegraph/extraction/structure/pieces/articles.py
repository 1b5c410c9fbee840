"""Where one text ends and another begins inside a file: collections, pasted articles, second copies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

from rolegraph.extraction.structure.forms import infotables
from rolegraph.extraction.structure.headings import headings
from rolegraph.extraction.structure.pieces import employers
from rolegraph.extraction.structure.wording import section_words
from rolegraph.extraction.structure.wording.words import squeeze, words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

_CN = "一二三四五六七八九十"
#: The share of a text's four-character strings that another must hold to be its copy.
COPY = 0.6
_SHINGLE = 4
_NUMBERED = re.compile(rf"[（(]?(?:\d{{1,2}}|[{_CN}]{{1,2}})[)）、.．]|[①●■◆•·-]")
#: A sentence that leads in a list (在经理的领导下,做好下列工作:).
_LED_IN = re.compile(
    rf"在[^，,。；;\n]{{2,12}}(?:领导|指导|带领|管理)下|[^。；;\n]{{2,40}}[:：]\s*(?:{_NUMBERED.pattern})"
)
#: A line that ends as sentences and items do.
_SENTENCE = re.compile(r"[^\n:：]{6,60}[。；;](?:\r?\n|$)")
_BRACKETED = re.compile(r"[【\[]([^】\]\n]{2,10})[】\]]")
#: The boxes of a chart: a line of one name or of several that blanks part.
_BOXES = re.compile(rf"\s*{HAN}{{2,8}}(?:[ 　]+{HAN}{{2,8}})*[ 　]*(?:\r?\n|$)")
#: A collection's name has at most so many characters.
_NAME = 20
#: A text's number that no stop parts from what stands before it.
_GLUED = rf"(?:第\d{{1,2}}篇|(?<={HAN})篇[{_CN}]{{1,3}})\s*[:：]"
#: A text's own heading stands within so many characters.
_TITLE = 60


@dataclass(frozen=True, slots=True)
class Article:
    """One text of a file: ``start`` to ``end`` with its title, whose span is ``title``.

    ``collection`` says that the file numbers its texts (第一篇), so that each stands alone.
    """

    start: int
    end: int
    title: tuple[int, int]
    collection: bool = False


def find(text: str, gaps: Iterable[int] = ()) -> tuple[Article, ...]:
    """Return the texts of a file in order; what stands before the first title is one as well.

    ``gaps`` are offsets at which boilerplate stood. A title that stands twice on lines of its own
    begins an article, as does one behind a gap; where one does, so does a title that the line below
    it begins with.
    """
    twice = tuple(_doubled(text))
    titled = [range(*a.title) for a in twice]
    led = [a for a in _leading(text) if titled and not any(a.start in t for t in titled)]
    numbered = [*_collected(text)]
    firms = () if numbered else _of_firms(text)
    every = (*firms, *numbered, *led, *twice, *_behind(text, gaps))
    starts = {a.start: a for a in every}
    places = sorted(starts)
    if not places or places[0] > 0:
        starts[0] = Article(0, 0, (0, 0))
        places.insert(0, 0)
    ends = [*places[1:], len(text)]
    return tuple(
        Article(at, end, starts[at].title, starts[at].collection)
        for at, end in zip(places, ends, strict=True)
        if text[at:end].strip()
    )


@cache
def _collection() -> re.Pattern[str]:
    number = rf"[{_CN}\d]{{1,3}}"
    names = [re.escape(form).replace(r"\{n\}", number) for form in words("articles")["collection"]]
    plain = "|".join(names)
    return re.compile(
        rf"(?:【\s*篇\s*(?:\d+\s*[:：])?(?P<inside>(?!{number}\s*】)[^】\n]+)】)|【\s*篇\s*{number}\s*】(?P<behind>[^\n【]*)|(?:^|(?<=[。；;！!？?\n】\"”]))\s*(?:{plain})\s*[:：](?P<line>[^\n【]*)"
        rf"|{_GLUED}(?P<glued>(?:(?!{_GLUED})[^\n【])*)",
        re.MULTILINE,
    )


def _collected(text: str) -> Iterable[Article]:
    found = list(_collection().finditer(text))
    before = _collection_name([text[: m.start()] for m in found if m["glued"] is not None])
    for m in found:
        group = next(g for g in ("inside", "behind", "line", "glued") if m[g] is not None)
        start = m.start() + len(m[0]) - len(m[0].lstrip()) - (before if group == "glued" else 0)
        low, high = m.span(group)
        length = high - low if group == "inside" else _title_length(text[low:high])
        yield Article(start, 0, (low, low + length), collection=True)


def _of_firms(text: str) -> Iterable[Article]:
    """Yield the text of each of several firms, whose names stand above their posts."""
    for start, name in employers.named(text):
        yield Article(start, 0, name, collection=True)


def _collection_name(before: list[str]) -> int:
    """Return how long the name is that stands before each number (店长职责第1篇：…店长职责第2篇：)."""
    tails = [each[-_NAME:].rpartition("\n")[2][::-1] for each in before]
    alike = takewhile(lambda signs: len({*signs}) == 1, zip(*tails, strict=False))
    return sum(1 for _ in alike) if len(tails) > 1 else 0


def _title_length(line: str) -> int:
    """Return how much of a line is a title: all of a short one, else up to a heading or key."""
    found = headings.find(line)
    entry = next((e.start for e in infotables.find(line) if e.start), 0)
    if entry and not (found and found[0].start < entry):
        return entry
    if found and found[0].end < len(line.rstrip()):
        return found[0].start or found[0].end
    return len(line) if len(line) <= 40 else 0


@cache
def _document_words() -> re.Pattern[str]:
    return re.compile(either(words("articles")["document_words"]))


def _lines(text: str) -> list[tuple[int, int]]:
    spans = (m.span() for m in re.finditer(r"[^\n]+", text))
    return [(a, b) for a, b in spans if text[a:b].strip()]


def is_document_title(line: str) -> bool:
    """Say whether a whole line is the title of a document, and not a position's heading."""
    plain = squeeze(line).strip("_ 　#*")
    if not 4 <= len(plain) <= 36 or re.search(r"[。；;！!？?,，:：]", plain):
        return False
    if _NUMBERED.match(plain):
        return False
    if not _document_words().search(plain):
        return False
    found = headings.find(plain)
    return not any(h.kind == "position" and h.start == 0 for h in found)


def _doubled(text: str) -> Iterable[Article]:
    lines = _lines(text)
    last = -1
    for (a, b), (c, d) in pairwise(lines):
        if a < last or text[a:b].strip() != text[c:d].strip() or not is_document_title(text[a:b]):
            continue
        last = d
        yield Article(a, 0, (a, d))


def _leading(text: str) -> Iterable[Article]:
    """Yield the articles whose title stands alone, and once more in front of the text below it."""
    for (a, b), (c, d) in pairwise(_lines(text)):
        title = text[a:b].strip()
        if text[c:d].startswith(title) and text[c:d].strip() != title and is_document_title(title):
            yield Article(a, 0, (a, b))


def _behind(text: str, gaps: Iterable[int]) -> Iterable[Article]:
    for gap in gaps:
        line = next(((a, b) for a, b in _lines(text) if a >= gap), None)
        if line and is_document_title(text[line[0] : line[1]]) and text[:gap].strip():
            yield Article(line[0], 0, line)


def body(text: str, article: Article) -> int:
    """Return where an article's text begins behind its title, which may be glued to it once more.

    A collection's title that heads a position (篇二：采购员岗位职责), and is not written again, is
    the heading of the text; so is one that names a chart (销售部组织架构图) above its boxes.
    """
    start = max(article.start, article.title[1])
    title = squeeze(text[article.title[0] : article.title[1]].strip().split("\n")[0]).strip("_ ")
    rest = text[start : article.end]
    lead = len(rest) - len(rest.lstrip("】 　\n"))
    again = bool(title) and rest[lead:].startswith(title)
    boxes = _BOXES.match(rest[lead:].removeprefix(title)) if _names_chart(title) else None
    if boxes and "架构" not in boxes[0] and "结构" not in boxes[0]:
        return start + lead if again else text.rfind("\n", 0, article.title[1]) + 1
    if again and not article.collection:
        return start + lead + len(title)
    heads = headings.find(title) if article.collection and not again else ()
    if heads and heads[0].kind == "position" and _goes_on(rest[lead:]):
        return article.title[0]
    return start


def _names_chart(title: str) -> bool:
    found = headings.find(title)
    return bool(found) and found[-1].section == "chart" and found[-1].end == len(title)


def _goes_on(rest: str) -> bool:
    """Say whether a text begins with what its title heads, and not with a title of its own.

    That is its items, a section's heading, an entry on the post (直接上级：…), or a sentence.
    """
    opening = rest[:_TITLE]
    found = next(iter(headings.find(opening)), None)
    entry = next(iter(infotables.find(opening)), None)
    bracketed = _BRACKETED.match(opening)
    return (
        (_NUMBERED.match(rest) or _LED_IN.match(rest) or _SENTENCE.match(rest)) is not None
        or (found is not None and found.start == 0 and found.kind == "section")
        or (entry is not None and entry.start == 0 and entry.role != "position")
        or (bracketed is not None and bool(section_words.section_of(bracketed[1])))
    )


def copies(texts: tuple[str, ...]) -> tuple[int, ...]:
    """Return for each text the index of the first one that it is a copy of, else its own.

    A copy shares most of its words in their order; substituted words (发展 → 开展) do not hide it.
    """
    if len(texts) < 2:
        return tuple(range(len(texts)))
    shingles = [_shingles(t) for t in texts]
    found: list[int] = []
    for n, own in enumerate(shingles):
        first = next(
            (m for m in range(n) if found[m] == m and _alike(own, shingles[m])),
            n,
        )
        found.append(first)
    return tuple(found)


def _shingles(text: str) -> frozenset[str]:
    plain = re.sub(r"[\W\d_]", "", text)
    return frozenset(plain[n : n + _SHINGLE] for n in range(len(plain) - _SHINGLE + 1))


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    small = min(len(a), len(b))
    return small >= 40 and len(a & b) / small >= COPY

"""Posts that are called with who holds them: 王丽（营运部经理）：…, 营运总监李强：…, 市场总监-王伟."""

import re
from functools import cache

from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import group
from rolegraph.extraction.structure.names import titles, units
from rolegraph.extraction.structure.names.titles import Title
from rolegraph.extraction.structure.wording.words import words
from rolegraph.reading.alternation import either
from rolegraph.reading.characters import HAN

#: What follows an appointment and is what its holder does.
_CHARGED = "(?=负责|主持|分管|全面|协助|统筹|主管|兼管)"

#: How a holder is called behind their name.
CALLED = "(?:同志|先生|女士|小姐|太太)"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    name = rf"{either(group('granting', 'surnames'))}(?:{HAN}{{1,2}}|某)"
    called = rf"{name}{CALLED}?"
    head = either(words("units")["leaders"])
    return (
        re.compile(rf"{called}[（(](?P<post>[^（()）]{{2,16}})[)）]"),
        re.compile(rf"(?P<post>{HAN}{{3,10}})[ 　]*[-—－–][ 　]*{HAN}{{2,3}}"),
        re.compile(rf"(?P<post>{HAN}{{0,8}}?{head})(?P<who>{name}){CALLED}?"),
    )


@cache
def _appointed() -> re.Pattern[str]:
    name = rf"{either(group('granting', 'surnames'))}{HAN}{{1,2}}?{CALLED}?(?:[（(][^（()）]{{1,16}}[)）])?"
    taken = "(?:担任|兼任|任|为)"
    # 本公司欣然宣布，由4月1日起，陈志明先生获委任为…; 自5月1日起，任命王芳为…
    led = "(?:[^，,。；;]{2,14}[，,])?(?:[自由从][^，,。；;]{4,16}起[，,]?|同日起[，,]?)?"
    put = (
        rf"{led}(?:{name}(?:获?(?:委任|任命|聘任|聘请|晋升|擢升|提升|选任)为|获聘为)"
        rf"|兹?(?:任命|聘任|委任|聘请){name}(?:担任|任|为))"
    )
    post = "[^，,。；;]{2,14}"
    at = "(?:[，,](?:驻[^，,。；;]{2,10}[，,])?|(?=$|[。；;]))"
    return re.compile(
        rf"{led}{name}{taken}(?P<post>{post})[，,]{_CHARGED}|{put}(?P<office>{post}){at}"
    )


def named(called: str) -> tuple[Title, tuple[int, int]] | None:
    """Return the post in words that call its holder too, and where it stands; None for other words."""
    if titles.is_title(called):
        return None
    for pattern in _patterns():
        found = pattern.fullmatch(called)
        title = titles.parse(found["post"]) if found else None
        if found and title and not _is_word(found.groupdict().get("who", "")):
            return title, found.span("post")
    return None


def appointed(words_: str) -> tuple[Title, tuple[int, int], int] | None:
    """Return the post that a sentence says somebody has, where it stands, and where their work is told.

    张敏同志任行政主管，|负责…
    """
    found = _appointed().match(words_) if "任" in words_ or "为" in words_ else None
    which = "post" if found and found["post"] else "office"
    title = titles.parse(found[which]) if found else None
    return (title, found.span(which), found.end()) if found and title else None


def surname(words_: str) -> str:
    """Return the surname of the last holder whom words name before their post, "" for none."""
    every = re.findall(
        rf"(?:^|[，,起]|[任聘]命?)({either(group('granting', 'surnames'))})(?={HAN}{{1,2}})",
        words_,
    )
    return every[-1] if every else ""


def _is_word(name: str) -> bool:
    """Say whether what could be a name is a word behind a title (主管方案, 经理任务)."""
    begun = name.startswith(tuple(words("titles")["no_names"])) or units.is_function(name)
    return bool(name) and (begun or verb_at(name, 0) != "")

"""Consents that must be had: "written approval must be obtained in advance from the Director"."""

from collections.abc import Mapping

from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.verbs import kind_of_noun
from rolegraph.extraction.english.wording.words import Word

#: Words of "for purchases over £500" behind the noun, and of "must first be had in advance" before "from".
_NAMED = 10
_LONGEST = 9
#: Words in which "Board approval | … is required" is told.
_WIDE = 14


def obtained(
    run: tuple[Word, ...], at: int, known: Mapping[str, str]
) -> tuple[Mention, str] | None:
    """Return from whom the consent that a word names must be obtained, and its kind; None for none."""
    kind = _kind(run, at)
    if not kind:
        return None
    told = _told(run, at + 1, at + _NAMED)
    last = min(told + _LONGEST, len(run) - 1) if told else 0
    had = False
    for place in range(told, last):
        low = run[place].low
        had = had or low in group("consents", "had")
        if had and low in {"from", "of", "by"}:
            title = mention(run, place + 1, known)
            return (title, kind) if title else None
        if low not in group("consents", "having"):
            return None
    return None


def board_approval(
    run: tuple[Word, ...], at: int, known: Mapping[str, str]
) -> tuple[Mention, str] | None:
    """Return whose "Board approval" a sentence or a part of it opens with that says when it is needed.

    Its kind stands beside it; "is" may be left out ("Overtime: Manager approval required").
    """
    opens = not at or run[at - 1].low in {":", ",", ";"}
    title = mention(run, at, known) if opens else None
    kind = _kind(run, title.end) if title and title.end < len(run) else ""
    told = _told(run, title.end + 1, title.end + _WIDE) if title and kind and not at else 0
    if title and kind and _is_needed(run, title.end + 1):
        told = title.end + 1
    needed = any(w.low in group("consents", "had") for w in run[told : told + _NAMED])
    if title is None or not told or not needed or any(w.low == "not" for w in run[told:]):
        return None
    return Mention(title.text, title.start, title.end + 1), kind


def _is_needed(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a consent is told to be needed right behind its noun ("approval | required for")."""
    return at < len(run) and run[at].low in group("consents", "needed")


def _kind(run: tuple[Word, ...], at: int) -> str:
    """Return the kind of a consent that a noun names, "" for other words."""
    low = run[at].low
    kind = "approve" if low in group("consents", "nobody") else kind_of_noun(low)
    return kind if kind in {"approve", "countersign", "sign"} else ""


def _told(run: tuple[Word, ...], start: int, stop: int) -> int:
    """Return where what is said of a consent begins ("is", "must"); 0 where nothing is."""
    places = range(start, min(stop, len(run)))
    return next((n for n in places if run[n].low in group("titles", "told_by")), 0)


def is_part(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a consent is part of a thing's name ("decision(-)making", "approval register")."""
    if at >= len(run):
        return False
    parts = group("consents", "parts_of_names")
    behind = run[at + 1].low if at + 1 < len(run) else ""
    return behind in parts or run[at].low.rpartition("-")[2] in parts


def possessive(
    run: tuple[Word, ...], at: int, known: Mapping[str, str]
) -> tuple[Mention, str] | None:
    """Read "the Finance Director's approval" where the text asks for it."""
    ahead = at
    while ahead and run[ahead - 1].low in group("consents", "qualifying"):
        ahead -= 1  # "without prior | Council approval"
    before = run[ahead - 1].low if ahead else ""
    if at and before not in group("consents", "before") | group("consents", "bare"):
        return None
    title = mention(run, at, known) if run[at].low not in group("consents", "denied") else None
    if title is None or not (
        run[title.end - 1].low.endswith("'s") or before in group("consents", "bare")
    ):
        return None
    after = title.end
    while after < len(run) and run[after].low in group("consents", "qualifying"):
        after += 1
    noun = run[after].low if after < len(run) else ""
    kind = "approve" if noun in {"agreement", "permission"} else kind_of_noun(noun)
    if is_part(run, after):
        return None  # "the guardian of the Board's decision-making"
    return (
        (Mention(title.text, title.start, after + 1), kind)
        if kind in {"approve", "countersign", "decide", "sign"}
        else None
    )

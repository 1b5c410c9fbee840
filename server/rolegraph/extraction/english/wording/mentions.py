"""Titles of positions in running English text: where one stands, and how far it goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.phrases import reporting
from rolegraph.extraction.english.wording.titles import (
    JOINS,
    is_body,
    is_head,
    is_head_at,
    is_plural_head,
    singular,
)
from rolegraph.extraction.english.wording.verbs import kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word

#: Words of the longest post with two titles.
_JOINT = 5
#: No title has more words.
_LONGEST = 8
_GRADES = frozenset(("i", "ii", "iii", "iv"))
#: Words of each field that "and" joins ("Director Community Services and Culture").
_FIELD = 2
#: Words of the longest field of a title in small letters ("parks and recreation").
_WORDS_OF_FIELD = 3
#: Titles that name what their holders head in small letters as well ("Heads of service").
_OF_FIELDS = frozenset(("head", "director"))
#: What the first word of such a field ends in that needs another.
_ADJECTIVES = ("al", "ic", "ive", "ary", "ate")
#: Words of "Terms of Reference".
_TEXT = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A title in running text; ``start`` and ``end`` are numbers of words, ``text`` as written."""

    text: str
    start: int
    end: int


def mention(run: tuple[Word, ...], at: int, known: Mapping[str, str]) -> Mention | None:
    """Return the title that stands at one word, after its article, or None.

    ``known`` leads from lower-case titles of the document to the way they are written.
    """
    while at < len(run) and run[at].low in group("titles", "determiners"):
        if run[at].low == "responsible" and (whole := _known(run, at, known)):
            return whole  # "the Responsible Financial Officer"
        at += 1
    at += _owned(run, at)
    if at >= len(run) or not run[at].is_word or run[at].low in JOINS | {"those", "these"}:
        return None
    if [w.low for w in run[max(at - 2, 0) : at]] in (["a", "competent"], ["any", "competent"]):
        return None  # "the consent of a competent engineer": whoever is one
    both = _joint(run, at)
    if both:
        return both
    told, written_out = _known(run, at, known), _capitalised(run, at)
    if told and written_out and written_out.end > told.end and _goes_on(run, told):
        # "the Vice-President Finance" is more than the Vice-President.
        return written_out
    return told or written_out or _lower(run, at)


def _owned(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a word says whose a superior is that is anybody's ("the employee's | line manager")."""
    named = run[at].low if at + 2 < len(run) else ""
    both = " ".join(w.low for w in run[at + 1 : at + 3])
    owner = named.removesuffix("'s") if named.endswith("'s") else ""
    return owner in group("titles", "anybody") and both in group("titles", "line_managers")


def _goes_on(run: tuple[Word, ...], told: Mention) -> bool:
    """Say whether a title goes on at a word in capitals, at once or behind "of" ("of Procurement").

    A board is no other one where the text says of whom.
    """
    at = told.end
    joined = run[at].low in {"of", "for"} and run[at + 1 : at + 2] and not is_body(told.text)
    return run[at + bool(joined)].text[0].isupper()


def _joint(run: tuple[Word, ...], at: int) -> Mention | None:
    """Return one post with two titles ("President and CEO")."""
    if not run[at].text[0].isupper() or run[at].low not in _joint_begins():
        return None
    for end in range(min(at + _JOINT, len(run)), at + 2, -1):
        if " ".join(w.low for w in run[at:end]) in group("titles", "joint"):
            return Mention(_shown(run, at, end), at, end)
    return None


@cache
def _joint_begins() -> frozenset[str]:
    return frozenset(title.split(" ")[0] for title in group("titles", "joint"))


def _known(run: tuple[Word, ...], at: int, known: Mapping[str, str]) -> Mention | None:
    told = [word.low for word in run[at : at + _LONGEST]] if known else []
    for length in range(len(told), 0, -1):
        phrase = " ".join(told[:length]).removesuffix("'s")
        for form in (phrase, phrase.removesuffix("s")):
            if form in known:
                return Mention(known[form], at, at + length)
    return None


def _capitalised(run: tuple[Word, ...], at: int) -> Mention | None:
    """Return the capitalised words from one on, up to the title's head or its "of …"."""
    if not run[at].text[0].isupper():
        return None
    end = at
    while end < len(run) and (run[end].text[0].isupper() or run[end].low in JOINS):
        if run[end].low == "the" and run[end - 1].low not in {"of", "for"}:
            break  # "Requires the Board's approval"
        if run[end].low in group("amounts", "months") and not run[end - 1].is_word:
            break  # "Agreed by the Board – July 2023"
        end += 1
    while end > at and run[end - 1].low in JOINS:
        end -= 1
    text = " ".join(w.low for w in run[at : at + _TEXT])
    stop = None if text in group("titles", "terms") else _title_end(run, at, end)
    if stop is None:
        return None  # "Terms of Reference of the Audit Committee"
    if stop == end and _leads_field(run, stop):
        stop = _field_end(run, stop + 1)
    at = _past_owner(run, at, stop)
    return Mention(_shown(run, at, stop), at, stop)


def _leads_field(run: tuple[Word, ...], at: int) -> bool:
    """Say whether "of" and a field in small letters follow a title ("Heads | of service may")."""
    if at + 1 >= len(run) or run[at].low != "of" or not run[at + 1].text.islower():
        return False
    told = singular(run[at - 1].low) in _OF_FIELDS and run[at + 1].is_word
    return told and run[at + 1].low not in group("titles", "determiners")


def _past_owner(run: tuple[Word, ...], at: int, stop: int) -> int:
    """Return where a title begins behind its organisation's name ("Hill Trust's | Finance Committee")."""
    owner = next((n for n in range(at, stop - 1) if run[n].low.endswith("'s")), at)
    posts = is_head(run[owner].low.removesuffix("'s"))  # "the President's Council Member"
    several = stop - owner - 1 > 1 and is_body(run[stop - 1].low)
    return owner + 1 if owner > at and several and not posts else at


def _title_end(run: tuple[Word, ...], at: int, end: int) -> int | None:
    for place in range(at, end):
        word = run[place].low.removesuffix("'s")
        following = run[place + 1].low if place + 1 < end else ""
        if not is_head_at(run, place) and not (
            following == "of" and word in group("titles", "leading")
        ):
            continue
        if following in group("titles", "events"):
            return None  # "the April Board Meeting"
        if following == "for" and is_body(word) and _title_end(run, place + 2, end):
            return place + 1  # "set by the Pay Committee | for the Chief Executive"
        if following in {"of", "for"}:
            return _until_joint(run, place + 2, end)
        graded = following in _GRADES and place + 2 < end and is_head(run[place + 2].low)
        if not (graded or (following and is_head(following))):  # "Chief I | Pharmacist"
            return _with_field(run, place + 1, end)
    return None


def _with_field(run: tuple[Word, ...], at: int, end: int) -> int:
    """Return where a title ends that names its field last ("Director Purchasing")."""
    joint = next((n for n in range(at, end) if run[n].low in {"and", "&", "/"}), end)
    if _is_field(run[at:joint]) and _is_field(run[joint + 1 : end]) and _stops(run, end):
        return end  # "the Director Infrastructure and Environment."
    rest, end = run[at:joint], joint
    named = all(w.is_word and w.text[0].isupper() and not w.text.isupper() for w in rest)
    if (
        named
        and 0 < len(rest) <= 2
        and (end == len(run) or run[end].low == "and" or not run[end].is_word)
    ):
        return end  # "the Director Community Services.": no verb ends a sentence
    plain = named and not any(verb_at(rest, n) and w.low.endswith("s") for n, w in enumerate(rest))
    return end if 0 < len(rest) <= 2 and plain else at


def _is_field(run: tuple[Word, ...]) -> bool:
    """Say whether words can be the field of a title, and no second title."""
    named = all(w.is_word and w.text[0].isupper() and not w.text.isupper() for w in run)
    return named and 0 < len(run) <= _FIELD and not any(is_head(w.low) for w in run)


def _stops(run: tuple[Word, ...], at: int) -> bool:
    return at >= len(run) or not run[at].is_word or run[at].low in grammar("modals")


def _until_joint(run: tuple[Word, ...], at: int, end: int) -> int:
    """Return where the words after "of" end: at "and" before another title, or with the run."""
    for place in range(at, end):
        if run[place].low in {"and", "/"} and _title_end(run, place + 1, end):
            return place
    return end


def _lower(run: tuple[Word, ...], at: int) -> Mention | None:
    """Return up to four plain words that end in a title's head ("finance director")."""
    if run[at].low in group("titles", "unnamed"):
        return None
    for end in range(at, min(at + 4, len(run))):
        word = run[end].low.removesuffix("'s")
        inside = end > at and (word == "or" or word in group("titles", "determiners"))
        if not run[end].is_word or inside or word in group("phrases", "ends"):
            return None
        named = end + 2 < len(run) and run[end + 1].low == "of"
        if named and run[end + 2].low in group("titles", "determiners"):
            return None
        several = singular(word) in _OF_FIELDS  # "heads of service"
        if (word in group("titles", "leading") or several) and named:
            nobody = word == "member" and not is_body(run[end + 2].low)  # "a member of Accounts"
            stop = _field_end(run, end + 2)
            return None if nobody else Mention(_shown(run, at, stop), at, stop)
        crew = end > at and word in group("titles", "crews")
        if crew and run[at].low not in group("titles", "no_beginnings"):
            told = _is_charged(run, at, end + 1)
            return Mention(_shown(run, at, end + 1), at, end + 1) if told else None
        if is_head_at(run, end) and not _heads_on(run, end):
            several = is_plural_head(word) and not _is_charged(run, at, end + 1)
            # "signed by two trustees", "only the trustees may"
            several = several and not (at and run[at - 1].low in {"two", "three", "four"})
            before = [w.low for w in run[max(at - 2, 0) : at]]
            named_all = end == at and before in (["of", "the"], ["by", "the"], ["from", "the"])
            several = several and not (named_all and word in group("titles", "collectives"))
            return None if several else Mention(_shown(run, at, end + 1), at, end + 1)
    return None


def _field_end(run: tuple[Word, ...], at: int) -> int:
    """Return where the field of a title in small letters ends ("director of | public works")."""
    said = tuple(w.low for w in run[at : at + _WORDS_OF_FIELD])
    known = (n for n in range(len(said), 1, -1) if " ".join(said[:n]) in group("titles", "fields"))
    # "directors of professional | services"
    told = len(said) > 1 and said[0].endswith(_ADJECTIVES) and run[at + 1].is_word
    return at + next(known, 1 + told)


def _heads_on(run: tuple[Word, ...], at: int) -> bool:
    """Say whether a title in small letters goes on at its head ("the nurse | manager")."""
    behind = run[at + 1].low if at + 1 < len(run) else ""
    more = is_head(behind) and not is_plural_head(behind) and not is_plural_head(run[at].low)
    # "the committee | chair shall": what says more of somebody stands behind no verb.
    told = at + 2 >= len(run) or run[at + 2].low in group("titles", "told_by")
    return more and (told or verb_at(run, at + 1) is None)


def _is_charged(run: tuple[Word, ...], at: int, end: int) -> bool:
    """Say whether words open a sentence that tells them something ("Department heads may …")."""
    opens = at <= 1 or all(w.low in group("titles", "determiners") for w in run[:at])
    if not opens or end == len(run) or run[end].low in group("titles", "told_by"):
        return opens
    deed = verb_at(run, end)  # "Department heads approve requisitions"
    behind = run[deed.end : deed.end + 1] if deed and deed.shape == "base" else ()
    acts = bool(behind) and behind[0].low not in group("phrases", "ends") | {"and", "or", ","}
    decides = deed is not None and deed.shape == "base" and kind_of_verb(deed.lemma) == "decide"
    acts = acts or (
        decides and deed is not None and deed.end == len(run)
    )  # "and the founders decide"
    return acts or reporting().at(run, end) is not None


def _shown(run: tuple[Word, ...], start: int, end: int) -> str:
    text = " ".join(w.text for w in run[start:end]).replace(" - ", "-")
    plain = text.removesuffix("'s").removesuffix("’s")
    return singular(plain)

"""Headings of sections: "Main duties", "Duties of the Buyer", "You may approve:"."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from rolegraph.extraction.english.clauses.openings import leading_condition, past_lead
from rolegraph.extraction.english.page.chapter_marks import without_chapter
from rolegraph.extraction.english.page.headings import (
    LONGEST,
    REMEMBERED,
    SHORT,
    SectionHeading,
    heading_like,
    labelled,
    plain,
)
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.wording.lexicon import by_entry, entries, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.modes import head_words, opener, opens_conditions
from rolegraph.extraction.english.wording.titles import (
    is_body,
    is_generic,
    is_holder,
    is_title,
    singular,
    unwrapped,
)
from rolegraph.extraction.english.wording.unlisted_titles import is_unlisted, unlisted
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word, readable, words
from rolegraph.reading import Passage

_OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?|\s*[:：]\s*|\s+[–—-]\s+", re.I)
#: "Essential duties include the following. Other duties may be assigned."
_INCLUDES = re.compile(
    r"\s+(?:include|includes|are)(?:,? but (?:are|is) not limited to,?)?(?: the following)?\s*[.:]?"
    r"(?:\s*\(?other duties may be assigned\.?\)?)?$",
    re.I,
)
_REMARK = re.compile(r"\s*[(\[][^()\[\]]{3,60}[)\]]\s*:?$")
#: "The Council may exercise the following powers:"
_HAVING = re.compile(
    r"(?:[Tt]he )?(\w[\w ,&'’-]{2,60}?) (?:(?:shall |will )?ha(?:s|ve)|(?:may|shall) exercise) "
    r"the following (?:\w+ )?([a-z]+?)(?: and ([a-z]+))?\s*:"
)
#: Letters of the longest line that leads a list and says whose it is.
_LEADING = 120
_HEADING_SIGNS = {"&", "/", "-", "–", "—", ",", "(", ")", "?"}
_WHO = ("Who ", "Whom ", "Whose ")
_OPENED = {"grant": "authorities", "prohibition": "prohibitions", "duty": "duties"}

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)
#: "The functions of the Treasurer shall be as follows:"
_AS_FOLLOWS = re.compile(
    r"\s+(?:are|is|(?:shall|will|may) be|(?:shall |will |may |might )?includes?)"
    r"(?: as follows| the following| to)?\s*:?$",
    re.I,
)
#: What ends in "the following tasks:" leads to them; so many letters are looked at.
_FOLLOWING = re.compile(r"\bfollowing (?:\w+ )?([a-z]+)\s*:$", re.I)
_TAIL = 48
#: "Powers delegated to the Librarian", in capitals as well.
_HANDED = re.compile(r"\b(?:delegated to|reserved (?:to|for|by)) (?:the |an? )?(.+)$", re.I)
#: Words of the longest name of whom something is reserved to.
_LONGEST_NAME = 7
#: "Reports to the CEO. Responsibilities:" heads what follows behind a sentence of its own.
_BEHIND = re.compile(r"[a-zA-Z)][.]\s+([A-Z][\w ,&/'-]{2,40}):$")


def section(paragraph: Paragraph) -> SectionHeading | None:
    """Return the section heading that a paragraph is, or None; text may follow on its line."""
    passage = paragraph.passage
    told = _having(paragraph) or _by_last_words(paragraph)
    if told or opens_conditions(passage.text):  # "The Director may approve overtime if:"
        return told
    kind = kind_of_section(passage.text)
    if kind and (_is_chapter(paragraph, kind) or passage.text.endswith(":")):
        return _heading(paragraph, kind)
    found = labelled(passage.text)
    kind = kind_of_section(found[1]) if found else ""
    if found and kind and ":" in found[0].replace("：", ":"):
        rest = passage.cut(found.end(), len(passage)).strip(" \t*_|")
        if not is_title(rest.text):
            return _heading(paragraph, kind, rest if rest.text else None)
    announced = _INCLUDES.search(passage.text) if "the following" in passage.text else None
    if (
        announced
    ):  # "KILN SUPERVISOR ESSENTIAL DUTIES include the following. Other duties may be assigned."
        head = replace(paragraph, text=paragraph.text[: announced.start()])
        if titled := _behind_title(head):
            return titled
    if not heading_like(paragraph) and not _set_apart(paragraph):
        return _of_position(paragraph) if _leads_list(paragraph) else None
    titled = _delegated_to(paragraph) or _of_position(paragraph)
    return titled or _by_opener(paragraph) or _by_words(paragraph)


def _having(paragraph: Paragraph) -> SectionHeading | None:
    """Return the section of "The Chair shall have the following powers (and duties):", None for others."""
    found = _HAVING.fullmatch(paragraph.text) if "following" in paragraph.text else None
    kinds = {kind_of_section(noun) for noun in found.group(2, 3) if noun} if found else set()
    if (
        found is None
        or not kinds
        or not kinds <= {"authorities", "duties"}
        or not is_title(found[1])
    ):
        return None
    kind = "duties" if "duties" in kinds else "authorities"
    return _heading(paragraph, kind, titled=singular(found[1]))


def _leads_list(paragraph: Paragraph) -> bool:
    """Say whether a longer line leads a list ("The essential duties of the Head of Works are to:")."""
    text = paragraph.text
    short = text.endswith(":") and len(text) < _LEADING and ". " not in text
    return short and _AS_FOLLOWS.search(text) is not None


def _is_chapter(paragraph: Paragraph, kind: str) -> bool:
    """Say whether a section's whole name heads it, and is no entry of a list.

    "2. Key accountabilities" does; "5. Health and safety" may be somebody's fifth task.
    """
    if not paragraph.marker or heading_like(paragraph):
        return True
    counted = paragraph.marker[0].isdigit() and paragraph.text[:1].isupper()
    return counted and kind != "other" and len(words(paragraph.text)) > 1


def _by_last_words(paragraph: Paragraph) -> SectionHeading | None:
    """Return the section of prose that ends in "carry out the following tasks:", which stays prose."""
    behind = _BEHIND.search(paragraph.text[-_TAIL:])
    kind = kind_of_section(behind[1]) if behind and not paragraph.marker else ""
    if kind:
        return replace(_heading(paragraph, kind), prose=True)
    found = _FOLLOWING.search(paragraph.text[-_TAIL:])
    prose = len(paragraph.text) > _TAIL and not paragraph.marker and not paragraph.level
    kind = kind_of_section(found[1]) if found and prose else ""
    return (
        replace(_heading(paragraph, kind), prose=True)
        if kind in {"duties", "authorities"}
        else None
    )


def _set_apart(paragraph: Paragraph) -> bool:
    """Say whether a few words stand alone as a heading in ordinary letters."""
    text = paragraph.text
    # "Who approves my leave?" is answered by whoever is named below.
    apart = paragraph.parted or (paragraph.level and not text.startswith(_WHO))
    if not apart or not text[:1].isupper():
        return False
    run = words(without_chapter(text))
    if paragraph.marker and not (paragraph.marker[:-1].isdigit() and len(run) <= SHORT):
        return False  # but "3. Competences and powers"
    return len(run) <= LONGEST and all(w.is_word or w.low in _HEADING_SIGNS for w in run)


def kind_of_section(text: str) -> str:
    """Return the kind of a section by its whole heading, or ""."""
    whole = plain(_INCLUDES.sub("", text)).rstrip("?")
    named = _exact_headings().get(whole) or _exact_headings().get(
        whole.replace(" & ", " and "), ""
    )
    if named or text[-2:].rstrip(":")[-1:] not in {")", "]"}:
        return named
    return _exact_headings().get(plain(_REMARK.sub("", text)), "")  # "Duties (illustrative only)"


@cache
def _exact_headings() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, lists in entries("sections").items():
        for heading in lists["exact"]:
            found.setdefault(heading, kind)
    return found


def _by_words(paragraph: Paragraph) -> SectionHeading | None:
    """Return the section that a heading's words name ("Main areas of responsibility")."""
    low = plain(paragraph.text)
    kind = _named_kind(low)
    run = words(low)
    named = len(run) > 1 and run[1].low in {"of", "and"}  # "Functions of the Committee"
    verb = verb_at(run, 0) if kind and not named else None
    strong = paragraph.level or paragraph.is_emphasised or paragraph.text.endswith(":")
    if verb and verb.shape == "ed" and kind == "qualifications":
        verb = None  # "Required Skills and Abilities"
    if not kind or (verb and not strong and not paragraph.text.isupper()):
        return None
    return _heading(paragraph, kind, titled=_owner(words(paragraph.text)))


def _owner(run: tuple[Word, ...]) -> str:
    """Return whose duties "The Chair's duties shall be" heads, "" where nobody is named."""
    leads = bool(run) and run[-1].low in {":", "be", "include", "are"}
    named = mention(run, 0, {}) if leads else None
    whose = named is not None and run[named.end - 1].low.endswith("'s")
    own = named is None or is_generic(named.text) or is_holder(named.text)
    own = own or (named is not None and _is_the_body(named.text))
    return named.text if named and whose and not own else ""


@lru_cache(maxsize=REMEMBERED)
def _named_kind(low: str) -> str:
    every = entries("sections")
    if low.endswith(tuple(every["qualifications"]["ends"])):
        return "qualifications"  # "You might be a good fit if you"
    return next((k for k, lists in every.items() if any(w in low for w in lists["words"])), "")


def _by_opener(paragraph: Paragraph) -> SectionHeading | None:
    """Return the section that a modal phrase opens: "The Buyer must not", "You may approve:"."""
    run = head_words(without_chapter(paragraph.text))  # "Section 2: The President shall"
    for at in range(max(0, len(run) - SHORT), len(run)):
        found = opener(run, at)
        if found and found[1] == len(run) and found[0] in _OPENED:
            led = leading_condition(run)[0] or past_lead(run, 0)  # "Once a year, the Board shall:"
            named = mention(run, led if led < at else 0, {})
            whom = " ".join(w.low for w in run[:at])
            own = whom in group("titles", "pronouns") or (
                named and (is_generic(named.text) or is_holder(named.text))
            )
            titled = named.text if named and named.end <= at and not own else ""
            titled = titled or ("" if own else unlisted(run[:at]))
            if run[at - 1].low in group("verbs", "tasks"):  # "Further duties may be to:"
                return _heading(paragraph, "duties")
            return _heading(paragraph, _OPENED[found[0]], titled=titled)
    return None


def _delegated_to(paragraph: Paragraph) -> SectionHeading | None:
    """Return the powers of "Matters delegated to the Clerk:", None where nobody is named last.

    What is reserved, or not delegated, is not of whom the text speaks above.
    """
    text = paragraph.text.rstrip(" :")
    handed = _HANDED.search(text)
    head, name = (text[: handed.start()], handed[1]) if handed else ("", "")
    if not handed or len(words(name)) > _LONGEST_NAME:
        return None
    others = "not" in head.lower().split() or "reserved" in handed[0].lower()
    if others:
        return replace(_heading(paragraph, "authorities"), others=True)
    return (
        _heading(paragraph, "authorities", titled=singular(name))
        if is_title(name) and (head or name[:1].isupper())
        else None
    )


def _of_position(paragraph: Paragraph) -> SectionHeading | None:
    """Return the section of "Duties of the Buyer", "Buyer: responsibilities"."""
    text = without_chapter(_AS_FOLLOWS.sub("", paragraph.text))
    for joint in _OF.finditer(text):
        left, right = text[: joint.start()], text[joint.end() :].strip(" :")
        for name, other in ((left, right), (right, left)):
            kind = kind_of_section(name) if plain(name) not in by_entry("fields") else ""
            several = other.lower() in group("titles", "chapter_names")  # "Duties of Officers"
            named = other is right and joint[0].lower().endswith("the ") and is_unlisted(other)
            post = is_title(other) or named
            if kind and post and not _is_the_body(other) and not several:
                return _heading(paragraph, kind, titled=unwrapped(other))
    return _behind_title(paragraph)


def _is_the_body(title: str) -> bool:
    """Say whether a body is meant that is named elsewhere ("Functions of the Committee")."""
    return is_body(title) and len(words(_ARTICLE.sub("", title))) == 1


def _behind_title(paragraph: Paragraph) -> SectionHeading | None:
    """Return the section of "BUYER ESSENTIAL DUTIES AND RESPONSIBILITIES", "Buyer duties:"."""
    run = words(paragraph.text.rstrip(" :"))
    marked = paragraph.level or paragraph.text.endswith(":")
    for n in range(1, len(run) - (not marked)):
        name = paragraph.text[: run[n].start].strip()
        kind = kind_of_section(paragraph.text[run[n].start :].rstrip(" :"))
        capital = run[n].text[0].isupper()  # of "The post holder must not:" nothing is
        if kind and capital and is_title(name) and not is_generic(name) and not is_body(name):
            return _heading(paragraph, kind, titled=unwrapped(name))
    return None


def _heading(
    paragraph: Paragraph, kind: str, rest: Passage | None = None, titled: str = ""
) -> SectionHeading:
    return SectionHeading(
        kind=kind,
        text=readable(
            paragraph.passage.text if rest is None else paragraph.passage.text.split(":")[0]
        ).strip(" :"),
        whole=paragraph.whole,
        rest=rest,
        title=titled,
        level=paragraph.level,
    )

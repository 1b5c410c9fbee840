"""The board or committee that a document is about: its terms of reference say whose."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.page.parts import Block, Part
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.titles import is_body, is_title, label, unwrapped
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import words

#: A document says at its top what it is.
_TOP = 8
#: Words of "Individual terms of reference".
_LONGEST = 4
#: So many entries "To …" are a list of tasks.
_SEVERAL = 2
_DATED = re.compile(r"[,(–]|\s-\s")
#: "Terms of reference 2024/25"
_YEARS = re.compile(r"\s*\d{4}(?:[/-]\d{2,4})?$")


def body_of(every: Iterable[Paragraph], called: Mapping[str, str]) -> str:
    """Return the name of "Audit Committee: terms of reference" above a text, "" where none stands.

    In a longer heading it is the first body that the text gives a short name (``called``).
    """
    above = ""
    top = tuple(islice(every, _TOP))
    for at, paragraph in enumerate(top):
        low = paragraph.text.lower()
        last, above = above, paragraph.text
        below = top[at + 1].text if at + 1 < len(top) else ""
        if not any(words_of in low for words_of in group("titles", "terms")):
            continue
        # "Terms of reference, adopted by the Council on 9 December 2025"
        told = is_terms(_DATED.split(low)[0])
        if told and _is_named(last):
            return label(last)
        if low.strip(" :.") in group("titles", "terms") and _is_named(below):
            return label(below)  # "Terms of reference" above the committee's name
        name = unwrapped(paragraph.text)
        if name != paragraph.text and _is_named(name):
            return label(name)
        if told_of := _told_of(paragraph.text):
            return told_of
        defined = (one for one in called.values() if is_body(one) and one.lower() in low)
        if heading := next(defined, ""):
            return heading
    return _first_told(top)


def _first_told(top: Sequence[Paragraph]) -> str:
    """Return the body that a text's first sentences tell of below "Terms of reference, membership", or "".

    "The Audit Committee is established by the Board …"
    """
    if not any(is_terms(_DATED.split(_YEARS.sub("", p.text.lower()))[0]) for p in top):
        return ""
    for run in (words(paragraph.text) for paragraph in top):
        named = mention(run, 1, {}) if len(run) > 1 and run[0].low == "the" else None
        told = named is not None and named.end < len(run) and named.start == 1
        if named and told and run[named.end].low in group("titles", "told_by"):
            return label(named.text) if _is_named(named.text) else ""
    return ""


def _told_of(text: str) -> str:
    """Return the body of "The terms of reference of the Audit Committee will be agreed", or ""."""
    run = words(text)
    for at in range(len(run) - 2):
        terms = " ".join(w.low for w in run[max(at - 2, 0) : at + 1]) in group("titles", "terms")
        if terms and run[at + 1].low in {"of", "for"}:
            named = mention(run, at + 2, {})
            return label(named.text) if named and _is_named(named.text) else ""
    return ""


def with_tasks(blocks: Iterable[Block], body: str) -> tuple[Block, ...]:
    """Return blocks with the tasks that terms of reference list below no heading, as the ``body``'s.

    "To approve the budget for the year", "In consultation with the Warden to move funds".
    """
    return tuple(part for block in blocks for part in _parted(block, body))


def _parted(block: Block, body: str) -> Iterator[Block]:
    """Yield a block, parted before and behind lists of tasks that are nobody's."""
    if not body or block.title or block.named_unit:
        yield block
        return
    kept: list[Part] = []
    for part in block.parts:
        listed = [n for n, one in enumerate(part.content) if one.marker and not part.kind]
        tasks = [n for n in listed if _is_task(part.content[n])]
        if len(tasks) < _SEVERAL:
            kept.append(part)
            continue
        first, last = _ends_of(listed, tasks[0])
        if part.content[:first]:
            kept.append(replace(part, content=part.content[:first]))
        own = replace(part, kind="duties", title="", content=part.content[first:last])
        title_at = part.content[first].whole
        yield replace(block, parts=kept, fields=[])
        yield replace(block, title=body, title_at=title_at, parts=[own], fields=block.fields)
        kept = [replace(part, content=part.content[last:])] if part.content[last:] else []
    yield replace(block, parts=kept)


def _ends_of(listed: Sequence[int], at: int) -> tuple[int, int]:
    """Return where the list begins and ends that an entry is of, by the places of all entries."""
    first = last = at
    while first - 1 in listed:
        first -= 1
    while last + 1 in listed:
        last += 1
    return first, last + 1


def _is_task(paragraph: Paragraph) -> bool:
    """Say whether an entry is "To approve …"."""
    run = words(paragraph.text)
    verb = verb_at(run, 1) if run and run[0].low == "to" else None
    return verb is not None and verb.shape == "base"


def is_terms(heading: str) -> bool:
    """Say whether a heading is "Terms of reference", "Individual terms of reference"."""
    low = heading.lower().strip(" :.")
    return len(words(low)) <= _LONGEST and low.endswith(tuple(group("titles", "terms")))


def _is_named(name: str) -> bool:
    """Say whether a name is a body's, and more than "Committee"."""
    return is_title(name) and is_body(name) and len(words(name)) > 1

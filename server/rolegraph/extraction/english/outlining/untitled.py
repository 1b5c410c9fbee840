"""Job descriptions without a title above them: their first sentence names the post."""

from collections.abc import Iterable
from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.clauses.cuts import sentences
from rolegraph.extraction.english.page.parts import Block
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.phrases import reporting
from rolegraph.extraction.english.wording.titles import is_body, is_generic
from rolegraph.extraction.english.wording.words import words
from rolegraph.reading import Passage

#: A description says in its first paragraphs whose it is.
_FIRST = 2


def named_by_text(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks with the title that the text's first sentence gives to one with duties and no title.

    "Under the direction of the Fleet Manager, the Depot Planner is responsible for …": only where no
    title heads anything, and the sentence tells the post's superior or the text what holders must know.
    """
    every = tuple(blocks)
    owned = [b for b in every if any(part.kind == "duties" and part.content for part in b.parts)]
    if len(owned) != 1 or any(b.title or b.named_unit for b in every):
        return every
    if len({subject.text.lower() for subject in _subjects(every)}) > 1:
        return every  # a text of several posts ("The President shall …. The Treasurer shall …")
    wanted = any(part.kind == "qualifications" for b in every for part in b.parts)
    for passage in _opening(every):
        found = _post(passage, wanted)
        if found:
            title, place = found
            return tuple(
                replace(b, title=title, title_at=place) if b is owned[0] else b for b in every
            )
    return every


def _opening(blocks: Iterable[Block]) -> Iterable[Passage]:
    """Yield the sentences of the first paragraphs."""
    content = [one for b in blocks for part in b.parts for one in part.content]
    for paragraph in content[:_FIRST]:
        yield from sentences(paragraph.passage)


def _subjects(blocks: Iterable[Block]) -> Iterable[Mention]:
    """Yield the titles that the sentences of the first paragraphs are about."""
    for passage in _opening(blocks):
        sentence = parse(passage.text)
        named = mention(sentence.subject, 0, {}) if sentence.subject and sentence.clauses else None
        if named and named.end == len(sentence.subject) and not is_generic(named.text):
            yield named


def _post(passage: Passage, wanted: bool) -> tuple[str, Passage] | None:
    """Return the post that a sentence is about, and where it is named; None where it is no post's."""
    sentence = parse(passage.text)
    subject = sentence.subject
    named = mention(subject, 0, {}) if subject and sentence.clauses else None
    if named is None or named.end < len(subject) or not named.text[0].isupper():
        return None
    texts = {w.low for w in words(passage.text)} & group("titles", "texts")
    told = wanted or reporting().first(sentence.run) is not None
    if is_body(named.text) or is_generic(named.text) or texts or not told:
        return None
    return named.text, passage.cut(subject[named.start].start, subject[-1].end)

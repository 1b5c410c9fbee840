"""The items of a section: list entries with their sub-lists, sentences where nothing is listed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rolegraph.extraction.english.clauses.cuts import (
    FINAL,
    dashed,
    last_sentence,
    run_in,
    segments,
    sentences,
)
from rolegraph.extraction.english.page.group_heads import heads_group, names_matter
from rolegraph.extraction.english.page.labels import unlabelled
from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.modes import opens
from rolegraph.extraction.english.wording.titles import is_title, is_written_title
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import readable, words
from rolegraph.extraction.structure import Item
from rolegraph.reading import Passage

_STEP = re.compile(r"(?:step|stage|phase)\s+\d{1,2}\s*[:.–—-]\s*", re.I)
_LONGEST = 1500
_LONGEST_NAME = 4
#: Cells of a row that is read as text.
_ROW = 2
#: The characters in which "The following" stands.
_ANNOUNCED = 16


#: What stands in a bracket behind a title that heads its line, and whom the post answers to there.
_REMARK = re.compile(r"\s*\(([^()]{2,80})\)$")
_ANSWERING = ("reports to ", "reporting to ", "answers to ", "answerable to ", "accountable to ")
#: What joins an entry of a list to the next.
_JOINT = re.compile(r"[;,]\s*(?:and|or)\s*[,;]?\s*$")
#: "(1)", "(a)" inside a sentence.
_INLINE = re.compile(r"(?<=[\s;,:])\((?P<mark>[1-9]|[a-i])\)\s+(?=\w)")
#: "4" of "4.", "4.1".
_CHAPTER = re.compile(r"(\d{1,3})(?:\.|$)")


@dataclass(slots=True)
class _Node:
    paragraph: Paragraph
    children: list["_Node"] = field(default_factory=list)


def items(content: Sequence[Paragraph], split: bool = True) -> tuple[Item, ...]:
    """Return the items of a section's paragraphs, each with the heading of its group.

    A paragraph outside a list is cut into sentences unless ``split`` is False.
    """
    found: list[Item] = []
    heading = ""
    for node in _tree(content):
        paragraph = node.paragraph
        if not node.children and heads_group(paragraph, content):
            heading = paragraph.text.strip(" :")
        elif _heads_children(node, content):
            heading = paragraph.text
            found += [_item(child, heading) for child in node.children]
        else:
            found += _items_of(node, heading, split)
    return tuple(found)


def _heads_children(node: _Node, content: Sequence[Paragraph]) -> bool:
    """Say whether an entry only names what the list below it is about ("1. Goods in")."""
    paragraph = node.paragraph
    if not node.children or paragraph.text.endswith(":"):
        return False
    run = words(paragraph.text)
    deed = verb_at(run, 0)
    noun = deed is None or len(run) == 1 or deed.lemma in group("verbs", "noun_forms")
    named = len(run) <= _LONGEST_NAME and run[-1].is_word and noun
    return named or names_matter(paragraph) or heads_group(paragraph, content)


def _tree(content: Sequence[Paragraph]) -> list[_Node]:
    """Return the paragraphs with those of deeper lists below them."""
    top: list[_Node] = []
    path: list[_Node] = []
    for paragraph in content:
        node = _Node(paragraph)
        while path and (
            _is_chapter_behind(path[-1], paragraph) or not _below(path[-1].paragraph, paragraph)
        ):
            path.pop()
        (path[-1].children if path else top).append(node)
        path.append(node)
    return top


def _is_chapter_behind(upper: _Node, paragraph: Paragraph) -> bool:
    """Say whether a number stands behind a lettered list and counts what is above it ("(c) …", "2. …")."""
    if upper.paragraph.marker or not upper.children or not paragraph.marker[:1].isdigit():
        return False
    return not upper.children[0].paragraph.marker[:1].isdigit()


def _below(upper: Paragraph, lower: Paragraph) -> bool:
    if _is_row(lower) and not upper.marker:
        return upper.text.endswith(":") and "following" in upper.text.lower()
    if not lower.marker or lower.level or _goes_on(upper.marker, lower.marker):
        return False
    if not upper.marker:
        return upper.text.endswith(":") or opens(upper.text) or _announces(upper.text)
    if names_matter(upper) and not lower.marker[0].isdigit():
        return True
    deeper = lower.depth > upper.depth + 1
    leads = upper.text.endswith(":") or opens(upper.text) or _announces(upper.text)
    led_in = leads and _style(lower.marker) != _style(upper.marker)
    inside = lower.marker.startswith(upper.marker.rstrip(".") + ".")
    return deeper or led_in or (inside and lower.marker != upper.marker)  # "1.", "1." of Markdown


def _goes_on(upper: str, lower: str) -> bool:
    """Say whether a number counts on behind another's chapter ("4." behind "3.1")."""
    chapters = [_CHAPTER.match(marker) for marker in (upper, lower)]
    first, last = (int(found[1]) if found else 0 for found in chapters)
    return "." in upper.rstrip(".") and 0 < first < last


def _is_row(paragraph: Paragraph) -> bool:
    """Say whether a line is a row of a table without a header: "Depot Manager | $5,000 or less"."""
    cells = [one for one in re.split(r"\t| \| ?", paragraph.passage.text) if one.strip()]
    return len(cells) == _ROW and not paragraph.marker and not paragraph.level


def _announces(text: str) -> bool:
    """Say whether the last sentence says what its list is of ("The following need his consent.")."""
    begun = [w.low for w in words(last_sentence(text)[:_ANNOUNCED])[:2]]
    return begun in (["the", "following"], ["the", "followings"])


def _style(marker: str) -> str:
    plain = re.sub(r"\d+", "1", marker)
    return re.sub(r"[a-z]+", "a", plain)


def _items_of(node: _Node, heading: str, split: bool) -> list[Item]:
    paragraph = node.paragraph
    led = not paragraph.marker and _INLINE.search(paragraph.text) is not None
    led = led and any(_listed_inside(part, heading) for part in sentences(paragraph.passage))
    parts = () if node.children or led else run_in(paragraph.whole)
    if len(parts) < 2 and (paragraph.marker or node.children):
        one = _item(node, heading)
        deeds = dashed(one.body) if one.heading != heading and not node.children else ()
        if len(deeds) > 1:  # "Cook - plans the menu - orders food"
            return [_plain(part, part, one.heading, one.number) for part in deeds]
        return bounded(one)
    if len(parts) > 1:
        return [_plain(part, part, heading) for part in parts]
    label, body = unlabelled(_past_step(paragraph.passage))
    heading = label or heading
    cut = tuple(_to_posts(sentences(body))) if split else (body,)
    first, remark = _past_remark(cut[0]) if cut else ("", None)
    if len(cut) > 1 and _heads_deed(first, cut[1]) and not heading.endswith("?"):
        # "Step 2 – Budget Holder. Check that …", "Cook (reports to the Matron). Plans …"
        heading, cut = first, (*((remark,) if remark else ()), *cut[1:])
    inside = ((part, _listed_inside(part, heading)) for part in cut)
    return [one for part, told in inside for one in told or bounded(_plain(part, part, heading))]


def _listed_inside(passage: Passage, heading: str) -> list[Item]:
    """Return a sentence that counts a list of its own ("The Chair will (1) open …; (2) close …"), or none."""
    marks = list(_INLINE.finditer(passage.text))
    counted = [mark["mark"] for mark in marks] in (
        list("123456789")[: len(marks)],
        list("abcdefghi")[: len(marks)],
    )
    lead = passage.cut(0, marks[0].start()).strip() if len(marks) > 1 and counted else None
    if lead is None or not (opens(lead.text.rstrip(" :")) or lead.text.endswith(":")):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(passage)]
    parts = [
        (m["mark"], passage.cut(m.end(), end).strip()) for m, end in zip(marks, ends, strict=True)
    ]
    children = tuple(_plain(part, part, heading, f"({mark})") for mark, part in parts)
    return [_plain(passage, lead, heading, "", children)]


def _past_remark(passage: Passage) -> tuple[str, Passage | None]:
    """Return a first sentence without a bracket behind it, and what that says of whom they report to."""
    text = passage.text.rstrip(" .*")
    found = _REMARK.search(text)
    told = found is not None and found[1].lower().startswith(_ANSWERING)
    remark = passage.cut(*found.span(1)) if found and told else None
    return readable(text[: found.start()] if found else text).strip(" .*"), remark


def _heads_deed(first: str, second: Passage) -> bool:
    """Say whether a first sentence only names whose the next is ("Budget holders. Approve requisitions")."""
    if is_written_title(first):
        return True
    deed = verb_at(words(second.text[:_ANNOUNCED]), 0) if is_title(first) else None
    return deed is not None and deed.shape == "base"


def _to_posts(cut: Sequence[Passage]) -> Iterator[Passage]:
    """Yield sentences without what a reader is told: "Problems with this page? Tell the web team"."""
    asked = False
    for sentence in cut:
        verb = verb_at(words(sentence.text), 0)
        if not (asked and verb and verb.shape == "base"):
            yield sentence
        asked = sentence.text.endswith("?")


def bounded(item: Item) -> list[Item]:
    """Return an item, or its sentences where it is too long to be one (an endless line)."""
    if len(item.body) <= _LONGEST:
        return [item]
    parts = [p for part in segments(item.body) for p in _chunks(part)]
    return [_plain(part, part, item.heading) for part in parts]


def _chunks(passage: Passage) -> Iterator[Passage]:
    for at in range(0, len(passage), _LONGEST):
        yield passage.cut(at, at + _LONGEST)


def _item(node: _Node, heading: str) -> Item:
    children = tuple(_item(child, heading) for child in node.children)
    one = node.paragraph
    label, body = unlabelled(one.passage)
    return _plain(one.whole, body, label or heading, one.marker, children)


def _past_step(passage: Passage) -> Passage:
    """Return a paragraph without "Step 2 –" at its head."""
    lead = len(passage.text) - len(passage.text.lstrip("*_ "))
    found = _STEP.match(passage.text[lead:])
    return passage.cut(lead + found.end(), len(passage)) if found else passage


def _plain(
    whole: Passage,
    body: Passage,
    heading: str,
    number: str = "",
    children: tuple[Item, ...] = (),
) -> Item:
    joint = _JOINT.search(body.text)  # "keeps the log; and"
    body = body.cut(0, joint.start()) if joint and joint.start() else body
    final = " \t\n.;," if children else FINAL
    return Item(
        passage=whole, body=body.strip(final), number=number, heading=heading, children=children
    )

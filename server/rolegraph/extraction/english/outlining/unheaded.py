"""Lists of tasks that lost their heading: lines of deeds below what a post is for, or whom it answers to."""

from collections.abc import Sequence
from itertools import groupby

from rolegraph.extraction.english.page.paragraph import Paragraph
from rolegraph.extraction.english.wording.objects import begins_object
from rolegraph.extraction.english.wording.titles import is_title
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import words

#: So many lines in a row are a list, each of so many words at least.
_LINES, _WORDS = 3, 4
#: Behind some sections only "Plans the routes" can be a task, behind others "Plan the routes" is one too.
_OTHERS, _ABOUT = "other", ("overview", "lines")


def first_tasks(every: Sequence[Paragraph]) -> dict[tuple[int, int], str]:
    """Return the places of lines with which a list of deeds without a heading begins, by its verbs' form."""
    found: dict[tuple[int, int], str] = {}
    for shape, lines in groupby(every, key=_shape):
        run = tuple(lines)
        if shape and len(run) >= _LINES:
            found[run[0].whole.span] = shape
    return found


def begins_tasks(kind: str, shape: str) -> bool:
    """Say whether lines of deeds of a form are somebody's tasks where a section of a kind stands above."""
    return bool(shape) and (kind in _ABOUT or (kind == _OTHERS and shape == "s"))


def _shape(paragraph: Paragraph) -> str:
    """Return the form of the verb that begins a line with a deed ("Plans the routes"), "" of others."""
    text = paragraph.text
    run = words(text)
    if (
        paragraph.level
        or len(run) < _WORDS
        or not text[:1].isupper()
        or text[-1:] in {"?", ":", "!"}
    ):
        return ""
    verb = verb_at(run, 0)
    deed = verb is not None and begins_object(run, verb.end) and not is_title(text)
    return verb.shape if verb and deed and verb.shape in {"s", "base"} else ""

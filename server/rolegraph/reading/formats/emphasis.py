"""Lines that a Word file sets apart by bold type alone: headings that no style tells."""

from typing import Any

from docx.oxml.ns import qn

_LONGEST = 80
_ENDS = tuple(".;,。；，、")
_OFF = ("0", "false", "none")


def is_set_apart(paragraph: Any) -> bool:
    """Say whether a paragraph is a short line wholly in bold type, without a stop at its end."""
    runs = [run for run in paragraph.iter(qn("w:r")) if _said(run).strip()]
    text = "".join(map(_said, runs)).strip()
    short = 0 < len(text) <= _LONGEST and not text.endswith(_ENDS)
    return short and all(map(_is_bold, runs))


def _said(run: Any) -> str:
    return "".join(each.text or "" for each in run.iterchildren(qn("w:t")))


def _is_bold(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    tag = None if properties is None else properties.find(qn("w:b"))
    return tag is not None and tag.get(qn("w:val"), "true") not in _OFF

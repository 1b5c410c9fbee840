"""What a paper on a post is called: "Statement of Authority", "Role and Limits"."""

import re

from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.words import words

_SPLIT = re.compile(r"\s+[–—-]\s+|\s*[:：]\s*|\s*\|\s*")


def without_paper(text: str) -> str:
    """Return a heading without what the paper is called beside it ("Buyer – Statement of Authority")."""
    ends = [*(m.span() for m in _SPLIT.finditer(text)), (len(text), len(text))]
    starts = [0, *(end for _, end in ends)]
    parts = [(n, end[0]) for n, end in zip(starts, ends, strict=False) if n < end[0]]
    kept = [p for p in parts if text[slice(*p)].lower() not in group("titles", "wrappings")]
    kept = kept if len(kept) < 2 else [p for p in kept if not _names_paper(text[slice(*p)])]
    inside = [p for p in parts if kept and kept[0] <= p <= kept[-1]] == kept
    return text[kept[0][0] : kept[-1][1]] if 0 < len(kept) < len(parts) and inside else text


def _names_paper(part: str) -> bool:
    """Say whether the words beside a title are what the paper about it is called, and no field of it."""
    run = tuple(w.low for w in words(part) if not w.low.isdigit())
    names = group("titles", "papers") | group("titles", "texts")
    led = len(run) > 1 and run[0] in names and run[1] in {"of", "for"}
    return part[:1].isupper() and bool(run) and (led or run[-1] in names)

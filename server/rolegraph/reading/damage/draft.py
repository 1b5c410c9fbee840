"""A body while it is being mended: every edit keeps its reason, and leads back to the stored text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from rolegraph.reading.copies import within
from rolegraph.reading.document import Passage, Repair
from rolegraph.reading.scripts import in_traditional, simplify


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is changed; ``shown`` is the reading in the document's own script, if known."""

    basis: str
    confidence: float
    note: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in place of what stands between two offsets of a draft (nothing, where equal)."""

    start: int
    end: int
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Draft:
    """The text so far. ``homes[i]`` is the place of letter ``i`` in the body, or -1 for a new one.

    ``reasons`` holds why a letter is new (None for the others), ``dropped`` why one of the body's
    is gone, by its place there.
    """

    body: Passage
    text: str
    homes: tuple[int, ...]
    reasons: tuple[Reason | None, ...]
    dropped: dict[int, Reason]

    @property
    def changed(self) -> bool:
        """Whether anything differs from the body."""
        return bool(self.dropped) or any(self.reasons)

    def edited(self, edits: Iterable[Edit]) -> "Draft":
        """Return the draft with the edits made; of two that overlap only the first is."""
        apart = list(chain.from_iterable(map(self._split, _apart(edits))))
        if not apart:
            return self
        text: list[str] = []
        homes: list[int] = []
        reasons: list[Reason | None] = []
        dropped = dict(self.dropped)
        here = 0
        for edit in apart:
            text += [self.text[here : edit.start], edit.text]
            homes += [*self.homes[here : edit.start], *(-1 for _ in edit.text)]
            reasons += [*self.reasons[here : edit.start], *(edit.reason for _ in edit.text)]
            gone = (home for home in self.homes[edit.start : edit.end] if home >= 0)
            dropped.update(dict.fromkeys(gone, edit.reason))
            here = edit.end
        return Draft(
            self.body,
            "".join([*text, self.text[here:]]),
            (*homes, *self.homes[here:]),
            (*reasons, *self.reasons[here:]),
            dropped,
        )

    def _split(self, edit: Edit) -> Iterator[Edit]:
        """Yield an edit as its insertions alone, where it only adds to what stands there."""
        old = self.text[edit.start : edit.end]
        if not old or not within(old, edit.text):
            yield edit
            return
        here = 0
        for place, letter in enumerate(old, edit.start):
            found = edit.text.index(letter, here)
            if found > here:
                yield Edit(place, place, edit.text[here:found], edit.reason)
            here = found + 1
        if here < len(edit.text):
            yield Edit(edit.end, edit.end, edit.text[here:], edit.reason)

    def repairs(self, stored: str, *, traditional: bool) -> Iterator[Repair]:
        """Yield what was changed, in order, one repair for each unbroken change."""
        kept = [-1, *(n for n, home in enumerate(self.homes) if home >= 0), len(self.text)]
        for before, after in pairwise(kept):
            left = self.homes[before] if before >= 0 else -1
            right = self.homes[after] if after < len(self.text) else len(self.body)
            if after - before > 1 or right - left > 1:
                yield self._repair(stored, traditional, (left, right), (before + 1, after))

    def _repair(
        self, stored: str, traditional: bool, gap: tuple[int, int], new: tuple[int, int]
    ) -> Repair:
        left, right = gap
        if right - left > 1:
            start, end = self.body.starts[left + 1], self.body.ends[right - 1]
        else:
            start = end = self.body.ends[left] if left >= 0 else self.body.starts[0]
        reading = self.text[new[0] : new[1]]
        why = [
            *self.reasons[new[0] : new[1]],
            *(self.dropped.get(n) for n in range(left + 1, right)),
        ]
        reasons = list(dict.fromkeys(reason for reason in why if reason))
        shown = reasons[0].shown if len(reasons) == 1 else ""
        return Repair(
            start=start,
            end=end,
            raw=stored[start:end],
            reading=shown or (_shown_in_traditional(reading) if traditional else reading),
            basis=reasons[0].basis,
            confidence=min(reason.confidence for reason in reasons),
            note="; ".join(reason.note for reason in reasons),
        )


def draft_of(body: Passage) -> Draft:
    """Return the draft in which nothing is changed yet."""
    return Draft(body, body.text, tuple(range(len(body))), (None,) * len(body), {})


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    reached = -1
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if edit.start > reached:
            yield edit
            reached = edit.end


def _shown_in_traditional(reading: str) -> str:
    """Return the reading in Traditional script, where that leads back to the same Simplified one."""
    converted = in_traditional(reading)
    return converted if simplify(converted) == reading else reading

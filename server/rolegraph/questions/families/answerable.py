"""Which norms may answer who does a deed, by the sort and kind of each."""

from rolegraph.questions.families.answering import meets
from rolegraph.questions.families.binding import Test
from rolegraph.questions.families.choosing import HELPING, choosing
from rolegraph.questions.stated.facts import Norm
from rolegraph.questions.stated.matching import spaced
from rolegraph.questions.understanding.frames import Frame

#: The sorts of norms that bind somebody to a deed, or give it to them.
BINDING = ("duty", "authority", "prohibition")


def may_answer(
    frame: Frame, kinds: tuple[str, ...], asked: set[str], sorts: tuple[str, ...] = BINDING
) -> Test:
    """Return the test of what may say a deed: no right to another deed, nor one to speak of it alone."""
    chooses = bool(choosing(frame, frame.groups())) and not HELPING & set(kinds)

    def fitting(norm: Norm) -> bool:
        if chooses and (norm.action in HELPING or norm.kind in HELPING):
            return False  # who takes part in a choice does not make it
        # Who may propose how progress is controlled does not control it.
        another = norm.sort == "authority" and norm.kind not in (*kinds, *_ANY_DEED)
        another = another and not _decides_on(frame, norm, kinds)
        if another and (kinds or norm.kind in SAYING):
            return False
        own = not asked or norm.bearer in asked
        return own and norm.sort in sorts and meets(norm, frame.parsed.figures)

    return fitting


#: Rights to say something about a deed, which are no deed.
SAYING = frozenset(("inform", "propose", "request", "guide"))


#: The kind of a right whose verb is no kind's: are *released* by the manager.
_ANY_DEED = ("execute",)


def _decides_on(frame: Frame, norm: Norm, kinds: tuple[str, ...]) -> bool:
    """Whether a right to decide is over the deed that somebody may do: 对营业员的录用有决定权."""
    words = (form for k in kinds for form in frame.index.lexicon.kind_words.get(k, ()))
    told = norm.kind == "decide" and "may" in frame.cues
    return told and any(spaced(form) in norm.object_word for form in words)

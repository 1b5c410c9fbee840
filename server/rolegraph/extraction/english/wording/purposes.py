"""What stands before a main clause and says what it is for: "To prevent misuse, purchases must be …"."""

from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word

#: Words of the longest purpose.
_LONGEST = 28


def past_purpose(run: tuple[Word, ...]) -> int:
    """Return where "refunds must be" begins behind "To prevent misuse,", "For audit purposes,"; 0 without.

    A list of deeds ("To approve plans, budgets and leases") says nothing of them behind its comma.
    """
    comma = next((n for n, w in enumerate(run[:_LONGEST]) if w.low == ","), 0)
    if not comma or not (_aims(run) or _reasons(run[:comma])):
        return 0
    begun = comma + 1
    while begun < len(run) - 1 and not run[begun].is_word:
        begun += 1  # "To prevent “shadow IT,” purchases"
    behind = [w.low for w in run[begun:]]
    stop = next((n for n, low in enumerate(behind) if low in {",", ";", "."}), len(behind))
    leads = behind[:1] and behind[0] in grammar("relatives") | grammar("joins")
    told = any(low in group("phrases", "finite") | grammar("passives") for low in behind[1:stop])
    return begun if told and not leads else 0


def _aims(run: tuple[Word, ...]) -> bool:
    """Say whether a sentence begins with "to prevent", "in order to save"."""
    at = 2 if [w.low for w in run[:2]] == ["in", "order"] else 0
    verb = verb_at(run, at + 1) if run[at].low == "to" else None
    return verb is not None and verb.shape == "base"


def _reasons(run: tuple[Word, ...]) -> bool:
    """Say whether words are "for audit purposes"."""
    return run[0].low == "for" and run[-1].low in group("phrases", "reasons")

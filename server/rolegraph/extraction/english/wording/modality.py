"""The mode under which a verb stands, also behind an aside: "shall, during the year, have charge of"."""

from rolegraph.extraction.english.wording.modes import modal, opener
from rolegraph.extraction.english.wording.verbs import verb_at
from rolegraph.extraction.english.wording.words import Word

#: Words of the longest aside between two commas.
_LONGEST_ASIDE = 18


def modality(run: tuple[Word, ...], at: int) -> tuple[str, int] | None:
    """Return the mode that a phrase opens at a word and its end, past an aside.

    "shall, during the year, have charge of | the funds"
    """
    found = modal(run, at)
    inserted = _past_inserted(run, found[1]) if found else at
    aside = found is not None and inserted > found[1]
    return (modal(run, inserted) or (found[0], inserted)) if found and aside else found


def _past_inserted(run: tuple[Word, ...], at: int) -> int:
    """Return where the verb stands in "may, with the approval of the Board, | remove"; ``at`` for none.

    So does "have charge of", "be" before what is done to somebody.
    """
    if at >= len(run) or run[at].low != ",":
        return at
    last = min(len(run) - 1, at + _LONGEST_ASIDE)
    behind = (n + 1 for n in range(at + 1, last) if run[n].low == ",")
    verbs = ((n, verb_at(run, n)) for n in behind)
    told = (n for n, verb in verbs if (verb and verb.shape == "base") or opener(run, n))
    return next(told, at)

"""Powers that somebody hands to another: "The Council delegates authority to approve grants to the Clerk"."""

from collections.abc import Mapping

from rolegraph.extraction.english.figures.amounts import amounts, covered
from rolegraph.extraction.english.figures.limits import limit
from rolegraph.extraction.english.norms.holdings import Holding
from rolegraph.extraction.english.wording.lexicon import entries, grammar, group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.objects import object_end, without_article
from rolegraph.extraction.english.wording.verb_groups import verbs_after
from rolegraph.extraction.english.wording.verbs import kind_of_verb
from rolegraph.extraction.english.wording.words import Word, between, words

#: Words between "delegates" and "authority" ("delegates the full").
_NEAR = 4
#: What may stand behind whom a power is handed to.
_BEHIND = frozenset((".", ",", ";", "within", "subject", "provided", "only"))


def handed_on(text: str, known: Mapping[str, str]) -> Holding | None:
    """Return the power that a sentence hands to a title, None where it hands over none."""
    run = words(text)
    at = next((n for n, w in enumerate(run) if n and w.low in group("phrases", "handing_over")), 0)
    near = range(at + 1, min(at + _NEAR, len(run) - 1)) if at else ()
    power = next((n for n in near if run[n].low in grammar("powers")), 0)
    if not power or run[power + 1].low != "to":
        return None
    verbs = verbs_after(run, power + 2, "grant")
    to, title = _receiver(run, verbs[-1].end if verbs else len(run), known)
    denied = any(w.low in grammar("denying") for w in run[:power])
    if title is None or denied:
        return None
    stop = min(object_end(run, verbs[-1].end, "base", covered(amounts(text, run))), to)
    what = between(text, without_article(run[verbs[-1].end : stop]))
    kinds = tuple(kind_of_verb(verb.lemma) for verb in verbs)
    bound = limit(text, run[verbs[-1].end : to])
    if all(kinds):
        return Holding(kinds=kinds, title=title.text, object=what, limit=bound)
    worded = f"{verbs[0].lemma} {what}".strip()
    other = (str(entries("kinds")["otherwise"]),)
    return Holding(kinds=other, title=title.text, object=worded, limit=bound)


def _receiver(
    run: tuple[Word, ...], start: int, known: Mapping[str, str]
) -> tuple[int, Mention | None]:
    """Return where "to the Clerk" stands behind a deed, and the title; None where nobody is named."""
    for at in range(start, len(run) - 1):
        named = mention(run, at + 1, known) if run[at].low == "to" else None
        if named and (named.end >= len(run) or run[named.end].low in _BEHIND):
            return at, named
    return 0, None

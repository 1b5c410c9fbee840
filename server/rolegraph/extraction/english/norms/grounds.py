"""Who proposes what others decide: "appointed by the Board upon the recommendation of the Committee"."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rolegraph.extraction.english.clauses.clauses import Sentence
from rolegraph.extraction.english.norms.agents import agent_at
from rolegraph.extraction.english.norms.authorities import authority
from rolegraph.extraction.english.norms.context import Context
from rolegraph.extraction.english.norms.holdings import topic
from rolegraph.extraction.english.norms.speakers import named_by
from rolegraph.extraction.english.wording.lexicon import group
from rolegraph.extraction.english.wording.mentions import Mention, mention
from rolegraph.extraction.english.wording.phrases import phrases
from rolegraph.extraction.english.wording.words import Word
from rolegraph.model import Authority, Limit
from rolegraph.reading import Passage

#: The words in which "'s written recommendation" stands behind a title.
_NOUN = 3


def proposed(
    passage: Passage, sentence: Sentence, context: Context, made: Iterable[Authority]
) -> Iterator[Authority]:
    """Yield the proposal of whoever's recommendation a sentence's decisions rest on, over each matter.

    ``made`` are the decisions; what is merely done on a recommendation ("salaries are set by the
    Council") is proposed too. Whose advice or request is meant proposes nothing.
    """
    named = _recommender(sentence.run, context.known)
    here = named_by(named.text, passage, context) if named else None
    if here is None or not here.bearer:
        return
    matters: dict[str, Limit | None] = {}
    for one in made:
        if one.object and one.kind not in {"propose", "review"}:
            bound = replace(one.limit, escalates_to="") if one.limit else None
            matters.setdefault(one.object, bound)
    done = "" if matters or not agent_at(sentence, context) else topic(sentence)
    for what, bound in (matters or ({done: None} if done else {})).items():
        yield authority(passage, here, "propose", (what, bound), certain=0.9)


def _recommender(run: tuple[Word, ...], known: Mapping[str, str]) -> Mention | None:
    """Return the title in "(up)on the recommendation of X" or "on X's proposal", None for none."""
    hit = phrases("recommending").first(run)
    if hit:
        return mention(run, hit.end, known)
    for at, word in enumerate(run):
        named = mention(run, at + 1, known) if word.low in {"on", "upon"} else None
        behind = run[named.end : named.end + _NOUN] if named else ()
        owned = named is not None and run[named.end - 1].low.endswith("'s")
        if owned and any(w.low in group("phrases", "recommendations") for w in behind):
            return named
    return None

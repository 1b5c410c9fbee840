"""What somebody does with larger matters alone: "higher limits are set by the Finance Director"."""

from collections.abc import Mapping

from rolegraph.extraction.english.lexicon import entries
from rolegraph.extraction.english.mentions import Mention, mention
from rolegraph.extraction.english.verb_groups import passive
from rolegraph.extraction.english.verbs import kind_of_verb
from rolegraph.extraction.english.words import Word


def done_by(
    run: tuple[Word, ...], at: int, known: Mapping[str, str]
) -> tuple[Mention, str] | None:
    """Return who does what a passive at a word says, and its kind; None for another sentence."""
    verb = next(iter(passive(run, at - 1)), None) if at else None
    by = run[verb.end : verb.end + 1] if verb else ()
    title = mention(run, verb.end + 1, known) if verb and by and by[0].low == "by" else None
    kind = kind_of_verb(verb.lemma) if verb else ""
    return (title, kind or str(entries("kinds")["otherwise"])) if title else None

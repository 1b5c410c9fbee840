"""The thing that somebody sees to, of which more is told: "ensures that orders | meet the standard"."""

from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.verbs import Verb, verb_at
from rolegraph.extraction.english.wording.words import Word


def thing_end(run: tuple[Word, ...], start: int, stop: int) -> int:
    """Return where the thing that begins at one word ends: before the verb that it is the subject of.

    What a post or a body does is told whole ("that the Committee approves the plan"), and so is what
    somebody has ("that all patients have a care plan").
    """
    if mention(run, start, {}):
        return stop
    return next((at for at in range(start + 1, stop) if _tells(run, at)), stop)


def _tells(run: tuple[Word, ...], at: int) -> bool:
    verb = verb_at(run, at)
    if (
        verb is None
        or verb.lemma in grammar("states")
        or not run[at - 1].is_word
        or run[at - 1].low in grammar("determiners")
        or not run[at].text.islower()
    ):
        return False
    agrees = verb.shape == ("base" if _is_several(run[at - 1].low) else "s")
    return agrees and not _may_be_noun(run, verb)


def _is_several(low: str) -> bool:
    many = low.endswith("s") and not low.endswith(("ss", "us", "'s"))
    return many or low in group("titles", "crews") | group("titles", "people") | {"children"}


def _may_be_noun(run: tuple[Word, ...], verb: Verb) -> bool:
    """Say whether a verb may as well be a noun ("training | records"): no object of its own follows."""
    behind = run[verb.end].low if verb.end < len(run) else ""
    return verb.lemma in group("verbs", "noun_forms") and behind not in grammar("determiners")

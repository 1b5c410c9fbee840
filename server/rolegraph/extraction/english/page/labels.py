"""The label before an item's sentence: "Payments – Releases files", "Gifts: All gifts need consent"."""

import re

from rolegraph.extraction.english.clauses.openings import charged
from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.page.group_heads import LONGEST_LABEL
from rolegraph.extraction.english.wording.departments import is_unit
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.modes import opener
from rolegraph.extraction.english.wording.needs import is_asked
from rolegraph.extraction.english.wording.titles import is_title
from rolegraph.extraction.english.wording.verbs import Verb, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, is_parted, readable, words
from rolegraph.reading import Passage

_LABEL = re.compile(
    r"([A-Z][\w &/,'’-]{2,50}?)(?: \([a-z][^()\n]{2,50}\))?(?:\s+[–—-]\s+|\s*[:：]\s+)(?=[A-Za-z])"
)
#: "Payment: Once approved by Finance, …" and "A: …" in a list of questions.
_LED = re.compile(r"([A-Z][^:\n]{2,60}):\s+(?=[A-Z])|[AQ]:\s+(?=[A-Z])")
#: "30% – Budgets: …" says how much of the holder's time a task takes.
_SHARE = re.compile(r"\(?\d{1,3}\s?%\)?(?:\s+of time)?\s*(?:[:–—-]\s*|\s(?=[A-Z]))")
#: Words of a label's name, and of a deed behind it.
_LONGEST_NAME = 4


def unlabelled(passage: Passage) -> tuple[str, Passage]:
    """Return the label before an item's sentence and the rest: "Payments – Releases files"."""
    share = _SHARE.match(passage.text)
    passage = passage.cut(share.end(), len(passage)) if share else passage
    led = _LED.match(passage.text) if ":" in passage.text else None
    if led and _is_sentence(passage.text[led.end() :], led[1] or ""):
        return readable(led[1] or ""), passage.cut(led.end(), len(passage))
    found = _LABEL.match(passage.text) if is_parted(passage.text) else None
    if not found or len(words(found[1])) > LONGEST_LABEL or _says_power(words(found[1])):
        return "", passage
    rest = words(passage.text[found.end() :])
    again = readable(passage.text[found.end() :]).lower()
    # "Buyer: The Buyer orders goods", "Chair: The duty of the Chair is to preside"
    if again.startswith(f"the {found[1].lower()} ") or (is_title(found[1]) and charged(rest)[1]):
        return readable(found[1]), passage.cut(found.end(), len(passage))
    if is_title(found[1]) and rest and opener(rest, 0):  # "Operators - shall report damage"
        return readable(found[1]), passage.cut(found.end(), len(passage))
    verb = verb_at(rest, 0)
    if verb is None or verb.shape == "ed" or _is_lone(passage.text[found.end() :], rest, verb):
        return "", passage
    is_named = is_title(found[1]) or is_unit(readable(found[1]))
    marked = rest[0].text[0].isupper() or verb.shape == "s" or is_named
    dashed_off = not found[0].rstrip().endswith((":", "："))
    if not (marked or (dashed_off and _is_bare_deed(rest, verb))):
        return "", passage
    return readable(found[1]), passage.cut(found.end(), len(passage))


def _is_sentence(text: str, label: str) -> bool:
    """Say whether a label stands before a sentence of its own, and names nobody and no power."""
    run, named = words(text), words(label)
    said = [n for n, w in enumerate(run) if w.low in group("consents", "predicates")]
    who = mention(run, 0, {})
    deed = verb_at(run, who.end) if who else None  # "Refunds: The Manager approves up to £50"
    told = (bool(said) and said[0] > 0) or (deed is not None and deed.shape == "s")
    verb = verb_at(named, 0)
    several = len(named) == 1 and verb is not None and verb.shape == "s"  # "Refunds"
    whose = (
        is_title(label) or is_unit(label) or not (several or not named or not _says_power(named))
    )
    return told and len(run) > _LONGEST_NAME and len(named) <= LONGEST_LABEL and not whose


def _is_lone(text: str, run: tuple[Word, ...], verb: Verb) -> bool:
    """Say whether a verb acts on what stands before it, or is none.

    "Hiring: proposes, the Director decides"; "Orders – approves up to £500"; "Refunds: Finance Manager".
    """
    behind = run[verb.end : verb.end + 2]
    if behind and behind[0].low in grammar("determiners"):
        return False  # "lead the weekly meeting", though Lead may be a title
    if not behind or mention(run, 0, {}) or behind[0].text.isdigit():
        return True  # "Budget Holders – Level 5"
    if behind[0].low == "to" and kind_of_verb(verb.lemma) == "propose":
        return True  # "Capital expenditure: recommends to the Plant Director"
    figured = any(a.start == verb.end for a in amounts(text, run))
    return figured or (behind[0].low in {",", ";"} and verb_at(run, verb.end + 1) is None)


def _is_bare_deed(run: tuple[Word, ...], verb: Verb) -> bool:
    """Say whether a label's small-lettered words are a deed: "Ledger – allocate receipts daily".

    "Budget – control of spending" and "Stock – order forms" are none.
    """
    behind = run[verb.end : verb.end + 1]
    if verb.shape != "base" or len(run) < _LONGEST_NAME - 1 or not behind or not behind[0].is_word:
        return False
    if verb.lemma in group("verbs", "pointing"):
        return False  # "Credit notes – see annex B"
    if behind[0].low in grammar("determiners"):
        return True
    small = grammar("small") | grammar("prepositions") | grammar("auxiliaries")
    return verb.lemma not in group("verbs", "noun_forms") and behind[0].low not in small


def _says_power(run: tuple[Word, ...]) -> bool:
    """Say whether words before a colon say who may do or must agree to what stands behind it."""
    verb = verb_at(run, 0)
    named = verb is not None and verb.shape == "ing" and verb.end == len(run)  # "Reporting – …"
    deed = verb is not None and not named and verb.lemma not in group("verbs", "noun_forms")
    return deed or is_asked(run) or any(opener(run, at) for at in range(len(run)))

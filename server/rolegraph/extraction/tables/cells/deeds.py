"""Cells that say in a sentence what the position of their column does: "To approve the budget"."""

from functools import lru_cache

from rolegraph.extraction.english.clauses.clauses import parse
from rolegraph.extraction.english.norms.authorities import kind_of
from rolegraph.extraction.english.wording.lexicon import entries as english
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.objects import begins_thing
from rolegraph.extraction.english.wording.verbs import kind_of_noun, kind_of_verb, verb_at
from rolegraph.extraction.english.wording.words import Word, words
from rolegraph.extraction.sentences.wording.kind_words import kinds
from rolegraph.extraction.sentences.wording.leading_verbs import verb_at as verb_first
from rolegraph.extraction.tables.cells.cells import is_title, kind_in
from rolegraph.extraction.tables.cells.headers import (
    is_chinese,
)
from rolegraph.extraction.tables.cells.lexicon import entries

#: A deed with its object: "approve orders" is one, "approve" and "sign off" say a kind alone.
_FEWEST = 2
_REMEMBERED = 256
#: Characters of a deed before its object, and which are no sorts of things (管理费用, 执行董事).
_DEED = 2
_GRANTED = ("approve", "review", "sign", "decide", "formulate", "propose", "request")


def says_deed(text: str) -> bool:
    """Say whether a cell tells a deed and what it is done to, in English.

    "Approve up to EUR 500" tells no object: its row does.
    """
    if is_chinese(text) or len(words(text)) < _FEWEST:
        return False
    sentence = parse(text.removeprefix("To ").removeprefix("to "))
    if sentence.subject or not sentence.clauses:
        return False
    first = sentence.clauses[0]
    told = sentence.run[first.object_start : first.object_end]
    named = bool(told) and told[0].is_word and first.verbs[0].known
    named = named and told[0].low not in entries("cells")["alone"]
    if first.verbs[0].lemma in entries("cells")["whose"] and not begins_thing(sentence.run, 1):
        return False  # "Own team"
    # "Ask Area Manager" hands the row's matter on.
    handed = first.verbs[0].lemma in entries("cells")["handing"]
    named = named and not (handed and is_title(" ".join(word.text for word in told)))
    return named and first.verbs[0].shape in {"base", "s"}


def tells_deeds(text: str) -> bool:
    """Say whether a cell tells a deed, or lists several, one to a line."""
    lines = [line.strip(" •-–*\t") for line in text.splitlines() if line.strip()]
    return bool(lines) and all(map(says_deed, lines))


@lru_cache(maxsize=_REMEMBERED)
def tell_deeds(said: tuple[str, ...]) -> bool:
    """Say whether most of what a column says is a deed: beside them "Sign orders" is one too."""
    if any(map(is_chinese, said)) and not any(map(_names_grant, said)):
        return False  # 采购合同 beside 采购付款
    return 2 * sum(deed_of(one, among=is_chinese(one)) is not None for one in said) > len(said)


def deed_of(text: str, *, among: bool = False) -> tuple[str, str] | None:
    """Return kind and object of a matter that is told as a deed ("Appoint support staff").

    What no kind names is to be executed and keeps its verb ("Open bank accounts"). ``among`` deeds a
    word that may be a noun is a verb ("Sign purchase orders", 签订采购合同).
    """
    if is_chinese(text):
        return _told_first(text) if among else None
    run = words(text)
    verb = verb_at(run, 0) if len(run) > 1 else None
    if verb is None and among and _begins_deed(run):
        return str(english("kinds")["otherwise"]), text  # "Affix the common seal" among deeds
    noun = verb is not None and verb.lemma in group("verbs", "noun_forms")
    if verb is None or verb.shape != "base" or (noun and not (among and says_deed(text))):
        return None
    if verb.end >= len(run) or run[verb.end].low == "of":
        return None  # "Award of contracts"
    kind = kind_of(verb, True)
    named = kind_of_verb(verb.lemma)
    return kind, text[run[verb.end].start :] if named else text


def _begins_deed(run: tuple[Word, ...]) -> bool:
    """Say whether a word that no list knows is a verb by the article behind it ("Affix the seal")."""
    small = (
        grammar("articles") | grammar("prepositions") | grammar("determiners") | grammar("small")
    )
    strange = len(run) > _FEWEST and run[0].is_word and run[0].low not in small
    return strange and run[1].low in grammar("articles")


def done_first(text: str) -> tuple[str, str] | None:
    """Return kind and object of a function of a program by the verb that it begins with: 查看凭证."""
    if not is_chinese(text):
        return deed_of(text, among=True)
    verb = verb_first(text, 0)
    kind = kinds().get(verb, "")
    return (kind or "execute", text[len(verb) :] if kind else text) if verb else None


def done_in(text: str) -> tuple[str, str] | None:
    """Return kind and object of what somebody does by a verb that names a power: "Approves the need"."""
    run = () if is_chinese(text) else words(text)
    verb = verb_at(run, 0) if len(run) > 1 else None
    kind = kind_of_verb(verb.lemma) if verb and verb.shape in {"base", "s"} else ""
    at = verb.end if verb and kind else len(run)
    at += at < len(run) and run[at].low in grammar("articles")
    return (kind, text[run[at].start :]) if at < len(run) else None


def step_told(text: str) -> tuple[str, str]:
    """Return kind and object of a step that a noun names: "Signature of order", "Technical check", 合同签订.

    What no kind names is done, and decides nothing ("Receipt of goods").
    """
    otherwise = str(english("kinds")["otherwise"])
    if is_chinese(text):
        kind = kinds().get(text[-_DEED:], "")
        return (kind, text[:-_DEED] or text) if kind else (otherwise, text)
    run = words(text)
    of = len(run) > _FEWEST and run[1].low == "of"
    noun = run[0].low if of else run[-1].low if run else ""
    verb = verb_at(run, 0 if of else len(run) - 1)
    lemma = english("verbs")["nominals"].get(noun) or (verb.lemma if verb else "")
    kind = kind_of_noun(noun) or kind_of_verb(lemma)
    return (kind, text[run[2].start :] if of else text) if kind else (otherwise, text)


def _told_first(text: str) -> tuple[str, str] | None:
    """Return kind and object of a Chinese matter that begins with its deed: 签订采购合同, 任免主管."""
    kind = kind_in(text[:_DEED]) if _names_grant(text) else kinds().get(text[:_DEED], "")
    return (kind, text[_DEED:]) if kind and len(text) >= 2 * _DEED else None


def _names_grant(text: str) -> bool:
    """Say whether a Chinese matter begins with a deed that is no matter by itself (签订, 审批)."""
    return is_chinese(text) and kind_in(text[:_DEED]) in _GRANTED


def tells_power(text: str) -> bool:
    """Say whether a cell names what is done and to what, by a verb or a noun (Signing of orders)."""
    run = () if is_chinese(text) else words(text)
    named = len(run) > _FEWEST and run[1].low == "of"
    return says_deed(text) or (named and run[0].low in english("verbs")["nominals"])

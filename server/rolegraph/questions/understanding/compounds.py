"""The words that a compound is made of: 招聘预算 is 招聘 and 预算, *design department* is design."""

from rolegraph.questions.understanding.index import Index
from rolegraph.questions.words.lexicon import STAFF, SYNONYM, Meaning, Phrase, load, party_forms
from rolegraph.questions.words.segmenting import Segment, segment
from rolegraph.questions.words.tokens import Token, keys

#: What adds nothing at the end of a compound.
_GENERIC = ("units/department", "units/office", "units/team", "units/centre")


def inner(one: Segment, index: Index, finely: bool = False) -> tuple[Segment, ...]:
    """Return the words that a compound is made of (招聘预算: 招聘, 预算), or none."""
    if one.phrase[0].isascii():
        found = _english_parts(one, index)
    else:
        bare = tuple(k for k in one.phrase if k != "的")
        found = _chinese_parts(bare, one, index, finely)
    # The department of a design department adds nothing; that of departmental spending does.
    return found[:-1] if len(found) > 1 and _generic(found[-1]) else found


def everybodys(phrase: Phrase) -> Phrase:
    """Return a phrase without the staff whose the thing is (员工请假 → 请假), () where it begins otherwise.

    Everybody belongs to them.
    """
    sizes = range(1, len(phrase) - 1)
    return next((phrase[n:] for n in sizes if party_forms().get(phrase[:n]) == STAFF), ())


def with_of(phrase: Phrase, index: Index) -> dict[Phrase, float]:
    """Return the ways in which the documents write a compound with 的 in it: 供应商准入, 供应商的准入."""
    if phrase[0].isascii() or "的" in phrase:
        return {}
    sizes = [n for n in range(2, len(phrase) - 1) if index.lookup(phrase[:n])]
    split = ((*phrase[:n], "的", *phrase[n:]) for n in sizes)
    return {form: SYNONYM for form in split if index.clauses.having(form)}


def only_about(form: Phrase, said: Phrase) -> bool:
    """Say whether a form is only something about what was said: 开票信息 is no 发票."""
    if form[0].isascii() or said[0].isascii():
        return False
    listed = load("deeds")
    told, asked = "".join(form), "".join(said)
    return told.endswith(tuple(listed["about"])) and not asked.endswith(tuple(listed["about_too"]))


def _english_parts(one: Segment, index: Index) -> tuple[Segment, ...]:
    def lookup(phrase: Phrase) -> tuple[Meaning, ...]:
        return () if phrase == one.phrase else index.lookup(phrase)

    tokens = tuple(Token(key, key, "word", 0, 0) for key in one.phrase)
    found = segment(tokens, lookup)
    if not all(p.meanings for p in found):
        return ()
    # What is empty in a question says something at a compound's end: a customer *list*. Without some ends
    # the rest is another thing: the credit of a credit *case*, what is *written* off.
    told = tuple(p for p in found if not p.names("stop") or p.names("entry"))
    return told if found[-1:] == told[-1:] or not set(one.phrase[-1:]) & _TELLING else ()


#: Ends of English compounds that are empty in a question and make another thing of what they end.
_TELLING = frozenset(keys("case time level stay off"))


def _chinese_parts(
    phrase: Phrase, one: Segment, index: Index, finely: bool = False
) -> tuple[Segment, ...]:
    """Return the fewest known words of two characters or more that make up a phrase, or the most."""
    sizes = range(2, len(phrase) - 1)
    for size in sizes if finely else reversed(sizes):
        meanings = index.lookup(phrase[:size])
        if not meanings:
            continue
        empty = any(m.sort == "stop" for m in meanings)
        first = () if empty else (Segment(phrase[:size], meanings, one.first, one.last),)
        rest = phrase[size:]
        more = _chinese_parts(rest, one, index, finely) if finely else ()
        if more:
            return (*first, *more)
        known = index.lookup(rest)
        if known:
            return (*first, Segment(rest, known, one.first, one.last))
        more = _chinese_parts(rest, one, index)
        if more:
            return (*first, *more)
    whole = index.lookup(phrase) if len(phrase) > 1 and phrase != one.phrase else ()
    return (Segment(phrase, whole, one.first, one.last),) if whole else ()


def _generic(one: Segment) -> bool:
    """Whether a part adds nothing: the department of 设计部门, the office of a region office."""
    return any(name.split(";")[0] in _GENERIC for name in one.names("entry"))

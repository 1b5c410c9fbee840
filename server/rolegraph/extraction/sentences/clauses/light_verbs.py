"""Verbs that say no more than that something is done (完成, 进行, 做好): the noun behind says what."""

import re
from dataclasses import replace

from rolegraph.extraction.sentences.clauses.frames import frame
from rolegraph.extraction.sentences.clauses.framing import Frame, joined
from rolegraph.extraction.sentences.clauses.nominals import first_deed, nominal
from rolegraph.extraction.sentences.clauses.objects_behind import given_before
from rolegraph.extraction.sentences.clauses.predicate import Predicate
from rolegraph.extraction.sentences.clauses.trimming import (
    bare_object,
    before_next,
    without_opening,
)
from rolegraph.extraction.sentences.wording.lexicon import words
from rolegraph.extraction.sentences.wording.verb_groups import GROUP, listed_deeds

#: What somebody keeps, though it is made of a verb.
_KEPT = ("的服务", "的管理", "的运行", "的运转", "的发展", "的管理服务")


def light(verb: str, after: str, found: Frame) -> Predicate | None:
    """完成, 进行, 做好: the noun behind says what is done, where it is made of a verb."""
    inner_frame = frame(after)
    inner = before_next(after[inner_frame.end :].removeprefix("的"))
    named = (first_deed(inner) if found.about else None) or nominal(inner)
    # 做好会前准备以及会后跟进: what ends in a conjunction is no thing.
    named = None if named and named.object.endswith(("以及", "和", "与", "及")) else named
    if named and verb == "保持" and inner.endswith(_KEPT) and not found.partner:
        # 保持优质的服务: what is kept as it is.
        return Predicate(verb, bare_object(after), (verb,), found)
    if named is None and found.about and (verbs := listed_deeds(inner)):
        action = inner if len(inner) <= GROUP else verbs[0]
        return Predicate(action, found.about, verbs, joined(found, inner_frame))
    if named is None:
        return Predicate(verb, bare_object(after), (verb,), found)
    both = joined(found, inner_frame)
    given = given_before(found)
    if not named.object and not given and inner.endswith("工作"):
        # 进行护理工作: what is done is the work.
        return Predicate(verb, inner, (verb,), both)
    if not named.object and not given:
        return Predicate(named.verbs[0], "", named.verbs, both)
    what = re.sub(r"^[一两]次", "", without_opening(named.object))
    aspect = what if found.about and what not in words("frames", "manners").every else ""
    if not what or found.about or (given and what in words("frames", "manners").every):
        what = given
    if aspect and named.verbs[0] in words("verbs", "telling").every:
        # 对客户进行销售政策的传达: who is told comes first, and not what.
        told = replace(both, about="", receiver=found.about)
        return Predicate(named.action, named.object, named.verbs, told, own=named.own)
    own = named.own if what == named.object else ()
    return Predicate(named.action, what, named.verbs, both, aspect=aspect, own=own)

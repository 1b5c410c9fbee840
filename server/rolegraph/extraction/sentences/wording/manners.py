"""Words of manner between a phrase and the verb behind it."""

import re

from rolegraph.extraction.sentences.wording.leading_verbs import verb_at
from rolegraph.extraction.sentences.wording.lexicon import words

#: 以书面形式: how, and not what.
IN_FORM = "以[^，。；]{1,10}?(?:形式|方式|名义)"
_MANNER = re.compile(rf"(?:{IN_FORM}|[^，、]{{2,6}}地)$")
_ASKING = ("要", "须", "应", "必须", "应当", "应该", "需要")
_DEMAND = re.compile(
    "(?<=..)[都均也]?(?:必须|应当|应该|(?<!必)需要|(?<![主重需纪摘提紧首概])要|(?<![供响反适相感效对])应|须)$"
)
#: What names no deed behind 完成.
NO_DEED = ("工作", "各项工作", "任务")
_QUALITY = re.compile(r"(?:及时|准确|完整|规范|详细|如实|认真|妥善|、)+[的地]$")


def without_quality(thing: str) -> str:
    """Return a thing without how well something is done with it (报表及时、准确地|报送)."""
    return _QUALITY.sub("", thing)


def without_manner(phrase: str) -> str:
    """Return a phrase without the adverbs that stand between it and the verb."""
    before = ""
    while phrase != before:
        before = phrase
        phrase = _MANNER.sub("", phrase.rstrip("，、 "))
        word = words("frames", "adverbs").before(phrase, len(phrase))
        if word and len(word) < len(phrase):
            phrase = phrase[: -len(word)]
        phrase = without_demand(phrase)
    return phrase


def without_demand(phrase: str) -> str:
    """Return a phrase without the words that ask for the deed behind it (重要的文件|要亲自签发)."""
    bare = phrase.removesuffix(words("frames", "adverbs").before(phrase, len(phrase)))
    return _DEMAND.sub("", bare) if bare.endswith(_ASKING) and _DEMAND.search(bare) else phrase


def joint_deed(clause: str, at: int) -> int:
    """Return where the deed that is done with a partner begins, told how at a place (与法务部|合作|审核合同).

    Where no deed is named (配合完成工作) it is that place itself.
    """
    verb = at + len(words("frames", "beside").at(clause, at))
    deed = verb_at(clause, verb)
    return verb if deed and clause[verb + len(deed) :] not in NO_DEED else at

"""What looks like a title in a question, though no document has it."""

from rolegraph.questions.understanding.parsing import Parsed
from rolegraph.questions.words.segmenting import Segment


def title_like(parsed: Parsed, unknown: bool) -> list[int]:
    """Return what looks like a title that no document has (数据保护|负责人).

    With ``unknown``, else the words that mean nothing here.
    """
    run: list[int] = []
    for number, one in enumerate(parsed.segments):
        entries = one.names("entry")
        if one.phrase[0] in _GLUE and run:
            continue
        other = one.names("stop") or one.names("kinds") or one.cues or _verb(one)
        if not entries or (other and not _title(one)):
            if any(_title(parsed.segments[n]) for n in run):
                return run
            run = []
        elif entries:
            run.append(number)
    if any(_title(parsed.segments[n]) for n in run):
        return run
    return [
        n
        for n, s in enumerate(parsed.segments)
        if unknown and not s.meanings and s.phrase[0].isalpha() and not _elsewhere(parsed, s)
    ]


_GLUE = frozenset(("of", "the", "to"))


def _elsewhere(parsed: Parsed, one: Segment) -> bool:
    return parsed.counted(one) or parsed.scoped(one)


def _verb(one: Segment) -> bool:
    return all(name.startswith(("verbs/", "action/")) for name in one.names("entry"))


def _title(one: Segment) -> bool:
    return any(name.startswith("titles/") for name in one.names("entry"))

"""A limit that a sentence of its own gives: to the power before it, or to another for the same matter."""

from rolegraph.extraction.english.figures.amounts import amounts
from rolegraph.extraction.english.figures.limits import as_limit, is_sum
from rolegraph.extraction.english.norms.authorities import authority
from rolegraph.extraction.english.norms.context import Context, Findings
from rolegraph.extraction.english.norms.speakers import resolved
from rolegraph.extraction.english.wording.lexicon import grammar, group
from rolegraph.extraction.english.wording.mentions import mention
from rolegraph.extraction.english.wording.objects import without_article
from rolegraph.extraction.english.wording.words import Word, words
from rolegraph.extraction.evidence import evidence_of
from rolegraph.extraction.limit_ends import caps
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Limit
from rolegraph.reading import Passage
from rolegraph.values import replace


def limit_given(
    item: Item, passage: Passage, context: Context, findings: Findings, last: Authority | None
) -> Authority | None:
    """Return the power that a sentence bounds, taken out of the findings, or another's for its matter."""
    before = findings.authorities[-1] if findings.authorities else None
    bounded = _of_power_before(passage, context, before) if before else None
    follows = before is not None and (
        before is findings.fresh or context.goes_on(before.evidence[0].end, passage)
    )
    if bounded and follows:
        findings.authorities.pop()
        return bounded
    return _for_another(item, passage, context, last)


def _for_another(
    item: Item, passage: Passage, context: Context, last: Authority | None
) -> Authority | None:
    """Return the power before it as another post has it: "The limit for the Planner is £1,000"."""
    run = words(passage.text)
    at, bound = _told(passage.text, run)
    if last is None or last.limit is None or not caps(last.limit) or bound is None:
        return None
    if bound.unit != last.limit.unit:
        return None
    named = _of_whom(run[:at], context)
    upper = resolved(named, item.body, context) if named else ""
    if not upper or upper == last.bearer:
        return None
    bound = replace(bound, per=bound.per or last.limit.per)
    return authority(item.body, context.of(upper, named), last.kind, (last.object, bound))


def _of_power_before(passage: Passage, context: Context, last: Authority) -> Authority | None:
    """Return an unbounded power with the limit that a sentence gives it: "The limit is £1,000"."""
    run = words(passage.text)
    at, bound = _told(passage.text, run)
    what = [w.low for w in without_article(run[:at])]
    alone = bool(what) and what[-1] in group("phrases", "caps") and set(what[:-1]) <= _kinds()
    if bound is None or last.limit or not alone:
        return None
    told = (*last.evidence, evidence_of(context.document, passage))
    return replace(last, limit=bound, evidence=told)


def _kinds() -> frozenset[str]:
    return group("phrases", "limiting")


def _told(text: str, run: tuple[Word, ...]) -> tuple[int, Limit | None]:
    """Return where "is" stands before the figure with which a sentence ends, and that as an upper bound."""
    figure = next(iter(amounts(text, run)), None)
    at = next((n for n, w in enumerate(run) if w.low in grammar("linking")), 0)
    bound = as_limit(figure, "<=") if figure else None
    # A figure that is exactly so has "is" among its own words.
    if figure is None or not at or figure.start not in {at, at + 1} or not is_sum(bound):
        return 0, None
    behind = [w for w in run[figure.end :] if w.is_word]
    exact = bound is not None and bound.operator == "="
    bound = replace(bound, operator="<=") if bound and exact else bound
    return (0, None) if behind or bound is None or not caps(bound) else (at, bound)


def _of_whom(run: tuple[Word, ...], context: Context) -> str:
    """Return whose limit words name ("the limit for | the Planner", "the Planner's | limit"), or ""."""
    at = next((n for n, w in enumerate(run) if w.low in group("phrases", "caps")), -1)
    if at < 0:
        return ""
    behind = run[at + 1 :]
    if behind:
        named = mention(run, at + 2, context.known) if behind[0].low in {"for", "of"} else None
        led = {w.low for w in without_article(run[:at])} <= _kinds()
        return named.text if named and led and named.end == len(run) else ""
    named = mention(run, 0, context.known)
    owned = named is not None and run[named.end - 1].low.endswith(("'s", "s'"))
    rest = {w.low for w in run[named.end : at]} if named else set()
    return named.text if named and owned and rest <= _kinds() else ""

"""The order in which rules run, so that one pass is enough wherever it can be."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import TopologicalSorter

from rolegraph.inference.rules import Rule


@dataclass(frozen=True, slots=True)
class Stratum:
    """Rules to run together: ``once`` first, then ``again`` until nothing new comes."""

    once: tuple[Rule, ...]
    again: tuple[Rule, ...] = ()


def strata(rules: Iterable[Rule]) -> tuple[Stratum, ...]:
    """Return deriving rules in order: a stratum reads only what it or an earlier one writes.

    A single rule whose only recursion is its growing end runs once, on a property path.
    """
    deriving = [rule for rule in rules if rule.head]
    writers: dict[str, list[Rule]] = defaultdict(list)
    for rule in deriving:
        writers[rule.writes].append(rule)
    reads = {key: {r for rule in found for r in rule.reads} for key, found in writers.items()}
    group_of = _groups(reads)
    members: dict[str, list[str]] = defaultdict(list)
    for key in sorted(writers):
        members[group_of[key]].append(key)
    needs = {
        group: sorted(
            {group_of[r] for key in keys for r in reads[key] if group_of.get(r, group) != group}
        )
        for group, keys in sorted(members.items())
    }
    ordered = TopologicalSorter(needs).static_order()
    return tuple(
        _stratum([rule for key in members[group] for rule in writers[key]], set(members[group]))
        for group in ordered
        if group in members
    )


def _stratum(rules: list[Rule], keys: set[str]) -> Stratum:
    again = tuple(rule for rule in rules if rule.reads & keys)
    once = tuple(rule for rule in rules if not rule.reads & keys)
    if len(again) == 1 and again[0].closure is not None and _grows_by_others(again[0], keys):
        return Stratum((*once, *again))
    return Stratum(once, again)


def _grows_by_others(rule: Rule, keys: set[str]) -> bool:
    """Whether the path's link is settled before: not itself written here, or the rule's own head."""
    link = rule.closure
    return link is not None and (link.key not in keys or link.key == rule.writes)


def _groups(reads: dict[str, set[str]]) -> dict[str, str]:
    """Return each key's group: keys that depend on each other in a circle share one."""
    reach = {key: _reachable(key, reads) for key in reads}
    return {
        key: min({key, *(other for other in reach[key] if key in reach.get(other, ()))})
        for key in reads
    }


def _reachable(start: str, reads: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(reads.get(start, ()))
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting.extend(reads.get(key, ()))
    return seen

"""Lists of what must be so for the sentence above them to hold: "The Director may approve overtime if: …"."""

from dataclasses import replace
from functools import partial
from typing import TypeVar

from rolegraph.extraction.english.norms.context import Findings
from rolegraph.extraction.english.wording.modes import opens_conditions
from rolegraph.extraction.structure import Item
from rolegraph.model import Authority, Duty, Evidence, Prohibition

_Norm = TypeVar("_Norm", Authority, Duty, Prohibition)


def of_condition(item: Item) -> tuple[Item, str] | None:
    """Return an item without what opens a list of conditions below it, and the condition in words.

    None for an item that opens no such list.
    """
    opened = opens_conditions(item.body.text) if item.children else 0
    if not opened:
        return None
    end = len(item.body) - opened
    entries = "; ".join(child.body.text.strip(" .;,") for child in item.children)
    condition = f"{item.body.text[end:].strip(' *_')} {entries}"
    return replace(item, body=item.body.cut(0, end).strip(" ,")), condition


def so_far(findings: Findings) -> tuple[int, int, int]:
    """Return how many powers, duties and prohibitions were found."""
    return len(findings.authorities), len(findings.duties), len(findings.prohibitions)


def hold_if(
    condition: str,
    listed: tuple[Evidence, ...],
    findings: Findings,
    since: tuple[int, int, int],
) -> None:
    """Let what was found since hold under a condition alone, the entries ``listed`` as evidence too."""
    powers, duties, bans = since
    held = partial(_held, condition=condition, listed=listed)
    findings.authorities[powers:] = map(held, findings.authorities[powers:])
    findings.duties[duties:] = map(held, findings.duties[duties:])
    findings.prohibitions[bans:] = map(held, findings.prohibitions[bans:])


def _held(one: _Norm, condition: str, listed: tuple[Evidence, ...]) -> _Norm:
    return replace(
        one,
        condition=one.condition or condition,
        reading=f"{one.reading} {condition}",
        evidence=(*one.evidence, *listed),
    )

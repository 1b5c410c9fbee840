"""A limit leads to the next power over the same matter, and to none over another."""

import pytest

from rolegraph.extraction.escalation import escalated
from rolegraph.model import Authority, Evidence, Limit


def power(bearer: str, what: str, reading: str, start: int, operator: str) -> Authority:
    end = start + len(reading)
    place = Evidence(document="a.txt", start=start, end=end, quote=reading)
    return Authority(
        id=bearer,
        bearer=bearer,
        reading=reading,
        language="en",
        evidence=(place,),
        kind="approve",
        object=what,
        limit=Limit(text=reading, operator=operator, value=5000.0, unit="EUR"),
    )


@pytest.mark.parametrize(
    ("what", "reading", "upper"),
    [
        ("larger amounts", "larger amounts above EUR 5,000 by the director", "director"),
        ("anything above", "anything above EUR 5,000 by the director", "director"),
        ("contracts", "contracts from EUR 5,000 by the director", "director"),
        ("leases", "leases from EUR 5,000 by the director", ""),
        ("greater leases", "greater leases from EUR 5,000 by the director", ""),
    ],
)
def test_a_limit_leads_to_who_decides_on_the_same_matter_in_the_next_item(
    what: str, reading: str, upper: str
) -> None:
    first = "contracts up to EUR 5,000 by the buyer"
    lower = power("buyer", "contract approval", first, 0, "<=")
    following = power("director", what, reading, len(first) + 1, ">")
    found = escalated((lower, following))
    assert [a.limit.escalates_to for a in found if a.limit] == [upper, ""]

"""How each family of questions is answered, by the name of its query."""

from collections.abc import Callable, Mapping

from rolegraph.questions.families import (
    bearers,
    beside,
    comparing,
    doing,
    figures,
    lacking,
    limits,
    lines,
    measures,
    organisations,
    overlaps,
    recipients,
    units,
    who,
)
from rolegraph.questions.families.outcome import Outcome
from rolegraph.questions.understanding.frames import Frame

__all__ = ["FAMILIES"]

FAMILIES: Mapping[str, Callable[[Frame], Outcome]] = {
    "who-may": who.who_may,
    "who-does": doing.who_does,
    "who-lacks": lacking.who_lacks,
    "powers-over": who.powers_over,
    "powers-of": bearers.powers_of,
    "duties-of": bearers.duties_of,
    "prohibitions-of": bearers.prohibitions_of,
    "qualifications-of": bearers.qualifications_of,
    "appraisals-of": bearers.appraisals_of,
    "reports-to": lines.reports_to,
    "assists": beside.assists,
    "assistants-of": beside.assistants_of,
    "career-before": beside.career_before,
    "subordinates": lines.subordinates,
    "chain-of-command": lines.chain_of_command,
    "stand-ins": beside.stand_ins,
    "career-of": beside.career_of,
    "units-above": units.units_above,
    "units-below": units.units_below,
    "positions-in-unit": units.positions_in_unit,
    "recipients-of": recipients.recipients_of,
    "measures-of": measures.measures_of,
    "limits-ladder": limits.limits_ladder,
    "how-often": figures.how_often,
    "who-periodically": figures.who_periodically,
    "headcount-of": figures.headcount_of,
    "shared-duties": overlaps.shared_duties,
    "both-kinds": overlaps.both_kinds,
    "each-kind": overlaps.each_kind,
    "compare": comparing.compare,
    "compare-organisations": organisations.compare_organisations,
    "where-described": comparing.where_described,
}

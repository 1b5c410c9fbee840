"""Where matters go that are above a limit, without a word of who decides them."""

from dataclasses import dataclass

from rolegraph.model import Limit


@dataclass(frozen=True, slots=True)
class Referral:
    """Where a bearer takes matters above an amount."""

    bearer: str
    limit: Limit
    upper: str

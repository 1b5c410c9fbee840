"""What a sheet of a workbook holds."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; ``fixed`` columns stay in sight when one scrolls to the right."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    fixed: int = 0

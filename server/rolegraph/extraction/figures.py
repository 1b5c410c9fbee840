"""Digits → a number."""

# A trillion with its separators and cents has 20 characters.
_LONGEST = 24


def is_amount(written: str) -> bool:
    """Say whether figures or numerals are few enough to be an amount: more are damage, or a code."""
    return len(written) <= _LONGEST

"""Organisation charts, and what they draw."""

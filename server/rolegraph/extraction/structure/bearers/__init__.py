"""Whose each text is, and of which organisation."""

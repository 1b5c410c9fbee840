"""Titles and units as words, and the register of those that a document names."""

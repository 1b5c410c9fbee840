"""Figures in words and signs: amounts, what they count for, limits, measures."""

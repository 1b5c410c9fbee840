"""The items of a section, and what among them states nothing."""

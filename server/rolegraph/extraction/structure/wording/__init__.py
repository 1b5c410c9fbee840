"""The words that structure is read by: of sections, of form keys, and where sentences part."""

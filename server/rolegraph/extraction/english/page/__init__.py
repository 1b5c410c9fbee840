"""The lines of a page: paragraphs, headings, sections, and the names that they define."""

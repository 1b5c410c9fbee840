"""The numbers of lists and headings, written, glued or lost."""

"""Pictures that texts set before headings, items and keys (🎯, ✅, 👤), as parts of regular expressions."""

#: The characters, for a class of a regular expression: symbols, dingbats, arrows and emoji.
PICTURES = "\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
#: One picture with the signs that only choose its looks (variation selector, joiner).
PICTURE = rf"[{PICTURES}][\ufe0f\u200d]*"

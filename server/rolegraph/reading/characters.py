"""Classes of characters, for the patterns of all who read."""

#: A Chinese character: any letter beyond the European ones that is no number in a circle or brackets. The
#: block itself says nearly the same (3400 to 9FFF), but ``re`` counts its 28,000 characters one by one: a
#: millisecond each of the two hundred times that it stood in a pattern, a tenth of what the corpus takes.
HAN = r"[^\W\x00-\u052f\u2460-\u27bf]"

#: An arrow between the steps of a chain, as a sign or typed (部门经理→总经理, Manager -> CEO).
ARROW = "(?:[→➔➜⇒➝⟶]|[-－=—–]+[>＞])"

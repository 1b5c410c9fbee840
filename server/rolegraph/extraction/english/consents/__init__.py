"""What must be approved by whom: the predicate, whose consent it is, and for what."""

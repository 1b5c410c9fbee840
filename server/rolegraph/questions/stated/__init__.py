"""What a release states, as questions look it up: facts, names, and the clauses that carry a word."""

"""The clauses of a sentence: where one begins, whom it is about, and under which conditions it holds."""

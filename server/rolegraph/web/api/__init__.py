"""For programs: the contract, SPARQL, named queries, reconciliation, and descriptions of them."""

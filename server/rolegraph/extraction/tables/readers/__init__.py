"""Each kind of table to statements."""

"""What a table's columns hold, and what kind of table it is."""

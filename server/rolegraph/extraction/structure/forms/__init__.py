"""Info tables: keys and their values, whole, glued, turned round or stacked."""

"""What lists of rights and whole sentences grant, and to whom."""

"""What a right is about, where a clause tells it by the way."""

"""What a clause says is done, and to what; what stands before and behind."""

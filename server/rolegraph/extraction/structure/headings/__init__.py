"""What a heading is and names."""

"""What cells and headers say, each by itself."""

"""What a piece is where it stands."""

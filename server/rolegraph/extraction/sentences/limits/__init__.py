"""Up to what, and within which bounds."""

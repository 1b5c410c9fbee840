"""What is said of a post itself: its lines, its qualifications, where it leads."""

"""Text cut into pieces, and several texts in one file told apart."""

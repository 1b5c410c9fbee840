"""Running text: of whom each sentence speaks."""

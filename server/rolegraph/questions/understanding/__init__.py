"""From the words of a question to the question it is: its parts, its pattern, whom and what it names."""

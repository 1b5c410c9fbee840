"""The words of questions in both languages: tokens, numbers, the lexicon, and a text cut into phrases."""

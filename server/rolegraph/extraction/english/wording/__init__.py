"""Words and phrases, with their places: verbs, objects, titles, and the lexicon that knows them."""

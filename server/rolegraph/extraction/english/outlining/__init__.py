"""From a document's lines to its blocks, and whose each of them is."""

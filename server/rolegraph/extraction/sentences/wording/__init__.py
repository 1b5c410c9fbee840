"""The words that sentences are read by: verbs, kinds, holders, quantities, times and manners."""

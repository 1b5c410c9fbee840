"""What a sentence states of somebody: duties, authorities, prohibitions, lines, qualifications."""

"""How answers are sent: what is served, in which form and language, kept, limited, and told when it fails."""

"""Link positions and roles to outside vocabularies, and outside lists to positions and roles."""

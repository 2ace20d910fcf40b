"""Notes: what those who work on a complaint write for each other, sealed and never changed."""

"""Reports of the committee, which are printed with the position of every seat or not at all."""

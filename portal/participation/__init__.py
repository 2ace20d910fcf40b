"""Who takes part: acts with their instruments, and what follows from them for every instant."""

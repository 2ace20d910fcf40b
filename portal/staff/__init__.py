"""The first page of whoever signs in: what waits, what is late, what changed; the roof."""

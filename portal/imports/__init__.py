"""Places and agencies from files: planned, reported row by row, applied whole, undone exactly."""

"""Long lists of work: pages by key instead of by number, and filters that people keep."""

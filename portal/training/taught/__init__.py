"""The courses for readers: the catalog, their pages, the questions, and passing them here."""

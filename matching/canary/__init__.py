"""The daily proof: prints of opted-out places that nobody may search, sent and refused."""

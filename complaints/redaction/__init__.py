"""Redaction: spans of what was told that the public does not read, and the text without them."""

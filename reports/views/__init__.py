"""The doors of what the public learns."""

"""Meetings from their plan to posted minutes, and what the public writes to them."""

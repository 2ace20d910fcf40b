"""Motions, the roll of those who may vote, and votes that stay as they were cast."""

"""Asking: what an investigator puts to the place complained of, and all that the place sees.

The place reads the questions put to it and how many complaints about it are at which stage;
nothing here that it may read leads to a complaint.
"""

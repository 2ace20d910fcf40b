"""Complaints that staff take in by telephone and on paper, by the same services as the public's.

It reads the filing of complaints below it; what is typed is sealed, and belongs to who types it.
"""

"""Status work after a confirmed match: queries, responses, claims, findings, and who did what.

Imports searches and review and whatever is below them.
"""

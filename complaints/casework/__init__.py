"""The work on complaints: who has each one, how it moves, its deadlines, and who is kept away.

Imports `complaints`' own records and what is below; the desk's pages are built on it.
"""

"""Complaints that are one and the same, or of one campaign: counted once and n times.

Each stays a complaint of its own, with its receipt, deadlines and letters.  Imports
`complaints`' own records and what is below.
"""

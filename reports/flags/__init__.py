"""Flags for review: what the screen of a frozen cube found, and the case file of each.

A flag says that a figure differs, never why.  A person examines it in the order data quality,
case mix, structure, process; the place may comment, and another person signs.
"""

"""Complaints handed to other bodies: what was sent, by whom, and what they answered.

Built on the work on complaints; nothing of that imports it.
"""

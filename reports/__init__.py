"""What the public learns: numbers that can be checked, people who cannot be found.

``statistics`` counts, reviews and protects; what is published comes from sealed rows.

Stands on ``portal``, ``matching`` and ``complaints``; they know nothing of it.
"""

"""What is counted, and how: stages and measures, the facts of each quarter, its cube.

``stages`` and ``measures`` say what every figure means; ``facts`` are gathered from the records
of the program, a row a booking; ``cubes`` are their counts, open while a quarter runs and frozen
once.  ``review`` is mathematics alone.
"""

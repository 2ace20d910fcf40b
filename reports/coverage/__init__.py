"""How many people of a place need a topic of training, and how many lack it, quarter by quarter.

``pooling`` and ``rounding`` say what may be told and are pure; ``freezing`` counts a quarter once
and rounds it once; ``telling`` writes the rows that the public reads, with a release.
"""

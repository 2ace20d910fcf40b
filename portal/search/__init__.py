"""One box over all that is public: places, releases, the committee's papers, and what explains.

It stands on the roof, because it reads every floor: each source is a function of its own over
that floor's public reads, and `sources.py` lists them.  Nothing that was typed is kept.
"""

"""Help for four readers, written as files in each language and filled from the code's tables.

A page is a Markdown file at the same path under `pages/en` and `pages/es`.  What the code knows
(settings, commands, roles, acts, states, limits) is not written out but named in double braces,
so that a page cannot say what the code no longer does.  Stands on the roof: it reads everything.
"""

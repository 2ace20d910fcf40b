"""Teams, and the rules that put each complaint into the queue of one: kept as data.

Imports `complaints`' own records and what is below; the work on complaints is built on it.
"""

"""Taking a match back: everything that rests on it ends, and everybody who was told of it is told.

Imports holds, detainers and whatever is below them.
"""

"""Known-answer pairs among the examiners' work, and the error rates that they measure.

Imports review and whatever is below it.
"""

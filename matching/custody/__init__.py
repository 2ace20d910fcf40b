"""The desk of a place's own people: the detainers put before its agencies, and what is due.

Its custody officers act here; its officials read.  Drafts are the program's and not shown.
"""

"""Work that takes long: how far it is, told in rows of its own, and how it is stopped.

The row is the job: whoever asked sees it after a reload and from another computer, a worker that
dies loses its lease to the next one, and a wish to cancel is read between two steps.
"""

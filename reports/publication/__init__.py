"""What was published, sealed: the numbers that pages show, and the files of every version.

Nothing here is ever changed or deleted, but for the mark that a later version corrects one.
Pages and API read these rows alone, never a true count.
"""

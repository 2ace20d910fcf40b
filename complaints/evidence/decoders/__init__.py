"""What a confined child makes of a file: pixels, samples or characters, and nothing else of it.

One module for each sort of file, so that a child has only the decoder that it needs.  Each has
``decode(raw)``, which yields frames; none imports Django.
"""

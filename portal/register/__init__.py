"""What anyone may read of participation: places, what holds there and held, and why.

Pages, map, downloads, feeds and the read API; nothing here writes.  It reads participation and
the places below it, and knows no booking.
"""

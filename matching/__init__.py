"""From a booking's prints to a detainer.

bookings -> searches -> review -> detainers

``engine`` turns minutiae into scores and knows numpy and numba alone; ``interchange`` reads and
writes what others send; ``galleries`` keeps who is enrolled where.  A booking is searched, two
examiners review each candidate, and only then may an officer ask for a detainer.

Stands on ``portal``; knows nothing of ``complaints`` and ``reports``.
"""

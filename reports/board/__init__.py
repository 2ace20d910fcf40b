"""What statisticians see of the releases on their way: where each stands, and who is waited for.

Reads alone, and the table of acts; what is done is done by ``reports.releases.services``.
"""

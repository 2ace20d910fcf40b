"""What people complain of, and what the portal complains of itself.

It reads the floors below and nothing below knows of it.  The place complained of, the program's
officers and the administration see no row of it; only investigators do.
"""

"""Whole lists as files: prepared by a worker, kept sealed for a day for whoever asked.

Which way a file goes: the register, the releases and every list up to 10,000 rows are made while
one waits; a longer list is prepared here, in the scope and with the rights of whoever asked.
"""

"""Fingerprints as numbers: template -> cylinders -> scan -> pairing -> score.

numpy and numba alone: no Django, no database, no clock.
"""

"""Disclosure control: counts of 1 to 4 are shown as 0 or 5, and every total adds numbers shown.

Pure numpy, scipy and numba: no tables, no clock, no settings.  In order of use: `cube` (the true
counts of a quarter), `rounding` (the numbers shown, by a `choice` that the `board` makes quick),
`ledger` (what was shown before), `derived` (shares), `gate` (refuses what gives a
person away).
"""

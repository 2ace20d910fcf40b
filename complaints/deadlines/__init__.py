"""How long each step may take, and when that time is over: rules as data, and pure counting.

Imports no Django and no models; the holidays are those of detainers.
"""

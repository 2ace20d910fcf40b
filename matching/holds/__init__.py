"""Holds: the one clock of a booking, its alarms, the end of custody, and holds past their time.

Imports detainers and whatever is below them.
"""

"""Complaints over HTTP: the work on them for the staff's tools, and counts for anybody."""

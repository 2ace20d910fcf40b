"""The administration: its first page, and the desks that only show."""

"""The living style page: every component with what it takes, drawn in its states.

Staff read it before they build a page; a test keeps it complete.
"""

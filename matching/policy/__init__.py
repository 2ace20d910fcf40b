"""Which cases may go on to a detainer: rules as dated data, and the decisions made under them.

Imports status and whatever is below it.
"""

"""Detainers: forms, paper, life-cycle, the agency's answer, hold policies.

Imports policy and whatever is below it.
"""

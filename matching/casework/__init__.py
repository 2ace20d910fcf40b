"""The program's side of cases: worklists, the case page, and acts that reach several records.

Imports status, policy, detainers and whatever is below them.
"""

"""The training register: which modules a role needs, who completed them, and the gate on a role.

Imports jurisdictions and whatever is below them; whoever acts in a gated role is asked here.
"""

"""The people of a place: who manages them, how one is invited, and how a role ends."""

"""The doors of the register, open to anyone."""

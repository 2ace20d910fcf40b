"""What an offense code says, and the level of a person's offenses by the scheme of the day.

Pure: codes and plain values in, levels and words out; it reads no clock and no database.
"""

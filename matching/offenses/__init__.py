"""What an offense code says, and the level of a person's offenses by the scheme of the day.

Pure: codes and plain values in, words and levels out.
"""

"""Keeping people trained: assignments with a day, roll calls, files of agencies, and reminders.

It writes completions through ``portal.training.services`` alone.
"""

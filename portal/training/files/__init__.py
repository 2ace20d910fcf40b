"""Completions of a place's people from an agency's file: planned, applied whole, undone whole."""

"""Findings and recommendations, what the addressee answers, and what comes of it."""

"""Rounds of case review: a published sample, two reviews or more, consolidation, agreement."""

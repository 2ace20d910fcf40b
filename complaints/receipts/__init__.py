"""The receipt of a complaint: words that a person keeps, and all that leads back to it."""

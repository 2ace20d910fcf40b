"""Letters: templates by kind and language, and what was sent of them to who complained."""

"""Stage 3: two examiners conclude on a candidate, blind to each other; a third if they differ."""

"""Stage 2: the prints are compared with the galleries that the jurisdiction's flow allows."""

"""Places that the quarterly review flagged: a question, the reply, and a note that is printed."""

"""Stage 1: a person is booked, their prints are taken in and read."""

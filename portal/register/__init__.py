"""What anyone may read of participation: places, what holds there and held, and why."""

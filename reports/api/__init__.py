"""What the public learns, over HTTP, for programs."""

"""What the public may count of complaints: figures of a week that give no small place away."""

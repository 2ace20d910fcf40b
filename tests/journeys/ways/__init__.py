"""The ten journeys, one a file: who comes, what they want, and each step as a person takes it."""

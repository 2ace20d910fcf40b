"""What is kept about whom: an inventory of every field of every model, and the page made of it."""

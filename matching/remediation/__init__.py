"""Acts that reach into the past: which searches they touch, and what people did about them."""

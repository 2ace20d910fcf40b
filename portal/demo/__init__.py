"""The demo: a story told through the services, and a check of the main job."""

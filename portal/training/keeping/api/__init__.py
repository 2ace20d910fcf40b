"""Completions over HTTP: translate, call the domain once, translate back."""

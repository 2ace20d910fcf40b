"""The reference for programs: every operation of the API, made of its OpenAPI description."""

"""What an import is refused for."""


class ImportRefused(Exception):
    """The import cannot be applied or undone as things stand; the message says why."""

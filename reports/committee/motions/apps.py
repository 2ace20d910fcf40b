from importlib import import_module

from django.apps import AppConfig


class MotionsConfig(AppConfig):
    name = "reports.committee.motions"
    label = "committee_motions"

    def ready(self) -> None:
        """Let minutes tell of motions: the module adds its section when it is loaded."""
        import_module("reports.committee.motions.telling")

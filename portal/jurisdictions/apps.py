from django.apps import AppConfig
from django.db.models.signals import post_migrate

from portal.jurisdictions.isolation import isolate


class JurisdictionsConfig(AppConfig):
    name = "portal.jurisdictions"

    def ready(self) -> None:
        post_migrate.connect(isolate, sender=self)

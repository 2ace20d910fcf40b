from django.apps import AppConfig
from django.db.models.signals import post_migrate

from portal.training.taught.publishing import publish_editions


class TrainingConfig(AppConfig):
    name = "portal.training"

    def ready(self) -> None:
        post_migrate.connect(publish_editions, sender=self)

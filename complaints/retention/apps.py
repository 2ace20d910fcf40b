from django.apps import AppConfig
from django.db.models.signals import post_migrate

from complaints.retention.guard import guard
from complaints.retention.sealed import open_to_owner


class RetentionConfig(AppConfig):
    name = "complaints.retention"

    def ready(self) -> None:
        open_to_owner()
        post_migrate.connect(guard, sender=self)

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "portal.training.keeping"
    label = "training_keeping"

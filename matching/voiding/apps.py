from django.apps import AppConfig


class VoidingConfig(AppConfig):
    name = "matching.voiding"

from django.apps import AppConfig


class HoldsConfig(AppConfig):
    name = "matching.holds"

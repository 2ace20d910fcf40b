from django.apps import AppConfig


class FlagsConfig(AppConfig):
    name = "reports.flags"
    label = "flags"

from django.apps import AppConfig


class CoverageConfig(AppConfig):
    name = "reports.coverage"
    label = "coverage"

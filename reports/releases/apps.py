from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "reports.releases"
    label = "releases"

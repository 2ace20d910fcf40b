from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "reports.committee.rounds"
    label = "committee_rounds"

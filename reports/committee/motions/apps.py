from django.apps import AppConfig


class MotionsConfig(AppConfig):
    name = "reports.committee.motions"
    label = "committee_motions"

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "reports.committee.findings"
    label = "committee_findings"

from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "reports.committee.report"
    label = "committee_report"

from django.apps import AppConfig


class OutliersConfig(AppConfig):
    name = "reports.committee.outliers"
    label = "committee_outliers"

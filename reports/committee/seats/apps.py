from django.apps import AppConfig


class SeatsConfig(AppConfig):
    name = "reports.committee.seats"
    label = "committee_seats"

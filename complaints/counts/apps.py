from django.apps import AppConfig


class CountsConfig(AppConfig):
    name = "complaints.counts"
    label = "complaint_counts"

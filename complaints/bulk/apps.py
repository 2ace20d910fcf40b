from django.apps import AppConfig


class BulkConfig(AppConfig):
    name = "complaints.bulk"
    label = "complaint_bulk"

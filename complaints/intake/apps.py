from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "complaints.intake"

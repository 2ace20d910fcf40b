from django.apps import AppConfig


class ProficiencyConfig(AppConfig):
    name = "matching.proficiency"

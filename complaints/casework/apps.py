from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "complaints.casework"
    label = "complaint_casework"

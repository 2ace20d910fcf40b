from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "complaints.routing"
    label = "complaint_routing"

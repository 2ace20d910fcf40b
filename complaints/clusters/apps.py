from django.apps import AppConfig


class ClustersConfig(AppConfig):
    name = "complaints.clusters"
    label = "complaint_clusters"

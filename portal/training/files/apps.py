from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "portal.training.files"
    label = "training_files"

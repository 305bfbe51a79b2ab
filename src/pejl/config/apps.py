from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "pejl.config"
    label = "pejl_config"

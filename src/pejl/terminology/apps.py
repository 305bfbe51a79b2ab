from django.apps import AppConfig


class TerminologyConfig(AppConfig):
    name = "pejl.terminology"

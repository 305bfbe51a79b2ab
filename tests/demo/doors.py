"""The addresses of a house that runs as a demo."""

from django.urls import include, path

from pejl.config.urls import urlpatterns as ours

urlpatterns = [*ours, path("demo/", include("pejl.demo.urls"))]

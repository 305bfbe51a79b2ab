"""The doors of the house, and the two references."""

from django.urls import path

from pejl.config.urls import urlpatterns as doors

from . import views

urlpatterns = [
    *doors,
    path("bench/floor/", views.floor),
    path("bench/alike/", views.alike),
]

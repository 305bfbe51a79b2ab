from django.urls import path

from . import views

app_name = "desk"
urlpatterns = [
    path("", views.front, name="front"),
    path("mit-forloeb/", views.my_pathway, name="my_pathway"),
    path("dem-jeg-moeder/", views.people_i_meet, name="people_i_meet"),
    path("mit-forloeb/<uuid:uid>/hvem-har-set/", views.who_has_seen, name="who_has_seen"),
    path("taet-paa-hverdagen/", views.close_by, name="close_by"),
    path("mit-forloeb/<uuid:uid>/min-sag/", views.my_case, name="my_case"),
    path("det-har-jeg-lovet/", views.promised, name="promised"),
]

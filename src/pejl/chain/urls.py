from django.urls import path

from . import views

app_name = "chain"
urlpatterns = [
    path("den-roede-traad/", views.table, name="table"),
    path("den-roede-traad/her-mangler-noget/", views.gaps, name="gaps"),
    path("den-roede-traad/ny/<int:place>/", views.new, name="new"),
    path("den-roede-traad/<uuid:uid>/", views.node, name="node"),
    path("den-roede-traad/<uuid:uid>/skriv/", views.edit, name="edit"),
    path("den-roede-traad/<uuid:uid>/bind/", views.ties, name="ties"),
    path("den-roede-traad/<uuid:uid>/tag-ud/", views.end, name="end"),
    path("den-roede-traad/<uuid:uid>/fortryd/", views.undo, name="undo"),
    path("den-roede-traad/<uuid:uid>/sig-noget/", views.comment, name="comment"),
    path("den-roede-traad/<uuid:uid>/foreslaa/", views.suggest, name="suggest"),
    path("den-roede-traad/forslag/<uuid:uid>/", views.suggestion, name="suggestion"),
    path("den-roede-traad/forslag/<uuid:uid>/ja/", views.take_suggestion, name="take_suggestion"),
    path("den-roede-traad/forslag/<uuid:uid>/nej/", views.drop_suggestion, name="drop_suggestion"),
]

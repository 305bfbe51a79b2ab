from django.urls import path

from . import views

app_name = "exchange"
urlpatterns = [
    path("den-roede-traad/ind-og-ud/", views.page, name="page"),
    path("den-roede-traad/ind-og-ud/skabelon.xlsx", views.template, name="template"),
    path("den-roede-traad/ind-og-ud/hent/<slug:name>/", views.take_out, name="take_out"),
    path("den-roede-traad/ind-og-ud/<uuid:uid>/", views.received, name="received"),
]

from django.urls import path

from . import views

app_name = "circles"
urlpatterns = [
    path("forslag/<uuid:uid>/", views.proposal, name="proposal"),
    path("forslag/<uuid:uid>/traek-tilbage/", views.withdraw, name="withdraw"),
    path("kreds/<uuid:uid>/", views.people, name="people"),
    path("kreds/<uuid:uid>/bed-om-at-vaere-med/", views.ask_to_join, name="ask_to_join"),
    path("del-ikke/<uuid:uid>/", views.stop_sharing, name="stop_sharing"),
    path("find/", views.find, name="find"),
    path("ny-kreds/", views.open_circle, name="open"),
]

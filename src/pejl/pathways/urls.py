from django.urls import path

from . import views

app_name = "pathways"
urlpatterns = [
    path("forloeb/<uuid:uid>/", views.page, name="page"),
    path("forloeb/<uuid:uid>/oenske/", views.new_wish, name="new_wish"),
    path("forloeb/<uuid:uid>/det-kan-jeg-selv/", views.new_strength, name="new_strength"),
    path("forloeb/<uuid:uid>/maal/", views.new_goal, name="new_goal"),
    path("forloeb/<uuid:uid>/maal/<uuid:goal>/indsats/", views.new_intervention, name="new_intervention"),
    path("indsats/<uuid:uid>/stop/", views.stop, name="stop"),
]

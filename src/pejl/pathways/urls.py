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
    path("forloeb/<uuid:uid>/hjaelp/", views.grant_help, name="grant_help"),
    path("forloeb/<uuid:uid>/bed-om-hjaelp/", views.ask, name="ask"),
    path("hjaelp/<uuid:uid>/", views.grant, name="grant"),
    path("hjaelp/<uuid:uid>/brug/", views.use, name="use"),
    path("hjaelp/<uuid:uid>/set-paa/", views.look, name="look"),
    path("hjaelp/<uuid:uid>/aendr/", views.change_help, name="change_help"),
    path("hjaelp/<uuid:uid>/stop/", views.end_help, name="end_help"),
    path("hjaelp/brug/<uuid:uid>/stop/", views.stop_use, name="stop_use"),
    path("afgoerelser/<uuid:uid>/hjaelp/", views.prepared, name="prepared"),
    path("hjaelp-vi-skal-se-paa/", views.to_see_to, name="to_see_to"),
    path("det-maa-du-selv/", views.remit, name="remit"),
]

from django.urls import path

from . import views

app_name = "pathways"
urlpatterns = [
    path("forloeb/<uuid:uid>/", views.page, name="page"),
    path("forloeb/<uuid:uid>/foerste-moede/", views.first_meeting, name="first_meeting"),
    path("forloeb/<uuid:uid>/laes-foerst/", views.about_me, name="about_me"),
    path("forloeb/<uuid:uid>/laes-foerst/skriv/", views.write_about_me, name="write_about_me"),
    path("forloeb/<uuid:uid>/dengang/", views.then, name="then"),
    path("forloeb/<uuid:uid>/oenske/", views.new_wish, name="new_wish"),
    path("forloeb/<uuid:uid>/det-kan-jeg-selv/", views.new_strength, name="new_strength"),
    path("forloeb/<uuid:uid>/maal/", views.new_goal, name="new_goal"),
    path("forloeb/<uuid:uid>/maal/<uuid:goal>/indsats/", views.new_intervention, name="new_intervention"),
    path("forloeb/<uuid:uid>/maal/<uuid:goal>/koder/", views.codes, name="codes"),
    path("forloeb/<uuid:uid>/<slug:what>/<uuid:item>/ret/", views.rewrite, name="rewrite"),
    path("forloeb/<uuid:uid>/<slug:what>/<uuid:item>/af-planen/", views.put_away, name="put_away"),
    path("indsats/<uuid:uid>/bliv-ved/", views.renew, name="renew"),
    path("indsats/<uuid:uid>/slut/", views.end, name="end"),
    path("indsats/<uuid:uid>/stop/", views.stop, name="stop"),
    path("hjaelp/<uuid:uid>/", views.hand, name="hand"),
    path("forloeb/<uuid:uid>/hjaelp/", views.grant_help, name="grant_help"),
    path("forloeb/<uuid:uid>/bed-om-hjaelp/", views.ask, name="ask"),
    path("vores-hjaelp/<uuid:uid>/", views.grant, name="grant"),
    path("vores-hjaelp/<uuid:uid>/brug/", views.use, name="use"),
    path("vores-hjaelp/<uuid:uid>/set-paa/", views.look, name="look"),
    path("vores-hjaelp/<uuid:uid>/aendr/", views.change_help, name="change_help"),
    path("vores-hjaelp/<uuid:uid>/stop/", views.end_help, name="end_help"),
    path("vores-hjaelp/brug/<uuid:uid>/stop/", views.stop_use, name="stop_use"),
    path("afgoerelser/<uuid:uid>/hjaelp/", views.prepared, name="prepared"),
    path("hjaelp-vi-skal-se-paa/", views.to_see_to, name="to_see_to"),
    path("det-maa-du-selv/", views.remit, name="remit"),
]

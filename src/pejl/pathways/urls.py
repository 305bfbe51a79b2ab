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
]

from django.urls import path

from . import views

app_name = "circles"
urlpatterns = [
    path("forslag/<uuid:uid>/", views.proposal, name="proposal"),
    path("forslag/<uuid:uid>/traek-tilbage/", views.withdraw, name="withdraw"),
    path("forslag/<uuid:uid>/kan-ikke-vente/", views.carry, name="carry"),
    path("svar/<uuid:uid>/det-er-rigtigt/", views.let_stand, name="let_stand"),
    path("svar/<uuid:uid>/det-sagde-jeg-ikke/", views.not_said, name="not_said"),
    path("svar/<uuid:uid>/det-var-en-fejl/", views.take_back, name="take_back"),
    path("kreds/<uuid:uid>/besluttet/", views.decided, name="decided"),
    path("kreds/<uuid:uid>/taler-for/", views.speaks_for, name="speaks_for"),
    path("kreds/<uuid:uid>/min-indgang/", views.entry, name="entry"),
    path("kreds/<uuid:uid>/team/", views.team, name="team"),
    path("kreds/<uuid:uid>/noedadgang/", views.emergency, name="emergency"),
    path("kreds/<uuid:uid>/noget-er-sket/", views.fact, name="fact"),
    path("med/<uuid:uid>/jeg-lover/", views.promise, name="promise"),
    path("med/<uuid:uid>/ikke-mere/", views.part_with, name="part_with"),
    path("med/<uuid:uid>/jeg-er-ikke-med-mere/", views.leave, name="leave"),
    path("kreds/<uuid:uid>/", views.people, name="people"),
    path("kreds/<uuid:uid>/bed-om-at-vaere-med/", views.ask_to_join, name="ask_to_join"),
    path("del-ikke/<uuid:uid>/", views.stop_sharing, name="stop_sharing"),
    path("find/", views.find, name="find"),
    path("ny-kreds/", views.open_circle, name="open"),
]

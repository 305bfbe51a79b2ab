from django.urls import path

from . import views

app_name = "rulings"
urlpatterns = [
    path("kreds/<uuid:uid>/afgoerelser/", views.rulings, name="rulings"),
    path("kreds/<uuid:uid>/afgoerelser/ny/", views.begin, name="begin"),
    path("afgoerelser/<uuid:uid>/", views.ruling, name="ruling"),
    path("afgoerelser/<uuid:uid>/udkast/", views.write, name="write"),
    path("afgoerelser/<uuid:uid>/hoer/", views.hear, name="hear"),
    path("afgoerelser/<uuid:uid>/svar/<uuid:hearing>/", views.answer, name="answer"),
    path("afgoerelser/<uuid:uid>/det-sagde-jeg-ikke/<uuid:answer>/", views.not_said, name="not_said"),
    path("afgoerelser/<uuid:uid>/traef/", views.issue, name="issue"),
    path("afgoerelser/<uuid:uid>/luk/", views.drop, name="drop"),
    path("afgoerelser/<uuid:uid>/send-igen/", views.tell_again, name="tell_again"),
    path("afgoerelser/<uuid:uid>/klag/", views.complain, name="complain"),
    path("afgoerelser/<uuid:uid>/klag/traek-tilbage/", views.withdraw, name="withdraw"),
    path(
        "afgoerelser/<uuid:uid>/klag/<uuid:complaint>/ikke-sagt/", views.deny_complaint, name="deny_complaint"
    ),
    path("afgoerelser/<uuid:uid>/udkast/<uuid:draft>/ikke-sagt/", views.deny_view, name="deny_view"),
    path("afgoerelser/<uuid:uid>/hold-fast/", views.uphold, name="uphold"),
    path("afgoerelser/<uuid:uid>/ny/", views.follow, name="follow"),
    path("afgoerelser/<uuid:uid>/send-videre/", views.send_on, name="send_on"),
    path("afgoerelser/<uuid:uid>/ankestyrelsen/", views.board, name="board"),
]

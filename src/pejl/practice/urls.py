from django.urls import path

from . import views

app_name = "practice"
urlpatterns = [
    path("spoerg-os/", views.ask, name="ask"),
    path("spoerg-os/svar/<slug:key>/", views.asked, name="asked"),
    path("spoerg-os/svar/<slug:key>/ring/", views.want, name="want"),
    path("spoergsmaal/", views.questions, name="questions"),
    path("spoergsmaal/<uuid:uid>/", views.question, name="question"),
    path("spoergsmaal/<uuid:uid>/svar/", views.reply, name="reply"),
    path("taenk-med/", views.thinking, name="thinking"),
    path("taenk-med/ny/", views.new_situation, name="new_situation"),
    path("taenk-med/<uuid:uid>/", views.situation, name="situation"),
    path("taenk-med/<uuid:uid>/tanke/", views.think, name="think"),
    path("taenk-med/<uuid:uid>/proevet/", views.attempt, name="attempt"),
    path("taenk-med/<uuid:uid>/slut/", views.outcome, name="outcome"),
    path("ti-minutter/", views.tuesday, name="tuesday"),
    path("ideer/", views.ideas, name="ideas"),
    path("ideer/ny/", views.new_idea, name="new_idea"),
    path("ideer/<uuid:uid>/", views.idea, name="idea"),
    path("ideer/<uuid:uid>/svar/", views.answer_idea, name="answer_idea"),
    path("ideer/<uuid:uid>/proev/", views.take_up, name="take_up"),
    path("ideer/<uuid:uid>/saadan-gik-det/<uuid:trial>/", views.end_trial, name="end_trial"),
    path("ideer/<uuid:uid>/laest/", views.read_news, name="read_news"),
]

from django.urls import path

from . import views

app_name = "dialogue"
urlpatterns = [
    path("forloeb/<uuid:uid>/samtaler/", views.talks, name="talks"),
    path("forloeb/<uuid:uid>/samtaler/ny/", views.begin, name="begin"),
    path("samtale/<uuid:uid>/", views.talk, name="talk"),
    path("samtale/<uuid:uid>/nyt/", views.news, name="news"),
    path("samtale/<uuid:uid>/lover/", views.promise, name="promise"),
    path("fil/<uuid:uid>/", views.attachment, name="attachment"),
    path("forloeb/<uuid:uid>/moeder/", views.meetings, name="meetings"),
    path("forloeb/<uuid:uid>/moeder/nyt/", views.call, name="call"),
    path("moede/<uuid:uid>/", views.meeting, name="meeting"),
    path("moede/<uuid:uid>/aflys/", views.call_off, name="call_off"),
    path("moede/tid/<uuid:uid>/", views.pick, name="pick"),
    path("moede/<uuid:uid>/sammen/", views.together, name="together"),
    path("notat/<uuid:uid>/", views.add, name="add"),
    path("notat/<uuid:uid>/laest/", views.read, name="read"),
    path("forloeb/<uuid:uid>/moedtes/", views.met, name="met"),
    path("kalender/", views.calendar, name="calendar"),
    path("kalender/ny/", views.make_calendar, name="make_calendar"),
    path("kalender/stop/", views.stop_calendar, name="stop_calendar"),
    path("kalender/<str:secret>.ics", views.feed, name="feed"),
]

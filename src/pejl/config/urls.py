"""The list of doors. Each asks for a sign-in unless it says otherwise where it is opened."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

handler429 = "pejl.entrance.views.too_many"
urlpatterns = [
    path("", include("pejl.desk.urls")),
    path("", include("pejl.letters.urls")),
    path("", include("pejl.practice.urls")),
    path("", include("pejl.dialogue.urls")),
    path("", include("pejl.pathways.urls")),
    path("", include("pejl.exchange.urls")),
    path("", include("pejl.chain.urls")),
    path("", include("pejl.rulings.urls")),
    path("", include("pejl.circles.urls")),
    path("", include("pejl.entrance.urls")),
    path("", include("pejl.organisation.urls")),
    path("sprog/", login_not_required(set_language), name="set_language"),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("pejl.demo.urls")))

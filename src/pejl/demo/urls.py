from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("", views.doors, name="doors"),
    path("<slug:who>/", views.step_in, name="step_in"),
]

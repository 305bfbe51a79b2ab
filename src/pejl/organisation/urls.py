from django.urls import path

from . import views

app_name = "organisation"
urlpatterns = [
    path("gaa-ud/", views.sign_out, name="sign_out"),
    path("som/", views.choose_capacity, name="choose_capacity"),
]

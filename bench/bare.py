"""Django with nothing in it, behind the same server: what starting and being there costs at the least."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hej")


urlpatterns = [path("", hello)]
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="bare", LOGGING_CONFIG=None)
application = get_wsgi_application()

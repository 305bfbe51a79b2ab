"""The door for a web server."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pejl.config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()

"""One file of settings; what differs between houses comes from the environment."""

import os
from pathlib import Path

from pejl.config import environment

environment.use_sound_sqlite()

from django.utils.translation import gettext_lazy as _  # noqa: E402

PACKAGE = Path(__file__).resolve().parent.parent
DATA = environment.data_folder()
DEBUG = False
TESTING = environment.flag("PEJL_TESTING")
DEMO = environment.flag("PEJL_DEMO")
HTTPS = not (DEMO or TESTING)

SECRET_KEY = environment.secret("PEJL_SECRET_KEY", "the demo has no secrets, and tests have none either")
KEYRING = environment.keyring()

ALLOWED_HOSTS = os.environ.get("PEJL_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if HTTPS]
DATABASES = {
    "default": environment.database(os.environ.get("DATABASE_URL", f"sqlite:///{DATA}/pejl.sqlite3"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "pejl.config",
    "pejl.shared",
    "pejl.journal",
    "pejl.terminology",
    "pejl.organisation",
    "pejl.citizens",
    "pejl.circles",
    "pejl.rulings",
    "pejl.pathways",
    "pejl.dialogue",
    "pejl.letters",
    "pejl.desk",
    "pejl.demo",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "pejl.config.middleware.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pejl.config.middleware.whole_page_when_signed_out",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "pejl.organisation.middleware.capacity",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "pejl.shared.middleware.refusals",
]
if TESTING:
    MIDDLEWARE.append("pejl.config.middleware.reading_writes_only_the_journal")

ROOT_URLCONF = "pejl.config.urls"
WSGI_APPLICATION = "pejl.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "pejl.shared.templatetags.pejl",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "string_if_invalid": environment.Undefined("%s") if TESTING else "",
        },
    }
]
FILE_UPLOAD_HANDLERS = ["pejl.shared.uploads.SmallFiles"]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
SILENCED_SYSTEM_CHECKS = ["fields.W342"]

AUTH_USER_MODEL = "organisation.User"
LOGIN_URL = "organisation:sign_in"
LOGIN_REDIRECT_URL = "desk:front"
LOGOUT_REDIRECT_URL = "organisation:sign_in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_COOKIE_NAME = "pejl_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "pejl.shared.errors.csrf_failure"

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Dansk")), ("en", _("Engelsk"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Copenhagen"
FORMAT_MODULE_PATH = ["pejl.config.formats"]
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "assets"
STATICFILES_DIRS: list[str] = []
STATICFILES_FINDERS: list[str] = []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"weasyprint": {"level": "ERROR"}},  # its warnings quote what is written in letters
}

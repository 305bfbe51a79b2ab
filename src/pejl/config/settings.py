"""One file of settings; what differs between houses comes from the environment."""

import os
from pathlib import Path

from pejl.config import environment
from pejl.config.providers import providers_in, settings_of

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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "allauth.usersessions",
    "pejl.config",
    "pejl.shared",
    "pejl.journal",
    "pejl.terminology",
    "pejl.organisation",
    "pejl.citizens",
    "pejl.entrance",
    "pejl.competences",
    "pejl.circles",
    "pejl.rulings",
    "pejl.pathways",
    "pejl.practice",
    "pejl.dialogue",
    "pejl.chain",
    "pejl.letters",
    "pejl.exchange",
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
    "allauth.account.middleware.AccountMiddleware",
    "pejl.entrance.middleware.two_for_employees",
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
LOGIN_URL = LOGOUT_REDIRECT_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:front"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMPLOYEES_NEED_TWO = environment.flag("PEJL_TWO") if DEMO or TESTING else True
PROVIDERS = providers_in(os.environ.get("PEJL_PROVIDERS"))
ACCOUNT_ADAPTER = "pejl.entrance.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": ""
}  # pejl.entrance.rules.RATES instead: many come in from one address at seven
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_FORMS = {
    name: f"pejl.entrance.forms.{form}"
    for name, form in {
        "login": "SignInForm",
        "reset_password": "ForgottenForm",
        "reset_password_from_key": "NewPasswordForm",
        "change_password": "OtherPasswordForm",
        "set_password": "FirstPasswordForm",
        "reauthenticate": "SayItAgainForm",
        "add_email": "AddressForm",
    }.items()
}
MFA_ADAPTER = "pejl.entrance.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_FORMS = {
    name: f"pejl.entrance.forms.{form}"
    for name, form in {
        "authenticate": "CodeForm",
        "authenticate_webauthn": "KeyForm",
        "reauthenticate": "CodeAgainForm",
        "reauthenticate_webauthn": "KeyAgainForm",
        "login_webauthn": "KeyAloneForm",
        "add_webauthn": "NewKeyForm",
        "activate_totp": "NewAppForm",
    }.items()
}
SOCIALACCOUNT_ADAPTER = "pejl.entrance.adapters.ProviderAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = settings_of(PROVIDERS)
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("PEJL_PROXIES", "1" if HTTPS else "0"))
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "entrance_remembered",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}
vars().update(environment.mail(os.environ.get("PEJL_MAIL", f"file://{DATA}/mail")))
DEFAULT_FROM_EMAIL = os.environ.get("PEJL_MAIL_FROM", f"Pejl <pejl@{ALLOWED_HOSTS[0]}>")
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_COOKIE_NAME = "pejl_session"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
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

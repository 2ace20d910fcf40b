"""Every setting of the project, read from the environment."""

import base64
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from portal.installed import INSTALLED_APPS as INSTALLED_APPS
from portal.schedule import schedule

env = environ.Env()
ROOT = Path(__file__).resolve().parent.parent
STATE_DIR = Path(env("STATE_DIR", default=str(ROOT / "var")))
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
TESTING = env.bool("TESTING", default=False)
DEFAULT_SECRET = "not-a-secret-and-refused-by-every-server"
SECRET_KEY = env("SECRET_KEY", default=DEFAULT_SECRET)
# Root keys in order of age, each 32 bytes in base64; the last one seals, all of them open.
SEALING_KEYS = [base64.b64decode(key) for key in env.list("SEALING_KEYS", default=[])]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.bodies.BodyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "portal.typed.SpeakMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.sessions.IdleMiddleware",
    "portal.accounts.sessions.SecondFactorMiddleware",
    "portal.jurisdictions.tokens.TokenMiddleware",
    "portal.middleware.DoorMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.pages.context",
            ]
        },
    }
]

# The site connects as a role that owns nothing; each scope narrows it further.  Values are
# bound by the server, so that no value can carry a second statement.
DATABASES = {
    "default": {
        **env.db_url("DATABASE_URL", default="postgresql://portal_app@127.0.0.1:5432/portal"),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "server_side_binding": True,
            "connect_timeout": 5,
            # Every query here is short; compiling one takes longer than running it.
            "options": "-c jit=off",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
BROKER_URL = env("BROKER_URL", default="redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env("CACHE_URL", default=BROKER_URL),
        "KEY_PREFIX": "portal",
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
# django-guardian's anonymous user would be a row that holds rights; nobody is nobody.
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
LOGIN_REDIRECT_URL = "staff"
LOGIN_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "portal.accounts.adapter.ClosedAdapter"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/15m/key"}
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "portal.accounts.adapter.SealedFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Oversight portal"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# A sentence for the next page is kept with the session: a cookie of its own would tell of it.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
IDLE_SECONDS = 30 * 60
IDLE_SECONDS_ADMINISTRATOR = 15 * 60

HTTPS = env.bool("HTTPS", default=not (DEMO or TESTING))
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
# A booking file may have 20 MB (the limit of the intake) and its form a little more.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

LANGUAGE_CODE = "en-us"
LANGUAGES = [("en", "English"), ("es", "Español")]
# Begun in the catalogs, and offered once the pages of complaints are all in them.
PREPARED_LANGUAGES = [("fr", "Français"), ("pt", "Português"), ("vi", "Tiếng Việt")]
PREPARED_LANGUAGES += [("zh-hans", "简体中文")]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = "portal.formats"
LOCALE_PATHS = [ROOT / "portal" / "locale"]
STATIC_URL = "/static/"
# Tests make many clients, each of which would list every static file.
WHITENOISE_AUTOREFRESH = TESTING
STATIC_ROOT = STATE_DIR / "static"
STATICFILES_DIRS = [
    ROOT / "portal" / "static",
    ("uswds", ROOT / "node_modules" / "@uswds" / "uswds" / "dist"),
]
# The shapes of the counties, from which the map is drawn; the fonts of papers, then unpacked.
ATLAS_FILE = ROOT / "node_modules" / "us-atlas" / "counties-albers-10m.json"
FONT_PACKAGES = ROOT / "node_modules" / "@fontsource-variable"
FONTS_DIR = Path(env("FONTS_DIR", default=str(STATE_DIR / "fonts")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "matching.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "portal.api.explain",
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Secure Communities oversight portal",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "portal.reference.schema.summarize",
    ],
    # Choices that come under several names, each under one.
    "ENUM_NAME_OVERRIDES": {
        "ComplaintStateEnum": "complaints.states.Status",
        "DeadlineEnum": "complaints.casework.models.Deadline.Rule",
        "DetainerStateEnum": "matching.detainers.states.Status",
    },
}

# PostgreSQL is the truth and the broker only rings the bell: a lost message is sent again by
# the sweeper, so that the broker's own redelivery is a second line only.
CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 5.0
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 100
CELERY_TASK_SOFT_TIME_LIMIT = 90
LEASE_SECONDS = env.int("LEASE_SECONDS", default=120)
LEASE_ATTEMPTS = 3
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": 5,
    "socket_connect_timeout": 3,
    "socket_keepalive": True,
    "health_check_interval": 5,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.2,
}
CELERY_TASK_DEFAULT_QUEUE = "matching"
CELERY_TASK_ROUTES = {"matching.tasks.*": {"queue": "matching"}}
SWEEP_SECONDS = env.float("SWEEP_SECONDS", default=2.0)
CELERY_BEAT_SCHEDULE = schedule(sweep_seconds=SWEEP_SECONDS)

# Letters point to the site by this address.
PUBLIC_ADDRESS = env("PUBLIC_ADDRESS", default="http://127.0.0.1:8000")
# Where the person on a notice may call; empty, the paper names none.
OFFICE_TELEPHONE = env("OFFICE_TELEPHONE", default="").strip()
# Where a complaint on paper is sent, in one line; empty, the form says to ask who handed it out.
COMPLAINTS_ADDRESS = env("COMPLAINTS_ADDRESS", default="").strip()
# Where to report a weakness, as an address of mail or the web; empty, a page of this site says.
SECURITY_CONTACT = env("SECURITY_CONTACT", default="").strip()
# Without a mail server the letters become files.
vars().update(env.email_url("EMAIL_URL", default=f"filemail:///{STATE_DIR.resolve()}/mail"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="portal@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # It would write down what the servers of agencies answer.
    "loggers": {"urllib3": {"level": "ERROR"}},
}
# Beyond this many unread bookings of one jurisdiction the intake answers 429.
BOOKINGS_WAITING_LIMIT = env.int("BOOKINGS_WAITING_LIMIT", default=5000)
# Whether a day kept in place of a weekend holiday counts among the 48 hours of a hold, which the
# regulation leaves open (8 CFR 287.7(d); 5 USC 6103(b)).  Both readings are computed, stored and
# shown with every clock, and whatever stands here the earlier one warns and is the deadline; this
# says which of both the program takes for the law, for the clocks that begin from now on.
OBSERVED_HOLIDAYS_COUNT = env.bool("OBSERVED_HOLIDAYS_COUNT", default=True)

"""What Django needs to know, worked out from the folder and the environment of the program."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pipeline.config import home, register_url
from pipeline.private_files import file_mode, folder_mode

HERE = Path(__file__).parent
LARGEST_UPLOAD = 200 * 1024 * 1024  # bytes of one request; a folder of submissions is 20 to 60 MB
SESSION = 12 * 60 * 60  # seconds; a working day
SHORTEST_PASSWORD = 12  # characters
TIME_ZONE = "Europe/Berlin"  # the Secretariat is in Bonn


APPLICATIONS = (
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "pipeline.desk.people",
)
MIDDLEWARE = (  # the order matters: who asks is known before a screen is chosen
    "pipeline.desk.middleware.health",
    "pipeline.desk.middleware.forwarded",
    "django.middleware.security.SecurityMiddleware",
    "pipeline.desk.middleware.content_policy",
    "pipeline.desk.middleware.no_turned_words",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pipeline.desk.kept_forms.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pipeline.desk.middleware.language",
)
FILTERS = ("pipeline.desk.filters", "pipeline.desk.translations")
CONTEXT = (
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "pipeline.desk.context.desk",
)
VALIDATION = "django.contrib.auth.password_validation"


def settings() -> dict[str, Any]:
    """The settings of this home. Makes the folder and the key of the sessions where missing."""
    public = urlsplit(os.environ.get("CONCERTED_DESK_URL", ""))
    return (
        {
            "SECRET_KEY": secret_key(home()),
            "DEBUG": False,
            "ALLOWED_HOSTS": allowed_hosts(public.hostname),
            "CSRF_TRUSTED_ORIGINS": [f"{public.scheme}://{public.netloc}"] * bool(public.netloc),
            "DATABASES": {"default": database(home(), register_url())},
            "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
            "INSTALLED_APPS": [*APPLICATIONS, *single_sign_on_apps()],
            "MIDDLEWARE": [*MIDDLEWARE, *single_sign_on_middleware()],
            "ROOT_URLCONF": "pipeline.desk.urls",
            "TEMPLATES": [templates()],
            "LOGIN_URL": "sign-in",
            "LOGIN_REDIRECT_URL": "today",
            "LOGGING": logging(),
        }
        | languages_and_files()
        | security(secure=public.scheme == "https")
        | single_sign_on()
    )


def languages_and_files() -> dict[str, Any]:
    """The languages of the Convention, the hours of Bonn, and the files that pages are made of."""
    return {
        "LANGUAGE_CODE": "en",
        "LANGUAGES": [("en", "English"), ("fr", "Français"), ("es", "Español")],
        "USE_TZ": True,
        "TIME_ZONE": TIME_ZONE,
        "STATIC_URL": "/static/",
        "STATICFILES_DIRS": [HERE / "static"],
        "WHITENOISE_USE_FINDERS": True,
        "WHITENOISE_AUTOREFRESH": False,
    }


def templates() -> dict[str, Any]:
    """Where templates lie, and what each is given."""
    return {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [*CONTEXT],
            "builtins": [*FILTERS],
        },
    }


def security(*, secure: bool) -> dict[str, Any]:
    """Passwords, sessions, forms and uploads; `secure`: the desk is reached by HTTPS."""
    return {
        "AUTH_PASSWORD_VALIDATORS": [
            {
                "NAME": f"{VALIDATION}.MinimumLengthValidator",
                "OPTIONS": {"min_length": SHORTEST_PASSWORD},
            },
            {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
            {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
        ],
        "AUTHENTICATION_BACKENDS": [
            "django.contrib.auth.backends.ModelBackend",
            *single_sign_on_backends(),
        ],
        "SESSION_COOKIE_AGE": SESSION,
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_NAME": "concerted_session",
        "CSRF_COOKIE_SECURE": secure,
        "CSRF_FAILURE_VIEW": "pipeline.desk.screens.errors.forged",
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_HSTS_SECONDS": 31_536_000 if secure else 0,
        "X_FRAME_OPTIONS": "DENY",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 5 * 1024 * 1024,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 5_000,
        "DATA_UPLOAD_MAX_NUMBER_FILES": 1_000,
        "FILE_UPLOAD_PERMISSIONS": file_mode(home()),
        "FILE_UPLOAD_TEMP_DIR": str(private_folder(home() / "desk" / "incoming")),
    }


def allowed_hosts(public: str | None) -> list[str]:
    """The names the desk answers to: this machine's own, and the public one where it is named."""
    return ["127.0.0.1", "localhost", "[::1]", *([public] if public else [])]


def database(folder: Path, url: str | None) -> dict[str, Any]:
    """Django's tables: a file of their own beside the register, or the register's database."""
    parts = urlsplit(url or "")
    if not parts.scheme.startswith("postgres"):
        folder.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "desk.sqlite",
            "OPTIONS": {
                "timeout": 30,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
    }


def secret_key(folder: Path) -> str:
    """The key that signs sessions, made once; its owner, or the group of the home, reads it."""
    path = private_folder(folder / "desk") / "key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, file_mode(folder))
    except FileExistsError:
        return path.read_text("ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text("ascii")


def private_folder(folder: Path) -> Path:
    """The folder, made where it is missing, for those who share the home alone."""
    folder.mkdir(parents=True, exist_ok=True, mode=folder_mode(home()))
    return folder


def logging() -> dict[str, Any]:
    """What goes wrong is written to standard error, with no word of a request's contents."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"console": {"class": "logging.StreamHandler"}},
        "loggers": {
            "django": {"handlers": ["console"], "level": "ERROR"},
            "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        },
    }


def single_sign_on() -> dict[str, Any]:
    """OpenID Connect by the environment; nothing of it is loaded where none is named."""
    if not _provider():
        return {}
    return {
        "SOCIALACCOUNT_ONLY": False,
        "SOCIALACCOUNT_AUTO_SIGNUP": True,
        "SOCIALACCOUNT_LOGIN_ON_GET": False,
        "SOCIALACCOUNT_ADAPTER": "pipeline.desk.people.single_sign_on.Adapter",
        "ACCOUNT_ADAPTER": "pipeline.desk.people.single_sign_on.AccountAdapter",
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "SOCIALACCOUNT_PROVIDERS": {
            "openid_connect": {
                "APPS": [
                    {
                        "provider_id": "oidc",
                        "name": os.environ.get("CONCERTED_OIDC_NAME", "OpenID Connect"),
                        "client_id": os.environ["CONCERTED_OIDC_CLIENT"],
                        "secret": _secret(),
                        "settings": {
                            "server_url": _provider(),
                            "oauth_pkce_enabled": True,
                        },
                    }
                ]
            }
        },
    }


def single_sign_on_apps() -> list[str]:
    if not _provider():
        return []
    return [
        "allauth",
        "allauth.account",
        "allauth.socialaccount",
        "allauth.socialaccount.providers.openid_connect",
    ]


def single_sign_on_middleware() -> list[str]:
    return ["allauth.account.middleware.AccountMiddleware"] if _provider() else []


def single_sign_on_backends() -> list[str]:
    return ["allauth.account.auth_backends.AuthenticationBackend"] if _provider() else []


def _provider() -> str:
    return os.environ.get("CONCERTED_OIDC_SERVER", "")


def _secret() -> str:
    """The secret of the client, from the file that is named, else from the environment."""
    named = os.environ.get("CONCERTED_OIDC_SECRET_FILE")
    if named:
        return Path(named).read_text("utf-8").strip()
    return os.environ.get("CONCERTED_OIDC_SECRET", "")

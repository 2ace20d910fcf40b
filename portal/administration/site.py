"""The site of the administration: what it is made of in the order of the work, in English alone.

Its readers are the few who run the portal; their desks were written in English and are not
translated by half.
"""

from functools import wraps
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.urls import reverse
from django.utils import translation

# Groups of the first page, each with its models as ``app.Model``; one that is not named here
# stands in the last group.
GROUPS: list[tuple[str, list[str]]] = [
    ("People and keys", ["accounts.User", "mfa.Authenticator", "jurisdictions.AgencyToken"]),
    ("Places and agencies", ["jurisdictions.Jurisdiction", "jurisdictions.Agency"]),
    ("Files and long work", ["imports.Import", "progress.Work"]),
    (
        "Participation, to read",
        ["participation.ParticipationEvent", "participation.ParticipationPeriod"],
    ),
    ("Rules", ["policy.RuleVersion"]),
    ("Training", ["training.Module", "training.Completion", "training_keeping.Assignment"]),
    (
        "Bookings and searches, to read",
        [
            "matching.Booking",
            "matching.Reading",
            "matching.Search",
            "matching.Withholding",
            "matching.GalleryState",
        ],
    ),
    ("What was published, to read", ["publication.Publication"]),
    ("Letters", ["mail.Letter", "notices.NoticeRun"]),
    ("The trail, to read", ["audit.AuditEvent"]),
]
REST = "Other records"


class PortalSite(admin.AdminSite):
    """Django's site with our groups; every page of it is English, whatever the visitor chose."""

    site_header = site_title = "Administration"
    index_title = "What you can look at and do"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The models in groups; those of one application where its own page is asked for."""
        apps = super().get_app_list(request, app_label)
        return apps if app_label else _grouped(apps)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A view whose whole page is English."""
        inner = super().admin_view(view, cacheable)

        @wraps(view)
        def english(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            with translation.override("en"):
                response = inner(request, *args, **kwargs)
                if isinstance(response, SimpleTemplateResponse):
                    response.render()
                response.headers.setdefault("Content-Language", "en")
            return response

        return english


def _grouped(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same models, application by application no more."""
    models = {_label(model): model for app in apps for model in app["models"]}
    shown = [(title, [models.pop(name) for name in of if name in models]) for title, of in GROUPS]
    return [_group(title, of) for title, of in [*shown, (REST, list(models.values()))] if of]


def _group(title: str, models: list[Any]) -> dict[str, Any]:
    return {
        "name": title,
        "app_label": title.split(",")[0].lower().replace(" ", "-"),
        "app_url": reverse("admin:index"),
        "has_module_perms": True,
        "models": models,
    }


def _label(model: dict[str, Any]) -> str:
    return f"{model['model']._meta.label}"

"""The site's table of contents."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from portal import celery  # noqa: F401  without it a door sends to a broker that nobody named
from portal.pages import home

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

handler400 = "portal.bodies.unreadable"
urlpatterns = [
    path("", home, name="home"),
    path("", include("portal.search.urls")),
    path("", include("portal.style.urls")),
    path("", include("portal.register.urls")),
    path("", include("portal.jurisdictions.people.urls")),
    path("", include("portal.staff.urls")),
    path("", include("portal.inbox.urls")),
    path("", include("portal.training.files.urls")),
    path("", include("portal.training.urls")),
    path("", include("portal.notices.urls")),
    path("", include("portal.webhooks.urls")),
    path("", include("portal.exports.urls")),
    path("", include("portal.participation.urls")),
    path("", include("matching.urls")),
    path("", include("complaints.urls")),
    path("", include("reports.urls")),
    path("", include("portal.help.urls")),
    path("", include("portal.privacy.urls")),
    path("", include("portal.reference.urls")),
    path("api/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("account/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
]

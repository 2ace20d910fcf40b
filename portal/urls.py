"""The site's table of contents."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from portal import celery  # noqa: F401  without it a door sends to a broker that nobody named
from portal.pages import home
from portal.register import views as register

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = "Administration"

handler400 = "portal.bodies.unreadable"
urlpatterns = [
    path("", home, name="home"),
    path("jurisdictions/", register.jurisdiction_list, name="jurisdiction-list"),
    path("jurisdictions/<str:fips>/", register.jurisdiction_detail, name="jurisdiction-detail"),
    path("", include("matching.urls")),
    path("api/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("account/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
]

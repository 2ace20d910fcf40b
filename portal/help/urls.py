"""Where help is found, and the pages about the site itself."""

from django.urls import path

from portal.help import views

urlpatterns = [
    path("help/", views.help_home, name="help"),
    path("help/<slug:reader>/", views.help_reader, name="help-reader"),
    path("help/<slug:reader>/<slug:page>/", views.help_page, name="help-page"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("security/", views.security_report, name="security-report"),
    path(".well-known/security.txt", views.security_file, name="security-txt"),
]

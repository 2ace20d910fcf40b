"""Where people begin their work."""

from django.urls import path

from portal.staff import views

urlpatterns = [path("staff/", views.staff, name="staff")]

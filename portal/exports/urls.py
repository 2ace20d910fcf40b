"""Where one's own files are found."""

from django.urls import path

from portal.exports import views

urlpatterns = [
    path("lists/files/", views.export_list, name="export-list"),
    path("lists/files/new/", views.export_new, name="export-new"),
    path("lists/files/<uuid:pk>/", views.export_detail, name="export-detail"),
    path("lists/files/<uuid:pk>/file/", views.export_file, name="export-file"),
    path("lists/files/<uuid:pk>/<slug:step>/", views.export_step, name="export-step"),
]

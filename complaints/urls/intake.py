"""Where staff take complaints in, by telephone and on paper."""

from django.urls import path

from complaints.views import intake, intake_end, languages

urlpatterns = [
    path("complaints/intake/", intake.intake, name="complaint-intake"),
    path("complaints/intake/receipt/", intake_end.receipt, name="complaint-intake-receipt"),
    path("complaints/languages/", languages.complaint_languages, name="complaint-languages"),
    path("complaints/<uuid:pk>/scan/", intake_end.scan, name="complaint-scan"),
]

"""Where evidence is sent and opened."""

from django.urls import path

from complaints.views import evidence

urlpatterns = [
    path("complain/mine/evidence/", evidence.complaint_evidence, name="complaint-evidence"),
    path("complaints/<uuid:pk>/evidence/", evidence.evidence_list, name="complaint-evidence-list"),
    path("complaints/evidence/<uuid:pk>/copy/", evidence.evidence_copy, name="evidence-copy"),
    path(
        "complaints/evidence/<uuid:pk>/original/",
        evidence.evidence_original,
        name="evidence-original",
    ),
]

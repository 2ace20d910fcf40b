"""Where the form on paper is found."""

from django.urls import path

from complaints.views import paper

urlpatterns = [
    path("complain/paper/", paper.complaint_paper, name="complaint-paper"),
    path(
        "complain/paper/<slug:language>/<slug:size>.pdf",
        paper.complaint_paper_file,
        name="complaint-paper-file",
    ),
]

"""Where notes, redactions, letters and questions are found."""

from django.urls import path

from complaints.views import (
    asking,
    asking_place,
    letters,
    letters_mine,
    letters_templates,
    notes,
    redaction,
)

urlpatterns = [
    path("complaints/<uuid:pk>/notes/", notes.complaint_notes, name="complaint-notes"),
    path(
        "complaints/<uuid:pk>/left-out/", redaction.complaint_redaction, name="complaint-redaction"
    ),
    path(
        "complaints/<uuid:pk>/as-public/",
        redaction.complaint_as_public,
        name="complaint-as-public",
    ),
    path("complaints/<uuid:pk>/letters/", letters.complaint_letter, name="complaint-letter"),
    path(
        "complaints/<uuid:pk>/questions/", asking.complaint_questions, name="complaint-questions"
    ),
    path(
        "complaints/letters/", letters_templates.letter_template_list, name="letter-template-list"
    ),
    path("complaints/letters/<uuid:pk>/", letters.letter_paper, name="letter-paper"),
    path(
        "complaints/letters/<slug:kind>/<slug:language>/",
        letters_templates.letter_template,
        name="letter-template",
    ),
    path(
        "complain/mine/letters/<uuid:pk>/",
        letters_mine.complaint_letter_mine,
        name="complaint-letter-mine",
    ),
    path("questions/", asking_place.question_list, name="question-list"),
    path("questions/<uuid:pk>/", asking_place.question_detail, name="question-detail"),
]

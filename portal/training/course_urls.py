"""The addresses of courses and certificates."""

from django.urls import path

from portal.training.certificates import views as certificates
from portal.training.taught import views as taught

COURSE = "training/courses/<slug:key>/"
urlpatterns = [
    path("training/courses/", taught.course_list, name="course-list"),
    path(COURSE, taught.course_detail, name="course"),
    path(f"{COURSE}<int:number>/", taught.course_page, name="course-page"),
    path(f"{COURSE}questions/", taught.course_questions, name="course-questions"),
    path(f"{COURSE}<slug:kind>.<slug:language>.pdf", taught.course_paper, name="course-paper"),
    path("training/certificates/", certificates.certificate_check, name="certificate-check"),
    path(
        "training/certificates/<str:code>/",
        certificates.certificate_detail,
        name="certificate-detail",
    ),
    path(
        "training/certificates/<str:code>/certificate.pdf",
        certificates.certificate_paper,
        name="certificate-paper",
    ),
]

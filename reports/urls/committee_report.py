"""Where the committee's reports are found: published ones, and those on the desk."""

from django.urls import path

from reports.views import committee_report, committee_report_acts, committee_report_public

urlpatterns = [
    path(
        "committee/reports/", committee_report_public.committee_reports, name="committee-reports"
    ),
    path(
        "committee/reports/<int:number>/",
        committee_report_public.committee_report,
        name="committee-report",
    ),
    path(
        "committee/reports/<int:number>/report.pdf",
        committee_report_public.committee_report_pdf,
        name="committee-report-pdf",
    ),
    path(
        "committee/reports/<int:number>/sealed.json",
        committee_report_public.committee_report_sealed,
        name="committee-report-sealed",
    ),
    path(
        "committee/desk/report/",
        committee_report.committee_desk_report,
        name="committee-desk-report",
    ),
    path(
        "committee/desk/report/new/",
        committee_report_acts.committee_report_new,
        name="committee-report-new",
    ),
    path(
        "committee/desk/report/<uuid:pk>/",
        committee_report.committee_desk_report_page,
        name="committee-desk-report-page",
    ),
    path(
        "committee/desk/report/<uuid:pk>/<slug:act>/",
        committee_report_acts.committee_report_act,
        name="committee-report-act",
    ),
]

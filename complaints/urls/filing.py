"""Where the pages are found on which anybody files a complaint."""

from django.urls import path

from complaints.views import filing, filing_end

urlpatterns = [
    path("complain/", filing.start, name="complaint-new"),
    path("complain/new/<slug:step>/", filing.question, name="complaint-step"),
    path("complain/check/", filing_end.check, name="complaint-check"),
    path("complain/receipt/", filing_end.receipt, name="complaint-receipt"),
    path("complain/filed/", filing_end.filed, name="complaint-filed"),
    path("complain/leave/", filing_end.leave, name="complaint-leave"),
]

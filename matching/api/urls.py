"""Where agencies' software receives detainers and reports on them."""

from django.urls import path

from matching.api import detainer_reports as reports
from matching.api.detainers import DetainerDetail, DetainerList, DetainerPaper

REPORTS: dict[str, type[reports.Report]] = {
    "receipt": reports.ReceiptReport,
    "answer": reports.AnswerReport,
    "service": reports.ServiceReport,
    "release-due": reports.ReleaseDueReport,
    "release": reports.ReleaseReport,
    "transfer": reports.TransferReport,
    "conviction": reports.ConvictionReport,
}
urlpatterns = [
    path("", DetainerList.as_view(), name="api-detainer-list"),
    path("<slug:number>/", DetainerDetail.as_view(), name="api-detainer-detail"),
    path("<slug:number>/paper/", DetainerPaper.as_view(), name="api-detainer-paper"),
    *(
        path(f"<slug:number>/{name}/", view.as_view(), name=f"api-detainer-{name}")
        for name, view in REPORTS.items()
    ),
]

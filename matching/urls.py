"""Where the matching pages and endpoints are found."""

from django.urls import include, path

from matching.api.bookings import BookingDetail, BookingList
from matching.views import bookings, clocks, holds, notice, operations, proof, remediation, review

urlpatterns = [
    path("", include("matching.views.casework_urls")),
    path("", include("matching.views.detainer_urls")),
    path("", include("matching.views.rule_urls")),
    path("", include("matching.views.void_urls")),
    path("bookings/", bookings.booking_list, name="booking-list"),
    path("bookings/new/", bookings.booking_new, name="booking-new"),
    path("bookings/<uuid:pk>/", bookings.booking_detail, name="booking-detail"),
    path(
        "bookings/<uuid:pk>/prints/<int:position>.png",
        bookings.booking_print,
        name="booking-print",
    ),
    path("review/", review.review_next, name="review-next"),
    path("review/<uuid:pk>/", review.review_pair, name="review-pair"),
    path(
        "review/<uuid:pk>/<str:side>/<int:position>.png", review.review_print, name="review-print"
    ),
    path("holds/", holds.holds, name="holds"),
    path("detainers/clocks/", clocks.clock_list, name="clock-list"),
    path("detainers/clocks/<uuid:pk>/", clocks.clock_detail, name="clock-detail"),
    path("casework/clocks/", clocks.casework_clock_list, name="casework-clock-list"),
    path("casework/clocks/<uuid:pk>/", clocks.casework_clock_detail, name="casework-clock-detail"),
    path("notice/", notice.notice, name="notice"),
    path("notice/hold/", notice.notice_hold, name="notice-hold"),
    path("notice/claim/", notice.notice_claim, name="notice-claim"),
    path("notice/claim/<uuid:pk>/", notice.notice_claim_received, name="notice-claim-received"),
    path("notice/stay/", notice.notice_stay, name="notice-stay"),
    path("notice/close/", notice.notice_close, name="notice-close"),
    path("proof/", proof.proof, name="proof"),
    path("remediation/", remediation.remediation_list, name="remediation-list"),
    path("remediation/<uuid:pk>/", remediation.remediation_detail, name="remediation-detail"),
    path("operations/", operations.operations, name="operations"),
    path(
        "operations/<str:kind>/<uuid:pk>/retry/",
        operations.operations_retry,
        name="operations-retry",
    ),
    path("api/bookings/", BookingList.as_view(), name="api-booking-list"),
    path("api/bookings/<uuid:pk>/", BookingDetail.as_view(), name="api-booking-detail"),
    path("api/detainers/", include("matching.api.urls")),
]

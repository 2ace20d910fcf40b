"""Every table of the app, for Django to find; each is defined at its own stage."""

from matching.bookings.models import Booking, Charge, Print, Reading, SourceFile
from matching.canary.models import CanaryRun
from matching.galleries.models import EnrolledPerson, EnrolledPrint, GalleryState
from matching.remediation.models import Remediation, RemediationItem
from matching.review.models import Verdict
from matching.searches.models import Candidate, Search, Withholding

__all__ = [
    "Booking",
    "CanaryRun",
    "Candidate",
    "Charge",
    "EnrolledPerson",
    "EnrolledPrint",
    "GalleryState",
    "Print",
    "Reading",
    "Remediation",
    "RemediationItem",
    "Search",
    "SourceFile",
    "Verdict",
    "Withholding",
]

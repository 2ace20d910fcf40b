"""Every table of the app, for Django to find; each is defined at its own stage."""

from matching.bookings.models import Booking, Charge, Print, Reading, SourceFile
from matching.galleries.models import EnrolledPerson, EnrolledPrint, GalleryState
from matching.review.models import Verdict
from matching.searches.models import Candidate, Search, Withholding

__all__ = [
    "Booking",
    "Candidate",
    "Charge",
    "EnrolledPerson",
    "EnrolledPrint",
    "GalleryState",
    "Print",
    "Reading",
    "Search",
    "SourceFile",
    "Verdict",
    "Withholding",
]

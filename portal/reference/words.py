"""What each operation does, in a few words: the description itself is in English alone."""

from django.utils.translation import gettext_lazy as _

SUMMARIES = {
    "jurisdictions_list": _("Counties, and how their prints flow"),
    "jurisdictions_retrieve": _("One place with every act about it"),
    "api_releases": _("Every published version of every quarter"),
    "api_release_latest": _("The latest release with its files"),
    "api_release_quarter": _("The release that stands for a quarter"),
    "api_release": _("One version of a release with its files"),
    "api_release_figures": _("Figures of a release by place, level and group"),
    "api_release_place": _("A place from quarter to quarter"),
    "api_complaint_counts": _("Weekly figures of complaints"),
    "api_coverage_latest": _("How many people are trained, in the latest quarter"),
    "api_coverage": _("How many people are trained, in a quarter"),
    "api_training_completions": _("Record that somebody completed a module"),
    "bookings_list": _("The bookings of one's places"),
    "bookings_create": _("Submit a booking"),
    "bookings_retrieve": _("One booking and what came of it"),
    "api_detainers_list": _("The detainers issued to one's places"),
    "detainers_retrieve": _("One detainer"),
    "detainers_paper_retrieve": _("The paper of a detainer"),
    "detainers_receipt_create": _("Confirm that a detainer came"),
    "detainers_answer_create": _("Answer a detainer"),
    "detainers_service_create": _("Report that the person was given the copy"),
    "detainers_release_due_create": _("Report when the release was due; the clock starts"),
    "detainers_release_create": _("Report the release"),
    "detainers_transfer_create": _("Report the transfer"),
    "detainers_conviction_create": _("Report a conviction"),
    "api_complaint_list": _("The lists of the complaints desk"),
    "api_complaint_detail": _("One complaint, for those who work on it"),
    "api_complaint_act": _("An act of the complaints desk"),
}

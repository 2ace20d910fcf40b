"""Rights and other movers of records, in words for people."""

from django.utils.translation import gettext_lazy

WORDS = {
    "view_booking": gettext_lazy("see the bookings of the place"),
    "submit_booking": gettext_lazy("submit bookings"),
    "decide_participation": gettext_lazy("decide about the place's participation"),
    "answer_detainer": gettext_lazy("answer detainers"),
    "manage_people": gettext_lazy("invite and remove people of the place"),
    "act_for_program": gettext_lazy("act for the program"),
    "review_candidate": gettext_lazy("compare prints"),
    "work_status": gettext_lazy("ask the immigration records and enter the answers"),
    "issue_detainer": gettext_lazy("decide cases and issue detainers"),
    "supervise_case": gettext_lazy("supervise cases"),
    "intake_complaint": gettext_lazy("take in complaints"),
    "investigate_complaint": gettext_lazy("investigate complaints"),
    "supervise_complaint": gettext_lazy("supervise complaints"),
    "prepare_release": gettext_lazy("prepare releases"),
    "approve_release": gettext_lazy("approve releases"),
    "sit_on_committee": gettext_lazy("sit on the committee"),
    "run_committee": gettext_lazy("run the committee's business"),
    "operate_jobs": gettext_lazy("see and retry jobs"),
    "answer_recommendation": gettext_lazy("answer a recommendation for the addressee"),
    # What moves a record without being the right of an account.
    "hold_receipt": gettext_lazy("whoever holds the receipt"),
    "new_facts": gettext_lazy("a new fact, whoever records it"),
    "clock": gettext_lazy("the clock"),
    "worker": gettext_lazy("a worker"),
    "gate": gettext_lazy("the gate in the database"),
    "publishing": gettext_lazy("publication itself"),
    "author": gettext_lazy("the author"),
    "second person": gettext_lazy("the second person"),
    "author or second person": gettext_lazy("the author or the second person"),
}


def right_in_words(right: str) -> str:
    """What a right lets one do; of a new one without words its name."""
    return str(WORDS.get(right) or right.replace("_", " "))

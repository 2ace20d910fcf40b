"""Which writes on flags, inquiries and findings ask for training, and why the others do not."""

PLACE = ("OFFICIAL", "COUNSEL")
GATED = {
    "reports.flags.writing.write_comment",
    "reports.committee.outliers.services.reply",
    "reports.committee.findings.answering.answer",
    "reports.committee.findings.answering.undertake",
    "reports.committee.findings.answering.complete",
}
STATISTICIAN = "is an act of a statistician, whose role asks for no training"
SECRETARIAT = "is an act of the secretariat, whose role asks for no training"
STEP = "is a step of other writes"
FREE = {
    "reports.flags.services.ask_place": STATISTICIAN,
    "reports.flags.services.ask_places": STATISTICIAN,
    "reports.flags.services.conclude": STATISTICIAN,
    "reports.flags.services.send_back": STATISTICIAN,
    "reports.flags.services.sign": STATISTICIAN,
    "reports.flags.writing.write_paper": STATISTICIAN,
    "reports.committee.outliers.raising.take_up": SECRETARIAT,
    "reports.committee.outliers.services.ask_agency": SECRETARIAT,
    "reports.committee.outliers.services.note": SECRETARIAT,
    "reports.committee.findings.advising.transmit": SECRETARIAT,
    "reports.committee.findings.advising.supersede": SECRETARIAT,
    "reports.committee.findings.advising.verify_step": SECRETARIAT,
    "reports.committee.findings.advising.ask_for_more": SECRETARIAT,
    "reports.committee.findings.drafting.draft_finding": SECRETARIAT,
    "reports.committee.findings.drafting.edit_finding": SECRETARIAT,
    "reports.committee.findings.drafting.propose": SECRETARIAT,
    "reports.committee.findings.drafting.withdraw": SECRETARIAT,
    "reports.committee.findings.printing.publish_finding": STEP,
    "reports.committee.findings.reaching.keep_to_part": STEP,
    "reports.committee.findings.reaching.allow": STEP,
    "reports.committee.findings.reaching.allow_advice": STEP,
    "reports.committee.findings.reaching.move": STEP,
    "reports.committee.findings.services.circulate": SECRETARIAT,
    "reports.committee.findings.services.take_back": SECRETARIAT,
    "reports.committee.findings.services.deliberate": SECRETARIAT,
    "reports.committee.findings.services.record_vote": SECRETARIAT,
    "reports.committee.findings.services.add_statement": "is a member's own opinion",
    "reports.committee.findings.services.settle": SECRETARIAT,
}

"""Which writes on case reviews ask for training, and why the others ask for none."""

MEMBER = ("MEMBER",)
GATED = {
    "reports.committee.rounds.consolidating.save_consolidated": (MEMBER, {"given": {}}),
    "reports.committee.rounds.consolidating.settle_review": (MEMBER, {}),
    "reports.committee.rounds.reviewing.save_answers": (MEMBER, {"given": {}}),
    "reports.committee.rounds.reviewing.lock_review": (MEMBER, {}),
}
SECRETARIAT = "is an act of the secretariat, whose role asks for no training"
STEP = "is a step of writes that ask for it, or of the secretariat's"
READS = "only opens what one reads, and puts that on record"
FREE = {
    "reports.committee.rounds.codebooks.file_codebook": SECRETARIAT,
    "reports.committee.rounds.consolidating.begin_consolidation": SECRETARIAT,
    "reports.committee.rounds.consolidating.close_round": SECRETARIAT,
    "reports.committee.rounds.moving.move": STEP,
    "reports.committee.rounds.releasing.release_review": SECRETARIAT,
    "reports.committee.rounds.releasing.release_barred": SECRETARIAT,
    "reports.committee.rounds.releasing.release_all_barred": STEP,
    "reports.committee.rounds.releasing.give_up_barred": "keeps a member away, trained or not",
    "reports.committee.rounds.releasing.open_desk": READS,
    "reports.committee.rounds.releasing.open_review": READS,
    "reports.committee.rounds.reviewing.start_reviews": SECRETARIAT,
    "reports.committee.rounds.reviewing.permitted": STEP,
    "reports.committee.rounds.reviewing.refuse_members": STEP,
    "reports.committee.rounds.reviewing.own_review": "asks for it itself",
    "reports.committee.rounds.services.plan_round": SECRETARIAT,
    "reports.committee.rounds.services.ask_frame": SECRETARIAT,
    "reports.committee.rounds.services.name_seed": SECRETARIAT,
    "reports.committee.rounds.services.open_case": STEP,
}

"""What the beat rings for, and how often."""

from celery.schedules import crontab

LEAST_EXPIRY = 10.0  # seconds; a bell that waited longer is rung again anyway


def every(task: str, seconds: float) -> dict[str, object]:
    """A task that is safe to miss: a bell that nobody heard in time expires."""
    expires = max(seconds, LEAST_EXPIRY)
    return {"task": task, "schedule": seconds, "options": {"expires": expires}}


def daily(task: str, *, hour: int) -> dict[str, object]:
    """A task at an hour of the day, UTC."""
    return {"task": task, "schedule": crontab(hour=hour, minute=0)}


def schedule(*, sweep_seconds: float) -> dict[str, dict[str, object]]:
    """The beat's whole table."""
    return {
        "canary": daily("matching.tasks.canary", hour=9),
        "error-rates": daily("matching.tasks.publish_error_rates", hour=9),
        "recompute-clocks": daily("matching.tasks.recompute_clocks", hour=10),
        "sweep": every("matching.tasks.sweep", sweep_seconds),
        "clocks": every("matching.tasks.sweep_clocks", 30.0),
        "digests": every("portal.inbox.tasks.send_digest_letters", 300.0),
        "training": daily("portal.training.keeping.tasks.remind_of_training", hour=6),
        "old-news": daily("portal.inbox.tasks.sweep_old_news", hour=5),
        "mail": every("portal.mail.tasks.send_letters", 5.0),
        "webhooks": every("portal.webhooks.tasks.send_messages", 5.0),
        "notices": every("portal.notices.tasks.announce_acts", 5.0),
        "imports": every("portal.imports.tasks.work_on_imports", 5.0),
        "exports": every("portal.exports.tasks.work_on_exports", 5.0),
        "complaints": every("complaints.tasks.open_for_overdue_holds", 30.0),
        "complaint-deadlines": every("complaints.tasks.remind_of_deadlines", 30.0),
        "complaint-sketches": every("complaints.clusters.tasks.sketch_new", 15.0),
        "complaint-queues": every("complaints.routing.tasks.route_new", 15.0),
        "complaint-figures": every("complaints.counts.tasks.publish_figures", 300.0),
        "complaint-disposals": every("complaints.retention.tasks.finish_disposals", 30.0),
        "complaint-questions": every("complaints.asking.tasks.remind_of_questions", 60.0),
        "complaint-stages": daily("complaints.asking.tasks.count_stages", hour=8),
        "quarters": daily("reports.statistics.tasks.count_quarters", hour=7),
        "releases": every("reports.releases.tasks.follow_calendar", 300.0),
        "release-work": every("reports.releases.tasks.work_on_releases", 15.0),
        "round-work": every("reports.committee.rounds.tasks.work_on_rounds", 15.0),
        "release-days": daily("reports.calendar.tasks.plan_ahead", hour=6),
        "evidence": every("complaints.evidence.tasks.sweep_evidence", 15.0),
        "old-drafts": every("complaints.filing.tasks.drop_old_drafts", 60.0),
        "old-intake": every("complaints.intake.tasks.drop_old_drafts", 60.0),
        "forget-addresses": every("portal.notices.tasks.forget_addresses", 3600.0),
    }

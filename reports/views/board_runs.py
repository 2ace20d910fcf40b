"""What each act of the board asks of the releases: one call each."""

from collections.abc import Callable
from datetime import datetime

from portal.accounts.models import User
from portal.quarters import Quarter
from reports.releases import services
from reports.releases.models import Release

Run = Callable[..., object]


def _plain(service: Run) -> Run:
    def run(release: Release, *, by: User, at: datetime) -> object:
        return service(release=release, by=by, at=at)

    return run


def _noted(service: Run) -> Run:
    def run(release: Release, *, words: str, by: User, at: datetime) -> object:
        return service(release=release, note=words, by=by, at=at)

    return run


def _signed(service: Run) -> Run:
    def run(release: Release, *, manifest: str, by: User, at: datetime) -> object:
        return service(release=release, manifest=manifest, by=by, at=at)

    return run


def _correct(release: Release, *, words: str, by: User, at: datetime) -> object:
    quarter = Quarter.named(release.quarter)
    return services.open_correction(quarter=quarter, reason=words, by=by, at=at)


RUNS: dict[str, Run] = {
    "count": _plain(services.start_counting),
    "freeze": _plain(services.freeze_release),
    "compute": _plain(services.start_computing),
    "check": _plain(services.start_checking),
    "sign": _signed(services.sign_release),
    "approve": _signed(services.approve_release),
    "send-back": _noted(services.send_back),
    "thaw": _noted(services.thaw_release),
    "correct": _correct,
}

"""Two hundred planted words, names and numbers are in no table, file, cache, log or answer."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib import admin
from django.db.models import UUIDField
from django.test import Client
from django.urls import reverse

from complaints.evidence.models import Evidence
from complaints.filing import slowing
from complaints.models import Complaint
from complaints.receipts import digests
from complaints.receipts.words import read_words
from portal.jurisdictions import scope
from tests.complaints import canaries as looking
from tests.complaints.canaries import Canaries, found, needles
from tests.complaints.crawl import crawl
from tests.complaints.evidence.sending import work
from tests.complaints.filing.pages import complaints, parties
from tests.complaints.intake.sheets import SHEET, typed
from tests.complaints.walk import (
    ADDRESS,
    AGENT,
    FROM,
    answers,
    file_on_the_page,
    open_names,
    take_in_a_letter,
    work_on,
    write_back,
)
from tests.conftest import person
from tests.isolation.doors import addresses
from tests.portal.participation.desk import at_desk


@dataclass
class World:
    """What was typed everywhere, the receipts that were given, and a dump made halfway."""

    canaries: Canaries
    receipts: list[str]
    halfway: bytes
    taken: list[str]

    @property
    def secrets(self) -> set[str]:
        """What must be found nowhere."""
        whole = {*self.receipts, *(read_words(one) for one in self.receipts)}
        return {*self.canaries.tokens, *whole, ADDRESS, AGENT}


@pytest.fixture
def desks(committed, inez, ingrid, dora) -> dict[str, Client]:
    """Those who work on complaints, each at a browser, and a second supervisor."""
    dana = person("dana", ("DIRECTOR", None))
    return {user.username: at_desk(user) for user in (inez, ingrid, dora, dana)}


@pytest.fixture
def listening(monkeypatch, caplog):
    """Every log is listened to, and nobody reads a page for two seconds."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "PIL")  # which the pictures are made with
    monkeypatch.setattr(slowing, "READ_FOR", timedelta(0))
    monkeypatch.setattr(digests, "MEMORY_KIB", 64)


@pytest.fixture
def world(listening, riverton_police, desks, admin_connection) -> World:
    """Everything was done that leaves words."""
    canaries, browser = Canaries(), Client(**FROM)
    receipts = file_on_the_page(browser, canaries)
    desks["inez"].post(SHEET, typed(answers(canaries, "STOP", "NAMED")))
    halfway = looking.tables_of(admin_connection) + looking.sessions()
    receipts += take_in_a_letter(desks["inez"], canaries)
    letter, filed = sorted(complaints(), key=lambda one: one.source)
    write_back(browser, canaries)
    work_on(desks, str(filed.pk), canaries)
    assert open_names(desks, affected_by(filed), canaries).status_code == 200
    browser.post("/complain/mine/appeal/", {"words": canaries.sentence()})
    assert make_copies() == [True, True]
    taken = [to for one in (letter, filed) for to in crawl(desks["dora"], page_of(one), canaries)]
    return World(canaries, receipts, halfway, taken)


def page_of(complaint: Complaint) -> str:
    return f"/complaints/{complaint.pk}/"


def affected_by(complaint: Complaint) -> str:
    """The person to whom it happened, who consented to nothing."""
    theirs = (complaint.pk, "AFFECTED")
    return next(str(one.pk) for one in parties() if (one.complaint_id, one.kind) == theirs)


def make_copies() -> list[bool]:
    """Whether the worker made the copy of each file."""
    with scope.within(scope.complaints()):
        files = list(Evidence.objects.all())
    return [work(one).is_ready for one in files]


def everything(admin_connection, caplog, settings) -> dict[str, bytes]:
    """All that is kept, by where."""
    return {
        "tables": looking.tables_of(admin_connection),
        "dump": looking.dump_of_database(),
        "sessions": looking.sessions(),
        "state": looking.files_of(Path(settings.STATE_DIR)),
        "memory": looking.kept_in_memory(),
        "letters": looking.messages_sent(),
        "logs": caplog.text.encode() + looking.logs_of_stack(),
    }


class Anything(dict):
    """A row of each kind for the doors to name: of the administration real, of others one id."""

    def __init__(self, complaint: Complaint) -> None:
        with scope.within(scope.oversight(who="test", why="the walk")):
            rows = {model: model._default_manager.last() for model in admin.site._registry}
        super().__init__({model: row for model, row in rows.items() if row is not None})
        self[Complaint] = complaint

    def __missing__(self, model: type) -> SimpleNamespace:
        """The id of the complaint, or of the first row where ids are numbers."""
        is_uuid = isinstance(model._meta.pk, UUIDField)
        return SimpleNamespace(pk=self[Complaint].pk if is_uuid else 1, number="D-1", code="39901")


def shown_to(client: Client, rows: Anything) -> list[bytes]:
    """What is behind every door: pages, answers of the API, the whole administration.

    Not the register's, whose maps take long and which know of no complaint.
    """
    doors = [one for one in addresses(rows) if not one.is_own_account]
    asked = [one.path for one in doors if not one.name.startswith("jurisdiction-")]
    return [path.encode() + b"\n" + client.get(path).content for path in asked]


def searched_for(client: Client, token: str) -> list[str]:
    """The lists of the administration in which a search finds something."""
    lists = [
        (
            model._meta.label,
            reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"),
        )
        for model, desk in admin.site._registry.items()
        if desk.search_fields
    ]
    assert lists
    return [
        label for label, path in lists if client.get(path, {"q": token}).context["cl"].result_count
    ]


def test_nothing_that_was_told_is_kept_or_shown_to_an_administrator(
    world, chief, admin_connection, caplog, settings
):
    desk, known = at_desk(chief), needles(world.secrets)
    pages = shown_to(desk, Anything(complaints()[0]))
    kept = {"halfway": world.halfway, **everything(admin_connection, caplog, settings)}
    kept["pages"] = b"\n".join(pages)
    told_in = {where: found(dump, known) for where, dump in kept.items()}

    assert {where: told for where, told in told_in.items() if told} == {}
    assert searched_for(desk, next(iter(world.canaries.tokens))) == []
    assert min(len(world.canaries.tokens) / 200, len(world.taken) / 10, len(pages) / 150) >= 1
    assert found(kept["tables"], needles(["Riverton Police"]))

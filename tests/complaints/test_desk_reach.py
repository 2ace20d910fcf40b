"""Whoever works on complaints finds every page of the work by following links from the list."""

import re
from html import unescape

from django.urls import Resolver404, resolve

from portal.doors import Who
from portal.entrances import ENTRANCES
from portal.jurisdictions import scope
from tests.complaints.words import told  # noqa: F401
from tests.portal.participation.desk import at_desk

BY_SOFTWARE = {"api-complaint-list", "api-complaint-detail", "api-complaint-act"}
# Reached once there is a file, a letter, a kept filter, a receipt to hand over, and so on.
WITH_ROWS = {
    *("complaint-drop", "complaint-bulk-done", "complaint-intake-receipt"),
    *("evidence-copy", "evidence-original", "letter-paper", "referral-detail"),
    *("opening-approve", "opening-name"),
}
HREF = re.compile(r'(?:href|action)="(/[^"?#]*)')


def name_of(path: str) -> str:
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""


def reached(user) -> set[str]:
    """The names of the doors to which links and forms lead from the list of complaints."""
    desk, waiting, seen = at_desk(user), ["/complaints/"], {}
    while waiting:
        scope.leave()  # each request begins with none
        answer = desk.get(waiting.pop())
        if "text/html" not in answer.headers.get("Content-Type", ""):
            continue
        for path in map(unescape, HREF.findall(answer.content.decode())):
            if path not in seen and path.startswith("/complaints/"):
                seen[path] = name_of(path)
                waiting.append(path)
    return set(seen.values())


def test_every_page_of_the_work_is_reached_by_links_from_the_list(told, ingrid, inez, dora):  # noqa: F811
    doors = {name for name, door in ENTRANCES.items() if door.who == Who.INVESTIGATOR}

    missed = doors.difference(*map(reached, (ingrid, inez, dora)))

    assert missed == BY_SOFTWARE | WITH_ROWS

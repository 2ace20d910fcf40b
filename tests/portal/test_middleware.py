"""One transaction behind every door, and the door opens only the rows it names."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.jurisdictions.access import jurisdictions_of
from tests.signing_in import signed_in

DOORS = {"/bookings/": "rosa", "/review/": "iris", "/operations/": "olga", "/admin/": "chief"}
ROLES = {
    "/bookings/": "portal_tenant",
    "/review/": "portal_review",
    "/operations/": "portal_dispatch",
    "/admin/": "portal_oversight",
}
CAST = ["rosa", "otto", "luca", "gwen", "iris", "olga", "nobody", "chief"]


@pytest.fixture
def few_doors(settings, client):
    settings.ROOT_URLCONF = "tests.portal.doors"
    client.raise_request_exception = False
    return client


def entered(client, path):
    """The roles and the tenants that a request set, in order."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(path)
    found = [query["sql"] for query in queries if query["sql"].startswith("SET LOCAL")]
    return [statement.rpartition(" ")[2].strip("'") for statement in found]


@pytest.mark.parametrize("path", ["/undeclared/", "/nameless/", "/foreign/"])
def test_a_door_that_is_not_in_the_table_stays_shut(path, few_doors, db):
    answer = few_doors.get(path)

    assert answer.status_code == 403
    assert b"open" not in answer.content


def test_not_even_an_administrator_opens_an_undeclared_door(few_doors, chief):
    assert signed_in(few_doors, chief).get("/undeclared/").status_code == 403


@pytest.mark.parametrize("status", [200, 201, 302, 304, 399])
def test_an_answer_keeps_what_was_written(status, few_doors, committed):
    few_doors.post(f"/write/{status}/")

    assert Group.objects.filter(name="written").exists()


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 500, 503])
def test_a_refusal_undoes_what_was_written(status, few_doors, committed):
    assert few_doors.post(f"/write/{status}/").status_code == status

    assert not Group.objects.filter(name="written").exists()


@pytest.mark.parametrize("status", [422, 429])
def test_a_refusal_keeps_what_it_says_is_to_stay(status, few_doors, committed):
    assert few_doors.post(f"/keep/{status}/").status_code == status

    assert Group.objects.filter(name="written").exists()


def test_a_failure_undoes_what_was_written(few_doors, committed):
    assert few_doors.post("/fail/").status_code == 500

    assert not Group.objects.filter(name="written").exists()


def test_no_answer_streams_out_of_its_transaction(few_doors, db):
    few_doors.raise_request_exception = True

    with pytest.raises(RuntimeError, match="streaming"):
        few_doors.get("/stream/")


@pytest.mark.parametrize("path", DOORS)
def test_a_stranger_is_asked_to_sign_in(path, client, db):
    answer = client.get(path + "?page=2")

    assert answer.status_code == 302
    assert answer.url in (
        f"/account/login/?next={path}%3Fpage%3D2",
        f"/admin/login/?next={path}%3Fpage%3D2",
    )


@pytest.mark.parametrize(
    "path", ["/api/bookings/", f"/api/bookings/{'0' * 8}-0000-4000-8000-{'0' * 12}/"]
)
@pytest.mark.parametrize("method", ["get", "head", "options", "post", "put", "patch", "delete"])
def test_a_stranger_to_the_api_is_told(method, path, client, db):
    assert getattr(client, method)(path).status_code == 401


@pytest.mark.parametrize("name", CAST)
@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/bookings/", set(CAST)),
        ("/review/", {"iris", "chief"}),
        ("/operations/", {"olga", "chief"}),
        ("/admin/", {"chief"}),
        ("/admin/matching/booking/", {"chief"}),
    ],
)
def test_who_comes_in_where(path, allowed, name, client, request):
    user = request.getfixturevalue(name)

    status = signed_in(client, user).get(path).status_code

    assert status == (200 if name in allowed else 403)


def test_staff_who_administer_nothing_stay_out_of_administration(client, nobody):
    nobody.is_staff = True
    nobody.save()

    assert signed_in(client, nobody).get("/admin/").status_code == 403


@pytest.mark.parametrize("path", DOORS)
def test_a_door_opens_the_rows_it_names(path, client, committed, request):
    user = request.getfixturevalue(DOORS[path])

    assert entered(signed_in(client, user), path)[0] == ROLES[path]


@pytest.mark.parametrize("name", CAST)
def test_a_tenants_door_opens_ones_own_places(name, client, committed, request):
    user = request.getfixturevalue(name)
    own = ",".join(map(str, jurisdictions_of(user)))

    assert entered(signed_in(client, user), "/bookings/") == ["portal_tenant", f"{{{own}}}"]


@pytest.mark.parametrize("path", ["/", "/jurisdictions/", "/account/login/", "/api/schema/"])
def test_a_public_door_opens_no_rows(path, client, committed, rosa):
    assert entered(signed_in(client, rosa), path) == []


def test_the_scope_ends_with_the_request(client, committed, rosa):
    signed_in(client, rosa).get("/bookings/")

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("portal_app",)


def test_who_looks_over_tenants_is_logged(client, chief, caplog):
    with caplog.at_level("INFO", logger="portal.jurisdictions.scope"):
        signed_in(client, chief).get("/admin/matching/booking/")

    assert f"user:{chief.pseudonym}: GET /admin/matching/booking/" in caplog.text

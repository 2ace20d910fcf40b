"""The cast: who belongs, who may, who must never; and the small world they live in."""

from datetime import UTC, datetime

import pytest
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as of_hypothesis

from portal.accounts.models import User
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.roles import give_role
from tests.factories import NOON, county, state, trained
from tests.kept import kept

pytest_plugins = ["tests.database", "tests.kept"]
# How long an example takes says more of the machine than of what is tested.
of_hypothesis.register_profile(
    "suite", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
of_hypothesis.load_profile("suite")


@pytest.fixture(autouse=True)
def english():
    """No test speaks the language in which another one left the thread."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    """Sealing keys and a state folder of the test's own."""
    settings.SEALING_KEYS = [bytes(range(32))]
    settings.STATE_DIR = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def now() -> datetime:
    return datetime.now(tz=UTC)


@kept
def program(database) -> Jurisdiction:
    return Jurisdiction.objects.create(
        kind="PROGRAM", code="US", name="Secure Communities", time_zone="UTC"
    )


@kept
def ohio(program) -> Jurisdiction:
    return state(program, "39", "OH", "Ohio")


@kept
def riverton(ohio) -> Jurisdiction:
    return county(ohio, "39901", "Riverton County")


@kept
def lakeside(ohio) -> Jurisdiction:
    """The county next door."""
    return county(ohio, "39902", "Lakeside County")


@kept
def riverton_police(riverton) -> Agency:
    return Agency.objects.create(ori="OH0990100", name="Riverton Police", jurisdiction=riverton)


@kept
def lakeside_sheriff(lakeside) -> Agency:
    return Agency.objects.create(ori="OH0990200", name="Lakeside Sheriff", jurisdiction=lakeside)


def person(name: str, *roles: tuple[str, Jurisdiction | None]) -> User:
    """Somebody with these roles, trained for them."""
    user = User.objects.create_user(name)
    for role, place in roles:
        give_role(user=user, role=role, jurisdiction=place, by=None, at=NOON)
    return trained(user)


@kept
def chief(database) -> User:
    """Administers the portal."""
    return User.objects.create_superuser("chief")


@kept
def rosa(riverton) -> User:
    """Books people for Riverton."""
    return person("rosa", ("CLERK", riverton))


@kept
def otto(riverton) -> User:
    """Answers for Riverton: sees its bookings and decides on taking part."""
    return person("otto", ("OFFICIAL", riverton))


@kept
def carl(riverton) -> User:
    """Riverton's counsel: decides on taking part beside its official."""
    return person("carl", ("COUNSEL", riverton))


@kept
def paul(program) -> User:
    """Acts and answers for the program."""
    return person("paul", ("PROGRAM", program))


@kept
def pia(program) -> User:
    """Acts and answers for the program beside Paul."""
    return person("pia", ("PROGRAM", program))


@kept
def luca(lakeside) -> User:
    """Holds every local right, but in Lakeside: must never see Riverton's records."""
    return person("luca", ("CLERK", lakeside), ("OFFICIAL", lakeside))


@kept
def gwen(ohio) -> User:
    """Answers for Ohio, and so for its counties."""
    return person("gwen", ("OFFICIAL", ohio))


@kept
def mona(riverton) -> User:
    """Manages Riverton's people."""
    return person("mona", ("MANAGER", riverton))


@kept
def lars(lakeside) -> User:
    """Manages Lakeside's people: must never reach Riverton's."""
    return person("lars", ("MANAGER", lakeside))


@kept
def stella(ohio) -> User:
    """Manages the people of Ohio, and so of its counties."""
    return person("stella", ("MANAGER", ohio))


@kept
def petra(program) -> User:
    """Manages the people of the program's own office, and of no other place."""
    return person("petra", ("MANAGER", program))


@kept
def gerald(ohio) -> User:
    """Answers for Ohio beside Gwen."""
    return person("gerald", ("OFFICIAL", ohio))


@kept
def nobody(database) -> User:
    """Signs in and holds no role."""
    return User.objects.create_user("nobody")


@kept
def iris(database) -> User:
    """Examines candidates."""
    return person("iris", ("EXAMINER", None))


@kept
def ines(database) -> User:
    """Examines candidates too."""
    return person("ines", ("EXAMINER", None))


@kept
def igor(database) -> User:
    """Examines candidates where the first two differ."""
    return person("igor", ("EXAMINER", None))


@kept
def sybil(database) -> User:
    """Runs the committee's secretariat."""
    return person("sybil", ("SECRETARY", None))


@kept
def mabel(database) -> User:
    """Sits on the committee for police chiefs, and chairs it."""
    return person("mabel", ("MEMBER", None))


@kept
def marco(database) -> User:
    """Sits on the committee for sheriffs."""
    return person("marco", ("MEMBER", None))


@kept
def mina(database) -> User:
    """Sits on the committee for prosecutors."""
    return person("mina", ("MEMBER", None))


@kept
def milo(database) -> User:
    """Sits on the committee for courts."""
    return person("milo", ("MEMBER", None))


@kept
def mae(database) -> User:
    """Sits on the committee for field agents."""
    return person("mae", ("MEMBER", None))


@kept
def moses(database) -> User:
    """Sits on the committee for advocates."""
    return person("moses", ("MEMBER", None))


@kept
def olga(database) -> User:
    """Looks after failed work."""
    return person("olga", ("OPERATOR", None))


@kept
def jack(riverton) -> User:
    """Keeps Riverton's jail: answers detainers and reports releases."""
    return person("jack", ("CUSTODY", riverton))


@kept
def leo(lakeside) -> User:
    """Keeps Lakeside's jail: must never see Riverton's detainers."""
    return person("leo", ("CUSTODY", lakeside))


@kept
def sara(database) -> User:
    """Works on the status of matched people, for the program."""
    return person("sara", ("SPECIALIST", None))


@kept
def omar(database) -> User:
    """Decides cases and issues detainers, for the program."""
    return person("omar", ("OFFICER", None))


@kept
def ingrid(database) -> User:
    """Investigates complaints, for nobody's place and against none."""
    return person("ingrid", ("INVESTIGATOR", None))


@kept
def inez(database) -> User:
    """Takes complaints in."""
    return person("inez", ("INTAKE", None))


@kept
def dora(database) -> User:
    """Supervises the work on complaints."""
    return person("dora", ("DIRECTOR", None))


@kept
def susan(database) -> User:
    """Supervises cases: claims, overrides, voids."""
    return person("susan", ("SUPERVISOR", None))


@kept
def stan(database) -> User:
    """Prepares and signs the quarterly statistics."""
    return person("stan", ("STATISTICIAN", None))


@kept
def hana(database) -> User:
    """Heads the statisticians: approves what they signed."""
    return person("hana", ("RELEASER", None))


CAST = (
    "chief", "rosa", "otto", "carl", "paul", "pia", "luca", "gwen", "mona", "lars", "stella",
    "petra", "gerald", "nobody", "iris", "ines", "igor", "olga", "jack", "leo", "sara", "omar",
    "ingrid", "inez", "dora", "susan", "stan", "hana",
)  # fmt: skip


@kept
def everybody(request) -> dict[str, User]:
    """The whole cast by name, for a walk over who may and who may not."""
    return {name: request.getfixturevalue(name) for name in CAST}

"""The catalog: modules in use with their texts and the edition that is out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.jurisdictions.role_table import ROLES
from portal.training.audiences import Audience
from portal.training.courses.content import Course, Text
from portal.training.courses.reading import course
from portal.training.models import Completion, Edition, Module
from portal.training.selectors import good


@dataclass(frozen=True)
class Entry:
    """A module in the catalog; one that is not taught on this site has no course."""

    module: Module
    course: Course | None
    edition: Edition | None

    @property
    def audiences(self) -> list[str]:
        """Whom it is for, in words."""
        return [str(Audience(one).label) for one in self.module.audience]

    @property
    def roles(self) -> list[str]:
        """In which roles nobody acts without it, in words."""
        return [_(ROLES[role].label) for role in self.module.roles]

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The languages that it is written in, each by its own name."""
        names = {code.partition("-")[0]: name for code, name in settings.LANGUAGES}
        written = self.course.languages if self.course else []
        return [(code, names.get(code, code)) for code in written]

    @property
    def can_be_taken(self) -> bool:
        """Whether its text was published, so that passing it counts."""
        return self.edition is not None

    def text_in(self, language: str) -> Text | None:
        """What it says to a reader."""
        return self.course.text_in(language) if self.course else None


def modules_in_use(*, on: date) -> QuerySet[Module]:
    """The modules that are not retired on a day, in the order of the catalog."""
    rows = Module.objects.filter(Q(retired_on=None) | Q(retired_on__gt=on))
    return rows.select_related("prerequisite").order_by("-roles__len", "title")


def catalog(*, on: date) -> list[Entry]:
    """Every module in use with its course; one question to the database for all editions."""
    modules = list(modules_in_use(on=on))
    editions = {
        (edition.module_id, edition.digest): edition
        for edition in Edition.objects.filter(module__in=modules, published_on__lte=on)
    }
    return [_entry(module, editions) for module in modules]


def entry_of(key: str, *, on: date) -> Entry | None:
    """One module in use with its course."""
    module = modules_in_use(on=on).filter(key=key).first()
    if module is None:
        return None
    rows = Edition.objects.filter(module=module, published_on__lte=on).select_related("module")
    return _entry(module, {(module.pk, one.digest): one for one in rows})


def lacks_prerequisite(user: User, module: Module, *, at: datetime) -> bool:
    """Whether another course comes first and is not held on the day."""
    if module.prerequisite_id is None:
        return False
    held = good(on=at.date()).filter(user=user, module=module.prerequisite_id)
    return not held.exists()


def standing_before(user: User, module: Module, *, at: datetime) -> dict[str, Any]:
    """What a person sees beside the questions: what comes first, and what is held already."""
    held = good(on=at.date()).filter(user=user, module=module).order_by("-valid_until")
    return {
        "lacks_prerequisite": lacks_prerequisite(user, module, at=at),
        "held": held.first(),
    }


def passed_on(user: User, module: Module, *, on: date) -> Completion | None:
    """What is recorded of a person and a module for a day already."""
    rows = Completion.objects.filter(user=user, module=module, completed_on=on, revoked_at=None)
    return rows.select_related("module", "edition").first()


def _entry(module: Module, editions: dict[tuple[int, str], Edition]) -> Entry:
    """The edition that is out is the one whose digest is that of the text."""
    taught = course(module.key)
    edition = editions.get((module.pk, taught.digest)) if taught else None
    return Entry(module, taught, edition)

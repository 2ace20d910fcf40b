"""The templates of letters: which are in force, and a new version of one."""

from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from complaints.letters.models import Kind, Template
from complaints.letters.placeholders import check_template
from complaints.letters.refusals import NoSuchTemplate
from complaints.states import SUPERVISE
from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied, holds_everywhere
from portal.jurisdictions.reaching import stepping_into
from portal.training.services import require_trained_for

FALLBACK = "en"


def templates_in_force() -> list[Template]:
    """The newest version of each template."""
    newest = Template.objects.order_by("kind", "language", "-version")
    return list(newest.distinct("kind", "language"))


def template_for(kind: str, language: str) -> Template:
    """The newest template of a kind in a language, in English where there is none in it.

    Raises ``NoSuchTemplate``.
    """
    for wanted in (language, FALLBACK):
        if found := exact_template(kind, wanted):
            return found
    raise NoSuchTemplate(_("There is no template of this kind."))


def exact_template(kind: str, language: str) -> Template | None:
    """The newest template of a kind in one language; None where there is none."""
    return Template.objects.filter(kind=kind, language=language).order_by("-version").first()


def change_template(*, kind: str, language: str, words: str, by: User, at: datetime) -> Template:
    """Put a new version in force; only placeholders of the table may stand in it.

    For supervisors.  Raises ``AccessDenied``, ``NoSuchTemplate``, ``UnknownPlaceholder``,
    ``WordsMissing`` and ``WordsTooLong``.
    """
    if not holds_everywhere(by, SUPERVISE):
        raise AccessDenied(_("Supervisors of complaints alone change what letters say."))
    require_trained_for(user=by, rights=[SUPERVISE], at=at)
    if kind not in Kind.values or language not in dict(settings.LANGUAGES):
        raise NoSuchTemplate(_("There is no such kind of letter, or no such language."))
    text = fit(words)
    check_template(text)
    with stepping_into(scope.complaints()):
        _take_turns(kind, language)
        before = exact_template(kind, language)
        made = Template.objects.create(
            kind=kind,
            language=language,
            version=before.version + 1 if before else 1,
            words=text,
            written_by=by,
            written_at=at,
        )
        detail: dict[str, object] = {"kind": kind, "language": language, "version": made.version}
        trail.record(event="letter_template.changed", subject=made, by=by, at=at, detail=detail)
    return made


def _take_turns(kind: str, language: str) -> None:
    """Two people who change one template at once get one version each."""
    with connection.cursor() as cursor:
        name = f"letter-template {kind} {language}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])

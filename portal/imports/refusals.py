"""Everything that the services of an import refuse with a sentence, for the doors to show."""

from portal.imports.errors import ImportRefused
from portal.imports.tables import FileRefused
from portal.jurisdictions.access import AccessDenied
from portal.participation.entering import AlreadyEntered, NotFit
from portal.progress.errors import NotYours
from portal.states import TransitionRefused

REFUSALS = (
    FileRefused,
    ImportRefused,
    AccessDenied,
    NotFit,
    AlreadyEntered,
    TransitionRefused,
    NotYours,
)

"""Every form of complaints that there is."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from django import forms

from complaints import views
from complaints.casework import filters


def forms_of_complaints() -> list[type[forms.Form]]:
    """The forms of the views, and the filters of the desk's lists."""
    folder = Path(str(views.__path__[0]))
    modules = [import_module(f"complaints.views.{one.name}") for one in iter_modules([folder])]
    kinds = (kind for module in [*modules, filters] for kind in vars(module).values())
    return [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, forms.Form)]

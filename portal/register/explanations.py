"""One sentence on why the flow of a place is what it is."""

from django.utils.translation import gettext as _

from portal.jurisdictions.clock import in_words
from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import MEANINGS, Flow, Side
from portal.participation.axes import Axes
from portal.participation.models import ParticipationEvent

Kind = Jurisdiction.Kind


def sentence(place: Jurisdiction, axes: Axes) -> str:
    """Names the act that sets the flow, its authority, and the instant by the place's clocks."""
    if axes.because is None:
        return _unmoved(place) % {"place": place}
    return _reason(place, axes.because) % {
        "flow": _effect(axes.flow) % {"place": place},
        "place": place,
        "above": axes.because.jurisdiction,
        "act": _(axes.because.get_act_display()),
        "instrument": _(axes.because.get_instrument_display()),
        "authority": axes.because.authority,
        "when": in_words(place, axes.because.effective_at),
    }


def _unmoved(place: Jurisdiction) -> str:
    if place.kind == Kind.COUNTY:
        return _("%(place)s has not joined, so nothing reaches the immigration search.")
    return _("%(place)s as a whole closes nothing: what each place below it has decided, holds.")


def _effect(flow: str) -> str:
    return {
        Flow.L0: _("Prints taken in %(place)s go to both searches and the response is returned"),
        Flow.L1: _(
            "Prints taken in %(place)s go to both searches and no immigration response is returned"
        ),
        Flow.L2: _("Nothing taken in %(place)s reaches the immigration search"),
    }[Flow(flow)]


def _reason(place: Jurisdiction, because: ParticipationEvent) -> str:
    if because.jurisdiction_id != place.pk:
        return _(
            "%(flow)s, because %(above)s decided so for every place below it, which stands above"
            " their own acts (%(act)s): %(instrument)s of %(authority)s, in effect from %(when)s."
        )
    return {
        Side.PROGRAM: _(
            "%(flow)s, because the program decided so (%(act)s):"
            " %(instrument)s of %(authority)s, in effect from %(when)s."
        ),
        Side.PLACE: _(
            "%(flow)s, because %(place)s itself decided so (%(act)s):"
            " %(instrument)s of %(authority)s, in effect from %(when)s."
        ),
        Side.COURT: _(
            "%(flow)s, because a court ordered so (%(act)s):"
            " %(instrument)s of %(authority)s, in effect from %(when)s."
        ),
    }[Side(MEANINGS[because.act].side)]

"""The form of each question, one a page."""

from complaints.views import filing_events as events
from complaints.views import filing_people as people
from complaints.views import filing_places as places
from complaints.views.filing_fields import PageForm

FORMS: dict[str, type[PageForm]] = {
    "mode": people.ModeForm,
    "relation": people.RelationForm,
    "authority": people.AuthorityForm,
    "topic": events.TopicForm,
    "held": events.HeldForm,
    "earlier": events.EarlierForm,
    "record": events.RecordForm,
    "notice": events.NoticeForm,
    "words": events.WordsForm,
    "place": places.PlaceForm,
    "agency": places.AgencyForm,
    "when": events.WhenForm,
    "who": events.WhoForm,
    "basis": events.BasisForm,
    "custody": events.CustodyForm,
    "steps": events.StepsForm,
    "evidence": events.EvidenceForm,
    "people": people.PersonForm,
    "contact": people.ContactForm,
}

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "reports.committee.meetings"
    label = "committee_meetings"

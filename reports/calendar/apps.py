from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "reports.calendar"
    label = "release_calendar"

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "complaints.referrals"
    label = "referrals"

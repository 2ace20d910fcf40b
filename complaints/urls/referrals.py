"""Where the pages of referrals are found."""

from django.urls import path

from complaints.views import referrals

urlpatterns = [
    path("complaints/referrals/", referrals.referral_list, name="referral-list"),
    path("complaints/referrals/<uuid:pk>/", referrals.referral_detail, name="referral-detail"),
    path("complaints/bodies/", referrals.referral_bodies, name="referral-bodies"),
]

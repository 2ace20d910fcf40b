"""Where whoever holds a receipt finds the complaint, and those who work on it write to them."""

from django.urls import path

from complaints.views import following, following_acts, glass, identity, messages, proof

urlpatterns = [
    path("complain/follow/", following.complaint_follow, name="complaint-follow"),
    path("complain/mine/", following.complaint_mine, name="complaint-mine"),
    path("complain/mine/close/", following.complaint_close, name="complaint-close"),
    path("complain/mine/message/", following_acts.complaint_write, name="complaint-write"),
    path("complain/mine/withdraw/", following_acts.complaint_withdraw, name="complaint-withdraw"),
    path("complain/mine/appeal/", following_acts.complaint_appeal, name="complaint-appeal"),
    path("complain/mine/access/", following_acts.complaint_access, name="complaint-access"),
    path("complain/mine/consent/", following_acts.complaint_consent, name="complaint-consent"),
    path("complain/mine/proof/", proof.complaint_proof, name="complaint-proof"),
    path("complain/proof-keys/", proof.complaint_proof_keys, name="complaint-proof-keys"),
    path("complaints/<uuid:pk>/message/", messages.complaint_answer, name="complaint-answer"),
    path("complaints/people/<uuid:pk>/", identity.party_identity, name="party-identity"),
    path("complaints/people/<uuid:pk>/glass/", glass.party_glass, name="party-glass"),
    path("complaints/openings/<uuid:pk>/approve/", glass.opening_approve, name="opening-approve"),
    path("complaints/openings/<uuid:pk>/name/", glass.opening_name, name="opening-name"),
]

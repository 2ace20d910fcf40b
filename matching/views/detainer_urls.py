"""Where a place's pages of detainers and of hold policies are found."""

from django.urls import path

from matching.views import detainers, hold_policies

urlpatterns = [
    path("detainers/", detainers.detainer_home, name="detainer-home"),
    path("detainers/lists/<slug:key>/", detainers.detainer_list, name="detainer-list"),
    path("detainers/lists/<slug:key>/rows.csv", detainers.detainer_csv, name="detainer-csv"),
    path("detainers/lists/<slug:key>/keep/", detainers.detainer_keep, name="detainer-keep"),
    path(
        "detainers/lists/<slug:key>/drop/<int:number>/",
        detainers.detainer_drop,
        name="detainer-drop",
    ),
    path("detainers/policies/", hold_policies.policy_home, name="hold-policy-home"),
    path("detainers/policies/new/<str:fips>/", hold_policies.policy_new, name="hold-policy-new"),
    path("detainers/policies/<uuid:pk>/", hold_policies.proposal_detail, name="hold-proposal"),
    path("detainers/<uuid:pk>/", detainers.detainer_detail, name="detainer-detail"),
    path("detainers/<uuid:pk>/paper.pdf", detainers.detainer_paper, name="detainer-paper"),
    path("detainers/<uuid:pk>/<slug:act>/", detainers.detainer_act, name="detainer-act"),
    path("jurisdictions/<str:fips>/holds/", hold_policies.policy_page, name="hold-policy"),
]

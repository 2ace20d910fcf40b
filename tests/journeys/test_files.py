"""The pages of cases and of what follows from them: two widths, light and dark, in Spanish."""

import pytest

from tests.journeys.look import check_frame, check_views, check_width

NARROW = {"width": 375, "height": 900}
NONE = "place=39902"
RULES = "/admin/policy/ruleversion/"
PROGRESS = "/admin/progress/"

# name: (who, path, code); {words} are looked up in the house.
PAGES = {
    "register": (None, "/wrongful-matches/", 200),
    "error rates": (None, "/examiners/", 200),
    "holds": (None, "/holds/", 200),
    "rules": (None, "/rules/", 200),
    "hold policy": (None, "/jurisdictions/39905/holds/", 200),
    "work of a specialist": ("sara", "/casework/", 200),
    "open cases": ("sara", "/casework/lists/open/", 200),
    "case open": ("sara", "{case open}", 200),
    "case queried": ("sara", "{case queried}", 200),
    "case answered": ("sara", "{case answered}", 200),
    "act part": ("sara", "{case open}part/", 200),
    "act query": ("sara", "{case open}query/", 200),
    "act answer": ("sara", "{case queried}answer/", 200),
    "act conviction": ("sara", "{case queried}conviction/", 200),
    "act circumstances": ("sara", "{case queried}circumstances/", 200),
    "act factors": ("sara", "{case queried}factors/", 200),
    "act claim": ("sara", "{case queried}claim/", 200),
    "work of an officer": ("olivia", "/casework/", 200),
    "all cases": ("olivia", "/casework/lists/cases/", 200),
    "all cases none": ("olivia", f"/casework/lists/cases/?{NONE}", 200),
    "drafts": ("olivia", "/casework/lists/drafts/", 200),
    "all detainers": ("olivia", "/casework/lists/detainers/", 200),
    "case decided": ("olivia", "{case decided}", 200),
    "case drafted": ("olivia", "{case drafted}", 200),
    "case issued": ("olivia", "{case issued}", 200),
    "case conditional": ("olivia", "{case conditional}", 200),
    "act decide": ("olivia", "{case answered}decide/", 200),
    "act draft": ("olivia", "{case decided}draft/", 200),
    "act draft of 2015": ("olivia", "{case decided}draft/?form=I247D", 200),
    "act issue": ("olivia", "/casework/detainers/{draft}/issue/", 200),
    "act cancel": ("olivia", "/casework/detainers/{detainer}/cancel/", 200),
    "work of a supervisor": ("susan", "/casework/", 200),
    "claims": ("susan", "/casework/lists/claims/", 200),
    "claims decided": ("susan", "/casework/lists/decided-claims/", 200),
    "overdue": ("susan", "/casework/lists/overdue/", 200),
    "claim": ("susan", "/casework/claims/{claim}/", 200),
    "case closed": ("susan", "{case closed}", 200),
    "case void": ("susan", "{case void}", 200),
    "act override": ("susan", "{case decided}override/", 200),
    "act close": ("susan", "{case open}close/", 200),
    "act reopen": ("susan", "{case closed}reopen/", 200),
    "clocks": ("susan", "/casework/clocks/", 200),
    "clock running": ("susan", "/casework/clocks/{clock running}/", 200),
    "clock over": ("susan", "/casework/clocks/{clock over}/", 200),
    "voids": ("susan", "/casework/voids/", 200),
    "voids no reference": ("susan", "/casework/voids/?reference=V-0000-0000", 422),
    "void own": ("susan", "/casework/voids/{void}/", 200),
    "void new": ("susan", "/casework/voids/new/{wrong match}/", 200),
    "void of another": ("saul", "/casework/voids/{void}/", 200),
    "complaints": ("ida", "/complaints/", 200),
    "complaint": ("ida", "/complaints/{complaint}/", 200),
    "complaint of the portal": ("ida", "/complaints/{own complaint}/", 200),
    "complaint told": ("ida", "{told}", 200),
    "complaint notes": ("ida", "{told}notes/", 200),
    "complaint left out": ("ida", "{told}left-out/", 200),
    "complaint as public": ("ida", "{told}as-public/", 200),
    "complaint letters": ("ida", "{told}letters/", 200),
    "complaint questions": ("ida", "{told}questions/", 200),
    "complaint alike": ("ida", "{told}alike/", 200),
    "complaint evidence": ("ida", "{told}evidence/", 200),
    "complaint answer": ("ida", "{told}message/", 200),
    "complaint pause": ("dora", "{told}do/pause/", 200),
    "complaint move": ("inez", "{told}do/move/", 200),
    "complaint kept": ("dora", "{told}retention/", 200),
    "complaints due": ("dora", "/complaints/retention/", 200),
    "complaint routing": ("dora", "/complaints/routing/", 200),
    "complaint teams": ("dora", "/complaints/teams/", 200),
    "complaint letter kinds": ("dora", "/complaints/letters/", 200),
    "complaint letter kind": ("dora", "/complaints/letters/OUTCOME/es/", 200),
    "complaint referrals": ("inez", "/complaints/referrals/", 200),
    "complaint bodies": ("dora", "/complaints/bodies/", 200),
    "complaint languages": ("ida", "/complaints/languages/", 200),
    "complaint intake": ("inez", "/complaints/intake/", 200),
    "complaint scan": ("inez", "{told}scan/", 200),
    "complaint paper": (None, "/complain/paper/", 200),
    "complaint figures": (None, "/complain/figures/", 200),
    "questions": ("fiona", "/questions/", 200),
    "question": ("fiona", "/questions/{question}/", 200),
    "desk": ("fred", "/detainers/", 200),
    "desk to answer": ("fred", "/detainers/lists/answer/", 200),
    "desk waiting": ("fred", "/detainers/lists/waiting/", 200),
    "desk conviction": ("fred", "/detainers/{conditional detainer}/conviction/", 200),
    "desk conditional": ("fred", "/detainers/{conditional detainer}/", 200),
    "desk held": ("fred", "/detainers/{held}/", 200),
    "desk clocks": ("fred", "/detainers/clocks/", 200),
    "desk clock running": ("fred", "/detainers/clocks/{clock running}/", 200),
    "desk clock over": ("fred", "/detainers/clocks/{clock over}/", 200),
    "training": ("fred", "/training/", 200),
    "training none": ("frida", "/training/", 200),
    "booking void": ("frida", "/bookings/{voided booking}/", 200),
    "courses": (None, "/training/courses/", 200),
    "course": (None, "/training/courses/detainers/", 200),
    "course page": (None, "/training/courses/detainers/2/", 200),
    "course questions": ("frida", "/training/courses/introduction/questions/", 200),
    "course after another": ("frida", "/training/courses/detainers/questions/", 200),
    "certificate check": (None, "/training/certificates/", 200),
    "certificate unknown": (None, "/training/certificates/?code=abc", 404),
    "training of a place": ("fay", "/training/39905/", 200),
    "servers": ("fay", "/webhooks/", 200),
    "server new": ("fay", "/webhooks/new/", 200),
    "server": ("fay", "/webhooks/{endpoint}/", 200),
    "server stop": ("fay", "/webhooks/{endpoint}/stop/", 200),
    "policies": ("fiona", "/detainers/policies/", 200),
    "policy new": ("fiona", "/detainers/policies/new/39905/", 200),
    "messages failed": ("olga", "/operations/webhooks/", 200),
    "examiners": ("chief", "/examiners/known-pairs/", 200),
    "admin rules": ("chief", RULES, 200),
    "admin rule": ("deputy", RULES + "{rule}/change/", 200),
    "admin rule new": ("chief", RULES + "add/?from={rule}", 200),
    "admin examples": ("chief", RULES + "examples/", 200),
    "admin back-test": ("chief", RULES + "{rule}/back-test/", 200),
    "files of lists": ("sara", "/lists/files/", 200),
    "admin first page": ("chief", "/admin/", 200),
    "admin long work": ("chief", PROGRESS + "work/", 200),
    "admin trail": ("chief", "/admin/audit/auditevent/", 200),
    "admin modules": ("chief", "/admin/training/module/", 200),
    "admin completions": ("chief", "/admin/training/completion/", 200),
    "admin completion new": ("chief", "/admin/training/completion/add/", 200),
}
SPOKEN = [name for name in PAGES if not name.startswith("admin")]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fit_for_everybody(name, looked_at):
    who, path, code = PAGES[name]

    page, status, witness = looked_at(who, path)

    assert status == code
    check_frame(page)
    # Before axe, which asks for the administration's styles in ways that the browser refuses it.
    assert (witness.foreign, witness.complaints) == ([], [])
    check_views(page, name)


@pytest.mark.parametrize("name", SPOKEN)
def test_a_page_speaks_spanish(name, looked_at):
    who, path, _code = PAGES[name]

    page, _status, _witness = looked_at(who, path, "es")

    check_frame(page, "es")
    page.set_viewport_size(NARROW)
    check_width(page)

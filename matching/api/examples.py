"""One detainer on its way through an agency's software, as the schema shows it; all invented."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

NUMBER = "D-7K3M-9QXP"
RECEIVED = "2012-03-05T20:10:00Z"
SERVED = "2012-03-05T21:30:00Z"
DUE = "2012-03-07T15:00:00Z"
DEADLINE = "2012-03-09T15:00:00Z"
ENDED = "2012-03-08T19:45:00Z"
CLOCK: dict[str, Any] = {
    "started_at": DUE,
    "deadline_at": DEADLINE,
    "over_at": None,
    "over_because": "",
    "ends_at": DEADLINE,
    "zone": "America/New_York",
    "ended": False,
}
HONORED = {
    "choice": "HONOR",
    "condition": 12,
    "state_condition": None,
    "answered_at": "2012-03-05T20:15:00Z",
}
LISTED: dict[str, Any] = {
    "number": NUMBER,
    "ori": "OH0990100",
    "jurisdiction": "39901",
    "booking": "6f0c6c5e-0c52-4f0e-9f0a-3f8f3c2f9b11",
    "local_number": "2012-000417",
    "form": "DEC2011",
    "requests": ["HOLD", "COPY_TO_SUBJECT", "NOTIFY_OF_RELEASE"],
    "conditional": False,
    "state": "ISSUED",
    "issued_at": "2012-03-05T20:00:00Z",
    "changed_at": "2012-03-05T20:00:00Z",
    "received_at": None,
    "answer": None,
    "service": None,
    "clock": None,
    "custody_end": None,
    "paper": f"/api/detainers/{NUMBER}/paper/",
}
ISSUED: dict[str, Any] = LISTED | {
    "may_be_honored": True,
    "policy": {
        "title": "Hold policy of the county",
        "citation": "Resolution 2011-44",
        "conditions": [
            {"id": 12, "number": 1, "words": "Convicted of a serious felony", "met": True}
        ],
    },
    "state_policy": None,
    "charges": [{"id": 881, "ncic_code": "2203", "severity": "FELONY", "convicted_on": None}],
}


def _sent(name: str, **body: Any) -> OpenApiExample:
    return OpenApiExample(name, value=body, request_only=True)


def _told(name: str, value: dict[str, Any], **changes: Any) -> OpenApiExample:
    return OpenApiExample(name, value=value | changes, response_only=True, status_codes=["200"])


PAGE = [
    _told(
        "The first page of two",
        {
            "next": "https://portal.example.gov/api/detainers/?cursor=cD0yMDEyLTAzLTA1",
            "previous": None,
            "results": [LISTED],
        },
    )
]
ONE = [_told("Just issued", ISSUED)]
# By the report that they are examples of.
REPORTS: dict[str, list[OpenApiExample]] = {
    "receipt": [_told("Acknowledged", ISSUED, received_at=RECEIVED)],
    "answer": [
        _sent("It holds, by a condition of its policy", choice="HONOR", condition=12),
        _sent("It declines", choice="DECLINE"),
        _sent("It tells of the release and holds nobody", choice="NOTIFY_ONLY"),
        _told("Honored", ISSUED, state="ACTIVE", answer=HONORED),
    ],
    "service": [
        _sent("By hand", means="BY_HAND", served_at=SERVED, proof="Receipt 17, signed"),
        _sent(
            "On the clocks of the place",
            means="BY_HAND",
            served_at="2012-03-05T16:30:00",
            proof="Receipt 17, signed",
        ),
        _told("Served", ISSUED, state="SERVED", service={"means": "BY_HAND", "served_at": SERVED}),
    ],
    "release-due": [
        _sent("Bail was posted", at=DUE),
        _told("The clock runs", ISSUED, state="RELEASE_DUE", answer=HONORED, clock=CLOCK),
    ],
    "release": [
        _sent("Released", at=ENDED),
        _told(
            "In time",
            ISSUED,
            state="RELEASED",
            answer=HONORED,
            clock=CLOCK | {"ended": True},
            custody_end={"kind": "RELEASED", "ended_at": ENDED},
        ),
    ],
    "transfer": [
        _sent("Taken over", at=ENDED),
        _told(
            "In time",
            ISSUED,
            state="TRANSFERRED",
            answer=HONORED,
            clock=CLOCK | {"ended": True},
            custody_end={"kind": "TRANSFERRED", "ended_at": ENDED},
        ),
    ],
    "conviction": [
        _sent(
            "Convicted on the charge of the booking",
            charge=881,
            convicted_on="2012-03-06",
            severity="FELONY",
            known_from="Court of common pleas, case 12-CR-0417",
        ),
        _told(
            "On record",
            ISSUED,
            charges=[ISSUED["charges"][0] | {"convicted_on": "2012-03-06"}],
        ),
    ],
}

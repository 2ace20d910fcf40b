"""Error rates as they are published of enough examiners."""

RATE = {"count": 2, "total": 50, "rate": 0.04, "low": 0.005, "high": 0.137}
ENOUGH = {
    "enough": True,
    "examiners": 5,
    "pairs": 100,
    "overall": dict.fromkeys(("false_positive", "false_negative", "inconclusive"), RATE),
    "spread": {
        "false_positive": {"lowest": 0.0, "median": 0.05, "highest": 0.1},
        "false_negative": None,
        "inconclusive": None,
    },
}

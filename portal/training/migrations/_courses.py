"""The modules as 0003 writes them; read by itself for their titles."""

from datetime import date

BEGAN = date(2008, 10, 27)  # the first county was activated
# (key, audience, minutes) of the modules that are there already
KNOWN = (
    ("introduction", ["PATROL", "JAIL", "LEADERS", "AGENTS", "ATTORNEYS", "OFFICIALS"], 20),
    ("examination", ["EXAMINERS"], 25),
    ("status", ["STATUS", "AGENTS", "ATTORNEYS"], 25),
    ("detainers", ["JAIL", "PATROL", "LEADERS", "STATUS", "ATTORNEYS"], 25),
)
# (key, title, audience, minutes, months); which roles need them is written after
MODULES = (
    (
        "introduction-287g",
        "Introduction to Secure Communities for 287(g) places",
        ["PATROL", "JAIL", "LEADERS", "AGENTS", "ATTORNEYS"],
        20,
        24,
    ),
    (
        "protection",
        "Witnesses, refugees and victims",
        ["PATROL", "LEADERS", "AGENTS", "STATUS", "ATTORNEYS"],
        20,
        24,
    ),
    (
        "community",
        "Explaining the program to your community",
        ["PATROL", "LEADERS", "OFFICIALS"],
        15,
        24,
    ),
    (
        "profiling",
        "Avoiding racial profiling",
        ["PATROL", "JAIL", "LEADERS", "AGENTS"],
        20,
        24,
    ),
    (
        "language",
        "People who speak little English",
        ["PATROL", "JAIL", "LEADERS", "COMPLAINTS"],
        15,
        24,
    ),
    (
        "retaliation",
        "Retaliation by private actors",
        ["PATROL", "LEADERS", "AGENTS", "ATTORNEYS"],
        15,
        24,
    ),
    (
        "complaints",
        "Civil-rights complaints: confidentiality and no retaliation",
        ["COMPLAINTS", "LEADERS"],
        20,
        12,
    ),
    (
        "participation",
        "Deciding on participation: acts, instruments and two people",
        ["OFFICIALS", "ATTORNEYS"],
        20,
        24,
    ),
    (
        "committee",
        "Case reviews of the committee: blinded review, recusal and disclosure",
        ["COMMITTEE"],
        20,
        12,
    ),
)
# Whoever takes the one has completed the other.
AFTER = (
    ("detainers", "introduction"),
    ("status", "introduction"),
    ("examination", "introduction"),
    ("complaints", "introduction"),
    ("participation", "introduction"),
    ("committee", "introduction"),
)

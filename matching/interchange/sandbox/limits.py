"""How much memory and time each job gets."""

from portal.confinement import Limits

MB = 1024 * 1024

# Reading a transaction of 20 MB holds it three times over, and takes milliseconds.
AT_THE_DOOR = Limits(memory=256 * MB, cpu=5, wall=20.0)
# LEADER needs 1.4 GB and 8 s of one core for the largest finger it is given; a slap has four.
EXTRACTION = Limits(memory=2_560 * MB, cpu=60, wall=180.0)

LIMITS = {
    "transaction": AT_THE_DOOR,
    "template": AT_THE_DOOR,
    "image": AT_THE_DOOR,
    "fingers": EXTRACTION,
}

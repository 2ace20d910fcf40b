"""Charges and convictions that Hypothesis makes up."""

from hypothesis import strategies as st

from matching.offenses.records import SEVERITIES, Charge, Conviction

codes = st.sampled_from(
    ["", "9900", "5499", "5404", "5401", "2203", "2303", "1313", "1301", "3560", "3562", "3599"]
)
severities = st.sampled_from(SEVERITIES)
known = st.sampled_from([True, False, None])
charges = st.builds(Charge, codes, severities, st.booleans())
convictions = st.builds(Conviction, codes, severities, st.integers(1950, 2030), known, known)
